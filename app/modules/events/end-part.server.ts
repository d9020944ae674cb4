import { membershipChanged } from '~/modules/clubs/facts';
import { clubStream } from '~/modules/clubs/streams';
import { system } from '~/platform/actor';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { readEvent } from './internal/event-view.server';
import { giveUpSeat } from './internal/give-up-seat.server';
import { settleSeats, tellSeats } from './internal/seats.server';
import { type GoneReason, readWhyGone } from './internal/standing.server';
import { type EventRow, lockEvent } from './load-event.server';
import { personGoneNotice } from './notices.server';
import { eventPaths } from './paths';
import { eventStream } from './streams';

interface Part {
  eventId: string;
  memberId: string;
}

const open = ['held', 'registered', 'waiting', 'offered'] as const;

/** Those who plan it with them hear that they look for somebody else. */
async function tellHosts(
  { tx }: Pick<CommandContext<unknown>, 'tx'>,
  event: EventRow,
  slug: string,
  goneId: string,
): Promise<void> {
  const hosts = await tx.eventPerson.findMany({ where: { eventId: event.id, role: 'host' } });
  const planners = event.createdById === null ? [] : [event.createdById];
  const told = new Set([...hosts.map(({ memberId }) => memberId), ...planners]);
  await recordNotices(
    tx,
    [...told]
      .filter((memberId) => memberId !== goneId)
      .map((memberId) =>
        notice(personGoneNotice, {
          memberId,
          actorId: goneId,
          clubId: event.clubId,
          subject: `event:${event.id}`,
          once: `event:${event.id}:gone:${goneId}`,
          url: eventPaths.event(slug, event.id),
          data: { eventId: event.id, title: event.title },
        }),
      ),
  );
}

async function endRole(context: CommandContext<Part>, event: EventRow, slug: string): Promise<boolean> {
  const { tx, input, tell } = context;
  const { count } = await tx.eventPerson.deleteMany({ where: input });
  if (count === 0) return false;
  if (event.publishedAt === null) return true;
  await tellHosts(context, event, slug, input.memberId);
  tell(eventStream(event.id), 'event.changed', { event: await readEvent(tx, event.id) });
  tell(clubStream(event.clubId), 'events.changed', { eventIds: [event.id] });
  return true;
}

async function endSeat(
  context: CommandContext<Part>,
  event: EventRow,
  slug: string,
  why: GoneReason,
): Promise<boolean> {
  const { tx, input } = context;
  const { eventId, memberId } = input;
  const row = await tx.eventRegistration.findUnique({ where: { eventId_memberId: { eventId, memberId } } });
  if (!row || !(open as readonly string[]).includes(row.status)) return false;
  await giveUpSeat(context, event, row, why);
  await settleSeats(context, event, slug);
  await tellSeats(context, event.id);
  return true;
}

/**
 * Whoever is out of the club, or suspended in it, has no part in one of its events that is not over: their seat is given up as by themselves
 * and offered to the next, and they neither host nor speak. By what stands now, so it may be asked as often as one likes; who was let in
 * already stays in. The portal. Publishes `event.seats`, `event.changed`, `events.changed`.
 */
export const endPart = defineCommand<Part, { ended: boolean }>('events.end-part', async (context) => {
  const { tx, input, at } = context;
  const { access, event } = await lockEvent(tx, system, input.eventId);
  if (event.status === 'done' || event.status === 'cancelled') return { ended: false };
  const { memberId } = input;
  const why = await readWhyGone(tx, { clubId: event.clubId, memberId, at });
  if (!why) return { ended: false };
  const seat = await endSeat(context, event, access.club.slug, why);
  const role = await endRole(context, event, access.club.slug);
  return { ended: seat || role };
});

/** In which events of a club that are not over a member has a part. */
async function listParts(clubId: string, memberId: string): Promise<Part[]> {
  const rows = await db.clubEvent.findMany({
    where: {
      clubId,
      status: { in: ['draft', 'published', 'live'] },
      OR: [
        { registrations: { some: { memberId, status: { in: [...open] } } } },
        { people: { some: { memberId } } },
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => ({ eventId: id, memberId }));
}

/** Parts of those whose account is gone, in whatever way that came; what is over stays as it was. */
export function listPartsOfGone(): Promise<Part[]> {
  return db.$queryRaw<Part[]>`
    SELECT r."eventId", r."memberId" FROM "Member" m JOIN "EventRegistration" r ON r."memberId" = m."id"
      AND r."status" IN ('held', 'registered', 'waiting', 'offered')
      JOIN "ClubEvent" e ON e."id" = r."eventId" AND e."status" IN ('draft', 'published', 'live') WHERE m."status" <> 'active'
    UNION SELECT p."eventId", p."memberId" FROM "Member" m JOIN "EventPerson" p ON p."memberId" = m."id"
      JOIN "ClubEvent" e ON e."id" = p."eventId" AND e."status" IN ('draft', 'published', 'live') WHERE m."status" <> 'active'
    ORDER BY 1, 2 LIMIT 500`;
}

export const membershipJob = defineJob<{ clubId: string; memberId: string; status: string }>({
  name: 'events.on-membership',
  on: membershipChanged as never,
  async run({ clubId, memberId, status }) {
    if (status === 'active' || status === 'pending' || status === 'invited') return;
    for (const part of await listParts(clubId, memberId)) await endPart(system, part);
  },
});
