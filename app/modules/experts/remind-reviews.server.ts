import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { moderatorsOf } from './internal/moderators.server';
import { reviewDueNotice } from './notices.server';
import { expertPaths } from './paths';

/** The author of an answer, and the club's moderators, hear that it is to be looked at again: once for each date. The portal's own. */
export const remindReview = defineCommand<{ postId: string }, { reminded: boolean }>(
  'experts.remind-review',
  async ({ tx, actor, input: { postId }, at }) => {
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const claimed = await tx.answerReview.updateMany({
      where: { postId, remindedAt: null, doneAt: null, reviewBy: { lte: at } },
      data: { remindedAt: at },
    });
    if (claimed.count !== 1) return { reminded: false };
    const { clubId, reviewBy, club, post } = await tx.answerReview.findUniqueOrThrow({
      where: { postId },
      include: {
        club: { select: { slug: true } },
        post: {
          select: {
            authorId: true,
            number: true,
            threadId: true,
            thread: { select: { title: true } },
          },
        },
      },
    });
    const told = new Set([
      ...(post.authorId ? [post.authorId] : []),
      ...(await moderatorsOf(tx, clubId, at)),
    ]);
    await recordNotices(
      tx,
      [...told].map((memberId) =>
        notice(reviewDueNotice, {
          memberId,
          clubId,
          subject: `post:${postId}`,
          once: `review:${postId}:${reviewBy.toISOString()}`,
          url: expertPaths.answer(club.slug, post.threadId, post.number),
          data: { title: post.thread.title },
        }),
      ),
    );
    return { reminded: true };
  },
);

export const remindReviewsJob = defineJob({
  name: 'experts.remind-reviews',
  schedule: '5 * * * *',
  retryLimit: 0,
  async run() {
    const due = await db.answerReview.findMany({
      where: { remindedAt: null, doneAt: null, reviewBy: { lte: now() } },
      select: { postId: true },
      orderBy: { reviewBy: 'asc' },
      take: 500,
    });
    for (const { postId } of due) await remindReview(system, { postId });
  },
});
