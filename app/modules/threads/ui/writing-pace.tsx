import { useEffect, useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Notice } from '~/ui/notice';
import type { PostItem } from '../post';
import type { FirstDay } from '../writing-rules';

/** How many posts a member may write in a minute, and from where on they are told; see writing-limits.server.ts. */
const perMinute = 10;
const toldFrom = 7;
const minuteMs = 60_000;

/** What a newcomer may still write today, and why, before they write it. */
export function FirstDayNote({
  firstDay,
  what,
  sent = 0,
}: {
  firstDay: FirstDay;
  what: 'threads' | 'replies';
  sent?: number;
}) {
  const { t, format } = useI18n();
  const { limit } = firstDay[what];
  const left = Math.max(0, firstDay[what].left - sent);
  const { pictures, links, until } = firstDay;
  return (
    <Notice
      className="mb-3"
      tone={left === 0 ? 'warning' : 'info'}
      title={t(`threads:pace.${what}`, { left, limit })}
    >
      {t('threads:pace.why', { pictures, links, until: format.dateTime(until) })}
    </Notice>
  );
}

/** The moment, moving on each second as long as somebody waits. */
function useNow(until: number): number {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setNow(Date.now());
    if (until <= Date.now()) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return now ?? 0;
}

/** In how many seconds one may write again, while slow mode is on; and that the limit of the minute is near. */
export function PaceNote({ own, slowModeSeconds }: { own: readonly PostItem[]; slowModeSeconds: number }) {
  const { t } = useI18n();
  const last = own.reduce((latest, { createdAt }) => Math.max(latest, Date.parse(createdAt)), 0);
  const slowUntil = slowModeSeconds > 0 ? last + slowModeSeconds * 1_000 : 0;
  const now = useNow(Math.max(slowUntil, last + minuteMs));
  // Until scripts run nobody knows what time it is here.
  if (now === 0) return null;
  const wait = Math.ceil((slowUntil - now) / 1_000);
  if (wait > 0)
    return (
      <p className="mb-2 text-sm font-semibold text-warning tabular-nums" role="timer" aria-live="off">
        {t('threads:pace.slow', { seconds: wait })}
      </p>
    );
  const recent = own.filter(({ createdAt }) => now - Date.parse(createdAt) < minuteMs).length;
  if (recent < toldFrom) return null;
  return (
    <p className="mb-2 text-sm text-warning" role="status">
      {t('threads:pace.minute', { left: Math.max(0, perMinute - recent), limit: perMinute })}
    </p>
  );
}
