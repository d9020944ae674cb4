import type { CommandContext } from '~/platform/command.server';
import { publish } from '~/platform/jobs/jobs.server';
import { renderMarkdown } from '~/platform/text/markdown.server';
import { answerAccepted, postStatusChanged } from '../facts';
import type { LoadedPost, LoadedThread } from '../load-thread.server';
import type { PostView } from '../post';
import { threadStream } from '../streams';
import { indexPost, nameInSearch, unindexPost } from './index-post.server';
import { postBlanking } from './post-blanking';
import { readPostView } from './read-post-view.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'tell' | 'blank'>;

export interface TakeDown {
  status: 'hidden' | 'removed';
  /** What a moderator says of it; `flags` and `words` where the portal did it by itself. */
  reason: string | null;
  /** Empty: the portal itself. */
  byId: string | null;
}

/** What opens the thread of a proposal, an offer or an event: hidden, all of its owner is, its title too. */
const opensOwned = (thread: LoadedThread, post: LoadedPost) => thread.owner !== null && post.number === 1;

/**
 * Under the thread's and the post's lock: a post loses its words on the page, in search and in catching up. An accepted answer
 * is accepted no more.
 */
export async function takeDown(
  { tx, tell, blank }: Context,
  thread: LoadedThread,
  post: LoadedPost,
  { status, reason, byId }: TakeDown,
): Promise<void> {
  await tx.post.update({
    where: { id: post.id },
    data: { status, statusReason: reason, statusById: byId },
  });
  await unindexPost(tx, post);
  if (opensOwned(thread, post)) await nameInSearch(tx, thread.id, '');
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
    await publish(tx, answerAccepted, { threadId: thread.id, postId: null, actorId: byId });
  }
  await publish(tx, postStatusChanged, { threadId: thread.id, postId: post.id, status });
}

/** Under the post's lock: it is as it was. */
export async function bringBack(
  { tx, tell }: Context,
  thread: LoadedThread,
  post: LoadedPost,
): Promise<PostView> {
  await tx.post.update({
    where: { id: post.id },
    data: { status: 'published', statusReason: null, statusById: null },
  });
  if (opensOwned(thread, post)) await nameInSearch(tx, thread.id, thread.title);
  await indexPost(tx, post, renderMarkdown(post.body).text);
  const view = await readPostView(tx, post.id);
  tell(threadStream(thread.id, post.audience), 'post.restored', { post: view });
  await publish(tx, postStatusChanged, { threadId: thread.id, postId: post.id, status: 'published' });
  return view;
}
