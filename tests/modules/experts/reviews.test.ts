import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listReviews } from '~/modules/experts/list-reviews.server';
import { markReview } from '~/modules/experts/mark-review.server';
import { remindReviewsJob } from '~/modules/experts/remind-reviews.server';
import { readSuccessor } from '~/modules/experts/get-curation.server';
import { supersedeAnswer } from '~/modules/experts/supersede-answer.server';
import { createGuide } from '~/modules/guides/create-guide.server';
import { remindGuidesJob } from '~/modules/guides/remind-reviews.server';
import { setGuideReview } from '~/modules/guides/settle-guide.server';
import { createPost } from '~/modules/threads/create-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { visitor } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { newId } from '~/platform/ids';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';
import { toldTo } from './support';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;
let vet: SignedInPerson;
let mod: SignedInPerson;
let threadId: string;
const start = new Date('2026-03-01T05:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * 86_400_000);

beforeAll(async () => {
  database = await useDatabase();
  freezeClock(start);
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  vet = await makePerson('Vet', club);
  mod = await makePerson('Mo', club);
  await giveRole(vet, 'expert', club);
  await giveRole(mod, 'moderator', club);
  threadId = await makeThread(ann, club);
});
afterEach(() => freezeClock(start));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

const answer = async (body = 'An answer') =>
  (await createPost(vet.actor, threadId, { body, audience: 'everyone' })).post;

test('an answer’s author and the moderators are reminded once on its day, and it is listed until somebody looked at it', async () => {
  const { id: postId } = await answer();
  const review = { postId, reviewBy: after(10), note: 'New doses' };
  await expect(markReview(ann.actor, review)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(markReview(vet.actor, { postId, reviewBy: start })).rejects.toMatchObject({ code: 'invalid' });
  await markReview(mod.actor, review);
  const guide = { title: 'Walks', body: 'At six.', tags: [], sources: [], status: 'published' as const };
  const { guideId } = await createGuide(vet.actor, { ...guide, slug: club.slug });
  await setGuideReview(vet.actor, { guideId, reviewBy: after(5) });
  const listed = async () =>
    (await listReviews(vet.actor, club.slug, { limit: 30 })).items.map(({ id, overdue }) => [id, overdue]);
  expect(await listed()).toEqual([
    [guideId, false],
    [postId, false],
  ]);
  for (const day of [9, 10, 11]) {
    freezeClock(after(day));
    await Promise.all([
      remindReviewsJob.run({}),
      remindReviewsJob.run({}),
      remindGuidesJob.run({}),
      remindGuidesJob.run({}),
    ]);
  }
  const iso = after(10).toISOString();
  expect(await toldTo(database, mod.memberId)).toEqual([`experts.review-due ${iso}`]);
  expect((await toldTo(database, vet.memberId)).map((one) => one.split(' ')[0])).toEqual([
    'guides.review-due',
    'experts.review-due',
  ]);
  expect(await listed()).toEqual([
    [guideId, true],
    [postId, true],
  ]);
  await markReview(vet.actor, { postId, reviewBy: null });
  expect(await listed()).toEqual([[guideId, true]]);
  await expect(listReviews(ann.actor, club.slug, { limit: 30 })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listReviews(visitor, club.slug, { limit: 30 })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});

test('an answer leads to what holds instead, and nothing leads in a circle, also when two are marked at once', async () => {
  const [one, two] = [await answer('One'), await answer('Two')];
  const by = (id: string) => ({ kind: 'post' as const, id });
  await expect(supersedeAnswer(ann.actor, { postId: one.id, by: by(two.id) })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(supersedeAnswer(vet.actor, { postId: one.id, by: by(one.id) })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(supersedeAnswer(vet.actor, { postId: one.id, by: by(newId()) })).rejects.toMatchObject({
    code: 'invalid',
  });
  const settled = await Promise.allSettled([
    supersedeAnswer(vet.actor, { postId: one.id, by: by(two.id) }),
    supersedeAnswer(mod.actor, { postId: two.id, by: by(one.id) }),
  ]);
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const states = async () =>
    (await listPosts(visitor, threadId, { limit: 50 })).items
      .filter(({ id }) => id === one.id || id === two.id)
      .map(({ answer: state }) => state!.state)
      .toSorted();
  expect(await states()).toEqual(['proposed', 'superseded']);
  const old = settled[0].status === 'fulfilled' ? one : two;
  await supersedeAnswer(vet.actor, { postId: old.id, by: null });
  expect(await states()).toEqual(['proposed', 'proposed']);
});

test('the question itself is no answer', async () => {
  const [first] = (await listPosts(visitor, threadId, { limit: 1 })).items;
  expect(first!.answer).toBeNull();
  await expect(markReview(vet.actor, { postId: first!.id, reviewBy: after(3) })).rejects.toMatchObject({
    code: 'not_an_answer',
  });
});

test('an address that somebody copied is read as the answer or the guide it leads to', async () => {
  const post = await answer();
  const at = { kind: 'post', id: post.id };
  const base = `https://portal.example/clubs/${club.slug}`;
  expect(
    await readSuccessor(club.slug, `${base}/threads/${threadId}?at=${post.number}#post-${post.number}`),
  ).toEqual(at);
  expect(
    await readSuccessor(club.slug, `/clubs/${club.slug}/threads/${threadId}/posts/${post.number}`),
  ).toEqual(at);
  const id = newId();
  expect(await readSuccessor(club.slug, `${base}/guides/${id}`)).toEqual({ kind: 'guide', id });
  for (const other of [`${base}/threads/${threadId}`, `/clubs/other/guides/${id}`, 'nonsense', ''])
    expect(await readSuccessor(club.slug, other)).toBeNull();
});
