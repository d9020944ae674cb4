import { type Actor, memberIdOf } from '~/platform/actor';
import { mayModerate } from '~/modules/clubs/policy';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { readPost } from './list-posts.server';
import { loadThread, type ThreadAccess } from './load-thread.server';
import type { PostItem } from './post';

export interface PostVersion {
  version: number;
  body: string;
  /** When this version was replaced; null for the one that stands. */
  replacedAt: string | null;
  replacedBy: string | null;
  reason: string | null;
}

/**
 * All versions of a post, the first one first. Whoever sees the post; of one hidden or removed only moderators.
 * @throws not_found, unauthenticated, forbidden
 */
export async function getPostHistory(
  actor: Actor,
  threadId: string,
  number: number,
): Promise<{ context: ThreadAccess; post: PostItem; versions: PostVersion[] }> {
  const context = await loadThread(actor, threadId);
  const post = await readPost(context, number, memberIdOf(actor));
  if (!post || (post.status !== 'published' && !mayModerate(context.access)))
    throw new PortalError('not_found');
  const [current, revisions] = await Promise.all([
    db.post.findUniqueOrThrow({ where: { id: post.id }, select: { body: true } }),
    db.$queryRaw<{ version: number; body: string; at: Date; reason: string | null; by: string | null }[]>`
      SELECT v."version", v."body", v."at", v."reason", coalesce(s."personaName", m."name") AS "by" FROM "PostRevision" v
      LEFT JOIN "Member" m ON m."id" = v."editedById" LEFT JOIN "Membership" s ON s."memberId" = m."id" AND s."clubId" = ${context.access.club.id}::uuid
      WHERE v."postId" = ${post.id}::uuid ORDER BY v."version"`,
  ]);
  const earlier = revisions.map(({ version, body, at, reason, by }) => ({
    version,
    body,
    replacedAt: at.toISOString(),
    replacedBy: by,
    reason,
  }));
  return {
    context,
    post,
    versions: [
      ...earlier,
      { version: revisions.length + 1, body: current.body, replacedAt: null, replacedBy: null, reason: null },
    ],
  };
}

/** A post by its id, with its words also for moderators when it is hidden or removed. @throws not_found, unauthenticated, forbidden */
export async function getPost(actor: Actor, postId: string): Promise<PostItem> {
  const row = await db.post.findUnique({
    where: { id: postId },
    select: { threadId: true, number: true, body: true, html: true },
  });
  if (!row) throw new PortalError('not_found');
  const context = await loadThread(actor, row.threadId);
  const post = await readPost(context, row.number, memberIdOf(actor));
  if (!post) throw new PortalError('not_found');
  return post.status !== 'published' && mayModerate(context.access)
    ? { ...post, body: row.body, html: row.html }
    : post;
}
