import type { Chance } from './chance';

export interface LoadSize {
  members: number;
  threads: number;
  posts: number;
}

export interface PlannedThread {
  /** Index of its club. */
  club: number;
  posts: number;
}

const mostClubs = 8;
/** Sizes of the two threads that are compared. */
export const longThread = 10_000;
export const shortThread = 20;

/** How many clubs: enough that most are small. */
export function clubCount({ members, threads }: LoadSize): number {
  return Math.max(1, Math.min(mostClubs, Math.floor(Math.min(members, threads) / 25)));
}

/** A place among `count`, of which each is half as likely as the one before, more or less. */
export function longTail(count: number, chance: Chance): number {
  return Math.min(count - 1, Math.floor(-Math.log2(1 - chance.next())));
}

/**
 * How many posts each thread has: most few, some many, each at least one, `posts` in all. The first has 10,000 and the second 20,
 * where there are enough, so that the two can be compared.
 */
export function planThreads({ threads, posts }: LoadSize, clubs: number, chance: Chance): PlannedThread[] {
  const sizes = Array.from({ length: threads }, () => 1);
  let left = posts - threads;
  const fixed = [
    left >= 2 * longThread ? longThread : 0,
    left >= 2 * shortThread && threads > 2 ? shortThread : 0,
  ];
  for (const [index, size] of fixed.entries()) {
    if (size === 0) continue;
    sizes[index] = size;
    left -= size - 1;
  }
  const open = sizes.map((_, index) => index).filter((index) => !fixed[index]);
  if (open.length === 0) sizes[0]! += left;
  while (left > 0 && open.length > 0) {
    const grows = Math.min(left, 1 + chance.lowBelow(Math.max(2, Math.ceil((4 * posts) / threads))));
    sizes[open[chance.lowBelow(open.length)]!]! += grows;
    left -= grows;
  }
  // The two that are compared stand in the first club, which the others share by chance.
  return sizes.map((size, index) => ({
    posts: size,
    club: index < fixed.length ? 0 : longTail(clubs, chance),
  }));
}
