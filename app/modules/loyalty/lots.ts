import { momentAt, wallTime } from '~/platform/i18n/zoned-time';

/** Pure: when lots begin and end. Days are the member's own. */

export interface LotTerms {
  activateAfterDays: number;
  expiry: 'months' | 'date' | 'inactivity';
  expireAfterMonths: number | null;
  /** MM-DD */
  expireOn: string | null;
}

const dayMs = 86_400_000;

/** When points end that last so many months: with the month in which they would be that old. */
export function expiryAfter(at: Date, months: number, timeZone: string): Date {
  const { year, month } = wallTime(at, timeZone);
  return momentAt({ year, month: month + months + 1, day: 1 }, 0, timeZone);
}

/** The end of the next such day of the year that is at least so many months away. */
export function nextDate(at: Date, day: string, months: number, timeZone: string): Date {
  const [month, date] = day.split('-').map(Number) as [number, number];
  const wall = wallTime(at, timeZone);
  const earliest = momentAt({ ...wall, month: wall.month + months }, 0, timeZone);
  for (let year = wall.year; ; year++) {
    // The day after it begins: what ends on the 29th of February ends on the 28th in other years.
    const last = Math.min(date, new Date(Date.UTC(year, month, 0)).getUTCDate());
    const end = momentAt({ year, month, day: last + 1 }, 0, timeZone);
    if (end > earliest && end > at) return end;
  }
}

/** So many months later, at the end of that day: from the last time that something moved. */
export function inactiveUntil(at: Date, months: number, timeZone: string): Date {
  const wall = wallTime(at, timeZone);
  const last = new Date(Date.UTC(wall.year, wall.month + months, 0)).getUTCDate();
  return momentAt(
    { year: wall.year, month: wall.month + months, day: Math.min(wall.day, last) + 1 },
    0,
    timeZone,
  );
}

/** When a new lot begins and ends. */
export function lotDays(
  { activateAfterDays, expiry, expireAfterMonths, expireOn }: LotTerms,
  at: Date,
  timeZone: string,
): { activatesAt: Date | null; expiresAt: Date | null; inactiveMonths: number | null } {
  const activatesAt = activateAfterDays > 0 ? new Date(at.getTime() + activateAfterDays * dayMs) : null;
  if (expiry === 'date')
    return {
      activatesAt,
      expiresAt: nextDate(activatesAt ?? at, expireOn!, expireAfterMonths ?? 0, timeZone),
      inactiveMonths: null,
    };
  if (expireAfterMonths === null) return { activatesAt, expiresAt: null, inactiveMonths: null };
  return expiry === 'inactivity'
    ? {
        activatesAt,
        expiresAt: inactiveUntil(at, expireAfterMonths, timeZone),
        inactiveMonths: expireAfterMonths,
      }
    : { activatesAt, expiresAt: expiryAfter(at, expireAfterMonths, timeZone), inactiveMonths: null };
}
