import { aheadMinutes } from '~/platform/i18n/zoned-time';

/** When something comes again, by the calendar of a time zone. */
export interface SeriesRule {
  every: 'day' | 'week' | 'month';
  /** Each second week: 2. */
  interval: number;
  /** ISO weekdays (1 is Monday), for weeks; empty: that of the first. */
  weekdays: number[];
  /** How many there are in all; of these, exceptions are left out. */
  count: number;
  /** Local days (YYYY-MM-DD) on which it does not take place. */
  except: string[];
}

export interface Occurrence {
  /** The local day, which names it within its series. */
  day: string;
  startsAt: Date;
  endsAt: Date;
}

/** More is made when it is needed: each of them is an event with seats of its own. */
export const longestSeries = 60;

interface Local {
  year: number;
  month: number;
  day: number;
}

const dayOf = ({ year, month, day }: Local) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const partsOf = (day: string): Local => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
};

/**
 * Pure: the moment at which clocks in a zone show a day and a time (`YYYY-MM-DD`, `HH:MM`). A time that clocks go forward past is the same
 * time by the clock before the change; one that they show twice is the first.
 */
export function zonedMoment(day: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const guesses = [-86_400_000, 86_400_000].map((shift) => aheadMinutes(new Date(wanted + shift), timeZone));
  const moments = guesses.map((ahead) => new Date(wanted - ahead * 60_000));
  const [first, second] = moments as [Date, Date];
  if (aheadMinutes(first, timeZone) === guesses[0]) return first;
  return aheadMinutes(second, timeZone) === guesses[1] ? second : first;
}

/** Pure: what calendar and clock show there. */
export function zonedParts(at: Date, timeZone: string): { day: string; time: string } {
  const there = new Date(at.getTime() + aheadMinutes(at, timeZone) * 60_000).toISOString();
  return { day: there.slice(0, 10), time: there.slice(11, 16) };
}

/** Pure: a day (YYYY-MM-DD) so many days later. */
export function addDays(day: string, days: number): string {
  const { year, month, day: date } = partsOf(day);
  return dayOf({ year, month, day: date + days });
}

/** Pure: from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The same date of a later month; months that have none are left out, as calendars do. */
function addMonths(day: string, months: number): string | undefined {
  const { year, month, day: date } = partsOf(day);
  const target = new Date(Date.UTC(year, month - 1 + months, date));
  return target.getUTCDate() === date ? target.toISOString().slice(0, 10) : undefined;
}

const isoWeekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

function* daysOf(first: string, rule: SeriesRule): Generator<string> {
  const { every, interval } = rule;
  if (every === 'week') {
    const weekdays = (rule.weekdays.length > 0 ? rule.weekdays : [isoWeekday(first)]).toSorted(
      (a, b) => a - b,
    );
    const monday = addDays(first, 1 - isoWeekday(first));
    for (let week = 0; ; week += interval)
      for (const weekday of weekdays) {
        const day = addDays(monday, week * 7 + weekday - 1);
        if (day >= first) yield day;
      }
  }
  for (let step = 0; ; step += interval) {
    const day = every === 'day' ? addDays(first, step) : addMonths(first, step);
    if (day !== undefined) yield day;
  }
}

/** Pure: the same hour so many days later, by the clocks of the zone. */
export function laterByDays(moment: Date, days: number, timeZone: string): Date {
  const { day, time } = zonedParts(moment, timeZone);
  return zonedMoment(addDays(day, days), time, timeZone);
}

/** Pure: those of the days without it that no rule has: mistyped ones. */
export function strayDays(first: string, rule: SeriesRule): string[] {
  const days = new Set(ruleDays(first, { ...rule, except: [] }));
  return rule.except.filter((day) => !days.has(day));
}

/** Where a rule ends, if not by its count: its last day. */
export type RuleEnd = Pick<SeriesRule, 'count'> & { until?: string | undefined };

/** Pure: the days of a rule from its first on. Days without it count, but are left out; never more than the longest series has. */
export function ruleDays(first: string, rule: SeriesRule & RuleEnd): string[] {
  const found: string[] = [];
  let counted = 0;
  for (const day of daysOf(first, rule)) {
    if (counted++ >= Math.min(rule.count, longestSeries)) break;
    if (rule.until !== undefined && day > rule.until) break;
    if (!rule.except.includes(day)) found.push(day);
  }
  return found;
}

interface Times {
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
}

/** Pure: the same hours, by the clocks of the zone, on another day. */
export function onDay({ startsAt, endsAt, timeZone }: Times, day: string): Occurrence {
  const [start, end] = [zonedParts(startsAt, timeZone), zonedParts(endsAt, timeZone)];
  const starts = zonedMoment(day, start.time, timeZone);
  const ends = zonedMoment(addDays(day, daysBetween(start.day, end.day)), end.time, timeZone);
  // Clocks that go forward within it may leave nothing of a very short one.
  const lastsMs = endsAt.getTime() - startsAt.getTime();
  return { day, startsAt: starts, endsAt: ends > starts ? ends : new Date(starts.getTime() + lastsMs) };
}

/**
 * Pure: when a series takes place. Each begins at the same time by the clocks of its zone and lasts as long by them, also across a change
 * of the clocks and over midnight; days without it count, but are left out.
 */
export function occurrencesOf(first: Times, rule: SeriesRule): Occurrence[] {
  const { day } = zonedParts(first.startsAt, first.timeZone);
  return ruleDays(day, rule).map((one) => onDay(first, one));
}
