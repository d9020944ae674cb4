import { mayModerate } from '~/modules/clubs/policy';
import { recordAct } from '~/platform/audit.server';
import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { renderMarkdown } from '~/platform/text/markdown.server';
import { putSearchEntry } from '~/platform/text/search-entry.server';
import { lockStream } from '~/platform/updates/append-updates.server';
import { lockStreams } from '~/platform/updates/blank-updates.server';
import { threadChanged } from './facts';
import { readThread } from './get-thread.server';
import { reindexThread } from './internal/index-post.server';
import { type Relocation, relocatePosts } from './internal/relocate-posts.server';
import { loadThread, type LoadedThread } from './load-thread.server';
import type { ThreadView } from './post';
import { clubStream, threadStream } from './streams';

type Context = CommandContext<unknown>;

export interface SplitThread {
  threadId: string;
  /** Numbers of the posts that go, at least one; never the first. */
  numbers: number[];
  title: string;
  reason?: string;
}

export interface SplitOff {
  thread: ThreadView;
  splitId: string;
}

interface Leaving {
  id: string;
  number: number;
  authorId: string | null;
  authorName: string | null;
  language: 'th' | 'vi' | 'en' | null;
  body: string;
  status: 'published' | 'hidden' | 'removed';
  audience: string;
  replyToId: string | null;
  movedToId: string | null;
  createdAt: Date;
}

/** As it is kept in "ThreadSplit": also what each post replied to before. */
type Kept = Relocation & { repliedToId: string | null };

/** The posts that go, locked. @throws invalid (`posts`): the first, for some readers only, taken away, or the accepted answer */
async function lockLeaving(tx: Tx, thread: LoadedThread, numbers: readonly number[]): Promise<Leaving[]> {
  const posts = await tx.$queryRaw<Leaving[]>`
    SELECT "id", "number", "authorId", "authorName", "language"::text, "body", "status"::text, "audience"::text, "replyToId", "movedToId", "createdAt"
    FROM "Post" WHERE "threadId" = ${thread.id}::uuid AND "number" = ANY (${[...numbers]}::int[]) ORDER BY "number" FOR NO KEY UPDATE`;
  const fits = (post: Leaving) =>
    post.number > 1 &&
    post.audience === 'everyone' &&
    post.status !== 'removed' &&
    post.id !== thread.acceptedPostId;
  if (posts.length === 0 || posts.length < new Set(numbers).size || !posts.every(fits))
    throw invalidField('posts', 'not_these_posts');
  return posts;
}

async function startThread(
  { tx, at }: Context,
  from: LoadedThread,
  title: string,
  posts: readonly Leaving[],
): Promise<string> {
  const id = newId();
  const [first] = posts as [Leaving, ...Leaving[]];
  await tx.thread.create({
    data: {
      ...{ id, clubId: from.clubId, kind: 'talk', title, tags: from.tags, language: first.language },
      ...{ authorId: first.authorId, authorName: first.authorName, createdAt: at },
      ...{ postCount: posts.length, lastNumber: posts.length, lastPostAt: posts.at(-1)!.createdAt },
    },
  });
  await tx.stream.create({ data: { key: threadStream(id), number: posts.length } });
  await putSearchEntry(tx, {
    ...{
      id,
      type: 'thread',
      clubId: from.clubId,
      threadId: id,
      askerId: first.authorId ?? undefined,
      title,
      at,
    },
    body: first.status === 'published' ? renderMarkdown(first.body).text : '',
  });
  await tx.club.update({ where: { id: from.clubId }, data: { threadCount: { increment: 1 } } });
  return id;
}

/** Who has read the posts there has read them here; who follows there follows here. */
async function bringReaders(tx: Tx, fromId: string, intoId: string, posts: readonly Relocation[], at: Date) {
  await tx.$executeRaw`
    INSERT INTO "ThreadReader" ("memberId", "threadId", "readNumber", "follow", "updatedAt")
    SELECT r."memberId", ${intoId}::uuid, coalesce((SELECT max(g."into") FROM unnest(${posts.map(({ from }) => from)}::int[],
        ${posts.map(({ into }) => into)}::int[]) AS g("from", "into") WHERE g."from" <= r."readNumber"), 0), r."follow", ${at}::timestamptz
    FROM "ThreadReader" r WHERE r."threadId" = ${fromId}::uuid ON CONFLICT DO NOTHING`;
}

/**
 * Within another command: posts become a thread of their own in the same club, in their order, and leave signs where they stood, so
 * that numbers and addresses go on leading to them. Moderators (recorded). Publishes `post.moved` on the thread's stream,
 * `thread.created` on the club's. See docs/decisions/054-split-posts-leave-a-sign.md.
 * @throws not_found, unauthenticated, forbidden, conflict (a merged thread), invalid (`posts`)
 */
export async function splitWithin(context: Context, input: SplitThread): Promise<SplitOff> {
  const { tx, actor, at, tell } = context;
  const { memberId } = requireMember(actor);
  await lockStream(tx, threadStream(input.threadId));
  const { access, thread } = await loadThread(actor, input.threadId, tx);
  if (!mayModerate(access)) throw new PortalError('forbidden');
  if (thread.status === 'merged') throw new PortalError('conflict');
  const leaving = await lockLeaving(tx, thread, input.numbers);
  const intoId = await startThread(context, thread, input.title, leaving);
  const going = new Set(leaving.map(({ id }) => id));
  const posts: Kept[] = leaving.map(({ id, number, replyToId }, index) => ({
    ...{ id, from: number, into: index + 1, repliedToId: replyToId },
    // What stays behind is not answered from here.
    replyToId: replyToId && going.has(replyToId) ? replyToId : null,
  }));
  await relocatePosts(context, { fromId: thread.id, intoId, tellInto: false }, posts);
  await bringReaders(tx, thread.id, intoId, posts, at);
  const splitId = newId();
  await tx.threadSplit.create({
    data: {
      ...{ id: splitId, fromId: thread.id, intoId, posts: posts as unknown as object[], byId: memberId, at },
      reason: input.reason ?? '',
    },
  });
  await recordAct(tx, {
    ...{ actor, at, act: 'thread.split', subject: `thread:${thread.id}`, clubId: thread.clubId },
    ...{ reason: input.reason, detail: { into: intoId, posts: posts.length } },
  });
  const view = await readThread(tx, intoId, ['everyone']);
  tell(clubStream(thread.clubId), 'thread.created', { thread: view });
  await publish(tx, threadChanged, { threadId: thread.id });
  return { thread: view, splitId };
}

/** A thread of which nothing is left leads to where its posts went back. */
async function endThread({ tx, tell }: Context, id: string, intoId: string, written: number): Promise<void> {
  const { postCount } = await tx.thread.findUniqueOrThrow({ where: { id }, select: { postCount: true } });
  const restricted = await tx.threadAudience.count({ where: { threadId: id } });
  if (postCount > written || restricted > 0) return;
  await tx.thread.update({
    where: { id },
    data: { status: 'merged', mergedIntoId: intoId, pinnedAt: null, version: { increment: 1 } },
  });
  const {
    postCount: _count,
    lastNumber: _last,
    lastPostAt: _at,
    ...facts
  } = await readThread(tx, id, ['everyone']);
  tell(threadStream(id), 'thread.changed', { thread: facts });
  tell(clubStream(facts.clubId), 'thread.changed', { thread: facts });
}

/**
 * Within another command: the posts of a split stand where they stood. What was written in the other thread since stays there; without
 * anything else it leads back. @throws not_found, unauthenticated, forbidden, not_reversible
 */
export async function joinBackWithin(context: Context, splitId: string): Promise<{ thread: ThreadView }> {
  const { tx, actor, at } = context;
  requireMember(actor);
  const split = await tx.threadSplit.findUnique({ where: { id: splitId } });
  if (!split) throw new PortalError('not_found');
  const { fromId, intoId } = split;
  await lockStreams(tx, [threadStream(fromId), threadStream(intoId)]);
  const { access, thread } = await loadThread(actor, fromId, tx);
  if (!mayModerate(access)) throw new PortalError('forbidden');
  const { count } = await tx.threadSplit.updateMany({
    where: { id: splitId, undoneAt: null },
    data: { undoneAt: at },
  });
  const kept = split.posts as unknown as Kept[];
  const ids = kept.map(({ id }) => id);
  const there = await tx.post.count({ where: { id: { in: ids }, threadId: intoId } });
  const places = await tx.post.count({ where: { threadId: fromId, movedToId: { in: ids } } });
  const into = await tx.thread.findUniqueOrThrow({ where: { id: intoId } });
  // Where one of them went on to yet another thread, or the thread to another club, these come first.
  const whole = there === ids.length && places === ids.length && into.clubId === thread.clubId;
  if (count === 0 || !whole || thread.status === 'merged' || into.acceptedPostId !== null)
    throw new PortalError('not_reversible');
  const posts = kept.map(({ id, from, into: number, repliedToId }) => ({
    ...{ id, from: number, into: from, replyToId: repliedToId },
  }));
  await relocatePosts(context, { fromId: intoId, intoId: fromId, tellInto: true }, posts);
  await reindexThread(tx, intoId, { opening: '' });
  await endThread(context, intoId, fromId, kept.length);
  await recordAct(tx, {
    ...{ actor, at, act: 'thread.split_undone', subject: `thread:${fromId}`, clubId: thread.clubId },
    detail: { from: intoId, posts: kept.length },
  });
  for (const threadId of [fromId, intoId]) await publish(tx, threadChanged, { threadId });
  return { thread: await readThread(tx, fromId, ['everyone']) };
}
