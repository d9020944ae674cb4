import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import type { PostView } from '../post';
import { postJoins, postJson } from './post-sql.server';

/** A post as everyone in its audience sees it at this point of the transaction. */
export async function readPostView(tx: Tx, postId: string): Promise<PostView> {
  const [row] = await tx.$queryRaw<{ post: PostView }[]>`
    SELECT json_build_object(${postJson}) AS "post" FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" ${postJoins}
    WHERE p."id" = ${postId}::uuid`;
  if (!row) throw new PortalError('not_found');
  return row.post;
}
