import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../support/database';
import { simulateOffers } from '../../support/offers-simulation';
import { chance, freshSeed } from '../../support/random';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

test('random pledges, changes, cancellations, claims and payments leave the sums that a simple model has', async () => {
  const seed = Number(process.env.OFFERS_SEED) || freshSeed();
  process.stderr.write(`offers: seed ${seed}\n`);
  await expect(simulateOffers({ random: chance(seed).next, offers: 2, turns: 25 })).resolves.toBeUndefined();
});
