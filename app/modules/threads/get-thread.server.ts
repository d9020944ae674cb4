import { type Audience, mayModerate, mayWrite } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { readThreads } from './internal/thread-sql.server';
import { loadThread, type ThreadAccess } from './load-thread.server';
import { audiencesFor, mayAccept, mayReply, mayRetitle } from './policy';
import type { LinkedThread, ThreadDetail, ThreadView, ThreadViewer } from './post';

/** A thread as readers of these audiences see it. @throws not_found */
export async function readThread(
  tx: Tx | typeof db,
  threadId: string,
  audiences: readonly Audience[],
): Promise<ThreadView> {
  const [thread] = await readThreads(tx, [threadId], audiences);
  if (!thread) throw new PortalError('not_found');
  return thread;
}

interface ReaderRow {
  readNumber: number;
  follow: ThreadViewer['follow'];
  unread: number;
}

async function readReader(context: ThreadAccess, memberId: string | undefined): Promise<ReaderRow> {
  if (!memberId) return { readNumber: 0, follow: 'normal', unread: 0 };
  const { thread, access } = context;
  const audiences = audiencesFor(access, thread);
  const [row] = await db.$queryRaw<ReaderRow[]>`
    WITH reader AS (SELECT coalesce(max("readNumber"), 0) AS "readNumber", coalesce(max("follow"::text), 'normal') AS "follow"
      FROM "ThreadReader" WHERE "memberId" = ${memberId}::uuid AND "threadId" = ${thread.id}::uuid)
    SELECT reader."readNumber", reader."follow", (SELECT count(*)::int FROM (
      SELECT 1 FROM "Post" p WHERE p."threadId" = ${thread.id}::uuid AND p."number" > reader."readNumber" AND p."status" = 'published'
        AND p."audience" = ANY (${audiences}::"Audience"[]) AND p."authorId" IS DISTINCT FROM ${memberId}::uuid LIMIT 1000) u) AS "unread"
    FROM reader`;
  return row!;
}

async function readDuplicates(context: ThreadAccess): Promise<LinkedThread[]> {
  const { thread, access } = context;
  const rows = await db.$queryRaw<{ id: string; title: string }[]>`
    SELECT DISTINCT t."id", t."title" FROM "ThreadLink" l JOIN "Thread" t ON t."id" IN (l."fromId", l."toId") AND t."id" <> ${thread.id}::uuid
    WHERE ${thread.id}::uuid IN (l."fromId", l."toId") AND l."kind" = 'duplicate' LIMIT 10`;
  return rows.map((row) => ({ ...row, url: `/clubs/${access.club.slug}/threads/${row.id}` }));
}

/** Everything around a thread's posts, for a loaded thread. */
export async function readThreadDetail(context: ThreadAccess, actor: Actor): Promise<ThreadDetail> {
  const { access, thread } = context;
  const audiences = audiencesFor(access, thread);
  const [view, reader, duplicates] = await Promise.all([
    readThread(db, thread.id, audiences),
    readReader(context, memberIdOf(actor)),
    readDuplicates(context),
  ]);
  return {
    thread: view,
    duplicates,
    viewer: {
      ...reader,
      audiences,
      mayReply: mayReply(access, thread),
      mayModerate: mayModerate(access),
      mayAccept: thread.kind === 'question' && mayAccept(access, thread),
      mayRetitle: mayRetitle(access, thread),
      mayReact: mayWrite(access) && thread.status !== 'archived',
    },
  };
}

/** @throws not_found, unauthenticated, forbidden */
export async function getThread(actor: Actor, threadId: string): Promise<ThreadDetail> {
  return readThreadDetail(await loadThread(actor, threadId), actor);
}
