import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { getPostPage } from '~/modules/threads/get-post-page.server';
import type { PostItem } from '~/modules/threads/post';
import type { Successor } from './schema';

export interface CurationPage {
  post: PostItem;
  threadId: string;
  title: string;
  review: { reviewBy: string; note: string } | null;
}

/** An answer with what experts and moderators may do about it. @throws not_found, unauthenticated, forbidden */
export async function getCuration(
  actor: Actor,
  slug: string,
  threadId: string,
  number: number,
): Promise<CurationPage> {
  const { post, thread, rights } = await getPostPage(actor, slug, threadId, number);
  if (!rights.curate) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const review = await db.answerReview.findFirst({ where: { postId: post.id, doneAt: null } });
  return {
    post,
    threadId,
    title: thread.title,
    review: review && { reviewBy: review.reviewBy.toISOString(), note: review.note },
  };
}

/**
 * What an address of this club that somebody copied leads to: a guide, or an answer (`?at=`, `#post-` or its own page). Null where
 * it leads to neither.
 */
export async function readSuccessor(slug: string, address: string): Promise<Successor | null> {
  const place = /\/clubs\/([a-z0-9-]+)\/(guides|threads)\/([0-9a-f-]{36})(.*)$/i.exec(address.trim());
  if (!place || place[1] !== slug) return null;
  const [, , kind, id = '', rest = ''] = place;
  if (!isId(id)) return null;
  if (kind === 'guides') return { kind: 'guide', id };
  const number = Number(/(?:#post-|[?&]at=|\/posts\/)(\d{1,9})/.exec(rest)?.[1]);
  if (!Number.isInteger(number)) return null;
  const post = await db.post.findUnique({
    where: { threadId_number: { threadId: id, number } },
    select: { id: true },
  });
  return post && { kind: 'post', id: post.id };
}
