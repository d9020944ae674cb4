import { expect, test } from 'vitest';
import { useDatabase } from '../support/database';
import { brokenInLedger } from '../support/points';
import { simulateYear } from '../support/points-year';
import { chance, freshSeed } from '../support/random';

/** YEAR_SEED begins with one of before again; YEAR_MINUTES goes on for so long. */
const minutes = Number(process.env.YEAR_MINUTES) || 5;

test('over many random 400 days points end, are warned of, and levels move on the members’ own days, once each, whenever the jobs run', async () => {
  const until = Date.now() + minutes * 60_000;
  let seed = Number(process.env.YEAR_SEED) || freshSeed();
  let years = 0;
  for (; Date.now() < until; seed = freshSeed()) {
    process.stderr.write(`year of points: seed ${seed}\n`);
    const database = await useDatabase();
    try {
      await simulateYear({ database, chance: chance(seed), days: 400, pairs: 3 });
      expect(await brokenInLedger()).toEqual([]);
      years++;
    } finally {
      await database.release();
    }
  }
  process.stderr.write(`year of points: ${years} whole simulations\n`);
});
