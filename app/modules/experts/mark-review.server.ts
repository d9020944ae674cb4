import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError, invalidField } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { loadThread, lockPost } from '~/modules/threads/load-thread.server';
import { mayCurate } from '~/modules/threads/policy';

export interface AnswerReviewView {
  postId: string;
  reviewBy: string | null;
  note: string;
}

/**
 * An answer has to be looked at again by a date, of which its author and the moderators are reminded; `reviewBy: null`: it was
 * looked at and holds. Experts and moderators. @throws not_found, unauthenticated, forbidden, not_an_answer, invalid
 */
export const markReview = defineCommand<
  { postId: string; reviewBy: Date | null; note?: string },
  AnswerReviewView
>('experts.mark-review', async ({ tx, actor, input, at }) => {
  const { memberId } = requireMember(actor);
  const { postId, reviewBy, note = '' } = input;
  const post = await lockPost(tx, postId);
  const { access, thread } = await loadThread(actor, post.threadId, tx);
  if (!mayCurate(access)) throw new PortalError('forbidden');
  if (thread.kind !== 'question' || post.number === 1 || post.audience !== 'everyone')
    throw new PortalError('not_an_answer');
  const clubId = access.club.id;
  if (reviewBy === null) {
    await tx.answerReview.updateMany({
      where: { postId, doneAt: null },
      data: { doneAt: at, doneById: memberId },
    });
  } else {
    if (reviewBy <= at) throw invalidField('reviewBy', 'in_past');
    const set = { reviewBy, note, setById: memberId, setAt: at };
    await tx.answerReview.upsert({
      where: { postId },
      create: { postId, clubId, ...set },
      update: { ...set, remindedAt: null, doneAt: null, doneById: null },
    });
  }
  await recordAct(tx, {
    actor,
    at,
    act: reviewBy ? 'answer.review-set' : 'answer.reviewed',
    subject: `post:${postId}`,
    clubId,
    detail: { reviewBy: reviewBy?.toISOString() ?? null },
  });
  return { postId, reviewBy: reviewBy?.toISOString() ?? null, note: reviewBy ? note : '' };
});
