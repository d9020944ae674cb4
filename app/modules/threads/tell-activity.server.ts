import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Gather } from '~/platform/gather.server';
import { clubStream } from './streams';

interface Activity {
  id: string;
  clubId: string;
  postCount: number;
  lastNumber: number;
  lastPostAt: Date;
}

/**
 * Clubs hear which of their threads have gone on, gathered: posting itself never touches the club's stream. Rows are taken
 * by deleting them, so that of several nodes one tells. Publishes `club.activity`.
 */
const tellActivity = defineCommand<null, number>('threads.tell-activity', async ({ tx, tell }) => {
  const threads = await tx.$queryRaw<Activity[]>`
    WITH taken AS (
      DELETE FROM "ThreadActivity" WHERE "threadId" IN (
        SELECT "threadId" FROM "ThreadActivity" ORDER BY "since" LIMIT 500 FOR UPDATE SKIP LOCKED)
      RETURNING "threadId")
    SELECT t."id", t."clubId", t."postCount", t."lastNumber", t."lastPostAt" FROM taken JOIN "Thread" t ON t."id" = taken."threadId"`;
  const byClub = Map.groupBy(threads, ({ clubId }) => clubId);
  for (const [clubId, own] of byClub) {
    const activity = own.map(({ clubId: _, lastPostAt, ...thread }) => ({
      ...thread,
      lastPostAt: lastPostAt.toISOString(),
    }));
    tell(clubStream(clubId), 'club.activity', { threads: activity });
  }
  return threads.length;
});

export const activityGather: Gather = {
  name: 'threads.activity',
  everyMs: 1_000,
  async run() {
    // Looking first spares a quiet portal a transaction a second.
    const [waiting] = await db.$queryRaw<
      { any: boolean }[]
    >`SELECT EXISTS (SELECT 1 FROM "ThreadActivity") AS "any"`;
    if (waiting?.any) await tellActivity(system, null);
  },
};
