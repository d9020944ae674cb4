import type { Tx } from '~/platform/db/transact.server';
import { publish } from '~/platform/jobs/jobs.server';
import { appendUpdates } from '~/platform/updates/append-updates.server';
import { blankUpdates } from '~/platform/updates/blank-updates.server';
import type { StreamUpdate } from '~/platform/updates/update';
import { postHeld } from '../facts';
import type { PostItem, PostView } from '../post';
import { threadStream } from '../streams';
import type { AppendedPost } from './append-post.server';
import { unindexPost } from './index-post.server';
import { postBlanking } from './post-blanking';

export interface HeldPost {
  /** As its author sees it. */
  post: PostItem;
  /** What others hear, without the words. */
  updates: StreamUpdate[];
}

/** A post without what it says. */
export function withoutWords(post: PostView): PostView {
  return { ...post, ...(postBlanking(post.id).with as Pick<PostView, 'body' | 'html' | 'preview' | 'poll'>) };
}

/**
 * In the transaction that appends a post: nobody reads it until a moderator has looked. Its number is taken, so that it stands
 * in its place once it is let through. Publishes `post.created` without words and `post.removed`.
 */
export async function holdPost(
  tx: Tx,
  threadId: string,
  { post, number, seq }: AppendedPost,
  word: string,
  at: Date,
): Promise<HeldPost> {
  const stream = threadStream(threadId, post.audience);
  await tx.post.update({ where: { id: post.id }, data: { status: 'hidden', statusReason: 'words' } });
  await unindexPost(tx, { id: post.id, threadId, number });
  await blankUpdates(tx, stream, postBlanking(post.id));
  const removed = await appendUpdates(
    tx,
    [{ stream, type: 'post.removed', data: { id: post.id, number, status: 'hidden' } }],
    at,
  );
  await publish(tx, postHeld, { threadId, postId: post.id, word });
  const blank = withoutWords(post);
  const created = { stream, seq, type: 'post.created', at: at.toISOString(), data: { post: blank } };
  const viewer = {
    mine: true,
    reactions: [],
    bookmarked: false,
    blocked: false,
    votes: [],
    hidden: { why: 'words' as const, html: post.html },
  };
  return { post: { ...blank, status: 'hidden', viewer }, updates: [created, ...removed] };
}
