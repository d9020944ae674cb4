import { postStatusChanged } from '~/modules/threads/facts';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { defineJob } from '~/platform/jobs/jobs.server';
import type { Undoing } from './internal/carry-out.server';
import { lockOpenReview, tellReview } from './internal/reviews.server';

interface Gone {
  authorId: string | null;
  clubId: string;
  status: 'published' | 'hidden' | 'removed';
  statusReason: string | null;
  statusById: string | null;
}

/**
 * What was taken away beside the queue waits in it no more: by a moderator it is decided, and the flags were right; by its author
 * the flags have lapsed. The portal's own. Publishes `review.changed`.
 */
export const settleReview = defineCommand<{ postId: string }, null>(
  'moderation.settle-review',
  async (context) => {
    const { tx, actor, input, at } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const { postId } = input;
    const [post] = await tx.$queryRaw<Gone[]>`
      SELECT p."authorId", t."clubId", p."status"::text, p."statusReason", p."statusById" FROM "Post" p
      JOIN "Thread" t ON t."id" = p."threadId" WHERE p."id" = ${postId}::uuid FOR NO KEY UPDATE OF p`;
    if (!post || post.status === 'published' || !post.statusById) return null;
    const { clubId, authorId, statusById, status } = post;
    const review = await lockOpenReview(tx, { kind: 'post', clubId, postId, memberId: authorId });
    if (!review) return null;
    const byAuthor = statusById === authorId;
    await tx.review.update({
      where: { id: review.id },
      data: {
        state: 'decided',
        decidedAt: at,
        claimedById: null,
        claimedUntil: null,
        version: { increment: 1 },
      },
    });
    await tx.flag.updateMany({
      where: { reviewId: review.id, outcome: null },
      data: { outcome: byAuthor ? 'lapsed' : 'upheld', outcomeAt: at },
    });
    if (!byAuthor) {
      const act = status === 'hidden' ? 'hide' : 'remove';
      const undoing: Undoing = { post: { status: 'published', reason: null, byId: null }, fate: act };
      await tx.decision.create({
        data: {
          ...{ id: newId(), reviewId: review.id, clubId, memberId: authorId, act, byId: statusById, at },
          ...{ reason: post.statusReason ?? '', detail: undoing as object },
        },
      });
    }
    await tellReview(context, review.id, -1);
    return null;
  },
);

export const settleReviewJob = defineJob({
  name: 'moderation.settle-review',
  on: postStatusChanged,
  async run({ postId, status }) {
    if (status !== 'published') await settleReview(system, { postId });
  },
});
