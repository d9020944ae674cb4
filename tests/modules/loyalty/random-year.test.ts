import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../support/database';
import { brokenInLedger } from '../../support/points';
import { simulateYear } from '../../support/points-year';
import { chance, freshSeed } from '../../support/random';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

test('over a random 100 days points end, are warned of, and levels move on the members’ own days, once each, whenever the jobs run', async () => {
  const seed = Number(process.env.YEAR_SEED) || freshSeed();
  process.stderr.write(`year of points: seed ${seed}\n`);
  await simulateYear({ database, chance: chance(seed), days: 100, pairs: 1 });
  expect(await brokenInLedger()).toEqual([]);
}, 90_000);
