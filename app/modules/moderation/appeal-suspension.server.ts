import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { defineCommand } from '~/platform/command.server';
import { isUniqueViolation } from '~/platform/db/database-error.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { tellReview } from './internal/reviews.server';
import { tellAppeal } from './notices.server';
import { appealWeight } from './rules';

export interface AppealSuspension {
  slug: string;
  text: string;
}

/**
 * A suspended member asks for another look, once for each suspension, in writing. It waits for a moderator who did not decide.
 * Publishes `review.changed`.
 * @throws not_found, unauthenticated, conflict (not suspended), appealed
 */
export const appealSuspension = defineCommand<AppealSuspension, { appealId: string }>(
  'moderation.appeal',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { club } = await loadClubAccess(actor, { slug: input.slug }, tx);
    const suspension = await tx.suspension.findFirst({
      where: { clubId: club.id, memberId, endedAt: null, until: { gt: at } },
      select: { id: true, byId: true },
    });
    if (!suspension) throw new PortalError('conflict');
    const id = newId();
    try {
      await tx.review.create({
        data: {
          ...{ id, clubId: club.id, kind: 'appeal', memberId, suspensionId: suspension.id, text: input.text },
          ...{ weight: appealWeight, openedAt: at },
        },
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new PortalError('appealed', { cause: error });
      throw error;
    }
    await tellAppeal(tx, { club, reviewId: id, byId: suspension.byId, memberId });
    await tellReview(context, id, 1);
    return { appealId: id };
  },
);
