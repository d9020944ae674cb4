import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../support/database';
import { simulateProposals } from '../../support/proposal-simulation';
import { freshSeed } from '../../support/random';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

test('whatever is supported, merged, undone and answered, states and voices are those of a simple model', async () => {
  const seed = Number(process.env.PROPOSALS_SEED) || freshSeed();
  process.stderr.write(`proposals: seed ${seed}\n`);
  const steps = Number(process.env.PROPOSALS_STEPS) || 80;
  const { differences } = await simulateProposals({ seed, steps, slug: 'coffee' });
  expect(differences, `seed ${seed}`).toEqual([]);
}, 600_000);
