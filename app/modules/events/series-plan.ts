import { addDays, daysBetween, type SeriesRule } from './series';

/** One date of a series, as far as a new rule asks for it. */
export interface SeriesDate {
  id: string;
  /** On which local day it is, and for which day of the rule it stands: another one where it was moved by itself. */
  day: string;
  ruleDay: string;
  /** `shut`: called off by hand, or begun: nothing takes its place. */
  state: 'open' | 'shut';
  /** Added by hand: no rule takes it away. */
  added: boolean;
  /** How many have a seat, or wait for one. */
  people: number;
}

export interface SeriesPlan {
  /** As they are. `settled`: those that stood for another day, which the new rule has as their own. */
  stay: { id: string; settled: boolean }[];
  /** So many days later or earlier; whoever has a seat keeps it, or leaves. */
  move: { id: string; days: number }[];
  /** They do not take place; whoever has a seat hears of it. */
  fall: { id: string }[];
  /** Days on which it takes place now. */
  come: string[];
}

/** How far a date goes along to a day of the new rule; what is further away falls away, and another one comes. */
function reachOf(every: SeriesRule['every']): number {
  return every === 'month' ? 15 : 6;
}

/** Dates and days that are near each other, the nearest first; each is taken once. */
function pairs(dates: readonly SeriesDate[], days: ReadonlySet<string>, reach: number) {
  const near = dates.flatMap((date) =>
    [...days]
      .map((to) => ({ date, to, distance: Math.abs(daysBetween(date.ruleDay, to)) }))
      .filter(({ distance }) => distance <= reach),
  );
  const [gone, taken] = [new Set<string>(), new Set<string>()];
  return near
    .toSorted((a, b) => a.distance - b.distance || (a.date.ruleDay + a.to < b.date.ruleDay + b.to ? -1 : 1))
    .filter(({ date, to }) => {
      if (gone.has(date.id) || taken.has(to)) return false;
      gone.add(date.id);
      taken.add(to);
      return true;
    });
}

/**
 * Pure: what becomes of the dates of a series by a new rule, whose days are given. What the rule has stays as it is, also where that day was
 * moved, changed or called off by itself; a date near a new day goes along to it; others fall away, unless somebody comes and such are to
 * stay; what is left of the days comes anew.
 */
export function planSeries(
  dates: readonly SeriesDate[],
  days: readonly string[],
  { every, keepBooked }: { every: SeriesRule['every']; keepBooked: boolean },
): SeriesPlan {
  const left = new Set(days);
  for (const { state, ruleDay } of dates) if (state === 'shut') left.delete(ruleDay);
  const stay: SeriesPlan['stay'] = [];
  const loose: SeriesDate[] = [];
  for (const date of dates.filter(({ state }) => state === 'open')) {
    const { id, day, ruleDay, added } = date;
    const own = left.delete(ruleDay);
    const settled = !own && day !== ruleDay && left.delete(day);
    if (own || settled || added) stay.push({ id, settled });
    else loose.push(date);
  }
  const moved = pairs(loose, left, reachOf(every));
  for (const { to } of moved) left.delete(to);
  const rest = loose.filter(({ id }) => !moved.some(({ date }) => date.id === id));
  const kept = rest.filter(({ people }) => keepBooked && people > 0);
  return {
    stay: [...stay, ...kept.map(({ id }) => ({ id, settled: false }))],
    move: moved.map(({ date, to }) => ({ id: date.id, days: daysBetween(date.ruleDay, to) })),
    fall: rest.filter((date) => !kept.includes(date)).map(({ id }) => ({ id })),
    come: [...left].toSorted(),
  };
}

/**
 * Pure: for which day of its rule an event stands after a move: for the one before, where it was moved by itself, and for its own again (null)
 * where it came back; moved with others of its series it stands for the day that is as much later.
 */
export function ruleDayAfter(
  ruleDay: string | null,
  { from, to, alone }: { from: string; to: string; alone: boolean },
): string | null {
  if (from === to) return ruleDay;
  if (!alone) return ruleDay === null ? null : addDays(ruleDay, daysBetween(from, to));
  const stoodFor = ruleDay ?? from;
  return stoodFor === to ? null : stoodFor;
}
