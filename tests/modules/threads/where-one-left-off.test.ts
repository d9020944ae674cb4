import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { markRead } from '~/modules/threads/mark-read.server';
import { openThread } from '~/modules/threads/open-thread.server';
import { createPostInput } from '~/modules/threads/schema';
import { visitor } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import { makeClub, makePerson, makeThread, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';

let release: () => Promise<void>;
let ann: SignedInPerson;
let bob: SignedInPerson;
let threadId: string;
const slug = 'dogs';

const say = (who: SignedInPerson, body: string) =>
  createPost(who.actor, threadId, parseInput(createPostInput, { body }));

beforeAll(async () => {
  ({ release } = await useDatabase());
  const club = await makeClub(slug);
  ann = await makePerson('Ann', club);
  bob = await makePerson('Bob', club);
  threadId = await makeThread(ann, club);
  for (let number = 2; number <= 60; number++) await say(ann, `Reply ${number}`);
});
afterAll(() => release());

async function open(input: Parameters<typeof openThread>[3] = {}, who: SignedInPerson | null = bob) {
  const { posts, firstUnread, viewer } = await openThread(who?.actor ?? visitor, slug, threadId, input);
  const numbers = posts.items.map(({ number }) => number);
  return {
    from: numbers[0],
    to: numbers.at(-1),
    count: numbers.length,
    firstUnread,
    unread: viewer.unread,
    more: posts.more,
  };
}

test('somebody new and a visitor begin at the start', async () => {
  expect(await open()).toMatchObject({ from: 1, to: 20, firstUnread: null, unread: 60 });
  expect(await open({}, null)).toMatchObject({ from: 1, to: 20, firstUnread: null, unread: 0 });
});

test('a reader goes on around the first unread post', async () => {
  await markRead(bob.actor, threadId, 30);
  expect(await open()).toEqual({
    ...{ from: 21, to: 40, count: 20, firstUnread: 31, unread: 30 },
    more: { before: true, after: true },
  });
  await markRead(bob.actor, threadId, 55);
  expect(await open()).toMatchObject({ from: 46, to: 60, firstUnread: 56, unread: 5 });
});

test('who has read all begins at the start, also when only posts of their own followed', async () => {
  await markRead(bob.actor, threadId, 60);
  expect(await open()).toMatchObject({ from: 1, to: 20, firstUnread: null, unread: 0 });
  await say(bob, 'Mine');
  expect(await open()).toMatchObject({ from: 1, to: 20, firstUnread: null, unread: 0 });
});

test('an address that names a place counts for more', async () => {
  await markRead(bob.actor, threadId, 30);
  expect(await open({ at: 50 })).toMatchObject({ from: 40, to: 59 });
  expect(await open({ after: 10 })).toMatchObject({ from: 11, to: 30 });
  expect(await open({ before: 31 })).toMatchObject({ from: 11, to: 30 });
  expect(await open({ date: '2000-01-01' })).toMatchObject({ from: 1 });
});
