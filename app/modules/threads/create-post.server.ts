import type { z } from 'zod';
import { mayModerate } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { toPortalError } from '~/platform/db/database-error.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { transact, type Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { hashInput, idempotencyScope } from '~/platform/idempotency.server';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { announceCommitted } from '~/platform/updates/committed.server';
import { appendPost, type AppendedPost, type NewPost } from './internal/append-post.server';
import { insertPoll, newPoll, pollWords } from './internal/polls.server';
import { limitPosts } from './internal/writing-limits.server';
import { readReplyTarget } from './internal/reply-target.server';
import { wantPreview } from './internal/previews.server';
import { writeText } from './internal/write-post.server';
import { type HeldPost, holdPost } from './internal/hold-post.server';
import {
  limitedUntil,
  readRules,
  requireFirstDayRoom,
  requireFirstDaySize,
  requireTakenWords,
  rulesVersionSql,
} from './internal/writing-rules.server';
import { type loadThread, loadThreadWith } from './load-thread.server';
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
const rulesVersion = rulesVersionSql(Prisma.sql`t."clubId"`);

/**
 * A reply stands at the end of its thread, numbered, in the order of commits. Members of the club who may write, to an
 * audience they belong to. Publishes `post.created` on the audience's stream.
 *
 * The hot path: what is sure is read and rendered first, then one statement (append_post) takes the stream's lock, checks
 * what may have changed meanwhile, and writes everything. Only a post with a poll or a link, one that waits for a moderator, and
 * those of a member's first day need a transaction around it.
 * @throws not_found, unauthenticated, not_a_member, suspended, thread_closed, forbidden, slow_mode, rate_limited, key_reused,
 * invalid (a word or more pictures or links than are taken)
 */
export async function createPost(
  actor: Actor,
  threadId: string,
  input: CreatePostInput,
  options: { idempotencyKey?: string } = {},
): Promise<CreatedPost> {
  const member = requireMember(actor);
  await limitPosts(actor);
  const { context, more: version } = await loadThreadWith<number | null>(actor, threadId, rulesVersion);
  const { access, thread } = context;
  if (!mayAddress(access, thread, input.audience)) throw refusal(context);
  const at = now();
  const [text, replyTo, rules] = await Promise.all([
    writeText(access, input.body),
    readReplyTarget(context, input.replyTo),
    readRules(access.club.id, version),
  ]);
  const held = requireTakenWords(access, rules, { text, more: pollWords(input.poll) });
  const newUntil = limitedUntil(actor, access, at);
  if (newUntil) requireFirstDaySize(text, rules.limits);
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
    answers:
      thread.kind === 'question' && input.audience === 'everyone' && thread.authorId !== memberIdOf(actor),
    key: options.idempotencyKey
      ? {
          scope: idempotencyScope(actor, `${commandName}:${thread.id}`),
          key: options.idempotencyKey,
          inputHash: hashInput(input),
        }
      : undefined,
  };
  let appended: AppendedPost;
  let hidden: HeldPost | undefined;
  try {
    appended =
      poll || preview?.enqueue || newUntil || held !== undefined
        ? await transact(async (tx) => {
            // What was taken already is answered again, however much there is by now.
            if (newUntil && !(await isRepeat(tx, post)))
              await requireFirstDayRoom(tx, access, {
                what: 'replies',
                limits: rules.limits,
                until: newUntil,
                at,
              });
            const result = await appendPost(tx, post);
            if (poll && !result.repeated) await insertPoll(tx, post.id, poll, at);
            if (preview?.enqueue && !result.repeated) await preview.enqueue(tx, post.id);
            if (held !== undefined && !result.repeated)
              hidden = await holdPost(tx, thread.id, result, held, at);
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
  if (hidden) {
    announceCommitted(hidden.updates);
    return { post: hidden.post, seq: appended.seq };
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

/** Whether the same call was answered before. */
async function isRepeat(tx: Tx, { key }: NewPost): Promise<boolean> {
  if (!key) return false;
  const { scope, key: given } = key;
  return (await tx.idempotencyKey.count({ where: { scope, key: given } })) > 0;
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
