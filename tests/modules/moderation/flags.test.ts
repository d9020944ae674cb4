import { afterAll, beforeAll, expect, test } from 'vitest';
import { editPost } from '~/modules/threads/edit-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { blockPerson } from '~/modules/clubs/block-person.server';
import { changePeaceRules } from '~/modules/moderation/change-peace-rules.server';
import { flagPerson } from '~/modules/moderation/flag-person.server';
import { listMyFlags } from '~/modules/moderation/list-my-flags.server';
import { retractFlag } from '~/modules/moderation/retract-flag.server';
import { search } from '~/modules/search/search.server';
import { makePerson, makeThread, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { suspend } from '../../support/crowd';
import {
  decide,
  flag,
  joinedDaysAgo,
  makeNeighbours,
  makePeace,
  type PeaceScene,
  queueOf,
  say,
} from '../../support/moderation';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: PeaceScene;
let neighbours: SignedInPerson[];
let threadId: string;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makePeace('dogs');
  neighbours = await makeNeighbours(scene.club, 3);
  threadId = await makeThread(scene.ann, scene.club);
});
afterAll(() => database.release());

const statusOf = async (number: number) =>
  (await listPosts(scene.ann.actor, threadId, { around: number, limit: 1 })).items[0]!;

test('three members of standing hide a post by themselves, everywhere, and a moderator finds it on top', async () => {
  const post = await say(scene.ben, threadId, 'Buy zyzzyva pills');
  await flag(neighbours[0]!, post.id);
  await flag(neighbours[1]!, post.id);
  expect(await statusOf(post.number)).toMatchObject({ status: 'published' });
  await flag(neighbours[2]!, post.id, 'unkind');
  expect(await statusOf(post.number)).toMatchObject({ status: 'hidden', body: '', html: '' });
  const found = await search(scene.ann.actor, { q: 'zyzzyva', types: ['post'], group: 'none', limit: 5 });
  expect(found.items).toEqual([]);
  const updates = await database.sql<{ data: object }>(
    `SELECT "data" FROM "Update" WHERE "stream" = 'thread:' || $1`,
    [threadId],
  );
  expect(JSON.stringify(updates)).not.toContain('zyzzyva');
  const [first] = await queueOf(scene.mod);
  expect(first).toMatchObject({
    ...{ kind: 'post', weight: 3, flagCount: 3, hiddenByFlags: true, reasons: ['spam', 'unkind'] },
    post: { id: post.id, excerpt: 'Buy zyzzyva pills', status: 'hidden' },
  });
  const mine = await listPosts(scene.ben.actor, threadId, { around: post.number, limit: 1 });
  expect(mine.items[0]!.viewer!.hidden).toMatchObject({ why: 'flags', html: '<p>Buy zyzzyva pills</p>' });
});

test('what a moderator writes is never hidden by itself', async () => {
  const post = await say(scene.mod, threadId, 'A word of the house');
  for (const person of [...neighbours, scene.ann]) await flag(person, post.id);
  expect(await statusOf(post.number)).toMatchObject({ status: 'published' });
});

test('a second flag of the same member replaces the first; a member cannot flag themself', async () => {
  const post = await say(scene.ben, threadId, 'Twice flagged');
  await flag(scene.ann, post.id, 'spam');
  await flag(scene.ann, post.id, 'unkind');
  const review = (await queueOf(scene.mod)).find((one) => one.post?.id === post.id);
  expect(review).toMatchObject({ flagCount: 1, weight: 1, reasons: ['unkind'] });
  await expect(flag(scene.ben, post.id)).rejects.toMatchObject({ code: 'forbidden' });
});

test('flags of who is suspended, was blocked by the author or only looks weigh nothing', async () => {
  const post = await say(scene.ben, threadId, 'Who may judge?');
  const [suspended, blocked] = await makeNeighbours(scene.club, 2);
  await suspend(suspended!, scene.club);
  await blockPerson(scene.ben.actor, { memberId: blocked!.memberId });
  for (const person of [suspended!, blocked!, await makePerson('Stranger')]) await flag(person, post.id);
  const review = (await queueOf(scene.mod)).find((one) => one.post?.id === post.id);
  expect(review).toMatchObject({ flagCount: 3, weight: 0 });
});

test('a flag that is taken back lets the post stand again, and the last one empties the queue', async () => {
  const post = await say(scene.ben, threadId, 'A change of heart');
  for (const person of neighbours) await flag(person, post.id);
  expect(await statusOf(post.number)).toMatchObject({ status: 'hidden' });
  await retractFlag(neighbours[0]!.actor, { postId: post.id });
  expect(await statusOf(post.number)).toMatchObject({ status: 'published', body: 'A change of heart' });
  for (const person of neighbours.slice(1)) await retractFlag(person.actor, { postId: post.id });
  expect((await queueOf(scene.mod)).some((one) => one.post?.id === post.id)).toBe(false);
  await expect(retractFlag(neighbours[0]!.actor, { postId: post.id })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('each flagger learns what became of it, and what a moderator let stand flags hide no more until it is edited', async () => {
  const post = await say(scene.ben, threadId, 'Fine words');
  await flag(neighbours[0]!, post.id);
  const [review] = (await queueOf(scene.mod)).filter((one) => one.post?.id === post.id);
  await decide(scene.mod, review!.id, { act: 'keep' });
  const { items } = await listMyFlags(neighbours[0]!.actor, { limit: 10 });
  expect(items[0]).toMatchObject({ outcome: 'dismissed', post: { id: post.id } });
  await expect(flag(neighbours[0]!, post.id)).rejects.toMatchObject({ code: 'already_decided' });
  const others = await makeNeighbours(scene.club, 4);
  for (const person of others) await flag(person, post.id);
  expect(await statusOf(post.number)).toMatchObject({ status: 'published' });
  await editPost(scene.ben.actor, { postId: post.id, body: 'Foul words' });
  await flag(neighbours[0]!, post.id);
  expect(await statusOf(post.number)).toMatchObject({ status: 'hidden' });
});

test('a club chooses its own threshold', async () => {
  await changePeaceRules(scene.admin.actor, { slug: 'dogs', flagThreshold: 1 });
  const post = await say(scene.ben, threadId, 'Touchy club');
  await flag(scene.ann, post.id);
  expect(await statusOf(post.number)).toMatchObject({ status: 'hidden' });
  await changePeaceRules(scene.admin.actor, { slug: 'dogs', flagThreshold: 3 });
});

test('fifty accounts of today hide nothing; with two members of standing beside them they do', async () => {
  const post = await say(scene.ben, threadId, 'A mob comes');
  for (let index = 0; index < 50; index++) await flag(await makePerson(`Mob ${index}`, scene.club), post.id);
  const review = (await queueOf(scene.mod)).find((one) => one.post?.id === post.id);
  expect(review).toMatchObject({ flagCount: 50, weight: 1 });
  expect(await statusOf(post.number)).toMatchObject({ status: 'published' });
  await flag(neighbours[0]!, post.id);
  await flag(neighbours[1]!, post.id);
  expect(await statusOf(post.number)).toMatchObject({ status: 'hidden' });
});

test('how a person shows themself is reported to the club’s moderators, once by each member', async () => {
  const rude = await makePerson('Rude Name', scene.club);
  await joinedDaysAgo(scene.ann, scene.club, 60);
  const report = (person: SignedInPerson) =>
    flagPerson(person.actor, { slug: 'dogs', personId: rude.memberId, reason: 'unkind', note: 'The name' });
  await report(scene.ann);
  await report(scene.ann);
  await report(neighbours[0]!);
  const [review] = await queueOf(scene.mod, { kind: 'person' });
  expect(review).toMatchObject({ flagCount: 2, about: { id: rude.memberId, name: 'Rude Name' } });
  await expect(report(rude)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(report(await makePerson('Stranger'))).rejects.toMatchObject({ code: 'forbidden' });
});
