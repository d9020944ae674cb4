import { liftWithin, suspendWithin } from '~/modules/clubs/suspend-member.server';
import { withoutEnd } from '~/modules/clubs/suspension';
import { changeWithin } from '~/modules/threads/change-thread.server';
import { editWithin } from '~/modules/threads/edit-post.server';
import { type LockedPost, removeWithin, restoreWithin } from '~/modules/threads/remove-post.server';
import { recordAct } from '~/platform/audit.server';
import type { CommandContext } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { fateOf, type PostFate } from '../rules';
import type { DecideInput } from '../schema';
import type { LockedReview } from './load-review.server';

type Context = CommandContext<unknown>;
const dayMs = 86_400_000;

/** What a decision changed, as it was before: enough to undo it. */
export interface Undoing {
  post?: { status: 'published' | 'hidden' | 'removed'; reason: string | null; byId: string | null };
  fate?: PostFate;
  threadStatus?: 'open' | 'locked';
  edit?: { body: string; editCount: number };
  suspension?: { until: string; reason: string } | null;
}

/** The post stands, or it does not; nothing where it is so already by a moderator's word. */
async function settle(
  context: Context,
  locked: LockedPost,
  fate: PostFate,
  reason: string,
): Promise<Pick<Undoing, 'post' | 'fate'>> {
  const { post } = locked;
  const [row] = await context.tx.$queryRaw<{ statusReason: string | null; statusById: string | null }[]>`
    SELECT "statusReason", "statusById"::text FROM "Post" WHERE "id" = ${post.id}::uuid`;
  const before = { status: post.status, reason: row!.statusReason, byId: row!.statusById };
  const wanted = ({ keep: 'published', hide: 'hidden', remove: 'removed' } as const)[fate];
  if (post.status === 'removed' && wanted !== 'removed' && fate !== 'keep') return {};
  if (wanted === 'published') {
    // What its author or another moderator took away meanwhile stays away.
    if (post.status !== 'hidden') return {};
    await restoreWithin(context, locked, { reason: reason || undefined });
  } else {
    if (post.status === wanted && before.byId !== null) return {};
    if (post.status === 'removed') return {};
    await removeWithin(context, locked, { status: wanted, reason: reason || undefined });
  }
  return { post: before, fate };
}

async function edit(
  context: Context,
  locked: LockedPost,
  input: DecideInput,
  reason: string,
): Promise<Undoing> {
  if (input.body === undefined) throw invalidField('body', 'required');
  const { post } = locked;
  await editWithin(context, locked, { body: input.body, reason });
  const settled = await settle(context, locked, 'keep', reason);
  return { ...settled, edit: { body: post.body, editCount: post.editCount } };
}

async function lock(context: Context, locked: LockedPost): Promise<Undoing> {
  const { thread } = locked;
  if (thread.status !== 'open') return {};
  await changeWithin(context, locked, { threadId: thread.id, locked: true });
  return { threadStatus: 'open' };
}

function endOf({ at }: Context, { days, withoutEnd: forever }: DecideInput): Date {
  if (forever) return withoutEnd;
  if (days === undefined) throw invalidField('days', 'required');
  return new Date(at.getTime() + days * dayMs);
}

async function suspend(
  context: Context,
  { access, review }: LockedReview,
  input: DecideInput,
  reason: string,
): Promise<Undoing> {
  if (!review.memberId) throw new PortalError('not_found');
  const { memberId, clubId } = review;
  const until = endOf(context, input);
  const running = await context.tx.suspension.findFirst({
    where: { clubId, memberId, endedAt: null, until: { gt: context.at } },
  });
  await suspendWithin(context, { slug: access.club.slug, memberId, until, reason });
  return {
    suspension: running ? { until: running.until.toISOString(), reason: running.reason } : null,
  };
}

/** An appeal is granted in whole or in part, or it is not. */
async function hear(
  context: Context,
  { access, review, suspension }: LockedReview,
  input: DecideInput,
  reason: string,
): Promise<Undoing> {
  const { tx, actor, at } = context;
  const { slug } = access.club;
  const { memberId } = suspension!;
  const before = { until: suspension!.until.toISOString(), reason: suspension!.reason };
  const running = suspension!.endedAt === null && suspension!.until > at;
  await recordAct(tx, {
    ...{ actor, at, reason, clubId: review.clubId, subject: `member:${memberId}` },
    act: (
      { uphold: 'appeal.upheld', shorten: 'appeal.shortened', lift: 'appeal.lifted' } as Record<
        string,
        string
      >
    )[input.act]!,
  });
  if (input.act === 'uphold' || !running) return {};
  if (input.act === 'lift') await liftWithin(context, { slug, memberId, reason });
  else {
    const until = endOf(context, input);
    if (until >= suspension!.until) throw invalidField('days', 'too_late');
    await suspendWithin(context, { slug, memberId, until, reason: before.reason });
    // It stays the decision of who made it: they never hear the appeal against it.
    await tx.suspension.update({ where: { id: suspension!.id }, data: { byId: suspension!.byId } });
  }
  return { suspension: before };
}

/** Does what a decision says, and answers what it would take to undo it. */
export async function carryOut(
  context: Context,
  locked: LockedReview,
  input: DecideInput,
  reason: string,
): Promise<Undoing> {
  const { tx, actor, at } = context;
  const { review, post } = locked;
  const { act } = input;
  if (review.kind === 'appeal') return hear(context, locked, input, reason);
  const subject = post ? `post:${post.post.id}` : `member:${review.memberId}`;
  const record = (name: string) =>
    recordAct(tx, { actor, at, act: name, subject, clubId: review.clubId, reason: reason || undefined });
  const undoing: Undoing = {};
  if (act === 'keep') await record('review.kept');
  if (act === 'warn') await record('member.warned');
  if (act === 'edit') return edit(context, post!, input, reason);
  if (act === 'lock') Object.assign(undoing, await lock(context, post!));
  if (act === 'suspend') Object.assign(undoing, await suspend(context, locked, input, reason));
  if (post) Object.assign(undoing, await settle(context, post, fateOf(act, input.post), reason));
  return undoing;
}
