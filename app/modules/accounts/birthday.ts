/** Pure: when somebody has their birthday. */

export interface Birthday {
  /** 1 to 12 */
  month: number;
  day: number;
  year: number | null;
}

const firstYear = 1900;

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days a month can have; February 29, where the year is not known. */
export function longestMonth(month: number, year: number | null): number {
  if (month === 2) return year === null || isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** What is wrong with a birthday, if anything is; `today` (YYYY-MM-DD) is the last day on which somebody can be born. */
export function wrongPartOf({ month, day, year }: Birthday, today: string): keyof Birthday | null {
  if (!Number.isInteger(month) || month < 1 || month > 12) return 'month';
  if (!Number.isInteger(day) || day < 1 || day > longestMonth(month, year)) return 'day';
  if (year === null) return null;
  const two = (part: number) => String(part).padStart(2, '0');
  return !Number.isInteger(year) || year < firstYear || `${year}-${two(month)}-${two(day)}` > today
    ? 'year'
    : null;
}

/** Whose birthdays a day of a year is, as [month, day]: the 28th of February has those of the 29th where there is none. */
export function birthdaysOn(date: {
  year: number;
  month: number;
  day: number;
}): readonly (readonly [number, number])[] {
  const { year, month, day } = date;
  return month === 2 && day === 28 && !isLeap(year)
    ? [
        [2, 28],
        [2, 29],
      ]
    : [[month, day]];
}

const buddhistEra = 543;

/** A year as somebody wrote it, who may count in the Buddhist era as Thailand does. */
export function yearOf(written: number): number {
  return written >= 2_400 ? written - buddhistEra : written;
}

/** A year as a reader of the language counts it. */
export function yearFor(locale: string, year: number): number {
  return locale === 'th' ? year + buddhistEra : year;
}
