import { expect, test } from 'vitest';
import { simulateCrashes } from '../support/crash-simulation';
import { freshSeed } from '../support/random';

test('a portal that is killed while people post has everything it acknowledged, once, and nothing half done', async () => {
  const seed = freshSeed();
  process.stderr.write(`crashes: seed ${seed}\n`);
  const report = await simulateCrashes({ seed, kills: 3 });
  process.stderr.write(`crashes: ${JSON.stringify(report)}\n`);
  expect(report.unanswered).toBeGreaterThan(0);
  expect(Object.keys(report.statuses).toSorted()).toEqual(['0', '201']);
}, 90_000);
