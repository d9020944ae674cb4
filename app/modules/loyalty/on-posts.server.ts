import { postsWritten } from '~/modules/threads/facts';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { earnPoints } from './earn-points.server';

/**
 * Whoever wrote in a thread since it was last looked at has what the rules pay for it, once for each post. Where no rule pays for posts
 * they count as looked at, so that a rule never pays for what was written before it. Publishes `points.changed`.
 */
export const payForPosts = defineCommand<{ threadId: string }, null>(
  'loyalty.pay-for-posts',
  async (context) => {
    const { tx, input } = context;
    const { threadId } = input;
    const thread = await tx.thread.findUnique({
      where: { id: threadId },
      select: { clubId: true, lastNumber: true },
    });
    if (!thread) return null;
    // Whoever comes second waits here, and finds what the first has left.
    await tx.$executeRaw`
    INSERT INTO "EarningThread" ("threadId", "number") VALUES (${threadId}::uuid, 0) ON CONFLICT ("threadId") DO UPDATE SET "number" = "EarningThread"."number"`;
    const { number: seen } = await tx.earningThread.findUniqueOrThrow({ where: { threadId } });
    const rules = await tx.earningRule.count({ where: { trigger: 'posted', status: 'active' } });
    const posts =
      rules === 0
        ? []
        : await tx.post.findMany({
            where: { threadId, number: { gt: seen }, status: 'published', authorId: { not: null } },
            select: { id: true, number: true, authorId: true, createdAt: true },
            // One member's wallet after another's, in one order.
            orderBy: [{ authorId: 'asc' }, { number: 'asc' }],
            take: 500,
          });
    for (const { id, authorId, createdAt } of posts)
      await earnPoints(context, {
        trigger: 'posted',
        memberId: authorId!,
        actorId: authorId,
        cause: `post:${id}`,
        clubId: thread.clubId,
        happenedAt: createdAt,
      });
    await tx.earningThread.update({
      where: { threadId },
      data: { number: Math.max(seen, thread.lastNumber) },
    });
    return null;
  },
);

export const onPostsWritten = defineJob<{ threadIds: string[] }>({
  name: 'loyalty.on-posts-written',
  on: postsWritten,
  async run({ threadIds }) {
    for (const threadId of threadIds) await payForPosts(system, { threadId });
  },
});
