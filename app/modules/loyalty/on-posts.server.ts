import { postsWritten } from '~/modules/threads/facts';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { earnPoints } from './earn-points.server';

/**
 * Whoever wrote in a thread since it was last looked at has what the rules pay for it, once for each post. A rule never
 * pays for what was written before it was made. Looks at `atOnce` posts, and answers whether more may be left. Publishes
 * `points.changed`.
 */
export const payForPosts = defineCommand<{ threadId: string; atOnce?: number }, boolean>(
  'loyalty.pay-for-posts',
  async (context) => {
    const { tx, input } = context;
    const { threadId, atOnce = 500 } = input;
    const thread = await tx.thread.findUnique({
      where: { id: threadId },
      select: { clubId: true, lastNumber: true },
    });
    if (!thread) return false;
    // Whoever comes second waits here, and finds what the first has left.
    await tx.$executeRaw`
    INSERT INTO "EarningThread" ("threadId", "number") VALUES (${threadId}::uuid, 0) ON CONFLICT ("threadId") DO UPDATE SET "number" = "EarningThread"."number"`;
    const { number: seen } = await tx.earningThread.findUniqueOrThrow({ where: { threadId } });
    const first = await tx.earningRule.findFirst({
      where: { trigger: 'posted', status: 'active' },
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true },
    });
    const posts =
      first === null
        ? []
        : await tx.post.findMany({
            where: {
              threadId,
              number: { gt: seen },
              status: 'published',
              authorId: { not: null },
              createdAt: { gte: first.createdAt },
            },
            select: { id: true, number: true, authorId: true, createdAt: true },
            orderBy: { number: 'asc' },
            take: atOnce,
          });
    const isFull = posts.length === atOnce;
    // One member's wallet after another's, in one order.
    const byAuthor = posts.toSorted((a, b) =>
      a.authorId! < b.authorId! ? -1 : a.authorId! > b.authorId! ? 1 : 0,
    );
    for (const { id, authorId, createdAt } of byAuthor)
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
      data: { number: isFull ? posts.at(-1)!.number : Math.max(seen, thread.lastNumber) },
    });
    return isFull;
  },
);

export const onPostsWritten = defineJob<{ threadIds: string[] }>({
  name: 'loyalty.on-posts-written',
  on: postsWritten,
  async run({ threadIds }) {
    for (const threadId of threadIds) while (await payForPosts(system, { threadId }));
  },
});
