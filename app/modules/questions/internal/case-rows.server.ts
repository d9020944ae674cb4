import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import type { RoutingReason } from '../choose-expert';
import { clockKinds, type QuestionCase } from '../question-case';
import { nextLook, type QuestionClock } from '../question-clock';

export interface OpenAssignment {
  id: string;
  expertId: string;
  assignedAt: Date;
}

export interface LoadedCase {
  question: QuestionCase;
  assigned: OpenAssignment | null;
}

/** Reads a question for changing it: whoever comes later waits. Null where there is none (an imported one). */
export async function lockCase(tx: Tx, threadId: string): Promise<LoadedCase | null> {
  await tx.$queryRaw`SELECT lock_question(${threadId}::uuid)::text`;
  const row = await tx.question.findUnique({
    where: { threadId },
    include: {
      clocks: true,
      assignments: { where: { endedAt: null }, select: { id: true, expertId: true, assignedAt: true } },
    },
  });
  if (!row) return null;
  const { clocks, assignments, ...facts } = row;
  const byKind = Object.fromEntries(clocks.map((clock) => [clock.kind, clock as QuestionClock]));
  return {
    question: { ...facts, clocks: byKind as QuestionCase['clocks'] },
    assigned: assignments[0] ?? null,
  };
}

function clockRow({
  kind,
  state,
  targetSeconds,
  remainingSeconds,
  since,
  dueAt,
  remindAt,
  misses,
  reminded,
  stoppedAt,
}: QuestionClock) {
  const nextAt = nextLook({ since, remindAt, dueAt } as QuestionClock);
  return {
    ...{ kind, state, targetSeconds, remainingSeconds, since, dueAt, remindAt, misses, reminded, stoppedAt },
    nextAt,
  };
}

export async function insertCase(tx: Tx, question: QuestionCase): Promise<boolean> {
  const { clocks, ...facts } = question;
  const { count } = await tx.question.createMany({
    data: { ...facts, updatedAt: facts.createdAt },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await tx.questionClock.createMany({
    data: clockKinds.map((kind) => ({ threadId: question.threadId, ...clockRow(clocks[kind]) })),
  });
  return true;
}

/** Writes what a command made of a question that it has locked. */
export async function saveCase(tx: Tx, before: QuestionCase, after: QuestionCase, at: Date): Promise<void> {
  const { clocks, threadId, ...facts } = after;
  await tx.question.update({ where: { threadId }, data: { ...facts, updatedAt: at } });
  for (const kind of clockKinds) {
    if (clocks[kind] === before.clocks[kind]) continue;
    await tx.questionClock.update({
      where: { threadId_kind: { threadId, kind } },
      data: clockRow(clocks[kind]),
    });
  }
}

export interface NewAssignment {
  threadId: string;
  clubId: string;
  expertId: string;
  way: 'routed' | 'taken' | 'handed_over';
  byId: string | null;
  reasons: RoutingReason[];
  note: string | null;
  at: Date;
}

export type AssignmentEnd =
  'handed_over' | 'taken_over' | 'declined' | 'timed_out' | 'away' | 'lost_role' | 'resolved' | 'closed';

export async function insertAssignment(
  tx: Tx,
  { at, reasons, ...given }: NewAssignment,
): Promise<OpenAssignment> {
  const row = await tx.questionAssignment.create({
    data: { id: newId(), ...given, reasons: reasons as unknown as object[], assignedAt: at },
    select: { id: true, expertId: true, assignedAt: true },
  });
  await tx.expertTurn.upsert({
    where: { clubId_memberId: { clubId: given.clubId, memberId: given.expertId } },
    create: { clubId: given.clubId, memberId: given.expertId, lastTurnAt: at },
    update: { lastTurnAt: at },
  });
  return row;
}

/** Ends it if it has not ended: the second who tries finds nothing. */
export async function endAssignment(
  tx: Tx,
  assignment: OpenAssignment,
  { end, endReason, at }: { end: AssignmentEnd; endReason?: string | null; at: Date },
): Promise<boolean> {
  const { count } = await tx.questionAssignment.updateMany({
    where: { id: assignment.id, endedAt: null },
    data: { endedAt: at, end, endReason: endReason ?? null },
  });
  return count === 1;
}

export interface NewEvent {
  type: string;
  /** Names what happens once only. */
  key?: string;
  actorId?: string | null;
  data?: Record<string, unknown>;
}

/** @returns false when it has happened before */
export async function noteEvent(
  tx: Tx,
  threadId: string,
  { type, key, actorId, data }: NewEvent,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.questionEvent.createMany({
    data: {
      id: newId(),
      threadId,
      type,
      key: key ?? null,
      actorId: actorId ?? null,
      data: (data ?? {}) as object,
      at,
    },
    skipDuplicates: true,
  });
  return count === 1;
}
