import { expect, test } from 'vitest';
import { useDatabase } from '../support/database';
import { brokenInLedger } from '../support/points';
import { simulatePoints } from '../support/points-simulation';
import { chance, freshSeed } from '../support/random';

/** POINTS_SEED runs one of before again; POINTS_COMMANDS fewer of them. */
const seed = Number(process.env.POINTS_SEED) || freshSeed();
const commands = Number(process.env.POINTS_COMMANDS) || 100_000;

test('a hundred thousand random commands leave the balances that a simple model has, and a whole ledger', async () => {
  process.stderr.write(`points: seed ${seed}\n`);
  const database = await useDatabase();
  try {
    const verified = (report: object) => process.stderr.write(`points: ${JSON.stringify(report)}\n`);
    const { next: random } = chance(seed);
    await simulatePoints({ random, commands, verifyEvery: 10_000, members: 50, verified });
    expect(await brokenInLedger()).toEqual([]);
  } finally {
    await database.release();
  }
}, 10_800_000);
