import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { readReviews } from './internal/review-sql.server';
import { tellReview } from './internal/reviews.server';
import { mayReview } from './policy';
import { claimMs } from './rules';
import type { ReviewView } from './views';

/** The club of a review. @throws not_found */
async function clubOf(reviewId: string, tx: Pick<typeof db, 'review'> = db): Promise<string> {
  const review = isId(reviewId)
    ? await tx.review.findUnique({ where: { id: reviewId }, select: { clubId: true } })
    : null;
  if (!review) throw new PortalError('not_found');
  return review.clubId;
}

/**
 * A moderator has a review for themself for 15 minutes, again from now when they have it already. While somebody holds it, others
 * cannot decide it. Moderators of the club. Publishes `review.changed`.
 * @throws not_found, unauthenticated, forbidden, already_decided, claimed
 */
export const claimReview = defineCommand<{ reviewId: string }, { review: ReviewView }>(
  'moderation.claim-review',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { reviewId } = input;
    const access = await loadClubAccess(actor, { clubId: await clubOf(reviewId, tx) }, tx);
    if (!mayReview(access)) throw new PortalError('forbidden');
    // The condition stands in the write itself, so of two who claim at once one finds nothing to write.
    const { count } = await tx.review.updateMany({
      where: {
        id: reviewId,
        state: 'open',
        OR: [{ claimedById: null }, { claimedById: memberId }, { claimedUntil: { lte: at } }],
      },
      data: { claimedById: memberId, claimedUntil: new Date(at.getTime() + claimMs) },
    });
    const [review] = await readReviews(tx, [reviewId], at);
    if (!review) throw new PortalError('not_found');
    if (count === 0) {
      if (review.state === 'decided') throw new PortalError('already_decided');
      throw new PortalError('claimed', { params: { name: review.claim?.by.name ?? '…' } });
    }
    await tellReview(context, reviewId, 0);
    return { review };
  },
);

/** A moderator lets go of what they claimed; an admin may for them. @throws not_found, unauthenticated, forbidden, claimed */
export const releaseReview = defineCommand<{ reviewId: string }, { review: ReviewView }>(
  'moderation.release-review',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId, portalRoles } = requireMember(actor);
    const { reviewId } = input;
    const access = await loadClubAccess(actor, { clubId: await clubOf(reviewId, tx) }, tx);
    if (!mayReview(access)) throw new PortalError('forbidden');
    const admin = portalRoles.includes('admin');
    const { count } = await tx.review.updateMany({
      where: {
        id: reviewId,
        ...(admin
          ? {}
          : { OR: [{ claimedById: null }, { claimedById: memberId }, { claimedUntil: { lte: at } }] }),
      },
      data: { claimedById: null, claimedUntil: null },
    });
    const [review] = await readReviews(tx, [reviewId], at);
    if (!review) throw new PortalError('not_found');
    if (count === 0) throw new PortalError('claimed', { params: { name: review.claim?.by.name ?? '…' } });
    await tellReview(context, reviewId, 0);
    return { review };
  },
);
