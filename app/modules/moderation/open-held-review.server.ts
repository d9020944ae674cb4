import { postHeld } from '~/modules/threads/facts';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { tellWaiting } from './notices.server';
import { openReview, tellReview, weighReview } from './internal/reviews.server';

/** A post that waits because of a word stands in the queue. The portal's own. Publishes `review.changed`. */
export const openHeldReview = defineCommand<{ postId: string; word: string }, null>(
  'moderation.open-held-review',
  async (context) => {
    const { tx, actor, input } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const [post] = await tx.$queryRaw<{ authorId: string | null; clubId: string; waits: boolean }[]>`
      SELECT p."authorId", t."clubId", p."status" = 'hidden' AND p."statusReason" = 'words' AND p."statusById" IS NULL AS "waits"
      FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE p."id" = ${input.postId}::uuid FOR NO KEY UPDATE OF p`;
    if (!post?.waits) return null;
    const { review, isNew } = await openReview(context, {
      ...{ clubId: post.clubId, kind: 'post', postId: input.postId, memberId: post.authorId },
    });
    if (review.heldFor.includes(input.word)) return null;
    const held = await tx.review.update({
      where: { id: review.id },
      data: { heldFor: { push: input.word } },
    });
    await weighReview(tx, held);
    if (isNew) {
      const club = await tx.club.findUniqueOrThrow({ where: { id: post.clubId } });
      await tellWaiting(tx, { club, reviewId: review.id });
    }
    await tellReview(context, review.id, isNew ? 1 : 0);
    return null;
  },
);

export const heldPostJob = defineJob({
  name: 'moderation.held-post',
  on: postHeld,
  run: async ({ postId, word }) => void (await openHeldReview(system, { postId, word })),
});
