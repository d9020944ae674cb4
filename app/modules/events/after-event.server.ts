import { isActiveMember, mayWrite } from '~/modules/clubs/policy';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { type MemberActor, memberIdOf, system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { env } from '~/platform/env.server';
import { isPortalError, PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { log } from '~/platform/log.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireMember } from '~/platform/require-member';
import { readEvent, readQuestion } from './internal/event-view.server';
import { indexEvent, writeWords } from './internal/write-event.server';
import { lockEvent } from './load-event.server';
import { recapNotice } from './notices.server';
import { eventPaths } from './paths';
import { mayManage } from './policy';
import { afterEventQueue } from './settle-event.server';
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

/** Marks a question as asked on the desk, once. Publishes `event.question`. */
const notePassedOn = defineCommand<{ eventId: string; questionId: string; threadId: string }, null>(
  'events.note-passed-on',
  async ({ tx, input, tell }) => {
    const { eventId, questionId, threadId } = input;
    await tx.eventQuestion.update({ where: { id: questionId }, data: { passedToId: threadId } });
    tell(eventStream(eventId), 'event.question', { question: await readQuestion(tx, questionId) });
    return null;
  },
);

const titleLength = 120;

/**
 * Questions that nobody answered become questions of the club, which go to its experts' desk: by who asked, or by the event's host where
 * the asker stayed unnamed or may write no more. Each once, also when the job comes again: its key is the question's.
 */
export async function passOnQuestions(eventId: string): Promise<number> {
  const event = await db.clubEvent.findUnique({
    where: { id: eventId },
    include: { club: { select: { slug: true } }, people: { where: { role: 'host' }, take: 1 } },
  });
  if (!event || event.status !== 'done') return 0;
  const open = await db.eventQuestion.findMany({
    where: { eventId, passedToId: null, status: { in: ['open', 'taken'] } },
    orderBy: { number: 'asc' },
    take: 50,
  });
  const { slug } = event.club;
  const host = event.people[0]?.memberId ?? event.createdById;
  let passed = 0;
  for (const question of open) {
    const candidates = [question.anonymous ? null : question.authorId, host];
    const by = await firstWhoMayWrite(candidates, slug);
    if (!by) continue;
    const firstLine = question.body.split('\n', 1)[0]!;
    const title = firstLine.length > titleLength ? `${firstLine.slice(0, titleLength - 1)}…` : firstLine;
    const body = `${question.body}\n\n[${event.title}](${env().ORIGIN}${eventPaths.event(slug, eventId)})`;
    try {
      const thread = await createThread(
        by,
        { slug, kind: 'question', title, body, tags: [] },
        { idempotencyKey: `event-question:${question.id}` },
      );
      await notePassedOn(system, { eventId, questionId: question.id, threadId: thread.id });
      passed++;
    } catch (error) {
      if (!isPortalError(error)) throw error;
      log.warn({ eventId, questionId: question.id, code: error.code }, 'a question was not passed on');
    }
  }
  return passed;
}

async function firstWhoMayWrite(
  candidates: readonly (string | null)[],
  slug: string,
): Promise<MemberActor | undefined> {
  for (const memberId of candidates) {
    if (!memberId) continue;
    const member = await db.member.findUnique({
      where: { id: memberId },
      select: { name: true, status: true },
    });
    if (member?.status !== 'active') continue;
    const actor: MemberActor = { kind: 'member', memberId, name: member.name, portalRoles: [] };
    const access = await loadClubAccess(actor, { slug });
    if (mayWrite(access) && isActiveMember(access)) return actor;
  }
  return undefined;
}

export const afterEventJob = defineJob<{ eventId: string }>({
  name: afterEventQueue.name,
  async run({ eventId }) {
    await passOnQuestions(eventId);
  },
});
