import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { lockStream } from '~/platform/updates/append-updates.server';
import { isId } from '~/platform/ids';
import { answerAccepted } from './facts';
import { loadThread } from './load-thread.server';
import { mayAccept } from './policy';
import { threadStream } from './streams';

export interface AcceptInput {
  threadId: string;
  /** The answer; null takes the acceptance back. */
  postId: string | null;
}

/**
 * A question has one accepted answer, or none. The asker, and moderators. Publishes `answer.accepted`.
 * @throws not_found, unauthenticated, forbidden, not_a_question
 */
export const acceptAnswer = defineCommand<AcceptInput, { acceptedPostId: string | null }>(
  'threads.accept-answer',
  async ({ tx, actor, input, tell }) => {
    const { memberId } = requireMember(actor);
    await lockStream(tx, threadStream(input.threadId));
    const { access, thread } = await loadThread(actor, input.threadId, tx);
    if (thread.kind !== 'question') throw new PortalError('not_a_question');
    if (!mayAccept(access, thread)) throw new PortalError('forbidden');
    const { postId } = input;
    const post =
      postId !== null && isId(postId)
        ? await tx.post.findFirst({
            // The question itself, restricted and removed posts answer nobody in public.
            where: {
              id: postId,
              threadId: thread.id,
              status: 'published',
              audience: 'everyone',
              number: { gt: 1 },
            },
            select: { id: true, number: true },
          })
        : null;
    if (postId !== null && !post) throw new PortalError('not_found');
    if (thread.acceptedPostId === postId) return { acceptedPostId: postId };
    await tx.thread.update({
      where: { id: thread.id },
      data: { acceptedPostId: postId, version: { increment: 1 } },
    });
    tell(threadStream(thread.id), 'answer.accepted', { postId, number: post?.number ?? null });
    await publish(tx, answerAccepted, { threadId: thread.id, postId, actorId: memberId });
    return { acceptedPostId: postId };
  },
);
