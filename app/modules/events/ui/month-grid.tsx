import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { useI18n } from '~/platform/i18n/i18n-context';
import { intlTag } from '~/platform/i18n/locale';
import { zonedParts } from '../series';
import type { EventItem } from '../views';

const dayMs = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The days of the weeks that a month (YYYY-MM) touches, from Monday. */
function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const weekday = (new Date(first).getUTCDay() + 6) % 7;
  const next = new Date(first);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const weeks: string[][] = [];
  for (let monday = first - weekday * dayMs; monday < next.getTime(); monday += 7 * dayMs)
    weeks.push(Array.from({ length: 7 }, (_, index) => dayOf(monday + index * dayMs)));
  return weeks;
}

/** On which days of the reader's calendar an event takes place, over midnight too. */
function daysOf(event: EventItem, timeZone: string): string[] {
  const zone = event.allDay ? event.timeZone : timeZone;
  const first = zonedParts(new Date(event.startsAt), zone).day;
  const last = zonedParts(new Date(Date.parse(event.endsAt) - 1), zone).day;
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last) && days.length < 62; at += dayMs)
    days.push(dayOf(at));
  return days;
}

/** A month as a table of days, for screens that have the room. */
export function MonthGrid({
  month,
  today,
  items,
}: {
  month: string;
  today: string;
  items: readonly EventItem[];
}) {
  const { t, locale, timeZone, format } = useI18n();
  const weeks = weeksOf(month);
  const weekday = new Intl.DateTimeFormat(intlTag[locale], { weekday: 'short', timeZone: 'UTC' });
  const byDay = new Map<string, EventItem[]>();
  for (const event of items)
    for (const day of daysOf(event, timeZone)) byDay.set(day, [...(byDay.get(day) ?? []), event]);
  return (
    <table className="hidden w-full table-fixed border-collapse md:table">
      <caption className="sr-only">{t('events:views.month')}</caption>
      <thead>
        <tr>
          {weeks[0]!.map((day) => (
            <th key={day} scope="col" className="py-1 text-sm font-semibold text-muted">
              {weekday.format(new Date(`${day}T12:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={clsx(
                  'h-24 border border-line p-1 align-top',
                  day.slice(0, 7) === month ? 'bg-raised' : 'bg-sunken text-muted',
                )}
              >
                <span
                  aria-current={day === today ? 'date' : undefined}
                  className={clsx(
                    'inline-flex min-w-6 justify-center rounded-full px-1 text-sm',
                    day === today && 'bg-accent font-bold text-on-accent',
                  )}
                >
                  <span aria-hidden="true">{Number(day.slice(8))}</span>
                  <span className="sr-only">{format.date(`${day}T12:00:00Z`)}</span>
                </span>
                {(byDay.get(day) ?? []).map((event) => (
                  <Link
                    key={event.id}
                    to={event.url}
                    lang={event.language ?? undefined}
                    className={clsx(
                      'mt-1 line-clamp-2 min-h-6 rounded-sm bg-accent-soft px-1.5 text-sm text-accent-ink no-underline hover:underline',
                      event.status === 'cancelled' && 'line-through',
                    )}
                  >
                    {event.allDay ? null : (
                      <span className="tabular-nums">{format.time(event.startsAt)} </span>
                    )}
                    {event.title}
                  </Link>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
