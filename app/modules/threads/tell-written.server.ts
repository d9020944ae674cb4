import { now } from '~/platform/clock.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { transact, type Tx } from '~/platform/db/transact.server';
import type { Gather } from '~/platform/gather.server';
import { publish } from '~/platform/jobs/jobs.server';
import { postsWritten } from './facts';

const everyMs = 4_000;

/** Notes that other modules are to hear of posts in these threads. */
export async function noteWritten(tx: Tx, threadIds: readonly string[], at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ThreadWritten" ("threadId", "since") SELECT unnest(${threadIds}::uuid[]), ${at}::timestamptz
    ON CONFLICT DO NOTHING`;
}

/** Other modules hear in which threads posts were written, some seconds of posts at once. Publishes the fact `posts-written`. */
export async function tellWritten(at: Date): Promise<void> {
  const before = new Date(at.getTime() - everyMs);
  await transact(async (tx) => {
    const noted = await tx.$queryRaw<{ threadId: string }[]>`
      DELETE FROM "ThreadWritten" WHERE "threadId" IN (
        SELECT "threadId" FROM "ThreadWritten" WHERE "since" <= ${before}::timestamptz FOR UPDATE SKIP LOCKED LIMIT 500)
      RETURNING "threadId"`;
    if (noted.length > 0)
      await publish(tx, postsWritten, { threadIds: noted.map(({ threadId }) => threadId) });
  });
}

export const writtenGather: Gather = {
  name: 'threads.written',
  everyMs: everyMs / 2,
  async run() {
    const at = now();
    const looking = Prisma.sql`
      SELECT EXISTS (SELECT 1 FROM "ThreadWritten" WHERE "since" <= ${new Date(at.getTime() - everyMs)}::timestamptz) AS "any"`;
    const [waiting] = await queryRows<{ any: boolean }>(db, looking);
    if (waiting?.any) await tellWritten(at);
  },
};
