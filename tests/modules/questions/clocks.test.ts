import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { lowerQuestion } from '~/modules/questions/alarm.server';
import { noteStanding } from '~/modules/questions/note-acceptance.server';
import { listLeftBehind, passOn } from '~/modules/questions/pass-on.server';
import { listDue, runClocks } from '~/modules/questions/run-clocks.server';
import { saveClubDesk, saveExpertSettings } from '~/modules/questions/save-settings.server';
import {
  declineQuestion,
  handOverQuestion,
  setWaiting,
  takeQuestion,
} from '~/modules/questions/take-question.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { ask, everyDay, makeExpert, openDesk, questionOf, write } from '../../support/questions';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let asker: SignedInPerson;
let moderator: SignedInPerson;
let clubs = 0;

/** Monday, 9:00 in Bangkok. */
const monday = new Date('2026-11-23T02:00:00Z');
const after = (hours: number) => freezeClock(new Date(monday.getTime() + hours * 3_600_000));

async function runDue(): Promise<number> {
  const due = await listDue(now());
  for (const threadId of due) await runClocks(system, { threadId });
  return due.length;
}

beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());
beforeEach(async () => {
  freezeClock(monday);
  club = await makeClub(`dogs-${++clubs}`);
  await openDesk(club);
  asker = await makePerson('Asker', club);
  moderator = await makePerson('Mod', club);
  await grantRole(system, { memberId: moderator.memberId, role: 'moderator', club: club.slug });
});
afterEach(() => freezeClock(undefined));

const assignee = async (threadId: string) => (await questionOf(threadId)).assigned?.name ?? null;

test('the expert is reminded at three quarters; then the next is asked, then the brand', async () => {
  await makeExpert('Ann', club);
  await makeExpert('Ben', club);
  const threadId = await ask(asker, club);
  const first = await assignee(threadId);
  expect((await questionOf(threadId)).firstAnswer.dueAt).toBe('2026-11-23T06:00:00.000Z');
  after(2.9);
  expect(await runDue()).toBe(0);
  after(3);
  await runDue();
  expect(await assignee(threadId)).toBe(first);
  expect(await db.questionEvent.count({ where: { threadId, type: 'reminded' } })).toBe(1);
  after(4);
  await runDue();
  const second = await assignee(threadId);
  expect([first, second].toSorted()).toEqual(['Ann', 'Ben']);
  expect((await questionOf(threadId)).firstAnswer).toMatchObject({ state: 'active_missed', misses: 1 });
  after(8);
  await runDue();
  expect(await questionOf(threadId)).toMatchObject({
    assigned: null,
    withBrand: true,
    firstAnswer: { misses: 2 },
  });
  // The brand's four hours: one more today, three tomorrow.
  after(26.9);
  await runDue();
  expect((await questionOf(threadId)).firstAnswer.misses).toBe(2);
  after(27);
  await runDue();
  expect(await questionOf(threadId)).toMatchObject({
    withBrand: true,
    firstAnswer: { state: 'active_missed', misses: 3 },
  });
  after(28);
  await write(moderator, threadId);
  expect((await questionOf(threadId)).firstAnswer).toMatchObject({ state: 'missed', dueAt: null });
});

test('a question of the evening is due the next morning, and an answer in time hits', async () => {
  const ann = await makeExpert('Ann', club);
  after(13);
  const threadId = await ask(asker, club);
  expect((await questionOf(threadId)).firstAnswer.dueAt).toBe('2026-11-24T06:00:00.000Z');
  after(24.5);
  await write(ann, threadId);
  expect(await questionOf(threadId)).toMatchObject({
    firstAnswer: { state: 'hit', misses: 0 },
    firstAnswerAt: '2026-11-24T02:30:00.000Z',
  });
  const row = await db.question.findUnique({ where: { threadId } });
  expect(row?.firstAnswerSeconds).toBe(1_800);
});

test('the answer of another expert counts, and the one who was asked is told', async () => {
  await makeExpert('Ann', club);
  const ben = await makeExpert('Ben', club);
  const threadId = await ask(asker, club);
  const has = await assignee(threadId);
  const other = has === 'Ben' ? await makeExpert('Cat', club) : ben;
  await write(other, threadId);
  expect(await questionOf(threadId)).toMatchObject({
    firstAnswer: { state: 'hit' },
    assigned: { name: has },
  });
  const jobs = await database.sql<{ data: { notices: { kind: string }[] } }>(
    `SELECT data FROM pgboss.job WHERE name = 'notices.record' ORDER BY created_on DESC LIMIT 3`,
  );
  expect(jobs.flatMap(({ data }) => data.notices.map(({ kind }) => kind))).toContain(
    'questions.answered-by-other',
  );
});

test('what the asker cannot read answers nothing, nor do the asker and other customers', async () => {
  const ann = await makeExpert('Ann', club);
  const threadId = await ask(asker, club);
  await write(ann, threadId, 'Between us', 'professionals');
  await write(asker, threadId, 'Anyone?');
  await write(await makePerson('Other', club), threadId, 'Same here');
  expect((await questionOf(threadId)).firstAnswer.state).toBe('active');
  await write(ann, threadId, 'To you alone', 'experts');
  expect((await questionOf(threadId)).firstAnswer.state).toBe('hit');
});

test('the clocks stand while the asker is waited for, and run on with the asker’s post', async () => {
  const ann = await makeExpert('Ann', club);
  const threadId = await ask(asker, club);
  after(1);
  await setWaiting(ann.actor, { threadId, waiting: true });
  expect(await questionOf(threadId)).toMatchObject({
    state: 'waiting',
    firstAnswer: { dueAt: null, running: false, state: 'active' },
  });
  after(30);
  expect(await listDue(now())).not.toContain(threadId);
  await write(asker, threadId, 'Here is the picture.');
  const going = await questionOf(threadId);
  expect(going).toMatchObject({ state: 'open', firstAnswer: { dueAt: '2026-11-24T11:00:00.000Z' } });
});

test('an accepted answer resolves the question, and taking it back opens it again', async () => {
  const ann = await makeExpert('Ann', club);
  const threadId = await ask(asker, club);
  after(1);
  const postId = await write(ann, threadId);
  await acceptAnswer(asker.actor, { threadId, postId });
  await noteStanding(system, { threadId });
  expect(await questionOf(threadId)).toMatchObject({
    state: 'resolved',
    assigned: null,
    resolution: { state: 'hit' },
  });
  await acceptAnswer(asker.actor, { threadId, postId: null });
  await noteStanding(system, { threadId });
  expect(await questionOf(threadId)).toMatchObject({
    state: 'open',
    assigned: { name: 'Ann' },
    firstAnswer: { state: 'hit' },
    resolution: { state: 'active', running: true },
  });
});

test('who is away is not waited for, and nothing is missed by it', async () => {
  const ann = await makeExpert('Ann', club);
  const threadId = await ask(asker, club);
  await makeExpert('Ben', club);
  after(1);
  await saveExpertSettings(ann.actor, { awayFrom: now(), awayUntil: null });
  for (const id of await listLeftBehind(now())) await passOn(system, { threadId: id });
  expect(await questionOf(threadId)).toMatchObject({
    assigned: { name: 'Ben' },
    firstAnswer: { state: 'active', misses: 0, dueAt: '2026-11-23T06:00:00.000Z' },
  });
});

test('a declined question goes to the next with what time is left, and never back', async () => {
  const people = [await makeExpert('Ann', club), await makeExpert('Ben', club)];
  const threadId = await ask(asker, club);
  const first = people.find(({ name }) => name === 'Ann')!;
  const has = (await assignee(threadId)) === 'Ann' ? first : people[1]!;
  after(1);
  await declineQuestion(has.actor, { threadId, reason: 'Not my field' });
  const next = people.find((person) => person !== has)!;
  expect(await questionOf(threadId)).toMatchObject({
    assigned: { name: next.name },
    firstAnswer: { state: 'active', dueAt: '2026-11-23T06:00:00.000Z' },
  });
  await declineQuestion(next.actor, { threadId, reason: 'Nor mine' });
  expect(await questionOf(threadId)).toMatchObject({ assigned: null, withBrand: true });
});

test('hours that change move what is due; what has passed has passed', async () => {
  const ann = await makeExpert('Ann', club);
  const threadId = await ask(asker, club);
  after(1);
  // From 14:00 on: three of the four hours are left.
  await saveExpertSettings(ann.actor, { week: everyDay.map(() => [{ from: 840, until: 1_200 }]) });
  expect((await questionOf(threadId)).firstAnswer.dueAt).toBe('2026-11-23T10:00:00.000Z');
  await saveExpertSettings(ann.actor, { week: null });
  await saveClubDesk(system, { slug: club.slug, holidays: [{ date: '2026-11-23', name: 'Loy Krathong' }] });
  expect((await questionOf(threadId)).firstAnswer.dueAt).toBe('2026-11-24T05:00:00.000Z');
});

test('a question is handed over with a reason, and taken from somebody only knowingly', async () => {
  const ann = await makeExpert('Ann', club);
  const threadId = await ask(asker, club);
  const ben = await makeExpert('Ben', club);
  await expect(
    handOverQuestion(ben.actor, { threadId, memberId: ben.memberId, reason: 'x' }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
  await handOverQuestion(ann.actor, { threadId, memberId: ben.memberId, reason: 'You know hips' });
  expect(await assignee(threadId)).toBe('Ben');
  await expect(takeQuestion(ann.actor, { threadId })).rejects.toMatchObject({ code: 'question_taken' });
  await takeQuestion(ann.actor, { threadId, insteadOf: ben.memberId });
  expect(await assignee(threadId)).toBe('Ann');
});

test('emergency words call everybody on duty, by minutes; a false alarm is lowered with a reason', async () => {
  const ann = await makeExpert('Ann', club);
  await makeExpert('Eve', club, { always: true });
  after(13);
  const threadId = await ask(asker, club, { title: 'He ate POISON', body: 'help' });
  expect(await questionOf(threadId)).toMatchObject({
    emergency: 'raised',
    assigned: { name: 'Eve' },
    firstAnswer: { dueAt: new Date(monday.getTime() + 13 * 3_600_000 + 600_000).toISOString() },
  });
  await lowerQuestion(ann.actor, { threadId, reason: 'Rat toy, not poison' });
  const question = await questionOf(threadId);
  expect(question.emergency).toBe('lowered');
  expect(question.firstAnswer.dueAt).toBe(new Date(monday.getTime() + 17 * 3_600_000).toISOString());
  const act = await db.auditEntry.findFirst({
    where: { act: 'question.alarm_lowered', subject: `thread:${threadId}` },
  });
  expect(act?.reason).toBe('Rat toy, not poison');
});
