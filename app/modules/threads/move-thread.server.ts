import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayModerate } from '~/modules/clubs/policy';
import { recordAct } from '~/platform/audit.server';
import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { publish } from '~/platform/jobs/jobs.server';
import { lockStream } from '~/platform/updates/append-updates.server';
import { threadChanged } from './facts';
import { readThread } from './get-thread.server';
import { knownTags } from './known-tags.server';
import { loadThread, type LoadedThread } from './load-thread.server';
import type { ThreadView } from './post';
import { clubStream, threadStream } from './streams';

type Context = CommandContext<unknown>;

export interface MoveThread {
  threadId: string;
  /** Slug of the club where it goes. */
  slug: string;
  reason?: string;
}

export interface MovedThread {
  thread: ThreadView;
  moveId: string;
  fromClubId: string;
  toClubId: string;
}

/**
 * Keeps for each author what the club they wrote in called them, where the other club knows them by no persona: the name of
 * their account is nobody's business there.
 */
async function keepNames(tx: Tx, { id, clubId }: LoadedThread, toClubId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Post" p SET "authorName" = coalesce(s."personaName", m."name") FROM "Member" m
    LEFT JOIN "Membership" s ON s."memberId" = m."id" AND s."clubId" = ${clubId}::uuid
    WHERE p."threadId" = ${id}::uuid AND p."authorId" = m."id" AND p."authorName" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Membership" o WHERE o."memberId" = m."id" AND o."clubId" = ${toClubId}::uuid)`;
  await tx.$executeRaw`
    UPDATE "Thread" t SET "authorName" = coalesce(s."personaName", m."name") FROM "Member" m
    LEFT JOIN "Membership" s ON s."memberId" = m."id" AND s."clubId" = ${clubId}::uuid
    WHERE t."id" = ${id}::uuid AND t."authorId" = m."id" AND t."authorName" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Membership" o WHERE o."memberId" = m."id" AND o."clubId" = ${toClubId}::uuid)`;
}

/** All that says in which club the thread is: itself, what is found of it, its pictures, the clubs' counts. */
async function carryOver(
  tx: Tx,
  { id, clubId }: LoadedThread,
  toClubId: string,
  tags: string[],
): Promise<void> {
  await tx.thread.update({
    where: { id },
    data: {
      clubId: toClubId,
      tags: await knownTags(tx, toClubId, tags),
      pinnedAt: null,
      version: { increment: 1 },
    },
  });
  await tx.$executeRaw`UPDATE "SearchEntry" SET "clubId" = ${toClubId}::uuid WHERE "threadId" = ${id}::uuid`;
  await tx.$executeRaw`
    UPDATE "Upload" SET "clubId" = ${toClubId}::uuid WHERE "clubId" = ${clubId}::uuid
      AND "id" IN (SELECT unnest(p."uploadIds") FROM "Post" p WHERE p."threadId" = ${id}::uuid)`;
  await tx.$executeRaw`UPDATE "ThreadActivity" SET "clubId" = ${toClubId}::uuid WHERE "threadId" = ${id}::uuid`;
  // In one order, so that threads that cross each other do not wait for each other.
  for (const club of [clubId, toClubId].toSorted())
    await tx.club.update({
      where: { id: club },
      data: { threadCount: { increment: club === toClubId ? 1 : -1 } },
    });
}

/** @throws conflict: owned and merged threads, and those with posts for some readers only */
async function requireMovable(tx: Tx, thread: LoadedThread): Promise<void> {
  const restricted = await tx.threadAudience.count({ where: { threadId: thread.id, postCount: { gt: 0 } } });
  if (thread.owner !== null || thread.status === 'merged' || restricted > 0)
    throw new PortalError('conflict');
}

async function goTo(
  context: Context,
  thread: LoadedThread,
  to: { id: string; slug: string },
  { act, tags, reason }: { act: string; tags: string[]; reason?: string },
): Promise<ThreadView> {
  const { tx, actor, at, tell, evict } = context;
  await keepNames(tx, thread, to.id);
  await carryOver(tx, thread, to.id, tags);
  for (const clubId of [thread.clubId, to.id])
    await recordAct(tx, {
      ...{ actor, at, act, clubId, reason, subject: `thread:${thread.id}` },
      detail: { from: thread.clubId, to: to.id },
    });
  const view = await readThread(tx, thread.id, ['everyone']);
  const { postCount: _count, lastNumber: _last, lastPostAt: _at, ...facts } = view;
  tell(threadStream(thread.id), 'thread.changed', { thread: facts });
  tell(clubStream(thread.clubId), 'thread.moved', { threadId: thread.id });
  tell(clubStream(to.id), 'thread.created', { thread: view });
  // Whoever reads along is asked anew whether they may, as the other club decides it.
  evict({ clubId: thread.clubId });
  await publish(tx, threadChanged, { threadId: thread.id });
  return view;
}

/**
 * Within another command: a thread goes to another club with all its posts, numbers and readers; old addresses lead there. Who
 * moderates both clubs (recorded in both). Publishes `thread.changed` on the thread's stream, `thread.moved` and `thread.created` on
 * the clubs'. Why posts for some only keep a thread where it is: docs/decisions/053-a-thread-moves-whole.md.
 * @throws not_found, unauthenticated, forbidden, conflict, invalid (`club`)
 */
export async function moveWithin(context: Context, input: MoveThread): Promise<MovedThread> {
  const { tx, actor, at } = context;
  const { memberId } = requireMember(actor);
  await lockStream(tx, threadStream(input.threadId));
  const { access, thread } = await loadThread(actor, input.threadId, tx);
  if (!mayModerate(access)) throw new PortalError('forbidden');
  const { club: to, ...target } = await loadClubAccess(actor, { slug: input.slug }, tx);
  if (!mayModerate({ club: to, ...target })) throw new PortalError('forbidden');
  if (to.id === thread.clubId || to.status === 'archived') throw invalidField('club', 'other_club');
  await requireMovable(tx, thread);
  const moveId = newId();
  await tx.threadMove.create({
    data: {
      ...{ id: moveId, threadId: thread.id, fromClubId: thread.clubId, toClubId: to.id },
      ...{ tags: thread.tags, byId: memberId, reason: input.reason ?? '', at },
    },
  });
  const moved = await goTo(context, thread, to, {
    ...{ act: 'thread.moved', tags: thread.tags, reason: input.reason },
  });
  return { thread: moved, moveId, fromClubId: thread.clubId, toClubId: to.id };
}

/** Within another command: a thread is back in the club it came from, with its topics. @throws as `moveWithin`, not_reversible */
export async function moveBackWithin(context: Context, moveId: string): Promise<MovedThread> {
  const { tx, actor, at } = context;
  requireMember(actor);
  const move = await tx.threadMove.findUnique({ where: { id: moveId } });
  if (!move) throw new PortalError('not_found');
  await lockStream(tx, threadStream(move.threadId));
  const { access, thread } = await loadThread(actor, move.threadId, tx);
  const { club: to, ...target } = await loadClubAccess(actor, { clubId: move.fromClubId }, tx);
  if (!mayModerate(access) || !mayModerate({ club: to, ...target })) throw new PortalError('forbidden');
  const { count } = await tx.threadMove.updateMany({
    where: { id: moveId, undoneAt: null },
    data: { undoneAt: at },
  });
  if (count === 0 || thread.clubId !== move.toClubId) throw new PortalError('not_reversible');
  await requireMovable(tx, thread);
  const moved = await goTo(context, thread, to, { act: 'thread.move_undone', tags: move.tags });
  return { thread: moved, moveId, fromClubId: thread.clubId, toClubId: to.id };
}
