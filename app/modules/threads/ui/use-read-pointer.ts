import { type RefObject, useEffect, useRef } from 'react';
import type { PostItem } from '~/modules/threads/post';
import { callApi } from '~/platform/api/call-api';

const sendDelayMs = 1_000;

/** Moves the reader's pointer to the highest post that was in sight, a little after they saw it. */
export function useReadPointer(input: {
  list: RefObject<HTMLElement | null>;
  threadId: string;
  enabled: boolean;
  readNumber: number;
  posts: readonly PostItem[];
}): void {
  const { list, threadId, enabled, readNumber, posts } = input;
  const seen = useRef(readNumber);
  const sent = useRef(readNumber);

  useEffect(() => {
    if (!enabled || !list.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = (keepalive = false) => {
      clearTimeout(timer);
      timer = undefined;
      if (seen.current <= sent.current) return;
      const number = seen.current;
      sent.current = number;
      callApi('PUT', `/threads/${threadId}/read`, { body: { number }, keepalive }).catch(() => {
        sent.current = Math.min(sent.current, number - 1);
      });
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (document.visibilityState !== 'visible') return;
        for (const entry of entries) {
          if (entry.isIntersecting)
            seen.current = Math.max(seen.current, Number((entry.target as HTMLElement).dataset.number));
        }
        if (seen.current > sent.current) timer ??= setTimeout(send, sendDelayMs);
      },
      { threshold: 0.5 },
    );
    for (const post of list.current.querySelectorAll('[data-number]')) observer.observe(post);
    const leave = () => send(true);
    addEventListener('pagehide', leave);
    return () => {
      observer.disconnect();
      removeEventListener('pagehide', leave);
      send(true);
    };
  }, [enabled, list, threadId, posts.length]);
}
