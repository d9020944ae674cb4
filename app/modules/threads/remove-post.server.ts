import { mayModerate } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { lockStream } from '~/platform/updates/append-updates.server';
import { bringBack, takeDown } from './internal/take-down.server';
import { findPost, type LoadedPost, loadThread, lockPost, type ThreadAccess } from './load-thread.server';
import { mayRemove, mayRestore, maySeePost } from './policy';
import type { PostView } from './post';
import { threadStream } from './streams';

export interface RemovePostInput {
  postId: string;
  reason?: string;
  /** Hidden posts wait for a decision; only moderators hide. */
  as?: 'removed' | 'hidden';
}

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell' | 'blank'>;

export interface LockedPost extends ThreadAccess {
  post: LoadedPost;
}

/**
 * Reads a post for changing what stands in its place: its thread's lock, which accepting and splitting hold too, then its own.
 * @throws not_found, changed_meanwhile (it went to another thread between the two)
 */
export async function lockPostInThread(tx: Tx, actor: Actor, postId: string): Promise<LockedPost> {
  const { threadId } = await findPost(tx, postId);
  await lockStream(tx, threadStream(threadId));
  const post = await lockPost(tx, postId);
  if (post.threadId !== threadId) throw new PortalError('changed_meanwhile');
  return { ...(await loadThread(actor, threadId, tx)), post };
}

/** Within another command, with the post locked: it is hidden or removed. @throws forbidden */
export async function removeWithin(
  context: Context,
  { access, thread, post }: LockedPost,
  { status, reason }: { status: 'hidden' | 'removed'; reason?: string },
): Promise<void> {
  const { tx, actor, at } = context;
  const member = requireMember(actor);
  if (!mayRemove(access, thread, post) || (status === 'hidden' && !mayModerate(access)))
    throw new PortalError('forbidden');
  await takeDown(context, thread, post, { status, reason: reason ?? null, byId: member.memberId });
  if (post.authorId === member.memberId) return;
  await recordAct(tx, {
    actor,
    act: `post.${status}`,
    subject: `post:${post.id}`,
    clubId: access.club.id,
    reason,
    detail: { threadId: thread.id, number: post.number },
    at,
  });
}

/** Within another command, with the post locked: nobody reads it until a moderator has looked. The portal's own. */
export async function hideByItself(
  context: Pick<CommandContext<unknown>, 'tx' | 'tell' | 'blank'>,
  { thread, post }: LockedPost,
  why: 'flags' | 'words',
): Promise<void> {
  await takeDown(context, thread, post, { status: 'hidden', reason: why, byId: null });
}

/** Within another command, with the post locked: what only flags had hidden stands again. Answers whether it was so. */
export async function showByItself(
  context: Pick<CommandContext<unknown>, 'tx' | 'tell' | 'blank'>,
  { thread, post }: LockedPost,
): Promise<boolean> {
  const { count } = await context.tx.post.updateMany({
    where: { id: post.id, status: 'hidden', statusReason: 'flags', statusById: null },
    data: { statusReason: null },
  });
  if (count > 0) await bringBack(context, thread, post);
  return count > 0;
}

/** Within another command, with the post locked: it is as it was. @throws forbidden */
export async function restoreWithin(
  context: Context,
  { access, thread, post }: LockedPost,
  { reason }: { reason?: string },
): Promise<PostView> {
  const { tx, actor, at } = context;
  if (!mayRestore(access, thread, post)) throw new PortalError('forbidden');
  // What stood here stands elsewhere.
  if (post.movedToId !== null) throw new PortalError('conflict');
  const view = await bringBack(context, thread, post);
  await recordAct(tx, {
    actor,
    act: 'post.restored',
    subject: `post:${post.id}`,
    clubId: access.club.id,
    reason,
    detail: { threadId: thread.id, number: post.number },
    at,
  });
  return view;
}

/**
 * A post keeps its place and loses its words, everywhere at once: page, search, catching up. Its author, and moderators
 * (recorded). An accepted answer is accepted no more. Publishes `post.removed`, `answer.accepted`.
 * @throws not_found, unauthenticated, forbidden
 */
export const removePost = defineCommand<RemovePostInput, null>('threads.remove-post', async (context) => {
  const { tx, actor, input } = context;
  requireMember(actor);
  const locked = await lockPostInThread(tx, actor, input.postId);
  const { access, thread, post } = locked;
  if (!maySeePost(access, thread, post)) throw new PortalError('not_found');
  if (post.status === 'removed') return null;
  await removeWithin(context, locked, { status: input.as ?? 'removed', reason: input.reason });
  return null;
});

/**
 * A hidden or removed post is as it was. Moderators (recorded). Publishes `post.restored`.
 * @throws not_found, unauthenticated, forbidden
 */
export const restorePost = defineCommand<{ postId: string; reason?: string }, PostView>(
  'threads.restore-post',
  async (context) => {
    const { tx, actor, input } = context;
    requireMember(actor);
    const locked = await lockPostInThread(tx, actor, input.postId);
    if (!maySeePost(locked.access, locked.thread, locked.post)) throw new PortalError('not_found');
    return restoreWithin(context, locked, input);
  },
);
