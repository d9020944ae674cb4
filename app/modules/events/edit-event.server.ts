import { clubStream } from '~/modules/clubs/streams';
import { rewriteOwnedPost } from '~/modules/threads/rewrite-owned-post.server';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { readEvent } from './internal/event-view.server';
import { indexEvent } from './internal/index-event.server';
import { settleSeats } from './internal/seats.server';
import { readFacts } from './internal/event-facts.server';
import { lockScope } from './internal/series-scope.server';
import { type ChangedEvent, tellChanges } from './internal/tell-changes.server';
import {
  columnsOf,
  requireSaneDates,
  wayOf,
  writePeople,
  writeTickets,
  writeWords,
} from './internal/write-event.server';
import type { EventRow, LoadedEvent } from './load-event.server';
import { mayManage } from './policy';
import { remindersDue } from './rules';
import type { EditEventInput, SeriesScope } from './schema';
import { carryOver } from './series-change';
import { eventStream } from './streams';

type Context = CommandContext<EditEventInput & { eventId: string; scope?: SeriesScope }>;
type Access = LoadedEvent['access'];

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
  { tickets, people, ...facts }: EditEventInput,
): Promise<void> {
  requireRoom(before, facts.capacity);
  const [startsAt, endsAt] = [facts.startsAt ?? before.startsAt, facts.endsAt ?? before.endsAt];
  if (endsAt <= startsAt) throw invalidField('endsAt', 'ends_before_start');
  const sameTime = +startsAt === +before.startsAt && +endsAt === +before.endsAt;
  if (before.status !== 'draft' && !sameTime) requireSaneDates({ startsAt, endsAt }, at);
  const moved = facts.place !== undefined || facts.online !== undefined;
  const way = facts.way ?? (moved ? wayOf({ ...before, ...facts, way: undefined }) : before.way);
  await tx.clubEvent.update({
    where: { id: before.id },
    data: {
      ...(await columnsOf({ tx, at }, access, facts)),
      way,
      updatedAt: at,
      sequence: { increment: 1 },
      // Reminders that a new time makes due once more are told once more.
      ...(+startsAt === +before.startsAt ? {} : { reminded: remindersDue(startsAt, at) }),
    },
  });
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
async function editOne(
  context: Context,
  access: Access,
  before: EventRow,
  facts: EditEventInput,
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
  await settleSeats(context, event, access.club.slug);
  if (event.status !== 'draft')
    tell(eventStream(event.id), 'event.changed', { event: await readEvent(tx, event.id) });
  return { event, what };
}

/**
 * An event says something else, and with it, where that is wanted, those of its series: see `carryOver`. Moderators. Another time or place
 * reaches everybody who has a seat or waits for one, once, however many of a series it concerns; more seats are offered to who waits;
 * fewer than are taken are refused, and then nothing is changed. Publishes `event.changed`, `events.changed`.
 * @throws not_found, unauthenticated, forbidden, conflict when it is over, invalid
 */
export const editEvent = defineCommand<
  EditEventInput & { eventId: string; scope?: SeriesScope },
  { eventId: string; eventIds: string[] }
>('events.edit', async (context: Context) => {
  const { tx, actor, input, at, tell } = context;
  const { eventId, scope = 'this', ...change } = input;
  const { chosen, others } = await lockScope(context, eventId, scope);
  const { access, event: before } = chosen;
  if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  if (before.status === 'done' || before.status === 'cancelled') throw new PortalError('conflict');
  const factsBefore = others.length > 0 ? await readFacts(tx, before) : null;
  const changed = [await editOne(context, access, before, change)];
  for (const other of others) {
    const theirs = carryOver(factsBefore!, change, await readFacts(tx, other));
    if (Object.keys(theirs).length > 0) changed.push(await editOne(context, access, other, theirs));
  }
  await tellChanges(context, access.club, changed);
  const eventIds = changed.map(({ event }) => event.id);
  await recordAct(tx, {
    actor,
    at,
    act: 'event.edited',
    subject: `event:${eventId}`,
    clubId: access.club.id,
    detail: { what: changed[0]!.what, ...(scope === 'this' ? {} : { scope, times: eventIds.length }) },
  });
  const seen = changed.filter(({ event }) => event.status !== 'draft').map(({ event }) => event.id);
  if (seen.length > 0) tell(clubStream(access.club.id), 'events.changed', { eventIds: seen });
  return { eventId, eventIds };
});
