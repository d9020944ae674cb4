import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../support/database';
import { simulateQuestions } from '../support/question-simulation';
import { freshSeed } from '../support/random';

/** QUESTIONS_SEED runs one of before again. */
const first = Number(process.env.QUESTIONS_SEED) || freshSeed();

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

test('over 40 runs of 200 steps, clocks and states of questions are those of a simple model', async () => {
  let misses = 0;
  for (let run = 0; run < 40; run++) {
    const seed = first + run;
    const report = await simulateQuestions({ seed, steps: 200 });
    misses += report.misses;
    expect(report.differences, `seed ${seed}`).toEqual([]);
  }
  process.stderr.write(`questions: ${JSON.stringify({ first, misses })}\n`);
  expect(misses).toBeGreaterThan(20);
});
