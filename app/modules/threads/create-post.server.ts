import type { z } from 'zod';
import { mayModerate } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { toPortalError } from '~/platform/db/database-error.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { hashInput, idempotencyScope } from '~/platform/idempotency.server';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { announceCommitted } from '~/platform/updates/committed.server';
import { appendPost, type AppendedPost, type NewPost } from './internal/append-post.server';
import { insertPoll, newPoll } from './internal/polls.server';
import { limitPosts } from './internal/writing-limits.server';
import { readReplyTarget } from './internal/reply-target.server';
import { wantPreview } from './internal/previews.server';
import { writeText } from './internal/write-post.server';
import { loadThread } from './load-thread.server';
import { mayAddress } from './policy';
import { readPost } from './list-posts.server';
import type { PostView } from './post';
import type { createPostInput } from './schema';
import { threadStream } from './streams';

export type CreatePostInput = z.output<typeof createPostInput>;

export interface CreatedPost {
  post: PostView;
  /** The post's place in its audience's stream. */
  seq: number;
}

const commandName = 'threads.create-post';

/**
 * A reply stands at the end of its thread, numbered, in the order of commits. Members of the club who may write, to an
 * audience they belong to. Publishes `post.created` on the audience's stream.
 *
 * The hot path: what is sure is read and rendered first, then one statement (append_post) takes the stream's lock, checks
 * what may have changed meanwhile, and writes everything. Only a post with a poll or a link needs a transaction around it.
 * @throws not_found, unauthenticated, not_a_member, suspended, thread_closed, forbidden, slow_mode, rate_limited, key_reused
 */
export async function createPost(
  actor: Actor,
  threadId: string,
  input: CreatePostInput,
  options: { idempotencyKey?: string } = {},
): Promise<CreatedPost> {
  const member = requireMember(actor);
  await limitPosts(actor);
  const context = await loadThread(actor, threadId);
  const { access, thread } = context;
  if (!mayAddress(access, thread, input.audience)) throw refusal(context);
  const at = now();
  const [text, replyTo] = await Promise.all([
    writeText(access, input.body),
    readReplyTarget(context, input.replyTo),
  ]);
  const poll = input.poll ? newPoll(input.poll, at) : null;
  const preview = poll ? undefined : await wantPreview(text.links[0]);
  const post: NewPost = {
    id: newId(),
    threadId: thread.id,
    threadTitle: thread.title,
    author: {
      id: member.memberId,
      name: access.membership?.personaName ?? member.name,
      pictureId: access.membership?.pictureId ?? null,
      badge: access.badge,
    },
    body: input.body,
    text,
    audience: input.audience,
    replyTo,
    poll: poll?.view ?? null,
    preview: preview?.view ?? null,
    previewUrl: preview?.url ?? null,
    at,
    moderates: mayModerate(access),
    key: options.idempotencyKey
      ? {
          scope: idempotencyScope(actor, `${commandName}:${thread.id}`),
          key: options.idempotencyKey,
          inputHash: hashInput(input),
        }
      : undefined,
  };
  let appended: AppendedPost;
  try {
    appended =
      poll || preview?.enqueue
        ? await transact(async (tx) => {
            const result = await appendPost(tx, post);
            if (poll && !result.repeated) await insertPoll(tx, post.id, poll, at);
            if (preview?.enqueue && !result.repeated) await preview.enqueue(tx, post.id);
            return result;
          })
        : await appendPost(db, post);
  } catch (error) {
    throw toPortalError(error);
  }
  if (appended.repeated) {
    const first = await readPost(context, appended.number, memberIdOf(actor));
    if (!first) throw new PortalError('not_found');
    return { post: first, seq: appended.seq };
  }
  announceCommitted([
    {
      stream: threadStream(thread.id, input.audience),
      seq: appended.seq,
      type: 'post.created',
      at: at.toISOString(),
      data: { post: appended.post },
    },
  ]);
  return { post: appended.post, seq: appended.seq };
}

/** Says as exactly as the reader may know why they cannot write here. */
function refusal({ access, thread }: Awaited<ReturnType<typeof loadThread>>): PortalError {
  if (access.membership?.status === 'suspended') return new PortalError('suspended');
  if (access.membership?.status !== 'active' && access.badge.roles.length === 0)
    return new PortalError('not_a_member');
  if (thread.status !== 'open') return new PortalError('thread_closed');
  if (access.club.status !== 'open') return new PortalError('club_closed');
  return new PortalError('forbidden');
}
