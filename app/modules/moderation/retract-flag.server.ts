import { type LockedPost, lockPostInThread, showByItself } from '~/modules/threads/remove-post.server';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Flag, Review } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { readPeaceRules } from './internal/peace-rules.server';
import { dropReview, lockReview, tellReview, weighReview } from './internal/reviews.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell' | 'blank'>;

/** Takes one flag out of its review; a review of which nothing is left goes too. Answers the review where it still waits. */
async function takeOut(context: Context, flag: Flag): Promise<Review | undefined> {
  const { tx } = context;
  const review = flag.reviewId ? await lockReview(tx, flag.reviewId) : undefined;
  await tx.flag.delete({ where: { id: flag.id } });
  if (review?.state !== 'open') return undefined;
  const weighed = await weighReview(tx, review);
  return weighed;
}

function isEmpty(review: Review): boolean {
  return review.flagCount === 0 && review.heldFor.length === 0;
}

/** What only the weight of flags had hidden stands again when they weigh too little. */
async function showIfLight(context: Context, locked: LockedPost, review: Review): Promise<void> {
  const { tx } = context;
  const { flagThreshold } = await readPeaceRules(tx, review.clubId);
  if (!review.hiddenAt || review.weight >= flagThreshold) return;
  if (await showByItself(context, locked))
    await tx.review.update({ where: { id: review.id }, data: { hiddenAt: null } });
}

/**
 * A member takes their report of a post back, as long as nobody has decided. A post that is hidden by too little weight then
 * stands again. Publishes `review.changed` or `review.gone`, `post.restored`.
 * @throws not_found where there is no report, already_decided
 */
export const retractFlag = defineCommand<{ postId: string }, { flagged: false }>(
  'moderation.retract-flag',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const locked = await lockPostInThread(tx, actor, input.postId);
    const flag = await tx.flag.findUnique({
      where: { postId_memberId: { postId: locked.post.id, memberId } },
    });
    if (!flag) throw new PortalError('not_found');
    if (flag.outcome) throw new PortalError('already_decided');
    const review = await takeOut(context, flag);
    if (!review) return { flagged: false };
    await showIfLight(context, locked, review);
    if (isEmpty(review)) await dropReview(context, review);
    else await tellReview(context, review.id, 0);
    return { flagged: false };
  },
);

/** The same for a report of a person. @throws not_found, already_decided */
export const retractPersonFlag = defineCommand<{ slug: string; personId: string }, { flagged: false }>(
  'moderation.retract-person-flag',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const { club } = await loadClubAccess(actor, { slug: input.slug }, tx);
    const { personId } = input;
    const flag = isId(personId)
      ? await tx.flag.findUnique({
          where: { clubId_personId_memberId: { clubId: club.id, personId, memberId } },
        })
      : null;
    if (!flag) throw new PortalError('not_found');
    if (flag.outcome) throw new PortalError('already_decided');
    const review = await takeOut(context, flag);
    if (review) {
      if (isEmpty(review)) await dropReview(context, review);
      else await tellReview(context, review.id, 0);
    }
    return { flagged: false };
  },
);
