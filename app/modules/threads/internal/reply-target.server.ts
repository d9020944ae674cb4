import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { ThreadAccess } from '../load-thread.server';
import { maySeePost, type PostFacts } from '../policy';
import type { PostView } from '../post';

interface Row extends PostFacts {
  id: string;
  number: number;
  authorName: string | null;
}

/** The post that is replied to. @throws invalid when it is not one the writer sees in this thread */
export async function readReplyTarget(
  { access, thread }: ThreadAccess,
  postId: string | undefined,
): Promise<PostView['replyTo']> {
  if (!postId) return null;
  const [row] = isId(postId)
    ? await db.$queryRaw<Row[]>`
      SELECT p."id", p."number", p."authorId", p."audience"::text, p."status"::text, coalesce(s."personaName", p."authorName", m."name") AS "authorName"
      FROM "Post" p LEFT JOIN "Member" m ON m."id" = p."authorId"
      LEFT JOIN "Membership" s ON s."memberId" = p."authorId" AND s."clubId" = ${access.club.id}::uuid
      WHERE p."id" = ${postId}::uuid AND p."threadId" = ${thread.id}::uuid`
    : [];
  if (!row || !maySeePost(access, thread, row))
    throw new PortalError('invalid', { fields: { replyTo: { code: 'not_found' } } });
  const { id, number, authorId, authorName } = row;
  return { id, number, author: authorId && authorName ? { id: authorId, name: authorName } : null };
}
