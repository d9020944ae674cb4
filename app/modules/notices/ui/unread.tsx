import { useFetcher, useLocation } from '@remix-run/react';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { useStream } from '~/platform/realtime/client/use-stream';
import { useToast } from '~/ui/toast';
import { noticePaths } from '../paths';
import { applyNoticeUpdate, type NoticeCreated, type NoticeState } from '../updates';

/** How many lines are unread, and the head of the member's stream in the same moment. */
export interface UnreadStart {
  unread: number;
  seq: number;
}

const UnreadContext = createContext<NoticeState>({ unread: 0, changes: 0 });

/** What cannot wait (it starts now, a seat is free) is said on whatever page the member is on, but the one that it is about. */
function useUrgent() {
  const t = useT();
  const toast = useToast();
  const { pathname } = useLocation();
  return async (told: NoticeCreated['notice']) => {
    if (told.url.split(/[?#]/, 1)[0] === pathname) return;
    // Few ever need it: it is loaded when it does.
    const { urgentToast } = await import('./urgent-toast');
    const words = await urgentToast(told, t('notices:goThere'));
    if (words) toast(words);
  };
}

/** Everything below knows how many lines are unread, live. `stream` is the member's own. */
export function UnreadProvider(props: { stream: string; start: UnreadStart; children: ReactNode }) {
  const { stream, start, children } = props;
  const sayUrgent = useUrgent();
  const fetcher = useFetcher<UnreadStart>();
  // The frame is loaded again by what somebody does, the count also when updates were missed: the later one counts.
  const { unread, seq } = fetcher.data && fetcher.data.seq > start.seq ? fetcher.data : start;
  const initial = useMemo(() => ({ unread, changes: seq }), [unread, seq]);
  const { state } = useStream<NoticeState>({
    streams: { [stream]: seq },
    initial,
    reduce: (before, update) => {
      const { notice } = update.data as Partial<NoticeCreated>;
      // Where it cannot be said, it stands among the notices all the same.
      if (update.type === 'notice.created' && notice?.urgent) sayUrgent(notice).catch(() => undefined);
      return applyNoticeUpdate(before, update);
    },
    refetch: () => fetcher.load(noticePaths.unread()),
  });
  return <UnreadContext.Provider value={state}>{children}</UnreadContext.Provider>;
}

/** How many lines are unread; `changes` is another number whenever a line came or was read. */
export function useUnread(): NoticeState {
  return useContext(UnreadContext);
}

const most = 99;

/** The count, at the corner of the bell; nothing where nothing is unread. */
export function UnreadBadge() {
  const t = useT();
  const { unread } = useUnread();
  if (unread === 0) return null;
  return (
    <span className="absolute -end-2.5 -top-1.5 flex h-5 min-w-5 items-center justify-center rounded-full bg-danger px-1 text-xs font-bold text-on-danger tabular-nums">
      <span aria-hidden="true">{unread > most ? `${most}+` : unread}</span>
      <span className="sr-only">{t('notices:unreadCount', { count: unread })}</span>
    </span>
  );
}
