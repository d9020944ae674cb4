import { mayModerate } from '~/modules/clubs/policy';
import { loadThread } from '~/modules/threads/load-thread.server';
import {
  moveBackWithin,
  type MovedThread,
  type MoveThread,
  moveWithin,
} from '~/modules/threads/move-thread.server';
import type { ThreadView } from '~/modules/threads/post';
import {
  joinBackWithin,
  type SplitOff,
  type SplitThread,
  splitWithin,
} from '~/modules/threads/split-thread.server';
import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import type { ThreadActView } from './views';

/**
 * What hangs on a thread's club besides the thread. A record that its asker showed to the readers of one club is not shown to those
 * of another: they were not asked.
 */
async function bringAlong(tx: Tx, { thread, toClubId }: MovedThread): Promise<void> {
  const posts = { post: { threadId: thread.id } };
  await tx.review.updateMany({ where: posts, data: { clubId: toClubId, version: { increment: 1 } } });
  await tx.decision.updateMany({ where: { review: posts }, data: { clubId: toClubId } });
  await tx.question.updateMany({ where: { threadId: thread.id }, data: { clubId: toClubId } });
  await tx.questionRecord.deleteMany({ where: { threadId: thread.id } });
}

/** A thread goes to another club, with what waits about its posts. Who moderates both. @throws see `moveWithin` */
export const moveThread = defineCommand<MoveThread, { thread: ThreadView; moveId: string }>(
  'moderation.move-thread',
  async (context) => {
    const moved = await moveWithin(context, context.input);
    await bringAlong(context.tx, moved);
    return { thread: moved.thread, moveId: moved.moveId };
  },
);

/** A thread is back in the club it came from. Who moderates both. @throws see `moveBackWithin` */
export const undoMove = defineCommand<{ moveId: string }, { thread: ThreadView }>(
  'moderation.undo-move',
  async (context) => {
    const { moveId } = context.input;
    if (!isId(moveId)) throw new PortalError('not_found');
    const moved = await moveBackWithin(context, moveId);
    await bringAlong(context.tx, moved);
    return { thread: moved.thread };
  },
);

/** Posts become a thread of their own. Moderators. @throws see `splitWithin` */
export const splitThread = defineCommand<SplitThread, SplitOff>('moderation.split-thread', (context) =>
  splitWithin(context, context.input),
);

/** The posts of a split are back. Moderators. @throws see `joinBackWithin` */
export const undoSplit = defineCommand<{ splitId: string }, { thread: ThreadView }>(
  'moderation.undo-split',
  async (context) => {
    const { splitId } = context.input;
    if (!isId(splitId)) throw new PortalError('not_found');
    return joinBackWithin(context, splitId);
  },
);

/** What moderators did with a thread that can be taken back, the latest first. Its moderators. @throws not_found, forbidden */
export async function listThreadActs(actor: Actor, threadId: string): Promise<ThreadActView[]> {
  requireMember(actor);
  const { access } = await loadThread(actor, threadId);
  if (!mayModerate(access)) throw new PortalError('forbidden');
  const [moves, splits] = await Promise.all([
    db.threadMove.findMany({ where: { threadId }, orderBy: { at: 'desc' }, take: 50 }),
    db.threadSplit.findMany({
      where: { OR: [{ fromId: threadId }, { intoId: threadId }] },
      include: { from: { select: { title: true } }, into: { select: { title: true } } },
      orderBy: { at: 'desc' },
      take: 50,
    }),
  ]);
  const clubs = await db.club.findMany({
    where: { id: { in: moves.flatMap(({ fromClubId, toClubId }) => [fromClubId, toClubId]) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) => clubs.find((club) => club.id === id)?.name ?? '…';
  const shared = (row: { id: string; at: Date; undoneAt: Date | null; reason: string }) => ({
    ...{ id: row.id, at: row.at.toISOString(), reason: row.reason },
    undoneAt: row.undoneAt?.toISOString() ?? null,
  });
  const acts: ThreadActView[] = [
    ...moves.map((move) => ({
      ...{ ...shared(move), kind: 'move' as const, from: nameOf(move.fromClubId), to: nameOf(move.toClubId) },
      count: 0,
    })),
    ...splits.map((split) => ({
      ...shared(split),
      kind: split.fromId === threadId ? ('split' as const) : ('splitFrom' as const),
      ...{ from: split.from.title, to: split.into.title, count: (split.posts as unknown[]).length },
    })),
  ];
  return acts.toSorted((a, b) => b.at.localeCompare(a.at));
}
