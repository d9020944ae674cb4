import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import type { Gather } from '~/platform/gather.server';
import { noteWritten } from './tell-written.server';
import { lockStreams } from '~/platform/updates/blank-updates.server';
import { clubStream, threadStream } from './streams';

const everyMs = 1_000;
/** Longer than a transaction may take: what was written before `since` has committed by then. */
const slackMs = 30_000;

interface Waiting {
  threadId: string;
  clubId: string;
  since: Date;
}

interface Activity {
  id: string;
  clubId: string;
  postCount: number;
  lastNumber: number;
  lastPostAt: Date;
}

/** Of these threads, those that nobody is writing in at this moment; until the commit, whoever wants to waits. */
async function lockQuiet(tx: Tx, threadIds: string[]): Promise<Set<string>> {
  const streams = threadIds.map((id) => threadStream(id));
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT "key" FROM "Stream" WHERE "key" = ANY (${streams}::text[]) FOR SHARE SKIP LOCKED`;
  const locked = new Set(rows.map(({ key }) => key));
  return new Set(threadIds.filter((id) => locked.has(threadStream(id))));
}

/**
 * Clubs hear which of their threads have gone on, gathered, each club at most once a second over all nodes: posting itself
 * never touches the club's stream. The portal itself. Publishes `club.activity`.
 *
 * A post that is being written has found the note of its thread and left it, and its commit is still to come. So a note is
 * taken away only while nobody writes in the thread; another one stays for the next turn. Nothing is waited for while
 * threads are held, so this cannot lock crosswise with those who write.
 */
export const tellActivity = defineCommand<null, number>('threads.tell-activity', async ({ tx, tell, at }) => {
  const [turn] = await tx.$queryRaw<{ mine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('threads.tell-activity')) AS "mine"`;
  if (!turn?.mine) return 0;
  const waiting = await tx.$queryRaw<Waiting[]>`
    SELECT "threadId", "clubId", "since" FROM "ThreadActivity" WHERE "clubId" IN (
      SELECT "clubId" FROM "ThreadActivity" GROUP BY "clubId" HAVING min("since") <= ${new Date(at.getTime() - everyMs)} LIMIT 500)`;
  if (waiting.length === 0) return 0;
  await lockStreams(
    tx,
    waiting.map(({ clubId }) => clubStream(clubId)),
  );
  const threadIds = waiting.map(({ threadId }) => threadId);
  const quiet = await lockQuiet(tx, threadIds);
  await tx.threadActivity.deleteMany({ where: { threadId: { in: [...quiet] } } });
  await tx.threadActivity.updateMany({
    where: { threadId: { in: threadIds.filter((id) => !quiet.has(id)) } },
    data: { since: at },
  });
  await noteWritten(tx, threadIds, at);
  const threads = await tx.$queryRaw<Activity[]>`
    SELECT "id", "clubId", "postCount", "lastNumber", "lastPostAt" FROM "Thread" WHERE "id" = ANY (${threadIds}::uuid[])`;
  // A post for some only is noted too, and is nobody else's business.
  const since = new Map(waiting.map((note) => [note.threadId, note.since.getTime() - slackMs]));
  const seen = threads.filter(({ id, lastPostAt }) => lastPostAt.getTime() >= since.get(id)!);
  for (const [clubId, own] of Map.groupBy(seen, (thread) => thread.clubId)) {
    const activity = own.map(({ clubId: _, lastPostAt, ...thread }) => ({
      ...thread,
      lastPostAt: lastPostAt.toISOString(),
    }));
    tell(clubStream(clubId), 'club.activity', { threads: activity });
  }
  return seen.length;
});

export const activityGather: Gather = {
  name: 'threads.activity',
  everyMs: everyMs / 2,
  async run() {
    // Looking first spares a quiet portal its transactions.
    const looking = Prisma.sql`SELECT EXISTS (SELECT 1 FROM "ThreadActivity") AS "any"`;
    const [waiting] = await queryRows<{ any: boolean }>(db, looking);
    if (waiting?.any) await tellActivity(system, null);
  },
};
