import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCounts } from '~/modules/imports/check-counts.server';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { moveThread, splitThread, undoMove, undoSplit } from '~/modules/moderation/thread-tools.server';
import { search } from '~/modules/search/search.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { createPost } from '~/modules/threads/create-post.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { listThreads } from '~/modules/threads/list-threads.server';
import { markRead } from '~/modules/threads/mark-read.server';
import { applyThreadUpdate, type ThreadState } from '~/modules/threads/updates';
import { enterClub, giveRole, makeThread } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { holdThread } from '../../support/hold-thread';
import { flag, makePeace, type PeaceScene, queueOf, say } from '../../support/moderation';

let database: TestDatabase & { release(): Promise<void> };
let dogs: PeaceScene;
let homes: PeaceScene;
let threadId: string;

beforeEach(async () => {
  database = await useDatabase();
  dogs = await makePeace('dogs');
  homes = await makePeace('homes');
  await enterClub(dogs.mod, homes.club);
  await giveRole(dogs.mod, 'moderator', homes.club);
  threadId = await makeThread(dogs.ann, dogs.club);
});
afterEach(() => database.release());

const brokenCounts = async () => (await checkCounts()).filter(({ broken }) => broken > 0);
const posts = async (id: string) => (await listPosts(dogs.mod.actor, id, { limit: 100 })).items;
const move = (slug: string) => moveThread(dogs.mod.actor, { threadId, slug, reason: 'Fits better' });
const split = (numbers: number[], title = 'Apart') =>
  splitThread(dogs.mod.actor, { threadId, numbers, title });

async function stateOf(id: string): Promise<{ state: ThreadState; head: number }> {
  const [{ thread }, window] = await Promise.all([
    getThread(dogs.mod.actor, id),
    listPosts(dogs.mod.actor, id, { limit: 100 }),
  ]);
  return {
    state: { thread, posts: window.items.map(({ viewer: _, ...post }) => post), atEnd: true },
    head: window.seq,
  };
}

async function carriedOn(
  id: string,
  { state, head }: Awaited<ReturnType<typeof stateOf>>,
): Promise<ThreadState> {
  const updates = await database.sql<{ type: string; data: unknown }>(
    `SELECT "type", "data" FROM "Update" WHERE "stream" = 'thread:' || $1 AND "seq" > $2 ORDER BY "seq"`,
    [id, head],
  );
  return updates.reduce(applyThreadUpdate, state);
}

describe('a thread that moves', () => {
  test('stands in the other club with posts, numbers, search and what waits about it, and comes back', async () => {
    const post = await say(dogs.ben, threadId, 'Quetzal sightings');
    await flag(dogs.ann, post.id);
    const { thread, moveId } = await move('homes');
    expect(thread).toMatchObject({ clubSlug: 'homes', url: `/clubs/homes/threads/${threadId}` });
    const inHomes = await listThreads(homes.ann.actor, 'homes', { sort: 'active', limit: 10 });
    expect(inHomes.items.map(({ id }) => id)).toContain(threadId);
    const inDogs = await listThreads(dogs.ann.actor, 'dogs', { sort: 'active', limit: 10 });
    expect(inDogs.items.map(({ id }) => id)).not.toContain(threadId);
    const found = await search(homes.ann.actor, { q: 'quetzal', club: 'homes', group: 'none', limit: 5 });
    expect(found.items.map(({ url }) => url)).toEqual([expect.stringContaining('/clubs/homes/threads/')]);
    expect((await queueOf(homes.second))[0]).toMatchObject({
      club: { slug: 'homes' },
      post: { id: post.id },
    });
    expect(await brokenCounts()).toEqual([]);
    await undoMove(dogs.mod.actor, { moveId });
    expect((await getThread(dogs.ann.actor, threadId)).thread.clubSlug).toBe('dogs');
    expect(await brokenCounts()).toEqual([]);
    await expect(undoMove(dogs.mod.actor, { moveId })).rejects.toMatchObject({ code: 'not_reversible' });
  });

  test('does not give away what an account is called where its persona is not known', async () => {
    await changePersona(dogs.ben.actor, { slug: 'dogs', name: 'Barker' });
    const post = await say(dogs.ben, threadId, 'Under another name');
    await move('homes');
    const { items } = await listPosts(homes.ann.actor, threadId, { around: post.number, limit: 1 });
    expect(items[0]!.author!.name).toBe('Barker');
  });

  test('is moved by who moderates both clubs, and not with posts for some readers only', async () => {
    await expect(moveThread(dogs.second.actor, { threadId, slug: 'homes' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(move('dogs')).rejects.toMatchObject({ fields: { club: { code: 'other_club' } } });
    await createPost(dogs.mod.actor, threadId, { body: 'Between us', audience: 'professionals' });
    await expect(move('homes')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('goes whole while many write in it', async () => {
    const writers = [dogs.ann, dogs.ben, dogs.mod];
    const results = await Promise.allSettled([
      ...Array.from({ length: 15 }, (_, index) => say(writers[index % 3]!, threadId, `Reply ${index}`)),
      move('homes'),
    ]);
    expect(results.at(-1)!.status).toBe('fulfilled');
    expect(await brokenCounts()).toEqual([]);
    const rows = await database.sql<{ clubs: number }>(
      `SELECT count(DISTINCT "clubId")::int AS clubs FROM "SearchEntry" WHERE "threadId" = $1`,
      [threadId],
    );
    expect(rows[0]!.clubs).toBe(1);
  });
});

describe('a thread that is split', () => {
  async function talk() {
    const second = await say(dogs.ben, threadId, 'About food');
    const third = await say(dogs.ann, threadId, 'About walks');
    const { post: fourth } = await createPost(dogs.ann.actor, threadId, {
      ...{ body: 'More food', audience: 'everyone', replyTo: second.id },
    });
    const { post: fifth } = await createPost(dogs.ben.actor, threadId, {
      ...{ body: 'Food again?', audience: 'everyone', replyTo: fourth.id },
    });
    return { second, third, fourth, fifth };
  }

  test('leaves signs where its posts stood, and screens follow', async () => {
    const { second, fourth, fifth } = await talk();
    await markRead(dogs.ben.actor, threadId, 4);
    const before = await stateOf(threadId);
    const { thread } = await split([2, 4], 'Food');
    expect(thread).toMatchObject({ title: 'Food', postCount: 2, lastNumber: 2, author: { name: 'Ben' } });
    const there = await posts(thread.id);
    expect(there.map(({ id, number, body }) => [id, number, body])).toEqual([
      [second.id, 1, 'About food'],
      [fourth.id, 2, 'More food'],
    ]);
    expect(there[1]!.replyTo).toMatchObject({ id: second.id, number: 1 });
    const here = await posts(threadId);
    expect(here.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(here[1]).toMatchObject({
      status: 'removed',
      body: '',
      movedTo: { threadId: thread.id, number: 1 },
    });
    expect(here[4]).toMatchObject({ id: fifth.id, replyTo: { number: 4, author: null } });
    expect(await carriedOn(threadId, before)).toEqual((await stateOf(threadId)).state);
    expect((await getThread(dogs.ben.actor, thread.id)).viewer).toMatchObject({ readNumber: 2, unread: 0 });
    const found = await search(dogs.ann.actor, { q: 'more food', types: ['post'], group: 'none', limit: 5 });
    expect(found.items[0]!.url).toContain(thread.id);
    expect(await brokenCounts()).toEqual([]);
  });

  test('is undone: the posts stand where they stood, and the other thread leads back', async () => {
    const { second, fourth } = await talk();
    const before = await posts(threadId);
    const { thread, splitId } = await split([2, 4]);
    const [here, there] = [await stateOf(threadId), await stateOf(thread.id)];
    await undoSplit(dogs.mod.actor, { splitId });
    expect(await posts(threadId)).toEqual(before);
    expect(await carriedOn(threadId, here)).toEqual((await stateOf(threadId)).state);
    expect(await carriedOn(thread.id, there)).toEqual((await stateOf(thread.id)).state);
    const other = await getThread(dogs.ann.actor, thread.id);
    expect(other.thread).toMatchObject({ status: 'merged', mergedInto: { id: threadId } });
    expect((await posts(thread.id)).map(({ movedTo }) => movedTo)).toEqual([
      { threadId, number: second.number },
      { threadId, number: fourth.number },
    ]);
    expect(await brokenCounts()).toEqual([]);
    await expect(undoSplit(dogs.mod.actor, { splitId })).rejects.toMatchObject({ code: 'not_reversible' });
  });

  test('keeps what was written in the new thread when it is undone', async () => {
    const { second } = await talk();
    const { thread, splitId } = await split([2]);
    await createPost(dogs.ann.actor, thread.id, {
      body: 'Here too',
      audience: 'everyone',
      replyTo: second.id,
    });
    await undoSplit(dogs.mod.actor, { splitId });
    expect((await getThread(dogs.ann.actor, thread.id)).thread.status).toBe('open');
    expect((await posts(thread.id)).at(-1)).toMatchObject({ body: 'Here too', replyTo: { number: 1 } });
    expect(await brokenCounts()).toEqual([]);
  });

  test('gives away neither its first post nor the accepted answer nor what is not there', async () => {
    const { third } = await talk();
    await acceptAnswer(dogs.ann.actor, { threadId, postId: third.id });
    for (const numbers of [[1], [3], [99], [2, 2, 77]])
      await expect(split(numbers)).rejects.toMatchObject({ fields: { posts: { code: 'not_these_posts' } } });
    await expect(
      splitThread(dogs.ann.actor, { threadId, numbers: [2], title: 'Mine' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('goes on while many write in it: no number is lost, none stands twice', async () => {
    await talk();
    const writers = [dogs.ann, dogs.ben, dogs.mod];
    await Promise.all([
      ...Array.from({ length: 15 }, (_, index) => say(writers[index % 3]!, threadId, `Reply ${index}`)),
      split([2, 4]),
    ]);
    expect((await posts(threadId)).map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(await brokenCounts()).toEqual([]);
  });

  test('of two that want the same post one gets it', async () => {
    await talk();
    const results = await Promise.allSettled([split([2, 4], 'One'), split([2, 3], 'Other')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await brokenCounts()).toEqual([]);
  });

  /** Until so many wait for a lock in this database. */
  const awaitWaiting = (count: number) =>
    expect
      .poll(
        async () =>
          (
            await database.sql<{ n: number }>(
              "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
            )
          )[0]!.n,
        { timeout: 10_000, interval: 20 },
      )
      .toBe(count);

  /** A reply to a post that is split off while the reply waits for the thread's lock. */
  async function replyMeanwhile(): Promise<PromiseSettledResult<unknown>> {
    const { second } = await talk();
    const letGo = await holdThread(database.url, threadId);
    const splitting = split([2]);
    await awaitWaiting(1);
    const replying = Promise.allSettled([
      createPost(dogs.ben.actor, threadId, {
        ...{ body: 'To that', audience: 'everyone', replyTo: second.id },
      }),
    ]);
    await awaitWaiting(2);
    await letGo();
    await splitting;
    const [result] = await replying;
    return result;
  }

  test('a reply to a post that leaves meanwhile is refused, so that its writer looks again', async () => {
    expect(await replyMeanwhile()).toMatchObject({ reason: { code: 'changed_meanwhile' } });
    expect(await brokenCounts()).toEqual([]);
  });

  test('without the guard such a reply answers into another thread', async () => {
    await database.sql('DROP TRIGGER "Post_reply_within_thread" ON "Post"');
    expect(await replyMeanwhile()).toMatchObject({ status: 'fulfilled' });
    expect((await brokenCounts()).map(({ holds }) => holds)).toEqual([
      expect.stringContaining('replied to stand in the same thread'),
    ]);
  });
});
