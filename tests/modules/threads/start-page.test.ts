import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockPerson } from '~/modules/clubs/block-person.server';
import { createPost } from '~/modules/threads/create-post.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { listActivity } from '~/modules/threads/list-activity.server';
import { listNotices } from '~/modules/threads/list-notices.server';
import { markRead } from '~/modules/threads/mark-read.server';
import { visitor } from '~/platform/actor';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let open: TestClub;
let closed: TestClub;
let ann: SignedInPerson;
let bob: SignedInPerson;
let cay: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  open = await makeClub('open');
  closed = await makeClub('closed', 'members');
  ann = await makePerson('Ann', open);
  bob = await makePerson('Bob', open);
  cay = await makePerson('Cay', closed);
});
afterAll(() => database.release());

const reply = (who: SignedInPerson, threadId: string, body: string, replyTo?: string) =>
  createPost(who.actor, threadId, { body, replyTo, audience: 'everyone' });
const idsOf = (activity: Awaited<ReturnType<typeof listActivity>>) => activity.map(({ thread }) => thread.id);

describe('what is happening now', () => {
  test('shows a visitor the public clubs alone, and a member their own', async () => {
    const inOpen = await makeThread(ann, open);
    const inClosed = await makeThread(cay, closed);
    expect(idsOf(await listActivity(visitor, { limit: 50 }))).toContain(inOpen);
    expect(idsOf(await listActivity(visitor, { limit: 50 }))).not.toContain(inClosed);
    expect(idsOf(await listActivity(cay.actor, { limit: 50 }))).toEqual([inClosed]);
    expect(idsOf(await listActivity(cay.actor, { limit: 50, everywhere: true }))).toContain(inOpen);
  });

  test('puts what is unread first, and leaves out what is muted', async () => {
    const [first, second] = [await makeThread(ann, open), await makeThread(ann, open)];
    await markRead(bob.actor, second, 1);
    const before = await listActivity(bob.actor, { limit: 50 });
    expect(before.find(({ thread }) => thread.id === first)?.thread.viewer).toMatchObject({ unread: 1 });
    expect(idsOf(before).indexOf(first)).toBeLessThan(idsOf(before).indexOf(second));
    await followThread(bob.actor, first, 'muted');
    expect(idsOf(await listActivity(bob.actor, { limit: 50 }))).not.toContain(first);
  });
});

describe('notices', () => {
  test('tell of mentions, replies and what is written in one’s own threads, each post once', async () => {
    const own = await makeThread(ann, open);
    const { post: inOwn } = await reply(bob, own, 'A word in your thread');
    const { post: mine } = await reply(ann, own, 'A word of mine');
    const { post: answered } = await reply(bob, own, 'A reply to it', mine.id);
    const told = await listNotices(ann.actor, { limit: 50 });
    const reasons = Object.fromEntries(told.map(({ postId, reason }) => [postId, reason]));
    expect(reasons).toMatchObject({ [inOwn.id]: 'thread', [answered.id]: 'reply' });
    expect(reasons).not.toHaveProperty(mine.id);
    expect(new Set(told.map(({ postId }) => postId)).size).toBe(told.length);
    expect(told[0]).toMatchObject({ postId: answered.id, author: { name: 'Bob' }, excerpt: 'A reply to it' });
    expect(told[0]?.url).toContain(`/clubs/open/threads/${own}?at=${answered.number}`);
  });

  test('are none to somebody whom nobody wrote to, and never from a person they blocked', async () => {
    const dan = await makePerson('Dan', open);
    expect(await listNotices(dan.actor, { limit: 50 })).toEqual([]);
    const own = await makeThread(dan, open);
    await reply(bob, own, 'Hello Dan');
    expect(await listNotices(dan.actor, { limit: 50 })).toHaveLength(1);
    await blockPerson(dan.actor, { memberId: bob.memberId });
    expect(await listNotices(dan.actor, { limit: 50 })).toEqual([]);
  });

  test('are for members', async () => {
    await expect(listNotices(visitor, { limit: 50 })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
