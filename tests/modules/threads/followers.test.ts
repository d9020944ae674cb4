import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockPerson } from '~/modules/clubs/block-person.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { muteClub } from '~/modules/clubs/mute-club.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { markRead } from '~/modules/threads/mark-read.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { tellFollowers } from '~/modules/threads/tell-followers.server';
import { db } from '~/platform/db/client.server';
import { startJobs, stopJobs } from '~/platform/jobs/jobs.server';
import { jobKinds } from '~/registry.server';
import {
  enterClub,
  giveRole,
  makeClub,
  makePerson,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';

const jobs = [
  'notices.record',
  'threads.tell-followers-page',
  'threads.tell-of-acceptance',
  'threads.tell-of-thread',
];

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let asker: SignedInPerson;
let writer: SignedInPerson;
let follower: SignedInPerson;
let expert: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  await stopJobs();
  await startJobs(database.url, jobKinds, { work: false });
  club = await makeClub('dogs');
  [asker, writer, follower, expert] = (await Promise.all(
    ['Ask', 'Write', 'Follow', 'Vet'].map((name) => makePerson(name, club)),
  )) as [SignedInPerson, SignedInPerson, SignedInPerson, SignedInPerson];
  await giveRole(expert, 'expert', club);
});
afterAll(() => database.release());

async function start(kind: 'talk' | 'question' | 'announcement' = 'talk', by = asker, tags: string[] = []) {
  const { id } = await createThread(by.actor, { slug: 'dogs', kind, title: 'Walks', body: 'At six', tags });
  await workOff(database, jobs);
  return id;
}
async function write(threadId: string, body: string, by = writer, more: object = {}) {
  const { post } = await createPost(by.actor, threadId, { body, audience: 'everyone', ...more });
  await tellFollowers(threadId);
  await workOff(database, jobs);
  return post;
}
/** Kinds of what somebody was told of a thread, with how much was merged. */
async function told(person: SignedInPerson, threadId: string): Promise<Record<string, number>> {
  const lines = await db.notice.findMany({
    where: { memberId: person.memberId, subject: `thread:${threadId}` },
  });
  return Object.fromEntries(lines.map(({ kind, itemCount }) => [kind.replace('threads.', ''), itemCount]));
}

describe('who hears of a post', () => {
  test('the author of the thread, those who follow it, and nobody else', async () => {
    const id = await start();
    await followThread(follower.actor, id, 'following');
    await write(id, 'one');
    await write(id, 'two');
    expect(await told(asker, id)).toEqual({ mine: 2 });
    expect(await told(follower, id)).toEqual({ followed: 2 });
    expect(await told(writer, id)).toEqual({});
    expect(await told(expert, id)).toEqual({});
  });

  test('of several reasons the weightiest, once', async () => {
    const id = await start('question');
    const first = await write(id, 'I know', writer);
    await followThread(writer.actor, id, 'following');
    await write(id, `Thanks @[Write](member:${writer.memberId})`, asker, { replyTo: first.id });
    await write(id, 'Me too', expert, { replyTo: first.id });
    const names = await told(writer, id);
    expect(names).toEqual({ mention: 1, reply: 1 });
    expect(await told(asker, id)).toEqual({ answer: 2 });
  });

  test('once, however often the job runs, in one process or several', async () => {
    const id = await start();
    await createPost(writer.actor, id, { body: 'one', audience: 'everyone' });
    await Promise.all([1, 2, 3, 4].map(() => tellFollowers(id)));
    await workOff(database, jobs);
    expect(await told(asker, id)).toEqual({ mine: 1 });
  });

  test('followers of a person and of a topic hear of a new thread, everybody of an announcement', async () => {
    await db.clubTag.create({ data: { clubId: club.id, key: 'puppies', label: { en: 'Puppies' } } });
    const createdAt = new Date();
    await db.tagFollow.create({
      data: { memberId: follower.memberId, clubId: club.id, tag: 'puppies', createdAt },
    });
    await db.personFollow.create({
      data: { memberId: expert.memberId, clubId: club.id, personId: asker.memberId, createdAt },
    });
    const id = await start('talk', asker, ['puppies']);
    expect([await told(follower, id), await told(expert, id), await told(writer, id)]).toEqual([
      { tag: 1 },
      { person: 1 },
      {},
    ]);
    await giveRole(writer, 'moderator', club);
    const news = await start('announcement', writer);
    expect([await told(follower, news), await told(asker, news), await told(writer, news)]).toEqual([
      { announcement: 1 },
      { announcement: 1 },
      {},
    ]);
  });

  test('the author of an answer hears that it was accepted', async () => {
    const id = await start('question');
    const post = await write(id, 'Rice', follower);
    await acceptAnswer(asker.actor, { threadId: id, postId: post.id });
    await workOff(database, jobs);
    expect(await told(follower, id)).toEqual({ accepted: 1 });
  });
});

describe('nobody hears of', () => {
  test.each<[string, (id: string, person: SignedInPerson, by: SignedInPerson) => Promise<unknown>]>([
    ['nothing: the control', async () => undefined],
    ['what they have read', (id, person) => markRead(person.actor, id, 99)],
    ['a thread they muted', (id, person) => followThread(person.actor, id, 'muted')],
    ['a club they muted', (_, person) => muteClub(person.actor, { slug: 'dogs', muted: true })],
    ['a club they left', (_, person) => leaveClub(person.actor, { slug: 'dogs' })],
    ['people they blocked', (_, person, by) => blockPerson(person.actor, { memberId: by.memberId })],
  ])('%s', async (what, act) => {
    const person = await makePerson('Quiet', club);
    const id = await start();
    const post = await createPost(writer.actor, id, {
      body: `Hello @[Quiet](member:${person.memberId})`,
      audience: 'everyone',
    });
    expect(await db.mention.count({ where: { postId: post.post.id } })).toBe(1);
    await act(id, person, writer);
    await tellFollowers(id);
    await workOff(database, jobs);
    expect(await told(person, id)).toEqual(what.startsWith('nothing') ? { mention: 1 } : {});
  });

  test('a post that was removed, and one for others', async () => {
    const id = await start('question');
    await followThread(follower.actor, id, 'following');
    const { post } = await createPost(writer.actor, id, { body: 'oops', audience: 'everyone' });
    await removePost(writer.actor, { postId: post.id, reason: 'oops' });
    await createPost(expert.actor, id, { body: 'among us', audience: 'experts' });
    await tellFollowers(id);
    await workOff(database, jobs);
    expect(await told(follower, id)).toEqual({});
    // The asker reads what is for the asker and experts.
    expect(await told(asker, id)).toEqual({ answer: 1 });
  });

  test('a members’ club they were never in', async () => {
    const secret = await makeClub('secret', 'members');
    await enterClub(asker, secret);
    const { id } = await createThread(asker.actor, {
      slug: 'secret',
      kind: 'talk',
      title: 'Inside',
      body: 'Hush',
      tags: [],
    });
    await db.threadReader.create({
      data: { memberId: follower.memberId, threadId: id, follow: 'following' },
    });
    await tellFollowers(id);
    await workOff(database, jobs);
    expect(await told(follower, id)).toEqual({});
  });
});
