/*
 * Working time: which moments count, in a time zone with its summers and winters. Pure. Hours are written as wall clock times; what
 * is counted are the seconds that really pass, so that a night shift over the change of the clocks is an hour shorter or longer.
 */

/** Minutes of the day, 0 to 1440; `until` is after `from`. */
export interface DaySpan {
  from: number;
  until: number;
}

/** Monday to Sunday. */
export type Week = readonly (readonly DaySpan[])[];

export interface WorkingCalendar {
  timeZone: string;
  /** `always`: day and night, whatever else is written here. */
  week: Week | 'always';
  /** Dates (YYYY-MM-DD) in the zone on which nobody works. */
  holidays: readonly string[];
  away?: { from: Date; until: Date | null } | null;
}

/** From the first moment (included) to the second (not). */
interface Span {
  from: number;
  until: number;
}

const dayMs = 86_400_000;
/** Somebody who does not work within a year does not work. */
const farthestDays = 370;

/** Monday to Friday. */
export const nineToSix: Week = [0, 1, 2, 3, 4, 5, 6].map((day) =>
  day < 5 ? [{ from: 540, until: 1_080 }] : [],
);

export const always: WorkingCalendar = { timeZone: 'UTC', week: 'always', holidays: [] };

const readers = new Map<string, Intl.DateTimeFormat>();

function readerFor(timeZone: string): Intl.DateTimeFormat {
  let reader = readers.get(timeZone);
  if (!reader) {
    reader = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    readers.set(timeZone, reader);
  }
  return reader;
}

/** The wall clock of the zone at a moment, as if it were UTC. */
function wallOf(timeZone: string, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of readerFor(timeZone).formatToParts(at)) parts[type] = Number(value);
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/**
 * The moment at which the zone's wall clock shows `wall` (as if it were UTC). A time that is skipped is taken as much later, one that
 * comes twice the first time: as Temporal's "compatible" does.
 */
function momentOf(timeZone: string, wall: number): number {
  const offsetAt = (at: number) => wallOf(timeZone, at) - Math.floor(at / 1_000) * 1_000;
  const before = offsetAt(wall - dayMs);
  const after = offsetAt(wall + dayMs);
  const candidates = [wall - before, wall - after].filter((at) => wallOf(timeZone, at) === wall);
  return candidates.length > 0 ? Math.min(...candidates) : wall - before;
}

/** The date (YYYY-MM-DD) that the zone's calendar shows at a moment. */
export function dateIn(timeZone: string, at: Date): string {
  return new Date(wallOf(timeZone, at.getTime())).toISOString().slice(0, 10);
}

function* spansFrom(calendar: WorkingCalendar, from: Date): Generator<Span> {
  const start = from.getTime();
  if (calendar.week === 'always') {
    yield { from: start, until: Infinity };
    return;
  }
  const { timeZone, week } = calendar;
  const holidays = new Set(calendar.holidays);
  const today = Math.floor(wallOf(timeZone, start) / dayMs) * dayMs;
  for (let day = -1; day <= farthestDays; day++) {
    const midnight = today + day * dayMs;
    const date = new Date(midnight);
    if (holidays.has(date.toISOString().slice(0, 10))) continue;
    for (const span of week[(date.getUTCDay() + 6) % 7] ?? []) {
      const opens = Math.max(momentOf(timeZone, midnight + span.from * 60_000), start);
      const closes = momentOf(timeZone, midnight + span.until * 60_000);
      if (closes > opens) yield* withoutAway({ from: opens, until: closes }, calendar.away);
    }
  }
}

function* withoutAway(span: Span, away: WorkingCalendar['away']): Generator<Span> {
  const goes = away ? away.from.getTime() : Infinity;
  const comes = away ? (away.until?.getTime() ?? Infinity) : Infinity;
  if (span.from < goes) yield { from: span.from, until: Math.min(span.until, goes) };
  if (span.until > comes) yield { from: Math.max(span.from, comes), until: span.until };
}

/** Spans that follow one another without a pause are one: a day until 24:00 and the next from 0:00. */
function* joined(spans: Iterable<Span>): Generator<Span> {
  let open: Span | undefined;
  for (const span of spans) {
    if (open && span.from <= open.until) open = { from: open.from, until: Math.max(open.until, span.until) };
    else {
      if (open) yield open;
      open = span;
    }
  }
  if (open) yield open;
}

function firstOf(spans: Iterable<Span>): Span | undefined {
  for (const span of spans) return span;
  return undefined;
}

/** Until when it is working time, at a moment; null where it is not. Infinity becomes a year from then. */
export function workingUntil(calendar: WorkingCalendar, at: Date): Date | null {
  const first = firstOf(joined(spansFrom(calendar, at)));
  if (!first || first.from > at.getTime()) return null;
  return new Date(Math.min(first.until, at.getTime() + farthestDays * dayMs));
}

/** The moment itself, or the next at which there is working time; null: not within a year. */
export function nextWorkingMoment(calendar: WorkingCalendar, at: Date): Date | null {
  const first = firstOf(spansFrom(calendar, at));
  return first ? new Date(first.from) : null;
}

/** When so many seconds of working time have passed; null: not within a year. */
export function addWorkingSeconds(calendar: WorkingCalendar, from: Date, seconds: number): Date | null {
  let left = seconds * 1_000;
  for (const span of spansFrom(calendar, from)) {
    const length = span.until - span.from;
    if (length >= left) return new Date(span.from + left);
    left -= length;
  }
  return null;
}

/** How many seconds of working time lie between two moments; 0 when the clock was set back in between. */
export function workingSecondsBetween(calendar: WorkingCalendar, from: Date, until: Date): number {
  const end = until.getTime();
  let worked = 0;
  for (const span of spansFrom(calendar, from)) {
    if (span.from >= end) break;
    worked += Math.min(span.until, end) - span.from;
  }
  return Math.floor(worked / 1_000);
}
