import { mayModerate } from '~/modules/clubs/policy';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { renderMarkdown } from '~/platform/text/markdown.server';
import { lockStream } from '~/platform/updates/append-updates.server';
import { answerAccepted, postStatusChanged } from './facts';
import { indexPost, unindexPost } from './internal/index-post.server';
import { postBlanking } from './internal/post-blanking';
import { readPostView } from './internal/read-post-view.server';
import { findPost, loadThread, lockPost } from './load-thread.server';
import { mayRemove, mayRestore, maySeePost } from './policy';
import type { PostView } from './post';
import { threadStream } from './streams';

export interface RemovePostInput {
  postId: string;
  reason?: string;
  /** Hidden posts wait for a decision; only moderators hide. */
  as?: 'removed' | 'hidden';
}

/**
 * A post keeps its place and loses its words, everywhere at once: page, search, catching up. Its author, and moderators
 * (recorded). An accepted answer is accepted no more. Publishes `post.removed`, `answer.accepted`.
 * @throws not_found, unauthenticated, forbidden
 */
export const removePost = defineCommand<RemovePostInput, null>(
  'threads.remove-post',
  async ({ tx, actor, input, at, tell, blank }) => {
    const member = requireMember(actor);
    // Accepting an answer holds the same lock, so that none is accepted while it goes.
    await lockStream(tx, threadStream((await findPost(tx, input.postId)).threadId));
    const post = await lockPost(tx, input.postId);
    const { access, thread } = await loadThread(actor, post.threadId, tx);
    if (!maySeePost(access, thread, post)) throw new PortalError('not_found');
    if (post.status === 'removed') return null;
    const status = input.as ?? 'removed';
    if (!mayRemove(access, thread, post) || (status === 'hidden' && !mayModerate(access)))
      throw new PortalError('forbidden');
    await tx.post.update({
      where: { id: post.id },
      data: { status, statusReason: input.reason ?? null, statusById: member.memberId },
    });
    await unindexPost(tx, post);
    if (post.authorId !== member.memberId) {
      await recordAct(tx, {
        actor,
        act: `post.${status}`,
        subject: `post:${post.id}`,
        clubId: access.club.id,
        reason: input.reason,
        at,
      });
    }
    const stream = threadStream(thread.id, post.audience);
    blank(stream, postBlanking(post.id));
    tell(stream, 'post.removed', { id: post.id, number: post.number, status });
    // What nobody can read answers nothing.
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, acceptedPostId: post.id },
      data: { acceptedPostId: null, version: { increment: 1 } },
    });
    if (count > 0) {
      tell(threadStream(thread.id), 'answer.accepted', { postId: null, number: null });
      await publish(tx, answerAccepted, { threadId: thread.id, postId: null, actorId: member.memberId });
    }
    await publish(tx, postStatusChanged, { threadId: thread.id, postId: post.id, status });
    return null;
  },
);

/**
 * A hidden or removed post is as it was. Moderators (recorded). Publishes `post.restored`.
 * @throws not_found, unauthenticated, forbidden
 */
export const restorePost = defineCommand<{ postId: string; reason?: string }, PostView>(
  'threads.restore-post',
  async ({ tx, actor, input, at, tell }) => {
    requireMember(actor);
    const post = await lockPost(tx, input.postId);
    const { access, thread } = await loadThread(actor, post.threadId, tx);
    if (!maySeePost(access, thread, post)) throw new PortalError('not_found');
    if (!mayRestore(access, thread, post)) throw new PortalError('forbidden');
    await tx.post.update({
      where: { id: post.id },
      data: { status: 'published', statusReason: null, statusById: null },
    });
    await indexPost(tx, post, renderMarkdown(post.body).text);
    await recordAct(tx, {
      actor,
      act: 'post.restored',
      subject: `post:${post.id}`,
      clubId: access.club.id,
      reason: input.reason,
      at,
    });
    const view = await readPostView(tx, post.id);
    tell(threadStream(thread.id, post.audience), 'post.restored', { post: view });
    await publish(tx, postStatusChanged, { threadId: thread.id, postId: post.id, status: 'published' });
    return view;
  },
);
