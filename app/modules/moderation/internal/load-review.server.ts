import type { ClubAccess } from '~/modules/clubs/access';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { type LockedPost, lockPostInThread } from '~/modules/threads/remove-post.server';
import type { Actor } from '~/platform/actor';
import type { Review, Suspension } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { PostPlace } from '../notices.server';
import { mayReview } from '../policy';
import { lockReview } from './reviews.server';

/** Where a post stands, for those who are told of it. */
export function placeOf({ post, thread }: LockedPost): PostPlace {
  return { id: post.id, threadId: thread.id, number: post.number, title: thread.title };
}

/** A review with what it is about, all locked for a decision. */
export interface LockedReview {
  access: ClubAccess;
  review: Review;
  /** Of what is about a post. */
  post: LockedPost | undefined;
  /** Of an appeal. */
  suspension: Suspension | undefined;
}

/**
 * Locks what a decision changes, always in this order: the thread, the post, the review. The actor's standing is read under the
 * locks. @throws not_found, forbidden, changed_meanwhile
 */
export async function lockForDecision(tx: Tx, actor: Actor, reviewId: string): Promise<LockedReview> {
  const found = isId(reviewId) ? await tx.review.findUnique({ where: { id: reviewId } }) : null;
  if (!found) throw new PortalError('not_found');
  const access = await loadClubAccess(actor, { clubId: found.clubId }, tx);
  if (!mayReview(access)) throw new PortalError('forbidden');
  const post = found.postId ? await lockPostInThread(tx, actor, found.postId) : undefined;
  const review = await lockReview(tx, reviewId);
  if (!review) throw new PortalError('not_found');
  // The thread may have gone to another club, and its reviews with it.
  if (review.clubId !== found.clubId) throw new PortalError('changed_meanwhile');
  const suspension = review.suspensionId
    ? await tx.suspension.findUniqueOrThrow({ where: { id: review.suspensionId } })
    : undefined;
  return { access, review, post, suspension };
}
