import { createHash } from 'node:crypto';
import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import type { EventRow } from '../load-event.server';
import type { ChangeSeriesInput } from '../schema';
import { addDays, laterByDays, longestSeries, onDay, ruleDays, type SeriesRule, zonedParts } from '../series';
import { planSeries, type SeriesDate, type SeriesPlan } from '../series-plan';
import { requireSaneDates } from './write-event.server';

const localDay = ({ startsAt, timeZone }: Pick<EventRow, 'startsAt' | 'timeZone'>) =>
  zonedParts(startsAt, timeZone).day;
export const ruleDayOf = (event: EventRow): string => event.ruleDay ?? localDay(event);

/** All of a series that a new rule has to do with, by their time; itself where it is of none yet. With who has a seat or waits for one. */
async function readDates(
  tx: Tx | typeof db,
  chosen: EventRow,
): Promise<{ event: EventRow; people: number }[]> {
  const rows = await tx.clubEvent.findMany({
    where: chosen.seriesId ? { seriesId: chosen.seriesId } : { id: chosen.id },
    include: {
      tickets: true,
      _count: {
        select: {
          registrations: { where: { status: { in: ['held', 'registered', 'waiting', 'offered'] } } },
        },
      },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ _count, ...event }) => ({ event, people: _count.registrations }));
}

function dateOf({ event, people }: { event: EventRow; people: number }, at: Date): SeriesDate {
  const open = (event.status === 'draft' || event.status === 'published') && event.startsAt > at;
  return {
    id: event.id,
    day: localDay(event),
    ruleDay: ruleDayOf(event),
    state: open ? 'open' : 'shut',
    added: event.seriesPart === 'added',
    people,
  };
}

/** Pure: the same event so many days later by its clocks, with its window of registration. */
export function laterBy(event: EventRow, days: number) {
  const { startsAt, endsAt, timeZone, opensAt, closesAt } = event;
  const later = (moment: Date) => laterByDays(moment, days, timeZone);
  const when = onDay({ startsAt, endsAt, timeZone }, addDays(localDay(event), days));
  return {
    startsAt: when.startsAt,
    endsAt: when.endsAt,
    ...(opensAt ? { opensAt: later(opensAt) } : {}),
    ...(closesAt ? { closesAt: later(closesAt) } : {}),
  };
}

export interface PlannedSeries {
  rule: SeriesRule & { from: string };
  events: ReadonlyMap<string, { event: EventRow; people: number }>;
  plan: SeriesPlan;
  /** Names this plan: another one, because something has changed meanwhile, has another name. */
  mark: string;
}

/**
 * What becomes of a series by a new rule, which counts from the chosen event on; what is before it stays. @throws event_over when the chosen one
 * has begun or is over, invalid (`count` where none, or too many, or dates that cannot be would come of it)
 */
export async function planChange(
  tx: Tx | typeof db,
  chosen: EventRow,
  input: Pick<ChangeSeriesInput, keyof SeriesRule | 'until' | 'booked'>,
  at: Date,
): Promise<PlannedSeries> {
  const dates = await readDates(tx, chosen);
  const from = ruleDayOf(chosen);
  const asked = dates
    .filter(({ event }) => event.seriesPart !== 'dropped')
    .map((date) => dateOf(date, at))
    .filter(({ ruleDay }) => ruleDay >= from);
  if (asked.find(({ id }) => id === chosen.id)?.state !== 'open') throw new PortalError('event_over');
  // Until a day it is as often as there are days, as far as the longest series goes.
  const { every, interval, weekdays, count = longestSeries, except, until, booked } = input;
  const days = ruleDays(from, { every, interval, weekdays, count, except, until });
  if (days.length === 0) throw invalidField('count', 'no_dates');
  const plan = planSeries(asked, days, { every, keepBooked: booked === 'keep' });
  const events = new Map(dates.map((date) => [date.event.id, date]));
  if (chosen.status === 'published') {
    for (const day of plan.come) requireSaneDates(onDay(chosen, day), at, 'count');
    for (const { id, days: far } of plan.move)
      requireSaneDates(laterBy(events.get(id)!.event, far), at, 'count');
  }
  const named = [chosen.startsAt, plan, plan.fall.map(({ id }) => events.get(id)!.people)];
  return {
    rule: { every, interval, weekdays, count: days.length + except.length, except, from },
    events,
    plan,
    mark: createHash('sha256').update(JSON.stringify(named)).digest('base64url').slice(0, 22),
  };
}
