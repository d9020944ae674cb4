import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { lowerQuestion, raiseQuestion } from '~/modules/questions/alarm.server';
import { countDesk, listDesk } from '~/modules/questions/list-desk.server';
import { noteStanding } from '~/modules/questions/note-acceptance.server';
import { notePosts } from '~/modules/questions/note-posts.server';
import { openQuestion } from '~/modules/questions/open-question.server';
import { runClocks } from '~/modules/questions/run-clocks.server';
import { deskInput } from '~/modules/questions/schema';
import { saveClubDesk } from '~/modules/questions/save-settings.server';
import { setWaiting, takeQuestion } from '~/modules/questions/take-question.server';
import { applyQuestionUpdate } from '~/modules/questions/updates';
import type { QuestionView } from '~/modules/questions/views';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { ask, makeExpert, openDesk, questionOf, write } from '../../support/questions';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let asker: SignedInPerson;
let ann: SignedInPerson;
let moderator: SignedInPerson;
const monday = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  freezeClock(monday);
  database = await useDatabase();
  club = await makeClub('dogs');
  await openDesk(club);
  asker = await makePerson('Asker', club);
  ann = await makeExpert('Ann', club);
  await makeExpert('Ben', club);
  moderator = await makePerson('Mod', club);
  await grantRole(system, { memberId: moderator.memberId, role: 'moderator', club: 'dogs' });
});
afterEach(() => freezeClock(monday));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

interface Told {
  type: string;
  data: unknown;
}

const toldOn = (stream: string, after: number) =>
  database.sql<Told>(
    'SELECT "type", "data" FROM "Update" WHERE "stream" = $1 AND "seq" > $2 ORDER BY "seq"',
    [stream, after],
  );
async function headOf(stream: string): Promise<number> {
  const [row] = await database.sql<{ head: string }>('SELECT "head" FROM "Stream" WHERE "key" = $1', [
    stream,
  ]);
  return Number(row?.head ?? 0);
}

test('the question before, with its updates, is the question freshly loaded, whatever happened', async () => {
  const threadId = await ask(asker, club);
  const stream = `thread:${threadId}`;
  const acts: (() => Promise<unknown>)[] = [
    async () => takeQuestion(ann.actor, { threadId, insteadOf: (await questionOf(threadId)).assigned?.id }),
    () => setWaiting(ann.actor, { threadId, waiting: true }),
    () => write(asker, threadId, 'Here you are'),
    () => raiseQuestion(ann.actor, { threadId }),
    () => lowerQuestion(ann.actor, { threadId, reason: 'A dream' }),
    () => {
      freezeClock(new Date(monday.getTime() + 5 * 3_600_000));
      return runClocks(system, { threadId });
    },
    () => write(ann, threadId, 'Rest.'),
    async () => {
      const postId = await write(ann, threadId, 'And water.');
      await acceptAnswer(asker.actor, { threadId, postId });
      await noteStanding(system, { threadId });
    },
  ];
  for (const act of acts) {
    const [before, head, desk] = [
      await questionOf(threadId),
      await headOf(stream),
      await headOf(`desk:${club.id}`),
    ];
    await act();
    const updates = await toldOn(stream, head);
    const after = updates.reduce<QuestionView | null>(applyQuestionUpdate, before);
    expect(after).toEqual(await questionOf(threadId));
    const onDesk = await toldOn(`desk:${club.id}`, desk);
    expect(onDesk.map(({ type, data }) => ({ type, data }))).toContainEqual({
      type: 'desk.changed',
      data: { threadId, emergency: (await questionOf(threadId)).emergency === 'raised' },
    });
  }
});

test('the same fact told again, or late, changes nothing', async () => {
  const threadId = await ask(asker, club);
  await write(ann, threadId, 'Rest.');
  const before = await questionOf(threadId);
  const head = await headOf(`thread:${threadId}`);
  expect(await openQuestion(system, { threadId })).toEqual({ opened: false });
  expect(await notePosts(system, { threadId })).toEqual({ noted: 0 });
  await noteStanding(system, { threadId });
  expect(await runClocks(system, { threadId })).toEqual({ done: false });
  expect(await questionOf(threadId)).toEqual(before);
  expect(await headOf(`thread:${threadId}`)).toBe(head);
});

test('a desk holds what is its expert’s to answer, by urgency, page by page; the asker’s own question is not on it', async () => {
  const other = await makeClub('cats');
  await openDesk(other);
  const vet = await makeExpert('Vet', other, { field: 'Vet' });
  const trainer = await makeExpert('Trainer', other, { field: 'Trainer' });
  await saveClubDesk(system, {
    slug: 'cats',
    fields: [
      { key: 'vet', label: { th: 'v', vi: 'v', en: 'Vet' }, tags: ['health'], words: ['vet'] },
      { key: 'training', label: { th: 't', vi: 't', en: 'Training' }, tags: [], words: ['trainer'] },
    ],
  });
  const cat = await makePerson('Cat', other);
  const ids: string[] = [];
  for (const hours of [3, 2, 1]) {
    freezeClock(new Date(monday.getTime() - hours * 60_000));
    ids.push(await ask(cat, other, { title: `Asked ${hours}` }));
  }
  const urgent = await ask(cat, other, { title: 'She ate poison' });
  const own = await ask(vet, other, { title: 'My own' });
  const page = async (limit: number, cursor?: string) =>
    listDesk(vet.actor, deskInput.parse({ limit, cursor, club: 'cats' }));
  const all = await page(30);
  const order = all.items.map(({ question }) => question.threadId);
  expect(order[0]).toBe(urgent);
  expect(order.toSorted()).toEqual([urgent, ...ids].toSorted());
  expect(order).not.toContain(own);
  const walked: string[] = [];
  for (let next: string | undefined = undefined, turn = 0; turn < 9; turn++) {
    const { items, next: more } = await page(1, next);
    walked.push(...items.map(({ question }) => question.threadId));
    if (!more) break;
    next = more;
  }
  expect(walked).toEqual(order);
  const { counts } = await countDesk(vet.actor, 'cats');
  expect(counts).toMatchObject({ all: 4, emergency: 1 });
  expect((await countDesk(trainer.actor, 'cats')).counts.all).toBe(5);
  await expect(listDesk(cat.actor, deskInput.parse({}))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listDesk(ann.actor, deskInput.parse({ club: 'cats' }))).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('moderators see what is overdue with anybody, an expert what is theirs or nobody’s', async () => {
  const birds = await makeClub('birds');
  await openDesk(birds);
  const one = await makeExpert('One', birds);
  const boss = await makePerson('Boss', birds);
  await grantRole(system, { memberId: boss.memberId, role: 'moderator', club: 'birds' });
  const owner = await makePerson('Owner', birds);
  const threadId = await ask(owner, birds);
  const two = await makeExpert('Two', birds);
  await takeQuestion(one.actor, { threadId });
  await write(one, threadId);
  freezeClock(new Date(monday.getTime() + 48 * 3_600_000));
  await runClocks(system, { threadId });
  const overdue = async (person: SignedInPerson) => (await countDesk(person.actor, 'birds')).counts.overdue;
  expect([await overdue(one), await overdue(two), await overdue(boss)]).toEqual([1, 0, 1]);
});

test('a thread that is no question has no case', async () => {
  const threadId = await makeThread(asker, club);
  await database.sql(`UPDATE "Thread" SET "kind" = 'talk' WHERE "id" = $1`, [threadId]);
  expect(await openQuestion(system, { threadId })).toEqual({ opened: false });
});
