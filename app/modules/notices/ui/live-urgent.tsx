import { Link, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { memberStream } from '~/modules/clubs/streams';
import { callApi } from '~/platform/api/call-api';
import { useT } from '~/platform/i18n/i18n-context';
import { browserClient } from '~/platform/realtime/client/browser-client';
import { useToast } from '~/ui/toast';
import type { NoticeView } from '../schema';
import type { NoticeCreated } from '../updates';

/** As many lines as may have come in between. */
const looked = 10;

/** What cannot wait (it starts now, a seat is free) is said on whatever page the member is on, with the way there. `seq`: the head of the stream. */
export function LiveUrgent({ memberId, seq }: { memberId: string; seq: number }) {
  const t = useT();
  const toast = useToast();
  const { pathname } = useLocation();
  const latest = useRef<(told: NoticeCreated['notice']) => void>();
  latest.current = (told) => {
    // The page itself shows what it is about.
    if (told.url.split(/[?#]/, 1)[0] === pathname) return;
    callApi<{ items: NoticeView[] }>('GET', `/me/notices?unread=true&limit=${looked}`).then(
      ({ items }) => {
        const found = items.find(({ id }) => id === told.id);
        if (!found) return;
        toast({
          words: found.about === null ? found.line : `${found.about}: ${found.line}`,
          action: (
            <Link to={found.url} className="min-h-11 shrink-0 content-center px-2 font-semibold text-surface">
              {t('notices:goThere')}
            </Link>
          ),
        });
      },
      // It stands among the notices all the same.
      () => undefined,
    );
  };
  const stream = memberStream(memberId);
  useEffect(() => {
    const client = browserClient();
    const follower = {
      seq,
      apply({ type, data }: { type: string; data: unknown }) {
        if (type !== 'notice.created') return;
        const { notice } = data as NoticeCreated;
        if (notice.urgent) latest.current?.(notice);
      },
      // Too long ago to be news.
      renew() {
        const feed = client.feed(stream);
        follower.seq = feed?.head ?? follower.seq;
        feed?.advance(follower);
      },
      refused: () => undefined,
    };
    return client.follow(stream, follower);
    // It begins with the page; later heads are ahead of what was heard.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stream]);
  return null;
}
