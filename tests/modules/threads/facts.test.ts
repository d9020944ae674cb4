import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { postsWritten, threadStarted } from '~/modules/threads/facts';
import { tellActivity } from '~/modules/threads/tell-activity.server';
import { tellWritten } from '~/modules/threads/tell-written.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { defineJob, enqueue, publish, startJobs, stopJobs } from '~/platform/jobs/jobs.server';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;

const kinds = [
  defineJob({ name: 'test.started', on: threadStarted, run: async () => undefined }),
  defineJob({ name: 'test.started-too', on: threadStarted, run: async () => undefined }),
  defineJob({ name: 'test.written', on: postsWritten, run: async () => undefined }),
];

async function waiting(name: string): Promise<unknown[]> {
  const rows = await database.sql<{ data: unknown }>(
    'SELECT data FROM pgboss.job WHERE name = $1 ORDER BY created_on, id',
    [name],
  );
  return rows.map(({ data }) => data);
}

beforeAll(async () => {
  database = await useDatabase();
  await stopJobs();
  await startJobs(database.url, kinds, { work: false });
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
});
afterAll(() => database.release());

test('a fact reaches each module that reacts to it, once, with the change that causes it', async () => {
  const threadId = await makeThread(ann, club);
  const fact = { threadId, clubId: club.id, kind: 'question', authorId: ann.memberId };
  expect(await waiting('test.started')).toEqual([fact]);
  expect(await waiting('test.started-too')).toEqual([fact]);
});

test('posts of some seconds are told as one fact, and again when more come', async () => {
  const threadId = await makeThread(ann, club);
  const base = Date.now() + 60_000;
  const at = (ms: number) => freezeClock(new Date(base + ms));
  const reply = () => createPost(ann.actor, threadId, { body: 'Woof', audience: 'everyone' });
  const told = async () =>
    ((await waiting('test.written')) as { threadIds: string[] }[]).filter((fact) =>
      fact.threadIds.includes(threadId),
    ).length;
  const tell = async (ms: number) => {
    at(ms);
    await tellActivity(system, null);
    await tellWritten(new Date(base + ms));
  };
  try {
    at(0);
    await reply();
    await reply();
    await tell(1_500);
    await reply();
    await tell(3_000);
    expect(await told()).toBe(0);
    await tell(6_000);
    await tell(7_000);
    expect(await told()).toBe(1);
    at(8_000);
    await reply();
    await tell(9_500);
    await tell(14_000);
    expect(await told()).toBe(2);
    expect(await db.threadWritten.count()).toBe(0);
  } finally {
    freezeClock(undefined);
  }
});

test('a job that runs while the portal ends still puts in jobs and tells facts', async () => {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const fact = { threadIds: [club.id] };
  const slow = defineJob({
    name: 'test.slow',
    async run() {
      begun.resolve();
      await goOn.promise;
      await transact(async (tx) => {
        await enqueue(tx, kinds[0]!, fact);
        await publish(tx, postsWritten, fact);
      }).then(ended.resolve, ended.reject);
    },
  });
  await stopJobs();
  await startJobs(database.url, [slow, ...kinds.map((kind) => ({ ...kind, name: `${kind.name}-late` }))], {
    work: true,
  });
  await transact((tx) => enqueue(tx, slow, {}));
  await begun.promise;
  const stopping = stopJobs();
  goOn.resolve();
  await Promise.all([ended.promise, stopping]);
  expect(await waiting('test.written-late')).toEqual([fact]);
});
