import { useLocation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { PointsChanged } from '~/modules/loyalty/updates';
import { useT } from '~/platform/i18n/i18n-context';
import { browserClient } from '~/platform/realtime/client/browser-client';
import { useToast } from '~/ui/toast';

/** What comes at once, by several rules or after a sleep, is one moment. */
const gatherMs = 400;

/** A small moment of joy wherever points arrive; pages of points show at once what they have become. `seq`: the head of the stream. */
export function LivePoints({ stream, seq }: { stream: string; seq: number }) {
  const t = useT();
  const toast = useToast();
  const { pathname } = useLocation();
  const { revalidate } = useRevalidator();
  const latest = useRef<(sum: number) => void>();
  latest.current = (sum) => {
    if (sum > 0) toast({ words: t('ui:shell.pointsCame', { count: sum }), tone: 'joy' });
    if (/^\/(points|rewards)(\/|$)/.test(pathname)) revalidate();
  };
  useEffect(() => {
    let sum = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const client = browserClient();
    const follower = {
      seq,
      apply({ type, data }: { type: string; data: unknown }) {
        if (type !== 'points.changed') return;
        sum += Math.max(0, (data as PointsChanged).change);
        clearTimeout(timer);
        timer = setTimeout(() => {
          latest.current?.(sum);
          sum = 0;
        }, gatherMs);
      },
      // Too long ago to be told as news: it goes on from now.
      renew() {
        const feed = client.feed(stream);
        follower.seq = feed?.head ?? follower.seq;
        feed?.advance(follower);
      },
      refused: () => undefined,
    };
    const end = client.follow(stream, follower);
    return () => {
      clearTimeout(timer);
      end();
    };
    // It begins with the page; later heads are ahead of what was heard.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stream]);
  return null;
}
