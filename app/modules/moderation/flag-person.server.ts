import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { readFlagger } from './internal/flaggers.server';
import { limitFlags } from './internal/limits.server';
import { openReview, tellReview, weighReview } from './internal/reviews.server';
import { tellWaiting } from './notices.server';
import { mayFlagPerson } from './policy';
import { flagWeight, isFresh } from './rules';
import type { FlagInput } from './schema';

export interface FlagPersonInput extends FlagInput {
  slug: string;
  personId: string;
}

/**
 * A member's report of how somebody shows themself in a club (name, picture, words about themself) waits for its moderators; one
 * for each member and person. Nothing is hidden by it. Members of the club. Publishes `review.changed`.
 * @throws not_found, unauthenticated, forbidden, already_decided, rate_limited
 */
export const flagPerson = defineCommand<FlagPersonInput, { flagged: true }>(
  'moderation.flag-person',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const access = await loadClubAccess(actor, { slug: input.slug }, tx);
    const { personId, reason, note } = input;
    if (!mayFlagPerson(access, personId)) throw new PortalError('forbidden');
    const clubId = access.club.id;
    // Reports of one person come one after the other, so that one review is opened for all of them.
    const person = isId(personId)
      ? await tx.$queryRaw<{ updatedAt: Date }[]>`SELECT "updatedAt" FROM "Membership"
          WHERE "clubId" = ${clubId}::uuid AND "memberId" = ${personId}::uuid AND "status" <> 'left' FOR NO KEY UPDATE`
      : [];
    if (person.length === 0) throw new PortalError('not_found');
    const key = { clubId_personId_memberId: { clubId, personId, memberId } };
    const earlier = await tx.flag.findUnique({ where: key });
    if (earlier?.outcomeAt && person[0]!.updatedAt <= earlier.outcomeAt)
      throw new PortalError('already_decided');
    const { review, isNew } = await openReview(context, {
      ...{ clubId, kind: 'person', postId: null, memberId: personId },
    });
    const flagger = await readFlagger(tx, access, personId);
    const data = {
      ...{ reason, note, at, weight: flagWeight(flagger, at), fresh: isFresh(flagger, at) },
      ...{ reviewId: review.id, outcome: null, outcomeAt: null },
    };
    await tx.flag.upsert({
      where: key,
      create: { id: newId(), clubId, personId, memberId, ...data },
      update: data,
    });
    await weighReview(tx, review);
    if (isNew) await tellWaiting(tx, { club: access.club, reviewId: review.id });
    await tellReview(context, review.id, isNew ? 1 : 0);
    return { flagged: true };
  },
  { limit: limitFlags },
);
