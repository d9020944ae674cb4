import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../support/database';
import { brokenInLedger } from '../../support/points';
import { simulatePoints } from '../../support/points-simulation';
import { chance, freshSeed } from '../../support/random';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

test('hundreds of random commands leave the balances that a simple model has, and a whole ledger', async () => {
  const seed = Number(process.env.POINTS_SEED) || freshSeed();
  process.stderr.write(`points: seed ${seed}\n`);
  await simulatePoints({ random: chance(seed).next, commands: 250, verifyEvery: 125 });
  expect(await brokenInLedger()).toEqual([]);
}, 90_000);
