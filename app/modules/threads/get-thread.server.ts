import { type Audience, mayModerate, mayWrite } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { type db, readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { readThreads, threadJoins, threadJson } from './internal/thread-sql.server';
import { unreadSql } from './list-posts.server';
import { loadThreadWith, type ThreadAccess } from './load-thread.server';
import { threadPaths } from './paths';
import { audiencesFor, mayAccept, mayCurate, mayReply, mayRetitle } from './policy';
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

/** How far a member has read "Thread" t and how they follow it; one JSON value. */
export function readerJson(memberId: string | undefined): Prisma.Sql {
  if (!memberId) return Prisma.sql`NULL`;
  return Prisma.sql`(SELECT json_build_object('readNumber', r."readNumber", 'follow', r."follow")
    FROM "ThreadReader" r WHERE r."memberId" = ${memberId}::uuid AND r."threadId" = t."id")`;
}

/** Threads that "Thread" t repeats, and that repeat it, in its own club; one JSON value. */
export const duplicatesJson = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('id', d."id", 'title', d."title")), '[]') FROM (
  SELECT l."toId" AS "id" FROM "ThreadLink" l WHERE l."fromId" = t."id" AND l."kind" = 'duplicate'
  UNION SELECT l."fromId" FROM "ThreadLink" l WHERE l."toId" = t."id" AND l."kind" = 'duplicate' LIMIT 10
) linked JOIN "Thread" d ON d."id" = linked."id" AND d."id" <> t."id")`;

/** How many posts of others are new to the reader, counted up to 1,000; one JSON value. */
export function unreadValue(context: ThreadAccess, reader: Reader | null): Prisma.Sql {
  const { thread, access } = context;
  if (!access.memberId) return Prisma.sql`0`;
  const unread = unreadSql(thread.id, audiencesFor(access, thread), reader?.readNumber ?? 0, access.memberId);
  return Prisma.sql`(SELECT count(*) FROM (SELECT 1 FROM ${unread} LIMIT 1000) u)`;
}

export interface Reader {
  readNumber: number;
  follow: ThreadViewer['follow'];
}

/** What is around a thread's posts, as the statements above answer it. */
export interface AroundRow {
  reader: Reader | null;
  duplicates: Omit<LinkedThread, 'url'>[];
}

/** Pure: all around a thread's posts, from what was read of it. */
export function viewDetail(
  { access, thread }: ThreadAccess,
  around: AroundRow,
  { view, unread }: { view: ThreadView; unread: number },
): ThreadDetail {
  return {
    thread: view,
    duplicates: around.duplicates.map((row) => ({
      ...row,
      url: threadPaths.thread(access.club.slug, row.id),
    })),
    viewer: {
      readNumber: around.reader?.readNumber ?? 0,
      follow: around.reader?.follow ?? 'normal',
      unread,
      audiences: audiencesFor(access, thread),
      mayReply: mayReply(access, thread),
      mayModerate: mayModerate(access),
      mayAccept: thread.kind === 'question' && mayAccept(access, thread),
      mayRetitle: mayRetitle(access, thread),
      mayReact: mayWrite(access) && thread.status !== 'archived',
      mayCurate: thread.kind === 'question' && mayCurate(access),
    },
  };
}

/** What `viewDetail` needs besides; one JSON value of "Thread" t. */
export function aroundJson(memberId: string | undefined): Prisma.Sql {
  return Prisma.sql`json_build_object('reader', ${readerJson(memberId)}, 'duplicates', ${duplicatesJson})`;
}

/** @throws not_found, unauthenticated, forbidden */
export async function getThread(actor: Actor, threadId: string): Promise<ThreadDetail> {
  const { context, more } = await loadThreadWith<AroundRow>(actor, threadId, aroundJson(memberIdOf(actor)));
  const { access, thread } = context;
  const read = await readValue<{ view: ThreadView; unread: number }>(Prisma.sql`
    SELECT json_build_object('view', ${threadJson(audiencesFor(access, thread))}, 'unread', ${unreadValue(context, more.reader)})
    FROM "Thread" t ${threadJoins} WHERE t."id" = ${thread.id}::uuid`);
  if (!read) throw new PortalError('not_found');
  return viewDetail(context, more, read);
}
