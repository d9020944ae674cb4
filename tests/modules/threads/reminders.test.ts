import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bookmarkPost } from '~/modules/threads/bookmark-post.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { remindOfBookmarks } from '~/modules/threads/remind-of-bookmarks.server';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { listNotices } from '~/modules/notices/list-notices.server';
import { makeClub, makePerson, makeThread, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { reactToFacts, tellAll } from '../../support/telling';

let database: Awaited<ReturnType<typeof useDatabase>>;
let ann: SignedInPerson;
let thread: string;
const start = Date.now();

beforeAll(async () => {
  database = await useDatabase();
  await reactToFacts(database);
  const club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  thread = await makeThread(ann, club);
});
afterAll(() => database.release());
afterEach(() => freezeClock(undefined));

async function reminders() {
  const { items } = await listNotices(ann.actor, { locale: 'en', timeZone: 'UTC' }, { limit: 10 });
  return items.filter(({ kind }) => kind === 'threads.reminder');
}

test('a bookmark reminds at its time, once on several nodes, with what was noted', async () => {
  const { id } = await db.post.findFirstOrThrow({ where: { threadId: thread } });
  const remindAt = new Date(start + 3_600_000);
  await bookmarkPost(ann.actor, id, { on: true, note: 'Try this', remindAt });
  freezeClock(new Date(start + 3_500_000));
  expect(await remindOfBookmarks()).toBe(0);
  freezeClock(new Date(start + 3_700_000));
  const taken = await Promise.all([1, 2, 3, 4].map(() => remindOfBookmarks()));
  expect(taken.toSorted()).toEqual([0, 0, 0, 1]);
  await tellAll(database);
  expect(await reminders()).toMatchObject([
    { line: 'You wanted to come back to this', about: 'Morning walks', excerpt: 'Try this', read: false },
  ]);
  expect(await db.bookmark.findFirst({ where: { postId: id } })).toMatchObject({
    remindAt: null,
    note: 'Try this',
  });
});

test('a bookmark of a post that is removed reminds of nothing', async () => {
  const { id } = await db.post.findFirstOrThrow({ where: { threadId: thread } });
  await bookmarkPost(ann.actor, id, { on: true, remindAt: new Date(start + 7_200_000) });
  await db.notice.deleteMany();
  await removePost(ann.actor, { postId: id, reason: 'mine' });
  freezeClock(new Date(start + 7_300_000));
  await remindOfBookmarks();
  await tellAll(database);
  expect(await reminders()).toEqual([]);
});
