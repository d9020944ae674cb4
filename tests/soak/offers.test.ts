import { expect, test } from 'vitest';
import { useDatabase } from '../support/database';
import { simulateOffers } from '../support/offers-simulation';
import { chance, freshSeed } from '../support/random';

/** OFFERS_SEED runs one of before again; OFFERS_COUNT fewer offers. */
const seed = Number(process.env.OFFERS_SEED) || freshSeed();
const offers = Number(process.env.OFFERS_COUNT) || 300;

test('hundreds of offers, by tens of thousands of random commands, leave the sums that a simple model has', async () => {
  process.stderr.write(`offers: seed ${seed}\n`);
  const database = await useDatabase();
  try {
    await expect(simulateOffers({ random: chance(seed).next, offers, turns: 40 })).resolves.toBeUndefined();
  } finally {
    await database.release();
  }
});
