import { answerAccepted } from '~/modules/threads/facts';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { earnPoints } from './earn-points.server';
import { paidAnswers, settlePost } from './settle-posts.server';

/** Whoever wrote an answer that was accepted has what the rules pay for it, once for each answer. Publishes `points.changed`. */
export const payForAnswer = defineCommand<{ postId: string; askerId: string }, null>(
  'loyalty.pay-for-answer',
  async (context) => {
    const { tx, input } = context;
    const post = await tx.post.findUnique({
      where: { id: input.postId },
      select: {
        id: true,
        authorId: true,
        status: true,
        thread: { select: { clubId: true, acceptedPostId: true, authorId: true } },
      },
    });
    const { authorId, thread, status } = post ?? {};
    // Taken back meanwhile; and nobody is paid for accepting their own words.
    if (!post || !authorId || status !== 'published' || thread?.acceptedPostId !== post.id) return null;
    if (authorId === thread.authorId) return null;
    await earnPoints(context, {
      trigger: 'answer_accepted',
      memberId: authorId,
      actorId: input.askerId,
      cause: `post:${post.id}`,
      clubId: thread.clubId,
    });
    return null;
  },
);

export const onAnswerAccepted = defineJob<{ threadId: string; postId: string | null; actorId: string }>({
  name: 'loyalty.on-answer-accepted',
  on: answerAccepted,
  async run({ threadId, postId, actorId }) {
    if (postId) await payForAnswer(system, { postId, askerId: actorId });
    // The one that was accepted before gives back; one that is accepted once more has it again.
    for (const paidId of await paidAnswers(threadId)) await settlePost(system, { postId: paidId });
  },
});
