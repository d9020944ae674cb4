import { clubStream } from '~/modules/clubs/streams';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { memberIdOf } from '~/platform/actor';
import { notice, recordNotices } from '~/platform/notices.server';
import { readEvent } from './internal/event-view.server';
import { settleSeats } from './internal/seats.server';
import { columnsOf, indexEvent, wayOf, writePeople, writeTickets } from './internal/write-event.server';
import { type EventRow, lockEvent } from './load-event.server';
import { changedNotice } from './notices.server';
import { eventPaths } from './paths';
import { mayManage } from './policy';
import { remindersDue } from './rules';
import type { EditEventInput } from './schema';
import { eventStream } from './streams';

type Change = 'time' | 'place';

/** What of a change concerns those who have a seat. */
function weightyChanges(before: EventRow, after: EventRow): Change[] {
  const time = +before.startsAt !== +after.startsAt || +before.endsAt !== +after.endsAt;
  const place = before.place !== after.place || before.online !== after.online || before.way !== after.way;
  return [...(time ? ['time' as const] : []), ...(place ? ['place' as const] : [])];
}

/** Everybody who comes, or waits to, hears of it once, and says whether they keep their seat. */
async function tellChange(
  { tx, actor }: Pick<CommandContext<unknown>, 'tx' | 'actor'>,
  event: EventRow,
  slug: string,
  what: Change[],
): Promise<void> {
  const people = await tx.eventRegistration.findMany({
    where: {
      eventId: event.id,
      memberId: { not: null },
      status: { in: ['registered', 'waiting', 'offered', 'held'] },
    },
    select: { memberId: true },
  });
  await recordNotices(
    tx,
    people.map(({ memberId }) =>
      notice(changedNotice, {
        memberId: memberId!,
        actorId: memberIdOf(actor) ?? null,
        clubId: event.clubId,
        subject: `event:${event.id}`,
        once: `event:${event.id}:change:${event.changeNumber}`,
        url: eventPaths.event(slug, event.id),
        data: { eventId: event.id, title: event.title, what, startsAt: event.startsAt.toISOString() },
      }),
    ),
  );
}

/**
 * An event says something else. Moderators. Another time or place reaches everybody who has a seat or waits for one, once; more seats are
 * offered to who waits; fewer than are taken are refused. Publishes `event.changed`.
 * @throws not_found, unauthenticated, forbidden, conflict when it is over, invalid
 */
export const editEvent = defineCommand<EditEventInput & { eventId: string }, { eventId: string }>(
  'events.edit',
  async (context) => {
    const { tx, actor, input, at, tell } = context;
    const { eventId, tickets, people, ...facts } = input;
    const { access, event: before } = await lockEvent(tx, actor, eventId);
    if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
    if (before.status === 'done' || before.status === 'cancelled') throw new PortalError('conflict');
    if (facts.capacity != null && facts.capacity < before.seatsUsed)
      throw invalidField('capacity', 'seats_taken', { minimum: before.seatsUsed });
    const [startsAt, endsAt] = [facts.startsAt ?? before.startsAt, facts.endsAt ?? before.endsAt];
    if (endsAt <= startsAt) throw invalidField('endsAt', 'ends_before_start');
    const moved = facts.place !== undefined || facts.online !== undefined;
    const way = facts.way ?? (moved ? wayOf({ ...before, ...facts, way: undefined }) : before.way);
    await tx.clubEvent.update({
      where: { id: eventId },
      data: {
        ...(await columnsOf(tx, access, facts)),
        way,
        updatedAt: at,
        sequence: { increment: 1 },
        // Reminders that a new time makes due once more are told once more.
        ...(+startsAt === +before.startsAt ? {} : { reminded: remindersDue(startsAt, at) }),
      },
    });
    if (tickets) await writeTickets(tx, eventId, tickets);
    if (people) await writePeople(tx, access.club.id, eventId, people);
    let event = await tx.clubEvent.findUniqueOrThrow({ where: { id: eventId }, include: { tickets: true } });
    const what = event.status === 'draft' ? [] : weightyChanges(before, event);
    if (what.length > 0) {
      event = await tx.clubEvent.update({
        where: { id: eventId },
        data: {
          changeNumber: { increment: 1 },
          lastChange: { what, startsAt: before.startsAt, endsAt: before.endsAt, place: before.place },
        },
        include: { tickets: true },
      });
      await tellChange(context, event, access.club.slug, what);
    }
    if (event.threadId && event.title !== before.title)
      await tx.thread.update({ where: { id: event.threadId }, data: { title: event.title } });
    await indexEvent(tx, event);
    await settleSeats(context, event, access.club.slug);
    await recordAct(tx, {
      actor,
      at,
      act: 'event.edited',
      subject: `event:${eventId}`,
      clubId: access.club.id,
      detail: { what },
    });
    if (event.status !== 'draft') {
      tell(eventStream(eventId), 'event.changed', { event: await readEvent(tx, eventId) });
      tell(clubStream(access.club.id), 'events.changed', { eventIds: [eventId] });
    }
    return { eventId };
  },
);
