const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** What clocks and calendars show in a zone. Weekday 1 is Monday. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

export function wallTime(at: Date, timeZone: string): WallTime {
  const parts = formatterOf(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
  return { year, month, day, hour: part('hour'), minute: part('minute'), weekday };
}

/** Minutes that a zone is ahead of UTC at a moment. */
export function aheadMinutes(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = wallTime(at, timeZone);
  const there = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((there - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

/**
 * The moment at which clocks in a zone show an hour of a day; `day` may run over its month's end. Where they go back and show
 * it twice, the first; where they go forward past it, the moment they do, so that every day has each hour once.
 */
export function momentAt(
  { year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>,
  hour: number,
  timeZone: string,
): Date {
  const asUtc = Date.UTC(year, month - 1, day, hour);
  const minuteMs = 60_000;
  // No zone changes its clocks twice within two days: the offset is that of the day before or of the day after.
  const [before, after] = [-86_400_000, 86_400_000].map((shift) =>
    aheadMinutes(new Date(asUtc + shift), timeZone),
  ) as [number, number];
  const early = new Date(asUtc - before * minuteMs);
  if (before === after || aheadMinutes(early, timeZone) === before) return early;
  const late = new Date(asUtc - after * minuteMs);
  if (aheadMinutes(late, timeZone) === after) return late;
  // Skipped: `late` is before the change and `early` after it.
  let [from, to] = [late.getTime(), early.getTime()];
  while (to - from > minuteMs) {
    const middle = Math.floor((from + to) / 2 / minuteMs) * minuteMs;
    if (aheadMinutes(new Date(middle), timeZone) === before) from = middle;
    else to = middle;
  }
  return new Date(to);
}
