import { isActiveMember, mayWrite } from '~/modules/clubs/policy';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { type Actor, type MemberActor, system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { env } from '~/platform/env.server';
import { isPortalError, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { defineJob } from '~/platform/jobs/jobs.server';
import { log } from '~/platform/log.server';
import { requireMember } from '~/platform/require-member';
import { readQuestion } from './internal/event-view.server';
import { loadEvent } from './load-event.server';
import { eventPaths } from './paths';
import { mayLead } from './policy';
import { afterEventQueue } from './internal/settle-one.server';
import { eventStream } from './streams';
import type { EventQuestionView } from './views';

const titleLength = 120;
const atOnce = 50;
const unanswered = { passedToId: null, status: { in: ['open' as const, 'taken' as const] } };

async function lockQuestion(tx: Tx, questionId: string) {
  if (!isId(questionId)) throw new PortalError('not_found');
  await tx.$executeRaw`SELECT 1 FROM "EventQuestion" WHERE "id" = ${questionId}::uuid FOR NO KEY UPDATE`;
  const question = await tx.eventQuestion.findUnique({
    where: { id: questionId },
    include: {
      event: {
        include: { club: { select: { slug: true } }, people: { where: { role: 'host' }, take: 1 } },
      },
    },
  });
  if (!question) throw new PortalError('not_found');
  return question;
}

type LockedQuestion = Awaited<ReturnType<typeof lockQuestion>>;

/** By whom it is asked in the club: who asked it here, or the event's host where they stayed unnamed or may write no more. */
async function whoAsks({ anonymous, authorId, event }: LockedQuestion): Promise<Actor> {
  const hosts = [event.people[0]?.memberId ?? null, event.createdById];
  const by = await firstWhoMayWrite([anonymous ? null : authorId, ...hosts], event.club.slug);
  if (!by) throw new PortalError('club_closed');
  return by;
}

/**
 * A question that was left when the event was over becomes one of the club, which goes to its experts; by who leads also in other words,
 * then in their name. Hosts, moderators and the portal. Publishes `event.question` and what starting a thread does.
 * @throws not_found, unauthenticated, forbidden, conflict (it is not over, was answered, or stands there already), and what starting a
 * thread does
 */
export const passOnQuestion = defineCommand<{ questionId: string; body?: string }, EventQuestionView>(
  'events.pass-on-question',
  async ({ tx, actor, input, tell }) => {
    const { questionId, body: words } = input;
    const question = await lockQuestion(tx, questionId);
    const { event, status } = question;
    if (actor.kind !== 'system') {
      requireMember(actor);
      const { access, facts } = await loadEvent(actor, event.id, tx);
      if (!mayLead(access, facts)) throw new PortalError('forbidden');
    }
    const left = question.passedToId === null && (status === 'open' || status === 'taken');
    if (event.status !== 'done' || !left) throw new PortalError('conflict');
    const reworded = words !== undefined && words !== question.body;
    const by = reworded ? actor : await whoAsks(question);
    const asked = words ?? question.body;
    const firstLine = asked.split('\n', 1)[0]!;
    const { slug } = event.club;
    // A transaction of its own beside this one, whose lock keeps everybody else away; its key makes it the same one when this runs again.
    const thread = await createThread(
      by,
      {
        slug,
        kind: 'question',
        title: firstLine.length > titleLength ? `${firstLine.slice(0, titleLength - 1)}…` : firstLine,
        body: `${asked}\n\n[${event.title}](${env().ORIGIN}${eventPaths.event(slug, event.id)})`,
        tags: [],
      },
      { idempotencyKey: `event-question:${questionId}` },
    );
    await tx.eventQuestion.update({ where: { id: questionId }, data: { passedToId: thread.id } });
    const told = await readQuestion(tx, questionId);
    tell(eventStream(event.id), 'event.question', { question: told });
    return told;
  },
);

/**
 * All questions that nobody answered go on to the club's experts, each once, also when the job comes again. What the club's rules refuse
 * stays in the queue, where who leads passes it on in other words.
 */
export async function passOnQuestions(eventId: string): Promise<number> {
  const event = await db.clubEvent.findUnique({ where: { id: eventId }, select: { status: true } });
  if (event?.status !== 'done') return 0;
  let passed = 0;
  for (let after = 0; ;) {
    const open = await db.eventQuestion.findMany({
      where: { eventId, ...unanswered, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: atOnce,
      select: { id: true, number: true },
    });
    for (const { id: questionId } of open)
      try {
        await passOnQuestion(system, { questionId });
        passed++;
      } catch (error) {
        if (!isPortalError(error)) throw error;
        log.warn({ eventId, questionId, code: error.code }, 'a question was not passed on');
      }
    if (open.length < atOnce) return passed;
    after = open.at(-1)!.number;
  }
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
