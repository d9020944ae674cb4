import { aheadMinutes } from './zoned-time';

/**
 * The last second of a day (`YYYY-MM-DD`, as a date field gives it) where the reader is; undefined when it is no date.
 */
export function endOfDay(day: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const asUtc = new Date(`${day}T23:59:59Z`);
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(day)) return undefined;
  const guess = new Date(asUtc.getTime() - aheadMinutes(asUtc, timeZone) * 60_000);
  // The clocks may have changed between the two.
  return new Date(asUtc.getTime() - aheadMinutes(guess, timeZone) * 60_000);
}
