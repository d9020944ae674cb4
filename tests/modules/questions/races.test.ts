import { afterEach, beforeEach, expect, test } from 'vitest';
import { listDue, runClocks } from '~/modules/questions/run-clocks.server';
import { takeQuestion } from '~/modules/questions/take-question.server';
import { saveClubDesk } from '~/modules/questions/save-settings.server';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { makeClub, makePerson, type SignedInPerson } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { ask, makeExpert, openDesk } from '../../support/questions';

/** The same races with the guard in place, and with it switched off in a clone: the second shows that the first can fail. */
let database: TestDatabase & { release(): Promise<void> };
let experts: SignedInPerson[];
let threadId: string;
const monday = new Date('2026-11-23T02:00:00Z');

beforeEach(async () => {
  freezeClock(monday);
  database = await useDatabase();
  const club = await makeClub('dogs');
  await openDesk(club, { maxTries: 10 });
  const asker = await makePerson('Asker', club);
  experts = [];
  for (const name of ['Ann', 'Ben', 'Cat', 'Dan', 'Eve', 'Fay']) experts.push(await makeExpert(name, club));
  threadId = await ask(asker, club);
  await saveClubDesk(system, { slug: club.slug, maxTries: 10 });
});
afterEach(async () => {
  freezeClock(undefined);
  await database.release();
});

async function withoutGuards(): Promise<void> {
  await database.sql(
    `CREATE OR REPLACE FUNCTION lock_question(p_thread_id uuid) RETURNS void LANGUAGE sql AS $$ SELECT pg_sleep(0.1) $$`,
  );
  await database.sql('DROP INDEX "QuestionAssignment_open_key"');
  await database.sql('DROP INDEX "QuestionEvent_threadId_key_key"');
  // Everybody reads before anybody writes: what two machines do that are far apart.
  await database.sql(`
    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
    CREATE TRIGGER linger BEFORE INSERT OR UPDATE ON "QuestionAssignment" FOR EACH ROW EXECUTE FUNCTION linger()`);
}

const count = async (what: string): Promise<number> => {
  const [row] = await database.sql<{ n: number }>(`SELECT count(*)::int AS "n" FROM ${what}`);
  return row!.n;
};
const openAssignments = () => count(`"QuestionAssignment" WHERE "endedAt" IS NULL`);

async function freeIt(): Promise<void> {
  await database.sql(`UPDATE "QuestionAssignment" SET "endedAt" = now(), "end" = 'timed_out'`);
  await database.sql(`UPDATE "Question" SET "withBrand" = true`);
}

async function takeAtOnce(): Promise<number> {
  const taken = await Promise.allSettled(experts.map((expert) => takeQuestion(expert.actor, { threadId })));
  return taken.filter(({ status }) => status === 'fulfilled').length;
}

/** Each node runs the job of the minute at the same moment. */
async function runOnTwoNodes(): Promise<void> {
  freezeClock(new Date(monday.getTime() + 4 * 3_600_000));
  const due = [await listDue(now()), await listDue(now())];
  expect(due).toEqual([[threadId], [threadId]]);
  await Promise.allSettled(due.map(([id]) => runClocks(system, { threadId: id! })));
}

const misses = () => count(`"QuestionEvent" WHERE "type" = 'missed'`);

test('of experts who take a question at once, one has it and the others hear so', async () => {
  await freeIt();
  expect(await takeAtOnce()).toBe(1);
  expect(await openAssignments()).toBe(1);
});

test('without the lock and the unique index, several take it', async () => {
  await freeIt();
  await withoutGuards();
  expect(await takeAtOnce()).toBeGreaterThan(1);
  expect(await openAssignments()).toBeGreaterThan(1);
});

test('two nodes that run the same due clock ask the next expert once', async () => {
  await runOnTwoNodes();
  expect([await misses(), await count('"QuestionAssignment"'), await openAssignments()]).toEqual([1, 2, 1]);
});

test('without the lock and the unique keys, two nodes ask twice', async () => {
  await withoutGuards();
  await runOnTwoNodes();
  expect(await misses()).toBe(2);
  expect(await count('"QuestionAssignment"')).toBeGreaterThan(2);
});
