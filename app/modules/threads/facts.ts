import { defineFact } from '~/platform/jobs/facts';
import type { ThreadKind } from './post';

/** A thread stands, with its first post. Imports bring theirs without telling. */
export const threadStarted = defineFact<{
  threadId: string;
  clubId: string;
  kind: ThreadKind;
  authorId: string;
}>('threads.thread-started');

/**
 * Posts were written in these threads, for any audience; gathered, each thread about every 5 s. Which ones is for the reaction
 * to find out, by a number of its own up to which it has seen the thread.
 */
export const postsWritten = defineFact<{ threadIds: string[] }>('threads.posts-written');

/** A question has another accepted answer, or none. */
/** `actorId` is empty where the portal itself hid the answer. */
export const answerAccepted = defineFact<{
  threadId: string;
  postId: string | null;
  actorId: string | null;
}>('threads.answer-accepted');

/** A post waits for a moderator, because of a word of the club's list. */
export const postHeld = defineFact<{ threadId: string; postId: string; word: string }>('threads.post-held');

/** A post was hidden, removed or restored. */
export const postStatusChanged = defineFact<{
  threadId: string;
  postId: string;
  status: 'published' | 'hidden' | 'removed';
}>('threads.post-status-changed');

/** A thread was retitled, tagged, locked, archived, pinned, merged, or opened again. */
export const threadChanged = defineFact<{ threadId: string }>('threads.thread-changed');
