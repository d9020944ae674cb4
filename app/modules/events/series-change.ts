import type { EditEventInput } from './schema';
import { addDays, daysBetween, zonedMoment, zonedParts } from './series';

/** What an event says by now, in the words of the change. */
export type EventFactsNow = Required<EditEventInput>;

type TimeFacts = Pick<EventFactsNow, 'startsAt' | 'endsAt' | 'timeZone' | 'opensAt' | 'closesAt'>;

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, plain(inner)]),
  );
}

/** Pure: whether two values say the same; what is not given is as if it were null. */
export function sameFact(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** By the clocks there: when it begins, when it ends, and how many nights lie between. */
function clockOf({ startsAt, endsAt, timeZone }: Pick<TimeFacts, 'startsAt' | 'endsAt' | 'timeZone'>) {
  const [start, end] = [zonedParts(startsAt, timeZone), zonedParts(endsAt, timeZone)];
  return { day: start.day, from: start.time, to: end.time, nights: daysBetween(start.day, end.day) };
}

/** By the clocks there: how many days from the start, and at which hour. */
function distanceOf(name: 'opensAt' | 'closesAt', facts: TimeFacts): { days: number; time: string } | null {
  const moment = facts[name];
  if (!moment) return null;
  const { day, time } = zonedParts(moment, facts.timeZone);
  return { days: daysBetween(zonedParts(facts.startsAt, facts.timeZone).day, day), time };
}

/** The window of registration keeps its days and hours before the start. */
function windowOf(
  name: 'opensAt' | 'closesAt',
  chosen: TimeFacts,
  changed: TimeFacts,
  other: TimeFacts,
  startsAt: Date,
): Partial<EditEventInput> {
  if (sameFact(changed[name], chosen[name])) return {};
  if (!sameFact(distanceOf(name, other), distanceOf(name, chosen))) return {};
  const wanted = distanceOf(name, changed);
  if (wanted === null) return { [name]: null };
  const zone = changed.timeZone;
  const day = addDays(zonedParts(startsAt, zone).day, wanted.days);
  return { [name]: zonedMoment(day, wanted.time, zone) };
}

function timesOf(chosen: TimeFacts, changed: TimeFacts, other: TimeFacts): Partial<EditEventInput> {
  const [before, after, theirs] = [clockOf(chosen), clockOf(changed), clockOf(other)];
  const sameClock =
    theirs.from === before.from &&
    theirs.to === before.to &&
    theirs.nights === before.nights &&
    other.timeZone === chosen.timeZone;
  const moved = !sameFact(before, after) || changed.timeZone !== chosen.timeZone;
  if (!moved || !sameClock)
    return {
      ...windowOf('opensAt', chosen, changed, other, other.startsAt),
      ...windowOf('closesAt', chosen, changed, other, other.startsAt),
    };
  const day = addDays(theirs.day, daysBetween(before.day, after.day));
  const zone = changed.timeZone;
  const startsAt = zonedMoment(day, after.from, zone);
  const lastMs = changed.endsAt.getTime() - changed.startsAt.getTime();
  const ends = zonedMoment(addDays(day, after.nights), after.to, zone);
  return {
    startsAt,
    // Clocks that go forward within it may leave nothing of a very short one.
    endsAt: ends > startsAt ? ends : new Date(startsAt.getTime() + lastMs),
    timeZone: zone,
    ...windowOf('opensAt', chosen, changed, other, startsAt),
    ...windowOf('closesAt', chosen, changed, other, startsAt),
  };
}

const timeNames = ['startsAt', 'endsAt', 'timeZone', 'opensAt', 'closesAt'] as const;

/**
 * Pure: what a change of one event means for another one of its series. Only what is changed by it goes on to the other; and only where the
 * other says by now what the first one said before: what was set for one day alone stays as it is. Times go by the clocks of the zone: another hour
 * is that hour on each day, another day as many days later. Empty: it stays as it is.
 */
export function carryOver(
  chosen: EventFactsNow,
  change: EditEventInput,
  other: EventFactsNow,
): EditEventInput {
  const changed = { ...chosen, ...change };
  const carried: Record<string, unknown> = timesOf(chosen, changed, other);
  for (const [name, value] of Object.entries(change)) {
    const key = name as keyof EventFactsNow;
    if ((timeNames as readonly string[]).includes(key) || value === undefined) continue;
    if (!sameFact(value, chosen[key]) && sameFact(other[key], chosen[key])) carried[key] = value;
  }
  return carried as EditEventInput;
}
