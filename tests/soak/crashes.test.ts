import { expect, test } from 'vitest';
import { simulateCrashes } from '../support/crash-simulation';
import { freshSeed } from '../support/random';

/** CRASHES_SEED runs one of before again. */
const seed = Number(process.env.CRASHES_SEED) || freshSeed();

test('a portal that is killed a hundred times while people post has everything it acknowledged, once', async () => {
  process.stderr.write(`crashes: seed ${seed}\n`);
  const report = await simulateCrashes({ seed, kills: 100 });
  process.stderr.write(`crashes: ${JSON.stringify(report)}\n`);
  expect(Object.keys(report.statuses).toSorted()).toEqual(['0', '201']);
});
