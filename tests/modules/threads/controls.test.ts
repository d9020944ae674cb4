import { afterEach, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { voteInPoll } from '~/modules/threads/vote-in-poll.server';
import { makeClub, makePerson, makeThread, type SignedInPerson } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';

/** The same races with the guard in place, and with it switched off in a clone: the second shows that the first can fail. */
let database: (TestDatabase & { release(): Promise<void> }) | undefined;
afterEach(() => database?.release());

const posters = 20;

async function postAtOnce(people: readonly SignedInPerson[], threadId: string): Promise<number[]> {
  await Promise.allSettled(
    people.map((person) => createPost(person.actor, threadId, { body: 'Me too', audience: 'everyone' })),
  );
  const { items } = await listPosts(people[0]!.actor, threadId, { limit: 100 });
  return items.map(({ number }) => number);
}

async function prepareThread() {
  database = await useDatabase();
  const club = await makeClub('dogs');
  const people: SignedInPerson[] = [];
  for (let index = 0; index < posters; index++) people.push(await makePerson(`Person ${index}`, club));
  return { threadId: await makeThread(people[0]!, club), people };
}

const gapFree = Array.from({ length: posters + 1 }, (_, index) => index + 1);

test('posts of many at once are numbered without gap or double', async () => {
  const { threadId, people } = await prepareThread();
  expect(await postAtOnce(people, threadId)).toEqual(gapFree);
});

test('without the stream lock and the unique number the same posts collide', async () => {
  const { threadId, people } = await prepareThread();
  const [row] = await database!.sql<{ source: string }>(
    `SELECT pg_get_functiondef('append_post'::regproc) AS "source"`,
  );
  const locked =
    /UPDATE "Stream" s SET "number" = s\."number" \+ 1[\s\S]*?RETURNING s\."number", s\."head" INTO v_number, v_seq;/;
  const unlocked = `SELECT s."number" + 1, s."head" + 1 INTO v_number, v_seq FROM "Stream" s WHERE s."key" = 'thread:' || p_thread_id;
    PERFORM pg_sleep(0.05);
    UPDATE "Stream" s SET "number" = v_number, "head" = v_seq WHERE s."key" = 'thread:' || p_thread_id;`;
  expect(row!.source).toMatch(locked);
  const source = row!.source
    .replace(locked, unlocked)
    .replace(`PERFORM 1 FROM "Stream" s WHERE s."key" = 'thread:' || p_thread_id FOR UPDATE;`, '');
  await database!.sql(source);
  await database!.sql('DROP INDEX "Post_threadId_number_key"');
  await database!.sql('ALTER TABLE "Update" DROP CONSTRAINT "Update_pkey"');
  expect(await postAtOnce(people, threadId)).not.toEqual(gapFree);
});

test('votes of many at once are counted once each', async () => {
  const { threadId, people } = await prepareThread();
  const [author] = people;
  const poll = { question: 'Which?', kind: 'single' as const, options: ['A', 'B'] };
  const { post } = await createPost(author!.actor, threadId, { body: 'Vote', audience: 'everyone', poll });
  const pollId = post.poll!.id;
  await Promise.all(
    people.flatMap((person, index) =>
      [0, 1].map(() => voteInPoll(person.actor, { pollId, choices: [String((index % 2) + 1)] })),
    ),
  );
  const { items } = await listPosts(author!.actor, threadId, { limit: 10 });
  expect(items[1]!.poll).toMatchObject({
    voterCount: posters,
    options: [{ votes: posters / 2 }, { votes: posters / 2 }],
  });
});
