import { dayOf } from './warnings';

/** Pure: weeks in a row. A week begins on Monday, where the member is. */

export interface Streak {
  /** Weeks joined in so far, without a break; this week counts once there was something in it. */
  weeks: number;
  /** The longest there ever was. */
  longest: number;
  /** Whether this week is among them already. */
  thisWeek: boolean;
  /** How many missed weeks would be forgiven now. */
  freezes: number;
}

/** Every so many weeks joined in bring a freeze; no more than so many are kept. */
const weeksForFreeze = 4;
const mostFreezes = 2;

/** The week of a moment, as a number that grows by one from week to week. */
export function weekOf(at: Date, timeZone: string): number {
  // Day 0 of the calendar was a Thursday.
  return Math.floor((dayOf(at, timeZone).index + 3) / 7);
}

/**
 * The streak at a week, from the weeks in which there was something (in any order). A missed week is forgiven while there is a freeze:
 * it counts for nothing, but breaks nothing either. The week that runs has not been missed yet.
 */
export function streakOf(active: Iterable<number>, current: number): Streak {
  const weeks = [...new Set(active)].filter((week) => week <= current).toSorted((a, b) => a - b);
  let [count, longest, freezes, last] = [0, 0, 0, -Infinity];
  for (const week of weeks) {
    const missed = week - last - 1;
    if (missed > freezes) [count, freezes] = [0, 0];
    else freezes -= Math.max(0, missed);
    count++;
    if (count % weeksForFreeze === 0) freezes = Math.min(mostFreezes, freezes + 1);
    longest = Math.max(longest, count);
    last = week;
  }
  // Weeks since that are over: this one is not.
  const missed = Math.max(0, current - last - 1);
  if (missed > freezes) return { weeks: 0, longest, thisWeek: false, freezes: 0 };
  return { weeks: count, longest, thisWeek: last === current, freezes: freezes - missed };
}
