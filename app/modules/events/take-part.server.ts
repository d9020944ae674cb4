import { type Actor, memberIdOf, system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { postsWritten } from '~/modules/threads/facts';
import { comeByTakingPart } from './internal/attendance.server';
import { type EventRow, lockForMember, memberRefusal } from './load-event.server';
import { mayRegister } from './policy';
import { comesBy } from './rules';

/**
 * A member with a seat has come by taking part in an event that is live and not at a place alone: as if a door had let them in, once, and
 * hosts may undo it. Whoever has no seat takes part all the same, and nothing is written. Members of the club, and the portal for those who
 * have posted. Publishes `event.seats`, gathered, and the fact that somebody attended.
 * @throws not_found, unauthenticated, forbidden, not_a_member, suspended, club_closed
 */
export const takePart = defineCommand<{ eventId: string; memberId?: string }, { attended: boolean }>(
  'events.take-part',
  async (context) => {
    const { tx, actor, input } = context;
    const { access, event } = await lockForMember(tx, actor, input.eventId);
    const isPortal = actor.kind === 'system';
    if (!isPortal && !mayRegister(access)) throw memberRefusal(actor, access);
    const memberId = isPortal ? input.memberId : requireMember(actor).memberId;
    if (!memberId || !comesBy(event, 'link')) return { attended: false };
    return { attended: await comeByTakingPart(context, event, memberId) };
  },
);

/** After a vote or a press: one look, and only for whoever has a seat and is not in yet the event's lock. */
export async function noteTakingPart(actor: Actor, event: EventRow): Promise<void> {
  const memberId = memberIdOf(actor);
  if (!memberId || !comesBy(event, 'word')) return;
  const seats = await db.eventRegistration.count({
    where: { eventId: event.id, memberId, status: 'registered' },
  });
  if (seats > 0) await takePart(actor, { eventId: event.id });
}

/** A fact is told within seconds; one that waited longer than this says nothing about who is here now. */
const recentMs = 10 * 60_000;

/** Whoever posts in the talk of a live event takes part in it. */
export const writersJob = defineJob<{ threadIds: string[] }>({
  name: 'events.on-posts-written',
  on: postsWritten,
  async run({ threadIds }) {
    const since = new Date(now().getTime() - recentMs);
    const came = await db.$queryRaw<{ eventId: string; memberId: string }[]>`
      SELECT DISTINCT e."id" AS "eventId", r."memberId" FROM "ClubEvent" e
      JOIN "Post" p ON p."threadId" = e."threadId" AND p."createdAt" >= ${since}::timestamptz AND p."number" > 1
      JOIN "EventRegistration" r ON r."eventId" = e."id" AND r."memberId" = p."authorId" AND r."status" = 'registered'
      WHERE e."threadId" = ANY (${threadIds}::uuid[]) AND e."status" = 'live' AND e."way" <> 'onsite' ORDER BY 1, 2`;
    for (const one of came) await takePart(system, one);
  },
});
