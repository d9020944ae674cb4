import { memberIdOf } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireMember } from '~/platform/require-member';
import { readEvent } from './internal/event-view.server';
import { indexEvent } from './internal/index-event.server';
import { writeWords } from './internal/write-event.server';
import { lockEvent } from './load-event.server';
import { recapNotice } from './notices.server';
import { eventPaths } from './paths';
import { mayManage } from './policy';
import { eventStream } from './streams';

/**
 * After the event somebody says how it was, once, from 1 to 5; again: anew. Who was there. @throws not_found, unauthenticated, forbidden
 */
export const answerSurvey = defineCommand<
  { eventId: string; score: number; comment: string },
  { score: number }
>('events.answer-survey', async ({ tx, actor, input, at }) => {
  const { memberId } = requireMember(actor);
  const { event } = await lockEvent(tx, actor, input.eventId);
  const row = await tx.eventRegistration.findUnique({
    where: { eventId_memberId: { eventId: event.id, memberId } },
    select: { status: true },
  });
  // It may have been ended early.
  const over = event.status === 'done' || at >= event.endsAt;
  if (row?.status !== 'attended' || !over) throw new PortalError('forbidden');
  const { score, comment } = input;
  await tx.eventSurvey.upsert({
    where: { eventId_memberId: { eventId: event.id, memberId } },
    create: { eventId: event.id, memberId, score, comment, at },
    update: { score, comment, at },
  });
  return { score };
});

/** What was said and decided stands on the event's page, is found, and reaches who had a seat. Moderators. Publishes `event.changed`. */
export const writeRecap = defineCommand<{ eventId: string; recap: string }, { eventId: string }>(
  'events.write-recap',
  async ({ tx, actor, input, at, tell }) => {
    const { access, event } = await lockEvent(tx, actor, input.eventId);
    if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
    if (event.status !== 'done' && event.status !== 'live') throw new PortalError('conflict');
    const { recap } = input;
    const text = await writeWords({ tx, at }, access, recap);
    const first = event.recap === '';
    await tx.clubEvent.update({
      where: { id: event.id },
      data: { recap, recapHtml: text.html, updatedAt: at },
    });
    await indexEvent(tx, { ...event, recap: text.text });
    if (first) {
      const people = await tx.eventRegistration.findMany({
        where: { eventId: event.id, memberId: { not: null }, status: { in: ['registered', 'attended'] } },
        select: { memberId: true },
      });
      await recordNotices(
        tx,
        people.map(({ memberId }) =>
          notice(recapNotice, {
            memberId: memberId!,
            actorId: memberIdOf(actor) ?? null,
            clubId: event.clubId,
            subject: `event:${event.id}`,
            once: `event:${event.id}:recap`,
            url: `${eventPaths.event(access.club.slug, event.id)}#recap`,
            data: { eventId: event.id, title: event.title },
          }),
        ),
      );
    }
    tell(eventStream(event.id), 'event.changed', { event: await readEvent(tx, event.id) });
    return { eventId: event.id };
  },
);
