import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { tellActivity } from '~/modules/threads/tell-activity.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { lockStream } from '~/platform/updates/append-updates.server';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;

interface Told {
  at: Date;
  threads: { id: string; postCount: number; lastNumber: number; lastPostAt: string }[];
}

async function told(): Promise<Told[]> {
  const updates = await db.update.findMany({
    where: { stream: `club:${club.id}`, type: 'club.activity' },
    orderBy: { seq: 'asc' },
  });
  return updates.map(({ at, data }) => ({ at, threads: (data as unknown as Told).threads }));
}

const reply = (threadId: string, audience: 'everyone' | 'professionals' = 'everyone') =>
  createPost(ann.actor, threadId, { body: 'Woof', audience });

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  await giveRole(ann, 'moderator', club);
});
afterAll(() => database.release());

describe("a club's screens", () => {
  test('hear at most once a second which threads went on, and of each where it stands', async () => {
    const base = Date.now();
    const at = (ms: number) => freezeClock(new Date(base + ms));
    try {
      at(0);
      const [one, other] = [await makeThread(ann, club), await makeThread(ann, club)];
      for (const ms of [100, 300, 500]) {
        at(ms);
        await reply(one);
        await tellActivity(system, null);
      }
      expect(await told()).toEqual([]);
      at(1_100);
      await reply(other);
      await tellActivity(system, null);
      await tellActivity(system, null);
      const [first, ...rest] = await told();
      expect(rest).toEqual([]);
      expect(first!.threads.map(({ id, lastNumber }) => [id, lastNumber]).sort()).toEqual(
        [
          [one, 4],
          [other, 2],
        ].sort(),
      );
      at(1_200);
      await reply(one);
      await tellActivity(system, null);
      expect(await told()).toHaveLength(1);
      at(2_300);
      await tellActivity(system, null);
      expect((await told())[1]!.threads).toEqual([
        { id: one, postCount: 5, lastNumber: 5, lastPostAt: new Date(base + 1_200).toISOString() },
      ]);
      // What only professionals read does not show.
      at(60_000);
      await reply(one, 'professionals');
      at(62_000);
      await tellActivity(system, null);
      expect(await told()).toHaveLength(2);
      expect(await db.threadActivity.count()).toBe(0);
    } finally {
      freezeClock(undefined);
    }
  });

  test('hear in the end of a post that was being written while they were told', async () => {
    const threadId = await makeThread(ann, club);
    const later = (ms: number) => freezeClock(new Date(Date.now() + ms));
    const lastTold = async () =>
      (await told())
        .flatMap(({ threads }) => threads)
        .filter(({ id }) => id === threadId)
        .at(-1)?.lastNumber;
    try {
      // As append_post does it: the note is there already, and is left as it is.
      await transact(async (tx) => {
        await lockStream(tx, `thread:${threadId}`);
        await tx.$executeRaw`INSERT INTO "ThreadActivity" VALUES (${threadId}::uuid, ${club.id}::uuid, now()) ON CONFLICT DO NOTHING`;
        await tx.thread.update({ where: { id: threadId }, data: { postCount: 2, lastNumber: 2 } });
        later(2_000);
        await tellActivity(system, null);
        expect(await lastTold()).toBe(1);
      });
      later(4_000);
      await tellActivity(system, null);
      expect(await lastTold()).toBe(2);
      expect(await db.threadActivity.count()).toBe(0);
    } finally {
      freezeClock(undefined);
    }
  });
});
