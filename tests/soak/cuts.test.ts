import { expect, test } from 'vitest';
import { simulateCuts } from '../support/cut-simulation';
import { freshSeed } from '../support/random';

/** CUTS_SEED runs one of before again. */
const seed = Number(process.env.CUTS_SEED) || freshSeed();

test('over 1,000 random cuts nobody misses a reply, and nobody sees one twice', async () => {
  process.stderr.write(`cuts: seed ${seed}\n`);
  const report = await simulateCuts({ seed, cuts: 1_000, restarts: 30, pages: 30, postsPerSecond: 30 });
  process.stderr.write(`cuts: ${JSON.stringify(report)}\n`);
  expect(report).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0, wronglyStored: 0 });
});
