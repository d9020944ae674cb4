import { liftWithin, resumeWithin, suspendWithin } from '~/modules/clubs/suspend-member.server';
import { changeWithin } from '~/modules/threads/change-thread.server';
import { editWithin } from '~/modules/threads/edit-post.server';
import { loadThread } from '~/modules/threads/load-thread.server';
import {
  hideByItself,
  type LockedPost,
  lockPostInThread,
  removeWithin,
  restoreWithin,
} from '~/modules/threads/remove-post.server';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Decision } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import type { Undoing } from './internal/carry-out.server';
import { type LockedReview, lockForDecision, placeOf } from './internal/load-review.server';
import { readReviews } from './internal/review-sql.server';
import { dropReview, lockReview, tellReview, weighReview } from './internal/reviews.server';
import { tellDecision } from './notices.server';
import { mayDecideAbout, mayHearAppeal } from './policy';
import type { ReviewView } from './views';

type Context = CommandContext<{ decisionId: string }>;

const notReversible = () => new PortalError('not_reversible');

/** The post as it stands now, within the locks that are held. */
async function again({ tx, actor }: Context, { post }: LockedPost): Promise<LockedPost> {
  return lockPostInThread(tx, actor, post.id);
}

/** The post stands, or does not, as before. What somebody did to it since stays. @throws not_reversible */
async function unsettle(
  context: Context,
  locked: LockedPost,
  { post: before, fate }: Undoing,
): Promise<void> {
  if (!before || !fate) return;
  const now = await again(context, locked);
  const expected = ({ keep: 'published', hide: 'hidden', remove: 'removed' } as const)[fate];
  if (now.post.status !== expected) throw notReversible();
  if (before.status === 'published') return void (await restoreWithin(context, now, {}));
  const byItself = before.byId === null && (before.reason === 'flags' || before.reason === 'words');
  if (!byItself)
    return removeWithin(context, now, { status: before.status, reason: before.reason ?? undefined });
  await hideByItself(context, now, before.reason as 'flags' | 'words');
}

/** It says what it said. @throws not_reversible where it was edited since */
async function unedit(context: Context, locked: LockedPost, { edit }: Undoing): Promise<void> {
  if (!edit) return;
  const now = await again(context, locked);
  if (now.post.editCount !== edit.editCount + 1) throw notReversible();
  await editWithin(context, now, { body: edit.body });
}

async function unlock(context: Context, locked: LockedPost, { threadStatus }: Undoing): Promise<void> {
  if (threadStatus !== 'open') return;
  const thread = await loadThread(context.actor, locked.thread.id, context.tx);
  if (thread.thread.status !== 'locked') throw notReversible();
  await changeWithin(context, thread, { threadId: locked.thread.id, locked: false });
}

/** Who was suspended writes again, or as long as before; who was let off early is suspended again. */
async function unsuspend(
  context: Context,
  { access, review, suspension }: LockedReview,
  undoing: Undoing,
): Promise<void> {
  if (undoing.suspension === undefined) return;
  const memberId = suspension?.memberId ?? review.memberId!;
  const { slug } = access.club;
  const before = undoing.suspension;
  if (before === null) return void (await liftWithin(context, { slug, memberId }));
  const until = new Date(before.until);
  if (until <= context.at) return;
  const { reason } = before;
  if (suspension) await resumeWithin(context, { slug, memberId, suspensionId: suspension.id, until, reason });
  else await suspendWithin(context, { slug, memberId, until, reason });
}

/** New flags on the same post or person opened another review meanwhile: they are flags of this one. */
async function takeIn(context: Context, locked: LockedReview): Promise<boolean> {
  const { tx } = context;
  const { review } = locked;
  if (review.kind === 'appeal') return false;
  const where =
    review.kind === 'post' ? { postId: review.postId } : { clubId: review.clubId, memberId: review.memberId };
  const other = await tx.review.findFirst({ where: { ...where, kind: review.kind, state: 'open' } });
  const held = other && (await lockReview(tx, other.id));
  if (!held) return false;
  await tx.flag.updateMany({ where: { reviewId: held.id }, data: { reviewId: review.id } });
  await dropReview(context, held);
  return true;
}

/** @throws not_found, forbidden, not_reversible */
async function requireUndoable({
  tx,
  actor,
  input,
}: Context): Promise<{ locked: LockedReview; decision: Decision }> {
  const { decisionId } = input;
  const found = isId(decisionId) ? await tx.decision.findUnique({ where: { id: decisionId } }) : null;
  if (!found) throw new PortalError('not_found');
  const locked = await lockForDecision(tx, actor, found.reviewId);
  const { access, review, suspension } = locked;
  const may = suspension ? mayHearAppeal(access, suspension) : mayDecideAbout(access, review.memberId);
  if (!may) throw new PortalError('forbidden');
  const decision = await tx.decision.findUniqueOrThrow({ where: { id: found.id } });
  if (decision.undoneAt) throw notReversible();
  return { locked, decision };
}

/**
 * A decision is taken back: the post, thread and suspension are as before, it waits again, and the flags speak again without an
 * answer. Moderators of the club, as for deciding. What changed otherwise since is not undone. Recorded. Publishes `review.changed`.
 * @throws not_found, unauthenticated, forbidden, not_reversible
 */
export const undoDecision = defineCommand<{ decisionId: string }, { review: ReviewView }>(
  'moderation.undo-decision',
  async (context) => {
    const { tx, actor, at } = context;
    const { memberId } = requireMember(actor);
    const { locked, decision } = await requireUndoable(context);
    const { review, post } = locked;
    const undoing = decision.detail as Undoing;
    await recordAct(tx, {
      ...{ actor, at, act: 'decision.undone', clubId: review.clubId },
      subject: post ? `post:${post.post.id}` : `member:${review.memberId}`,
      detail: { act: decision.act, decision: decision.id },
    });
    await tx.decision.update({ where: { id: decision.id }, data: { undoneAt: at, undoneById: memberId } });
    await unsuspend(context, locked, undoing);
    if (post) {
      await unlock(context, post, undoing);
      await unsettle(context, post, undoing);
      await unedit(context, post, undoing);
    }
    await tellDecision(tx, {
      ...{ club: locked.access.club, decisionId: decision.id, act: 'undone', reason: '', byId: memberId },
      memberId: review.memberId,
      post: post && placeOf(post),
      flaggers: [],
      unnoticed: decision.act === 'keep' && undoing.post === undefined,
    });
    const took = await takeIn(context, locked);
    await tx.flag.updateMany({ where: { reviewId: review.id }, data: { outcome: null, outcomeAt: null } });
    const open = await tx.review.update({
      where: { id: review.id },
      data: { state: 'open', decidedAt: null },
    });
    if (took) await weighReview(tx, open);
    else await tx.review.update({ where: { id: review.id }, data: { version: { increment: 1 } } });
    await tellReview(context, review.id, 1);
    const [view] = await readReviews(tx, [review.id], at);
    return { review: view! };
  },
);
