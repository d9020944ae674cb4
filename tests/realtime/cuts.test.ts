import { expect, test } from 'vitest';
import { simulateCuts } from '../support/cut-simulation';
import { freshSeed } from '../support/random';

test('over 100 random cuts nobody misses a reply, and nobody sees one twice', async () => {
  const seed = freshSeed();
  process.stderr.write(`cuts: seed ${seed}\n`);
  const report = await simulateCuts({ seed, cuts: 100, restarts: 4, pages: 12, postsPerSecond: 30 });
  process.stderr.write(`cuts: ${JSON.stringify(report)}\n`);
  expect(report).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0, wronglyStored: 0 });
  expect(report.acknowledged).toBeGreaterThan(50);
  expect(Object.values(report.cuts).reduce((sum, count) => sum + count)).toBe(100);
}, 180_000);
