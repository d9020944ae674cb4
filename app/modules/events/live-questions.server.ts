import { defineCommand } from '~/platform/command.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { type Actor, memberIdOf } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { limitPerMember } from '~/platform/member-limits.server';
import { requireMember } from '~/platform/require-member';
import { comeByTakingPart } from './internal/attendance.server';
import { indexEvent } from './internal/index-event.server';
import { tellQuestion } from './internal/tell-question.server';
import { loadEvent, lockEvent, lockForMember, memberRefusal } from './load-event.server';
import { mayAnswer, mayAsk, mayLead } from './policy';
import { comesBy, type LiveReaction, mostOpenQuestions } from './rules';
import { noteTakingPart } from './take-part.server';
import type { EventQuestionView } from './views';

const limitQuestions = limitPerMember({ name: 'event-question', points: 10, durationSeconds: 60 });
const limitVotes = limitPerMember({ name: 'event-vote', points: 120, durationSeconds: 60 });

function requireRunning(status: string): void {
  if (status !== 'published' && status !== 'live') throw new PortalError('event_over');
}

/** @throws limit_reached */
async function requireFewOpen(tx: Tx, eventId: string, memberId: string): Promise<void> {
  const open = await tx.eventQuestion.count({
    where: { eventId, authorId: memberId, status: { in: ['open', 'taken'] } },
  });
  if (open >= mostOpenQuestions) throw new PortalError('limit_reached');
}

/** @throws slow_mode with when to try again */
async function requirePace(tx: Tx, eventId: string, memberId: string, slowSeconds: number, at: Date) {
  if (slowSeconds === 0) return;
  const last = await tx.eventQuestion.findFirst({
    where: { eventId, authorId: memberId },
    orderBy: { at: 'desc' },
    select: { at: true },
  });
  const waitMs = last ? last.at.getTime() + slowSeconds * 1000 - at.getTime() : 0;
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    throw new PortalError('slow_mode', { params: { seconds }, retryAfterSeconds: seconds });
  }
}

/**
 * A question stands in the event's queue, also before it begins; without its author's name where they wish so. Members of the club.
 * Publishes `event.question`. @throws not_found, unauthenticated, not_a_member, suspended, club_closed, event_over, slow_mode,
 * limit_reached
 */
export const askAtEvent = defineCommand<
  { eventId: string; body: string; anonymous: boolean },
  EventQuestionView
>(
  'events.ask',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { access, event, facts } = await lockForMember(tx, actor, input.eventId);
    if (!mayAsk(access) && !mayLead(access, facts)) throw memberRefusal(actor, access);
    requireRunning(event.status);
    if (!mayAnswer(access, facts)) {
      await requirePace(tx, event.id, memberId, event.slowSeconds, at);
      await requireFewOpen(tx, event.id, memberId);
    }
    const { questionNumber: number } = await tx.clubEvent.update({
      where: { id: event.id },
      data: { questionNumber: { increment: 1 } },
      select: { questionNumber: true },
    });
    const id = newId();
    await tx.eventQuestion.create({
      data: {
        id,
        eventId: event.id,
        number,
        authorId: memberId,
        anonymous: input.anonymous,
        body: input.body,
        at,
      },
    });
    if (comesBy(event, 'word')) await comeByTakingPart(context, event, memberId);
    return tellQuestion(context, event.id, id);
  },
  { limit: limitQuestions },
);

interface QuestionChange {
  questionId: string;
  status?: 'open' | 'taken' | 'answered' | 'dismissed';
  pinned?: boolean;
  answer?: string;
}

/**
 * A question is taken, answered or opened again by who speaks; pinned, one at a time, put aside and fetched back by who leads. Publishes
 * `event.question`.
 * @throws not_found, unauthenticated, forbidden
 */
export const changeQuestion = defineCommand<QuestionChange, EventQuestionView>(
  'events.change-question',
  async (context) => {
    const { tx, actor, input, at } = context;
    const found = isId(input.questionId)
      ? await tx.eventQuestion.findUnique({ where: { id: input.questionId }, select: { eventId: true } })
      : null;
    if (!found) throw new PortalError('not_found');
    const { eventId } = found;
    const { memberId } = requireMember(actor);
    const { access, event, facts } = await lockEvent(tx, actor, eventId);
    const { status, pinned, answer, questionId } = input;
    const before = await tx.eventQuestion.findUniqueOrThrow({ where: { id: questionId } });
    const aside = status === 'dismissed' || before.status === 'dismissed';
    const mayThis = pinned === undefined && !aside ? mayAnswer : mayLead;
    if (!mayThis(access, facts)) throw new PortalError('forbidden');
    if (pinned)
      await tx.eventQuestion.updateMany({ where: { eventId, pinned: true }, data: { pinned: false } });
    const over = status === 'answered' || status === 'dismissed';
    // Who leads has looked at what was said against it.
    if (before.status === 'dismissed' && status)
      await tx.eventQuestionFlag.deleteMany({ where: { questionId } });
    await tx.eventQuestion.update({
      where: { id: questionId },
      data: {
        ...(pinned === undefined ? {} : { pinned }),
        ...(answer === undefined ? {} : { answer }),
        ...(status ? { status } : {}),
        ...(status === 'taken' || status === 'answered' ? { takenById: memberId } : {}),
        ...(status === 'open' ? { takenById: null, answeredAt: null } : {}),
        ...(status === 'answered' ? { answeredAt: at } : {}),
        ...(over && pinned === undefined ? { pinned: false } : {}),
      },
    });
    // What was answered later is found, too.
    if (event.status === 'done') await indexEvent(tx, event);
    return tellQuestion(context, eventId, questionId);
  },
);

/**
 * A vote for a question, given or taken back; one each. It waits for nobody: the room hears of it gathered, within a second. Members of the
 * club. @throws not_found, unauthenticated, not_a_member, suspended, club_closed, event_over
 */
export async function voteForQuestion(
  actor: Actor,
  { questionId, up }: { questionId: string; up: boolean },
): Promise<{ voted: boolean }> {
  const { memberId } = requireMember(actor);
  await limitVotes(actor);
  const found = isId(questionId)
    ? await db.eventQuestion.findUnique({ where: { id: questionId }, select: { eventId: true } })
    : null;
  if (!found) throw new PortalError('not_found');
  const { access, event, facts } = await loadEvent(actor, found.eventId);
  if (!mayAsk(access) && !mayLead(access, facts)) throw memberRefusal(actor, access);
  requireRunning(event.status);
  const change = up
    ? Prisma.sql`INSERT INTO "EventQuestionVote" ("questionId", "memberId") VALUES (${questionId}::uuid, ${memberId}::uuid)
        ON CONFLICT DO NOTHING RETURNING 1`
    : Prisma.sql`DELETE FROM "EventQuestionVote" WHERE "questionId" = ${questionId}::uuid AND "memberId" = ${memberId}::uuid RETURNING 1`;
  await queryRows(
    db,
    Prisma.sql`WITH changed AS (${change}) INSERT INTO "EventPulse" ("eventId", "questionId")
      SELECT ${event.id}::uuid, ${questionId}::uuid FROM changed RETURNING 1 AS "one"`,
  );
  await noteTakingPart(actor, event);
  return { voted: up };
}

/** How the room feels, counted and not kept by person. Members of the club, while it is live. @throws as voteForQuestion */
export async function reactAtEvent(
  actor: Actor,
  { eventId, name, count }: { eventId: string; name: LiveReaction; count: number },
): Promise<{ counted: number }> {
  requireMember(actor);
  await limitVotes(actor);
  const { access, event, facts } = await loadEvent(actor, eventId);
  if (!mayAsk(access) && !mayLead(access, facts)) throw memberRefusal(actor, access);
  if (event.status !== 'live') throw new PortalError('event_over');
  await db.eventPulse.create({ data: { eventId: event.id, reaction: name, count } });
  await noteTakingPart(actor, event);
  return { counted: count };
}

/** Questions that the caller asked, voted for, and finds out of place. */
export async function readOwnMarks(
  tx: Tx,
  actor: Actor,
  eventId: string,
): Promise<{ votes: string[]; asked: string[]; flagged: string[] }> {
  const memberId = memberIdOf(actor);
  if (!memberId) return { votes: [], asked: [], flagged: [] };
  const votes = await tx.eventQuestionVote.findMany({
    where: { memberId, question: { eventId } },
    select: { questionId: true },
  });
  const asked = await tx.eventQuestion.findMany({
    where: { eventId, authorId: memberId },
    select: { id: true },
  });
  const flagged = await tx.eventQuestionFlag.findMany({
    where: { memberId, question: { eventId } },
    select: { questionId: true },
  });
  return {
    votes: votes.map(({ questionId }) => questionId),
    asked: asked.map(({ id }) => id),
    flagged: flagged.map(({ questionId }) => questionId),
  };
}
