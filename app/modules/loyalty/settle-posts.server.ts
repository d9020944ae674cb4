import { postStatusChanged } from '~/modules/threads/facts';
import { system } from '~/platform/actor';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { giveAgain } from './internal/give-again.server';
import { takeBackEarned } from './internal/take-back.server';

interface EarnedByPost {
  id: string;
  trigger: string;
}

/** What a post earned, each chain of earning, taking back and earning again by its latest link. */
async function readEarnings(
  { tx }: Pick<CommandContext<unknown>, 'tx'>,
  postId: string,
): Promise<EarnedByPost[]> {
  return tx.$queryRaw<EarnedByPost[]>`
    SELECT t."id", r."trigger"::text AS "trigger" FROM "PointTransfer" t JOIN "EarningRule" r ON r."id" = t."ruleId"
    WHERE t."cause" = ${`post:${postId}`} AND t."kind" = 'earn'
      AND NOT EXISTS (SELECT 1 FROM "PointTransfer" n WHERE n."scope" = 'restore' AND n."key" = t."id"::text)
    ORDER BY t."walletId", t."number"`;
}

/**
 * A post has what is due to it as it stands now: one that was removed, or an answer that is accepted no more, has given nothing; one
 * that is back has given it again. May be asked as often as one likes. The portal itself. Publishes `points.changed`.
 */
export const settlePost = defineCommand<{ postId: string }, null>('loyalty.settle-post', async (context) => {
  const { tx, input } = context;
  const { postId } = input;
  const earnings = await readEarnings(context, postId);
  if (earnings.length === 0) return null;
  // Two jobs about one post: the second finds what the first has done.
  await tx.$queryRaw`SELECT 1 FROM "Post" WHERE "id" = ${postId}::uuid FOR SHARE`;
  const post = await tx.post.findUnique({
    where: { id: postId },
    select: { status: true, thread: { select: { acceptedPostId: true } } },
  });
  const accepted = post?.status === 'published' && post.thread.acceptedPostId === postId;
  for (const { id, trigger } of earnings) {
    const due = trigger === 'answer_accepted' ? accepted : post !== null && post.status !== 'removed';
    if (due) await giveAgain(context, id, null);
    else {
      const before = await tx.pointTransfer.count({ where: { cause: `restore:${id}` } });
      await takeBackEarned(context, {
        transferId: id,
        actorId: null,
        reason: '',
        key: `post:${before}`,
      });
    }
  }
  return null;
});

/** The posts of a thread that earned something by being accepted. */
export async function paidAnswers(threadId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p."id" FROM "Post" p JOIN "PointTransfer" t ON t."cause" = 'post:' || p."id" JOIN "EarningRule" r ON r."id" = t."ruleId"
    WHERE p."threadId" = ${threadId}::uuid AND r."trigger" = 'answer_accepted'`;
  return rows.map(({ id }) => id);
}

export const onPostStatusChanged = defineJob<{ threadId: string; postId: string; status: string }>({
  name: 'loyalty.on-post-status-changed',
  on: postStatusChanged,
  async run({ postId }) {
    await settlePost(system, { postId });
  },
});
