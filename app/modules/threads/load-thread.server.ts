import type { ClubAccess } from '~/modules/clubs/access';
import { accessJson, accessOf, type AccessRow } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { PostFacts, ThreadFacts } from './policy';

export interface LoadedThread extends ThreadFacts {
  clubId: string;
  title: string;
  tags: string[];
  owner: string | null;
  acceptedPostId: string | null;
  mergedIntoId: string | null;
  slowModeSeconds: number;
  pinnedAt: Date | null;
}

export interface ThreadAccess {
  access: ClubAccess;
  thread: LoadedThread;
}

type ThreadValue = Omit<LoadedThread, 'pinnedAt'> & { pinnedAt: string | null };

const threadColumns = Prisma.sql`json_build_object('id', t."id", 'clubId', t."clubId", 'kind', t."kind", 'status', t."status",
  'title', t."title", 'tags', t."tags", 'authorId', t."authorId", 'owner', t."owner", 'acceptedPostId', t."acceptedPostId",
  'mergedIntoId', t."mergedIntoId", 'slowModeSeconds', t."slowModeSeconds", 'pinnedAt', t."pinnedAt")`;

interface Row<More> {
  thread: ThreadValue;
  access: AccessRow;
  more: More;
}

function contextOf(actor: Actor, row: Row<unknown> | undefined): ThreadAccess {
  if (!row) throw new PortalError('not_found');
  const access = accessOf(actor, row.access);
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const { pinnedAt } = row.thread;
  return { access, thread: { ...row.thread, pinnedAt: pinnedAt === null ? null : new Date(pinnedAt) } };
}

/**
 * Reads a thread, the actor's standing in its club, and what else is asked for of "Thread" t in the same statement (`more`: one
 * JSON value, which nobody may be told of before this has answered).
 * @throws not_found where there is none, or the actor may not read it; unauthenticated where a visitor might after signing in
 */
export async function loadThreadWith<More>(
  actor: Actor,
  threadId: string,
  more: Prisma.Sql,
  tx: Tx | typeof db = db,
): Promise<{ context: ThreadAccess; more: More }> {
  if (!isId(threadId)) throw new PortalError('not_found');
  const [row] = await queryRows<Row<More>>(
    tx,
    Prisma.sql`SELECT ${threadColumns} AS "thread", ${accessJson(actor)} AS "access", ${more} AS "more"
      FROM "Thread" t JOIN "Club" c ON c."id" = t."clubId" WHERE t."id" = ${threadId}::uuid`,
  );
  const context = contextOf(actor, row);
  return { context, more: row!.more };
}

/**
 * Reads a thread and the actor's standing in its club.
 * @throws not_found where there is none, or the actor may not read it; unauthenticated where a visitor might after signing in
 */
export async function loadThread(actor: Actor, threadId: string, tx?: Tx | typeof db): Promise<ThreadAccess> {
  return (await loadThreadWith(actor, threadId, Prisma.sql`NULL`, tx)).context;
}

export interface LoadedPost extends PostFacts {
  id: string;
  threadId: string;
  number: number;
  body: string;
  html: string;
  editCount: number;
  /** Set where this is only the place of a post that stands elsewhere now. */
  movedToId: string | null;
}

/** Where a post stands, for taking its thread's lock before its own. @throws not_found */
export async function findPost(tx: Tx, postId: string): Promise<{ threadId: string }> {
  const post = isId(postId)
    ? await tx.post.findUnique({ where: { id: postId }, select: { threadId: true } })
    : null;
  if (!post) throw new PortalError('not_found');
  return post;
}

/** Reads a post for changing it: its row is locked, so that two changes of it come one after the other. */
export async function lockPost(tx: Tx, postId: string): Promise<LoadedPost> {
  if (!isId(postId)) throw new PortalError('not_found');
  const [post] = await tx.$queryRaw<LoadedPost[]>`
    SELECT "id", "threadId", "number", "authorId", "audience"::text, "status"::text, "body", "html", "editCount", "movedToId"
    FROM "Post" WHERE "id" = ${postId}::uuid FOR NO KEY UPDATE`;
  if (!post) throw new PortalError('not_found');
  return post;
}
