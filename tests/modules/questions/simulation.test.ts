import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../support/database';
import { simulateQuestions } from '../../support/question-simulation';
import { freshSeed } from '../../support/random';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

test.each([1, 2])(
  'whatever happens to a question, clocks and states are those of a simple model (%s)',
  async () => {
    const seed = Number(process.env.QUESTIONS_SEED) || freshSeed();
    process.stderr.write(`questions: seed ${seed}\n`);
    const report = await simulateQuestions({ seed, steps: 60 });
    expect(report.differences, `seed ${seed}`).toEqual([]);
  },
  120_000,
);
