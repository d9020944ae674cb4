import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeThread } from '~/modules/threads/change-thread.server';
import { createPost } from '~/modules/threads/create-post.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listThreads } from '~/modules/threads/list-threads.server';
import { mergeThread } from '~/modules/threads/merge-thread.server';
import { openThread } from '~/modules/threads/open-thread.server';
import {
  enterClub,
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
} from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';

let database: TestDatabase & { release(): Promise<void> };
let ann: SignedInPerson;
let ben: SignedInPerson;
let mod: SignedInPerson;
let first: string;
let second: string;
let third: string;

beforeEach(async () => {
  database = await useDatabase();
  const club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  ben = await makePerson('Ben', club);
  mod = await makePerson('Mo', club);
  await giveRole(mod, 'moderator', club);
  [first, second, third] = await Promise.all([
    makeThread(ann, club),
    makeThread(ben, club),
    makeThread(ben, club),
  ]);
});
afterEach(() => database.release());

const merge = (threadId: string, intoId: string | null) => mergeThread(mod.actor, { threadId, intoId });

test('a merged thread stays readable, takes no replies, leaves the list and leads to the other', async () => {
  await merge(first, second);
  const page = await openThread(ben.actor, 'dogs', first, {});
  expect(page.posts.items).toHaveLength(1);
  expect(page.closedBy).toBe('merged');
  expect(page.thread.mergedInto).toEqual({ id: second, url: `/clubs/dogs/threads/${second}` });
  await expect(
    createPost(ann.actor, first, { body: 'Still here?', audience: 'everyone' }),
  ).rejects.toMatchObject({ code: 'thread_closed' });
  const { items } = await listThreads(ann.actor, 'dogs', { sort: 'active', limit: 10 });
  expect(items.map(({ id }) => id).toSorted()).toEqual([second, third].toSorted());
});

test('who followed a merged thread follows the other, but nobody’s own choice for that is changed', async () => {
  await followThread(ben.actor, first, 'following');
  await followThread(mod.actor, first, 'following');
  await followThread(mod.actor, second, 'muted');
  await merge(first, second);
  const follows = await Promise.all(
    [ann, ben, mod].map(async ({ actor }) => (await getThread(actor, second)).viewer.follow),
  );
  expect(follows).toEqual(['following', 'following', 'muted']);
});

test('threads merged earlier lead on to where everything goes', async () => {
  await merge(first, second);
  await merge(second, third);
  const { thread } = await getThread(ann.actor, first);
  expect(thread.mergedInto?.id).toBe(third);
});

test('a merge is taken back, and the thread goes on', async () => {
  await merge(first, second);
  const thread = await merge(first, null);
  expect(thread).toMatchObject({ status: 'open', mergedInto: null });
  await createPost(ann.actor, first, { body: 'On we go', audience: 'everyone' });
});

test('nothing is merged into itself, into a merged thread or into another club’s', async () => {
  const homes = await makeClub('homes');
  for (const person of [ann, mod]) await enterClub(person, homes);
  const other = await makeThread(ann, homes);
  await expect(merge(first, first)).rejects.toMatchObject({ code: 'conflict' });
  await expect(merge(first, other)).rejects.toMatchObject({ code: 'not_found' });
  await merge(second, third);
  await expect(merge(first, second)).rejects.toMatchObject({ code: 'conflict' });
  await expect(changeThread(mod.actor, { threadId: second, locked: true })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('only moderators merge', async () => {
  await expect(mergeThread(ann.actor, { threadId: first, intoId: second })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

/**
 * Two threads merged into each other, each staying where it has checked and written all until the other has come as far or
 * waits for it; answers
 * how many are merged then.
 */
async function mergeCrosswise(): Promise<number> {
  await database.sql(`
    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      ours oid := (SELECT oid FROM pg_database WHERE datname = current_database());
    BEGIN
      PERFORM pg_advisory_xact_lock_shared(1);
      FOR tries IN 1..400 LOOP
        EXIT WHEN (SELECT count(*) > 1 FROM pg_locks WHERE database = ours AND locktype = 'advisory' AND objid = 1);
        EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_locks WHERE database = ours));
        PERFORM pg_sleep(0.01);
      END LOOP;
      RETURN NEW;
    END $$;
    CREATE TRIGGER linger BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION linger()`);
  await Promise.allSettled([merge(first, second), merge(second, first)]);
  const [row] = await database.sql<{ merged: number }>(
    `SELECT count(*)::int AS merged FROM "Thread" WHERE "status" = 'merged'`,
  );
  return row!.merged;
}

test('of two threads merged into each other at once, one is where the talk goes on', async () => {
  expect(await mergeCrosswise()).toBe(1);
});

test('without the rows that the locks are taken on, both lead nowhere but to each other', async () => {
  await database.sql(`DELETE FROM "Stream" WHERE "key" LIKE 'thread:%'`);
  expect(await mergeCrosswise()).toBe(2);
});
