const times = Number(process.env.PROPERTY_TIMES) || 0;

/**
 * How fast-check tries a property. `npm test`: `runs` times, the same each time, since a change is judged by what it changes.
 * `npm run soak -- properties`: a hundred times as often, from a fresh seed that a failure prints.
 */
export function tries(runs = 100): { numRuns: number; seed?: number } {
  return times > 0 ? { numRuns: runs * times } : { numRuns: runs, seed: 20_261_122 };
}

/** For a property whose tries take long, in ms. */
export const tryingTimeout = times > 0 ? 3_600_000 : 120_000;
