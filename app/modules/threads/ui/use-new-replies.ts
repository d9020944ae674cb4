import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { PostItem, ThreadView } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';
import { useAnnounce } from '~/ui/live-region';

const nearEndPx = 160;
const announceDelayMs = 1_500;

function isAtEnd(list: HTMLElement | null): boolean {
  if (!list) return false;
  return list.getBoundingClientRect().bottom - innerHeight < nearEndPx;
}

/**
 * What came in while the reader is further up. The page does not move under them; a count leads down. Who reads at the end
 * is kept there. A screen reader hears a sum, not each reply, and can be spared that too.
 */
export function useNewReplies(input: {
  list: RefObject<HTMLElement | null>;
  posts: readonly PostItem[];
  thread: ThreadView;
  memberId: string | undefined;
}) {
  const { list, posts, thread, memberId } = input;
  const { t } = useI18n();
  const announce = useAnnounce();
  const [seen, setSeen] = useState(thread.postCount);
  const atEnd = useRef(false);
  const following = useRef(false);
  const unannounced = useRef(0);
  const known = useRef(thread.postCount);

  useEffect(() => {
    const look = () => {
      atEnd.current = isAtEnd(list.current);
      if (atEnd.current) setSeen(known.current);
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [list]);

  const toEnd = useCallback(() => {
    requestAnimationFrame(() => {
      const last = list.current?.querySelector('[data-number]:last-of-type, div:last-child > [data-number]');
      const posts = list.current?.querySelectorAll<HTMLElement>('[data-number]');
      const end = posts?.[posts.length - 1] ?? last;
      end?.scrollIntoView({ block: 'end', behavior: 'instant' });
      (end as HTMLElement | undefined)?.focus({ preventScroll: true });
      setSeen(known.current);
    });
  }, [list]);

  useEffect(() => {
    const added = thread.postCount - known.current;
    known.current = thread.postCount;
    if (added <= 0) return;
    const own = posts.at(-1)?.author?.id === memberId && memberId !== undefined;
    if (following.current || (own && added === 1)) {
      following.current = false;
      setSeen(thread.postCount);
      requestAnimationFrame(() =>
        document.getElementById('write')?.scrollIntoView({ block: 'nearest', behavior: 'instant' }),
      );
      return;
    }
    if (atEnd.current) {
      setSeen(thread.postCount);
      requestAnimationFrame(() =>
        document.getElementById('write')?.scrollIntoView({ block: 'nearest', behavior: 'instant' }),
      );
    }
    unannounced.current += added;
    const timer = setTimeout(() => {
      if (unannounced.current > 0) announce(t('threads:page.announceNew', { count: unannounced.current }));
      unannounced.current = 0;
    }, announceDelayMs);
    return () => clearTimeout(timer);
  }, [thread.postCount, posts, memberId, announce, t]);

  return {
    count: Math.max(0, thread.postCount - seen),
    /** Goes to the newest post. */
    toEnd,
    /** The next reply is the reader's own: go with it. */
    follow: useCallback(() => {
      following.current = true;
    }, []),
  };
}
