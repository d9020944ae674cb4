import type { ClubAccess } from '~/modules/clubs/access';
import { accessRow, type AccessRow, toAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
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

/**
 * Reads a thread and the actor's standing in its club.
 * @throws not_found where there is none, or the actor may not read it; unauthenticated where a visitor might after signing in
 */
export async function loadThread(
  actor: Actor,
  threadId: string,
  tx: Tx | typeof db = db,
): Promise<ThreadAccess> {
  if (!isId(threadId)) throw new PortalError('not_found');
  const [row] = await queryRows<LoadedThread & AccessRow>(
    tx,
    Prisma.sql`
    SELECT t."id", t."clubId", t."kind"::text, t."status"::text, t."title", t."tags", t."authorId", t."owner", t."acceptedPostId",
      t."mergedIntoId", t."slowModeSeconds", t."pinnedAt", a."club", a."membership", a."grants"
    FROM "Thread" t, LATERAL (${accessRow(memberIdOf(actor), Prisma.sql`c."id" = t."clubId"`)}) a
    WHERE t."id" = ${threadId}::uuid`,
  );
  if (!row) throw new PortalError('not_found');
  const { club, membership, grants, ...thread } = row;
  const access = toAccess(actor, { club, membership, grants });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  return { access, thread };
}

export interface LoadedPost extends PostFacts {
  id: string;
  threadId: string;
  number: number;
  body: string;
  html: string;
  editCount: number;
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
    SELECT "id", "threadId", "number", "authorId", "audience"::text, "status"::text, "body", "html", "editCount"
    FROM "Post" WHERE "id" = ${postId}::uuid FOR NO KEY UPDATE`;
  if (!post) throw new PortalError('not_found');
  return post;
}
