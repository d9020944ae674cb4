import { wallTime } from '~/platform/i18n/zoned-time';

/** Pure: when a member hears that points of theirs end. Days are the member's own. */

/** So many days before the last day on which they can be spent. */
export const warningDays = [30, 7] as const;

const dayMs = 86_400_000;

/** The date (YYYY-MM-DD) where the member is, and its place in the row of days. */
export function dayOf(at: Date, timeZone: string): { date: string; index: number } {
  const { year, month, day } = wallTime(at, timeZone);
  const midnight = Date.UTC(year, month - 1, day);
  return { date: new Date(midnight).toISOString().slice(0, 10), index: midnight / dayMs };
}

export interface EndingLot {
  points: number;
  expiresAt: Date;
}

export interface EndingDay {
  /** YYYY-MM-DD: the last day on which the points can be spent. */
  lastDay: string;
  /** The moment at which the first of them end. */
  at: Date;
  points: number;
  /** How many days it is until then; 0: today. */
  daysLeft: number;
}

/** What ends on which day, the nearest first; lots of one day are one. */
export function endingDays(lots: readonly EndingLot[], now: Date, timeZone: string): EndingDay[] {
  const today = dayOf(now, timeZone).index;
  const days = new Map<string, EndingDay>();
  for (const { points, expiresAt } of lots) {
    if (expiresAt <= now || points <= 0) continue;
    // A lot ends with a moment that is no longer its own.
    const { date, index } = dayOf(new Date(expiresAt.getTime() - 1), timeZone);
    const known = days.get(date);
    days.set(date, {
      lastDay: date,
      at: known && known.at < expiresAt ? known.at : expiresAt,
      points: points + (known?.points ?? 0),
      daysLeft: index - today,
    });
  }
  return [...days.values()].toSorted((a, b) => a.daysLeft - b.daysLeft);
}

/** Which warnings are due for a day, the nearest first: one that was missed is made up for by the next. */
export function dueWarnings(daysLeft: number): number[] {
  return warningDays.filter((days) => daysLeft <= days).toSorted((a, b) => a - b);
}
