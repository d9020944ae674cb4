import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGuide } from '~/modules/guides/create-guide.server';
import { settleGuide } from '~/modules/guides/settle-guide.server';
import { supersedeAnswer } from '~/modules/experts/supersede-answer.server';
import { blockPerson } from '~/modules/clubs/block-person.server';
import { findSimilarQuestions } from '~/modules/search/find-similar.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { type Actor, visitor } from '~/platform/actor';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let dogs: TestClub;
let closed: TestClub;
let ann: SignedInPerson;
let vet: SignedInPerson;
let mod: SignedInPerson;

async function ask(title: string, body: string, club = dogs, by = ann): Promise<string> {
  const input = { slug: club.slug, kind: 'question' as const, title, body, tags: [] };
  return (await createThread(by.actor, input)).id;
}

async function answer(threadId: string, body: string, accepted = true): Promise<string> {
  const { post } = await createPost(vet.actor, threadId, { body, audience: 'everyone' });
  if (accepted) await acceptAnswer(ann.actor, { threadId, postId: post.id });
  return post.id;
}

const asked: Record<string, string> = {};

beforeAll(async () => {
  database = await useDatabase();
  dogs = await makeClub('dogs');
  closed = await makeClub('closed', 'members');
  ann = await makePerson('Ann', dogs);
  vet = await makePerson('Vet', dogs);
  mod = await makePerson('Mo', dogs);
  await giveRole(vet, 'expert', dogs);
  await giveRole(mod, 'moderator', dogs);
  // Words that stand in most questions say little; the traps are those that only share these.
  for (const [index, word] of ['beds', 'toys', 'leads', 'bowls', 'vans', 'trains'].entries())
    await ask(
      `Which ${word} for my dog?`,
      `I am looking for ${word}. What do you use with your dog, number ${index}?`,
    );
  asked.chocolate = await ask(
    'My dog ate chocolate',
    'He found a bar of dark chocolate on the table. Is it dangerous?',
  );
  asked.ticks = await ask('Removing ticks safely', 'How do I take a tick out without leaving its head?');
  asked.golden = await ask('โกลเด้นท้องเสียทำยังไงดี', 'น้องหมาโกลเด้นอายุสองขวบ ถ่ายเหลวตั้งแต่เมื่อคืน กินข้าวได้น้อย');
  asked.vaccine = await ask('ลูกหมาต้องฉีดวัคซีนกี่เข็ม', 'เพิ่งรับลูกหมามา อายุหกสัปดาห์ เริ่มวัคซีนรวมเมื่อไหร่');
  asked.vomit = await ask(
    'Chó con bị nôn sau khi ăn',
    'Bé cún ba tháng tuổi nôn ra thức ăn, có cần đưa đi khám không?',
  );
  asked.tail = await ask('Chó hay cắn đuôi', 'Con chó nhà mình cứ quay vòng cắn đuôi suốt ngày.');
  await answer(asked.chocolate, 'Dark chocolate is dangerous: call the clinic at once.');
});
afterAll(() => database.release());

const similar = async (title: string, body = '', actor: Actor = ann.actor, slug = dogs.slug) =>
  (await findSimilarQuestions(actor, { slug, title, body, limit: 5 })).items;
const first = async (title: string, body = '') => (await similar(title, body))[0]?.id;

describe('a question that was asked before is found', () => {
  test.each([
    ['in English, with other endings of the words', 'Chocolate eaten by dogs: how dangerous?', 'chocolate'],
    [
      'in English, by its text',
      'Help please',
      'ticks',
      'There is a tick in his ear, how to remove it safely',
    ],
    ['in Thai, cut into other words and without tone marks', 'โกลเดนทองเสีย', 'golden'],
    ['in Thai, within a longer sentence', 'อยากถามว่าลูกหมาฉีดวัคซีนกี่ครั้งคะ', 'vaccine'],
    ['in Vietnamese, without any marks', 'cho con bi non', 'vomit'],
    ['in Vietnamese, with all marks', 'Sao chó cứ cắn đuôi của nó?', 'tail'],
  ])('%s', async (_, title, key, body = '') => {
    const wanted = key === 'ticks' ? asked.ticks : asked[key];
    expect(await first(title, body)).toBe(wanted);
  });

  test('and nothing is, where only words are shared that stand everywhere', async () => {
    expect(await similar('Quantum physics lecture')).toEqual([]);
    expect(await similar('?!')).toEqual([]);
    expect(await similar('\u0000')).toEqual([]);
  });
});

test('what is answered comes first, and leads to the answer', async () => {
  const open = await ask('Dog ate chocolate cake', 'A piece of chocolate cake, is it dangerous for a dog?');
  const items = await similar('My dog ate chocolate');
  expect(items.map(({ id }) => id).slice(0, 2)).toEqual([asked.chocolate, open]);
  expect(items[0]).toMatchObject({ answered: true, type: 'question', answers: 1 });
  expect(items[0]!.url).toContain('at=2#post-2');
  expect(items[1]).toMatchObject({ answered: false, answers: 0 });
});

test('an answer that another supersedes answers nothing, and a guide answers until it is retired', async () => {
  const threadId = await ask('How often to worm a puppy', 'Worming schedule for a puppy of eight weeks?');
  const old = await answer(threadId, 'Every week.');
  const guide = {
    body: 'Worming a puppy: every two weeks.',
    tags: [],
    sources: [old],
    status: 'published' as const,
  };
  const { guideId } = await createGuide(vet.actor, { slug: dogs.slug, title: 'Worming puppies', ...guide });
  await supersedeAnswer(vet.actor, { postId: old, by: { kind: 'guide', id: guideId } });
  const items = await similar('How often must a puppy be wormed?');
  expect(items.map(({ id, type, answered }) => ({ id, type, answered }))).toEqual([
    { id: guideId, type: 'guide', answered: true },
    { id: threadId, type: 'question', answered: false },
  ]);
  await settleGuide(mod.actor, { guideId, state: 'retired', reason: 'Wrong' });
  expect((await similar('How often must a puppy be wormed?')).map(({ id }) => id)).toEqual([threadId]);
});

test('only what one may read is found: of the club, of people one has not blocked, of what was not removed', async () => {
  const stranger = await makePerson('Stranger');
  const inside = await makePerson('Inside', closed);
  await ask('Secret dog chocolate', 'Only for us', closed, inside);
  expect((await similar('Secret dog chocolate', '', inside.actor, closed.slug)).length).toBe(1);
  await expect(similar('Secret', '', stranger.actor, closed.slug)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(similar('Secret', '', visitor, closed.slug)).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  await expect(similar('Secret', '', ann.actor, 'nowhere')).rejects.toMatchObject({ code: 'not_found' });
  expect((await similar('My dog ate chocolate', '', visitor)).length).toBeGreaterThan(0);
  const blocker = await makePerson('Blocker', dogs);
  await blockPerson(blocker.actor, { memberId: ann.memberId });
  expect(await similar('My dog ate chocolate', '', blocker.actor)).toEqual([]);
  const threadId = await ask('Xylitol gum swallowed', 'Chewing gum with xylitol');
  const [opening] = await database.sql<{ id: string }>(`SELECT "id" FROM "Post" WHERE "threadId" = $1`, [
    threadId,
  ]);
  await answer(threadId, 'Call the clinic.');
  const answered = (await similar('Xylitol gum'))[0]!;
  expect(answered.answered).toBe(true);
  expect(opening).toBeDefined();
  const { posts } = {
    posts: await database.sql<{ id: string }>(
      `SELECT "id" FROM "Post" WHERE "threadId" = $1 AND "number" = 2`,
      [threadId],
    ),
  };
  await removePost(mod.actor, { postId: posts[0]!.id });
  expect((await similar('Xylitol gum'))[0]).toMatchObject({ answered: false });
});
