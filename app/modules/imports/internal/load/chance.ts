/** Chance that is the same each time for the same seed. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** The same, small numbers far more often: a few people write most of what there is. */
  lowBelow(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** A 32-bit mixing generator; good enough for text and shares, for nothing secret. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    below: (below) => Math.floor(next() * below),
    lowBelow: (below) => Math.floor(next() ** 3 * below),
    pick: (items) => items[Math.floor(next() * items.length)]!,
  };
}
