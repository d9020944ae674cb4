import { mayModerate } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { limitPerMember } from '~/platform/member-limits.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireMember } from '~/platform/require-member';
import { tellQuestion } from './internal/tell-question.server';
import { type EventRow, type LoadedEvent, lockEvent, memberRefusal } from './load-event.server';
import { questionFlaggedNotice } from './notices.server';
import { eventPaths } from './paths';
import { mayAsk } from './policy';
import { flagsToPutAside } from './rules';

async function lockAsked(tx: Tx, actor: Actor, questionId: string): Promise<LoadedEvent> {
  const found = isId(questionId)
    ? await tx.eventQuestion.findUnique({ where: { id: questionId }, select: { eventId: true } })
    : null;
  if (!found) throw new PortalError('not_found');
  return lockEvent(tx, actor, found.eventId);
}

/** Its hosts, and who planned it, look at a question that somebody finds out of place. */
async function tellHosts(tx: Tx, event: EventRow, slug: string, questionId: string): Promise<void> {
  const hosts = await tx.eventPerson.findMany({ where: { eventId: event.id, role: 'host' } });
  const planner = event.createdById === null ? [] : [event.createdById];
  const told = new Set([...hosts.map(({ memberId }) => memberId), ...planner]);
  await recordNotices(
    tx,
    [...told].map((memberId) =>
      notice(questionFlaggedNotice, {
        memberId,
        clubId: event.clubId,
        subject: `event:${event.id}`,
        once: `event:${event.id}:flagged:${questionId}`,
        url: `${eventPaths.event(slug, event.id)}#questions`,
        data: { eventId: event.id, title: event.title },
      }),
    ),
  );
}

const limitFlags = limitPerMember({ name: 'event-flag', points: 10, durationSeconds: 60 });

/**
 * A member finds a question out of place, once each: who leads hears of it, and after three the portal puts it aside, from where they
 * fetch it back. Members of the club, of others' questions. Publishes `event.question` where it is put aside.
 * @throws not_found, unauthenticated, not_a_member, suspended, club_closed, conflict (one's own, or put aside already)
 */
export const flagQuestion = defineCommand<{ questionId: string }, { putAside: boolean }>(
  'events.flag-question',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { questionId } = input;
    const { access, event } = await lockAsked(tx, actor, questionId);
    if (!mayAsk(access)) throw memberRefusal(actor, access);
    const question = await tx.eventQuestion.findUniqueOrThrow({ where: { id: questionId } });
    if (question.status === 'dismissed' || question.authorId === memberId) throw new PortalError('conflict');
    await tx.eventQuestionFlag.createMany({ data: { questionId, memberId, at }, skipDuplicates: true });
    const flags = await tx.eventQuestionFlag.count({ where: { questionId } });
    const putAside = flags >= flagsToPutAside;
    if (putAside) {
      await tx.eventQuestion.update({
        where: { id: questionId },
        data: { status: 'dismissed', pinned: false },
      });
      await tellQuestion(context, event.id, questionId);
    }
    await tellHosts(tx, event, access.club.slug, questionId);
    return { putAside };
  },
  { limit: limitFlags },
);

/**
 * Who asked a question, also one without a name, so that a member who breaks the club's rules in a queue can be warned or suspended.
 * Moderators; each look is recorded. @throws not_found (or its author is gone), unauthenticated, forbidden
 */
export const lookUpAsker = defineCommand<{ questionId: string }, { asker: { id: string; name: string } }>(
  'events.look-up-asker',
  async ({ tx, actor, input, at }) => {
    requireMember(actor);
    const { questionId } = input;
    const { access, event } = await lockAsked(tx, actor, questionId);
    if (!mayModerate(access)) throw new PortalError('forbidden');
    const [asker] = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT m."id", coalesce(s."personaName", m."name") AS "name" FROM "EventQuestion" q JOIN "Member" m ON m."id" = q."authorId"
      LEFT JOIN "Membership" s ON s."clubId" = ${event.clubId}::uuid AND s."memberId" = m."id" WHERE q."id" = ${questionId}::uuid`;
    if (!asker) throw new PortalError('not_found');
    await recordAct(tx, {
      actor,
      at,
      act: 'event.asker_looked_up',
      subject: `event:${event.id}`,
      clubId: event.clubId,
      detail: { questionId },
    });
    return { asker };
  },
);
