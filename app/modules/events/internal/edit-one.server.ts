import { rewriteOwnedPost } from '~/modules/threads/rewrite-owned-post.server';
import type { CommandContext } from '~/platform/command.server';
import { invalidField } from '~/platform/errors';
import type { EventRow, LoadedEvent } from '../load-event.server';
import { offerUntil, remindersDue } from '../rules';
import type { EditEventInput } from '../schema';
import { eventStream } from '../streams';
import { readEvent } from './event-view.server';
import { tellNamed } from './event-people.server';
import { indexEvent } from './index-event.server';
import { settleSeats } from './seats.server';
import type { ChangedEvent } from './tell-changes.server';
import {
  columnsOf,
  requireSaneDates,
  requireWindow,
  wayOf,
  writePeople,
  writeTickets,
  writeWords,
} from './write-event.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'actor' | 'tell' | 'blank' | 'appended'>;
type Access = LoadedEvent['access'];
/** With the day of its series' rule for which it stands from now on. */
export type EventEdit = EditEventInput & { ruleDay?: string | null };

/** What of a change concerns those who have a seat. */
function weightyChanges(before: EventRow, after: EventRow): ChangedEvent['what'] {
  const time = +before.startsAt !== +after.startsAt || +before.endsAt !== +after.endsAt;
  const place = before.place !== after.place || before.online !== after.online || before.way !== after.way;
  return [...(time ? ['time' as const] : []), ...(place ? ['place' as const] : [])];
}

/** Seats that are taken stay. @throws invalid */
function requireRoom(before: EventRow, capacity: number | null | undefined): void {
  if (capacity != null && capacity < before.seatsUsed)
    throw invalidField('capacity', 'seats_taken', { minimum: before.seatsUsed });
}

async function writeFacts(
  { tx, at }: Context,
  access: Access,
  before: EventRow,
  { tickets, people, ruleDay, ...facts }: EventEdit,
): Promise<void> {
  requireRoom(before, facts.capacity);
  const [startsAt, endsAt] = [facts.startsAt ?? before.startsAt, facts.endsAt ?? before.endsAt];
  if (endsAt <= startsAt) throw invalidField('endsAt', 'ends_before_start');
  requireWindow({
    opensAt: facts.opensAt === undefined ? before.opensAt : facts.opensAt,
    closesAt: facts.closesAt === undefined ? before.closesAt : facts.closesAt,
  });
  const sameTime = +startsAt === +before.startsAt && +endsAt === +before.endsAt;
  if (before.status !== 'draft' && !sameTime) requireSaneDates({ startsAt, endsAt }, at);
  const moved = facts.place !== undefined || facts.online !== undefined;
  const way = facts.way ?? (moved ? wayOf({ ...before, ...facts, way: undefined }) : before.way);
  await tx.clubEvent.update({
    where: { id: before.id },
    data: {
      ...(await columnsOf({ tx, at }, access, facts)),
      way,
      // What has begun and is put off to a time to come waits for its start again.
      ...(before.status === 'live' && startsAt > at ? { status: 'published' as const } : {}),
      ...(ruleDay === undefined ? {} : { ruleDay }),
      updatedAt: at,
      sequence: { increment: 1 },
      // Reminders that a new time makes due once more are told once more.
      ...(+startsAt === +before.startsAt ? {} : { reminded: remindersDue(startsAt, at) }),
    },
  });
  // Offers end by the terms of the new start.
  if (+startsAt !== +before.startsAt) {
    const until = offerUntil(at, {
      startsAt,
      endsAt,
      offerMinutes: facts.offerMinutes ?? before.offerMinutes,
    });
    await tx.eventRegistration.updateMany({
      where: { eventId: before.id, status: 'offered', until: { gt: until } },
      data: { until },
    });
  }
  if (tickets) await writeTickets(tx, before.id, tickets);
  if (people) await writePeople(tx, access.club.id, before.id, people);
}

/** The first post of its thread says what the event says now. */
async function rewriteThread(
  context: Context,
  access: Access,
  before: EventRow,
  event: EventRow,
): Promise<void> {
  const { threadId, title, body } = event;
  if (!threadId || (title === before.title && body === before.body)) return;
  const text = await writeWords(context, access, body);
  await rewriteOwnedPost(context, { threadId, title, body, text });
}

/** One event says something else; what those who have a seat are to hear of it is told together with the others. */
export async function editOne(
  context: Context,
  access: Access,
  before: EventRow,
  facts: EventEdit,
): Promise<ChangedEvent> {
  const { tx, tell } = context;
  const where = { id: before.id };
  await writeFacts(context, access, before, facts);
  let event = await tx.clubEvent.findUniqueOrThrow({ where, include: { tickets: true } });
  const what = event.status === 'draft' ? [] : weightyChanges(before, event);
  if (what.length > 0)
    event = await tx.clubEvent.update({
      where,
      data: {
        changeNumber: { increment: 1 },
        lastChange: { what, startsAt: before.startsAt, endsAt: before.endsAt, place: before.place },
      },
      include: { tickets: true },
    });
  await rewriteThread(context, access, before, event);
  await indexEvent(tx, event);
  if (facts.people && event.status !== 'draft')
    await tellNamed(
      context,
      event,
      access.club.slug,
      facts.people.map(({ memberId }) => memberId),
    );
  await settleSeats(context, event, access.club.slug);
  if (event.status !== 'draft')
    tell(eventStream(event.id), 'event.changed', { event: await readEvent(tx, event.id) });
  return { event, what };
}
