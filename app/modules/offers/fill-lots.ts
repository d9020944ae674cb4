/** What somebody promised to take of an option: at least `min`, at most `max`. */
export interface Promised {
  id: string;
  min: number;
  max: number;
}

export interface LotTerms {
  lotSize: number;
  /** How much there can be at all; null: as much as is promised. */
  capacity: number | null;
}

/** How somebody's share came about, for telling them. */
export interface Share {
  id: string;
  quantity: number;
  min: number;
  max: number;
  /** What they have beyond their minimum. */
  extra: number;
  /** Where they stand among those who promised, from 1: the earlier, the sooner something is spread to them. */
  place: number;
}

export interface Filling {
  /** What is made: whole lots. */
  quantity: number;
  lots: number;
  /** In the order of the promises. */
  shares: Share[];
}

interface Sums {
  min: number;
  max: number;
}

/** What whole lots hold of a quantity. */
export function wholeLots(quantity: number, { lotSize, capacity }: LotTerms): number {
  const most = capacity === null ? quantity : Math.min(quantity, capacity);
  return Math.floor(most / lotSize) * lotSize;
}

/** Whether whole lots hold everybody's minimum. Nobody at all always fits. */
function fits(sums: Sums, terms: LotTerms): boolean {
  return sums.min <= wholeLots(sums.max, terms);
}

const without = (sums: Sums, { min, max }: Promised): Sums => ({ min: sums.min - min, max: sums.max - max });
const withOne = (sums: Sums, { min, max }: Promised): Sums => ({ min: sums.min + min, max: sums.max + max });

/** The latest one without whom all others fit; -1 if no single one helps. */
function latestThatHelps(promises: readonly Promised[], sums: Sums, terms: LotTerms): number {
  return promises.findLastIndex((promise) => fits(without(sums, promise), terms));
}

/**
 * Who takes part. Everybody, if whole lots hold what they take at least. If not, the latest one without whom all others fit gives
 * way; where no single one helps, the latest. Then whoever fits after all comes back in, the earliest first.
 */
function choose(promises: readonly Promised[], terms: LotTerms): Set<number> {
  const largestMin: number[] = [];
  for (const { min } of promises) largestMin.push(Math.max(min, largestMin.at(-1) ?? 0));
  let sums = promises.reduce<Sums>(withOne, { min: 0, max: 0 });
  let left = promises.length;
  let out: number | undefined;
  // Those left are the earliest ones, since without a single one that helps all fit and the search is over.
  while (left > 0 && out === undefined && !fits(sums, terms)) {
    // Without this look at the largest of them, ten thousand who give way one by one would each be a search among all.
    const oneMayHelp = sums.min - largestMin[left - 1]! <= wholeLots(sums.max, terms);
    const index = oneMayHelp ? latestThatHelps(promises.slice(0, left), sums, terms) : -1;
    if (index !== -1) out = index;
    else left -= 1;
    sums = without(sums, promises[out ?? left]!);
  }
  const chosen = new Set(promises.slice(0, left).keys());
  if (out !== undefined) chosen.delete(out);
  for (let again = true; again;) {
    again = false;
    for (const [index, promise] of promises.entries()) {
      if (chosen.has(index) || !fits(withOne(sums, promise), terms)) continue;
      chosen.add(index);
      sums = withOne(sums, promise);
      again = true;
    }
  }
  return chosen;
}

/** Spreads `left` over those with room, one for each before anybody has two, the earliest first. Answers what each has of it. */
function spread(rooms: readonly number[], left: number): number[] {
  // The highest level at which everybody can have so much, and what is over is less than one for each with room above it.
  const sorted = rooms.toSorted((a, b) => a - b);
  let level = 0;
  let rest = left;
  for (const [index, room] of sorted.entries()) {
    const sharing = sorted.length - index;
    const step = Math.min(room - level, Math.floor(rest / sharing));
    level += step;
    rest -= step * sharing;
    if (level < room) break;
  }
  return rooms.map((room) => {
    if (room <= level || rest === 0) return Math.min(room, level);
    rest -= 1;
    return level + 1;
  });
}

/**
 * Pure: who gets how much of an option, from promises in the order they were made. Everybody gets at least their minimum or nothing;
 * only whole lots are made, as many as fit; what is left beyond the minimums is spread evenly, the earliest first.
 */
export function fillLots(promises: readonly Promised[], terms: LotTerms): Filling {
  const chosen = choose(promises, terms);
  const indexes = [...promises.keys()].filter((index) => chosen.has(index));
  const sums = indexes.reduce<Sums>((sum, index) => withOne(sum, promises[index]!), { min: 0, max: 0 });
  const quantity = wholeLots(sums.max, terms);
  const extras = spread(
    indexes.map((index) => promises[index]!.max - promises[index]!.min),
    quantity - sums.min,
  );
  const extraOf = new Map(indexes.map((index, at) => [index, extras[at]!]));
  const shares = promises.map(({ id, min, max }, index) => {
    const extra = extraOf.get(index);
    return {
      ...{ id, min, max, place: index + 1 },
      quantity: extra === undefined ? 0 : min + extra,
      extra: extra ?? 0,
    };
  });
  return { quantity, lots: quantity / terms.lotSize, shares };
}
