import { useI18n } from '~/platform/i18n/i18n-context';
import { formatterFor } from '~/platform/i18n/format';
import { aheadMinutes } from '~/platform/i18n/zoned-time';
import { zonedParts } from '../series';
import type { EventView } from '../views';

type When = Pick<EventView, 'startsAt' | 'endsAt' | 'timeZone' | 'allDay'>;

/** When it is, in words: once as the reader's clock shows it, once as it is there, where that is another time. */
export function useEventTime({ startsAt, endsAt, timeZone, allDay }: When): {
  here: string;
  there: string | null;
} {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const words = (zone: string): string => {
    const format = formatterFor(locale, zone);
    const [start, end] = [zonedParts(new Date(startsAt), zone), zonedParts(new Date(endsAt), zone)];
    if (allDay) {
      const last = new Date(Date.parse(endsAt) - 1).toISOString();
      const days = [format.date(startsAt, 'long'), format.date(last, 'long')];
      return `${days[0] === days[1] ? days[0] : days.join(' – ')} · ${t('events:page.allDay')}`;
    }
    if (start.day === end.day)
      return `${format.date(startsAt, 'long')} · ${format.time(startsAt)}–${format.time(endsAt)}`;
    return `${format.dateTime(startsAt)} – ${format.dateTime(endsAt)}`;
  };
  if (allDay) return { here: words(timeZone), there: null };
  const at = new Date(startsAt);
  const sameClock = aheadMinutes(at, timeZone) === aheadMinutes(at, i18n.timeZone);
  return { here: words(i18n.timeZone), there: sameClock ? null : words(timeZone) };
}

export function EventTime({ event, className }: { event: When; className?: string }) {
  const { t } = useI18n();
  const { here, there } = useEventTime(event);
  return (
    <>
      <time dateTime={event.startsAt} className={className} suppressHydrationWarning>
        {here}
      </time>
      {there ? (
        <span className="block text-sm text-muted" suppressHydrationWarning>
          {t('events:page.there', { time: there })} ({event.timeZone.replaceAll('_', ' ')})
        </span>
      ) : null}
    </>
  );
}
