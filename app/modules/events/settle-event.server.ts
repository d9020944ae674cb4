import type { z } from 'zod';
import { clubStream } from '~/modules/clubs/streams';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { enqueue } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { readEvent } from './internal/event-view.server';
import { indexEvent } from './internal/index-event.server';
import { refundPrice, type SeatContext, settleHold } from './internal/seats.server';
import { lockScope } from './internal/series-scope.server';
import { tellCancelled } from './internal/tell-changes.server';
import { announce, requireSaneDates } from './internal/write-event.server';
import type { EventRow, LoadedEvent } from './load-event.server';
import { startsNotice, surveyNotice } from './notices.server';
import { eventPaths } from './paths';
import { mayManage } from './policy';
import type { EventStatus } from './rules';
import type { SeriesScope, settleEventInput } from './schema';
import { eventStream } from './streams';

/** What comes after the end and takes its time: unanswered questions go on to the experts. */
export const afterEventQueue = { name: 'events.after' } as const;

const allowed: Record<EventStatus, readonly EventStatus[]> = {
  draft: ['published', 'cancelled'],
  published: ['live', 'done', 'cancelled'],
  live: ['done', 'cancelled'],
  done: [],
  cancelled: [],
};

async function membersWith(
  tx: Tx,
  eventId: string,
  statuses: ('held' | 'registered' | 'waiting' | 'offered' | 'attended')[],
): Promise<string[]> {
  const rows = await tx.eventRegistration.findMany({
    where: { eventId, memberId: { not: null }, status: { in: statuses } },
    select: { memberId: true },
  });
  return rows.map(({ memberId }) => memberId!);
}

/** All seats are free, and all points are their payers' again, also of those who were let in already. */
async function cancelSeats(context: SeatContext, event: EventRow): Promise<void> {
  const { tx, at } = context;
  const paid = await tx.eventRegistration.findMany({
    where: { eventId: event.id, OR: [{ holdId: { not: null } }, { spentHoldId: { not: null } }] },
    orderBy: { memberId: 'asc' },
  });
  for (const one of paid) {
    await settleHold(context, one, false);
    await refundPrice(context, one, { stillComes: false, reason: 'Event cancelled' });
  }
  await tx.eventRegistration.updateMany({
    where: { eventId: event.id, status: { in: ['held', 'registered', 'waiting', 'offered'] } },
    data: { status: 'cancelled', until: null, queue: null, endedAt: at, endReason: 'event_cancelled' },
  });
}

/** Who has a seat hears that it begins. */
async function tellStart(tx: Tx, event: EventRow, slug: string): Promise<void> {
  const told = await membersWith(tx, event.id, ['registered', 'attended']);
  await recordNotices(
    tx,
    told.map((memberId) =>
      notice(startsNotice, {
        memberId,
        clubId: event.clubId,
        subject: `event:${event.id}`,
        once: `event:${event.id}:starts`,
        url: eventPaths.event(slug, event.id),
        data: { eventId: event.id, title: event.title },
      }),
    ),
  );
}

/** Nobody waits any more; what was held is spent where that is the rule, else given back; those who came are asked how it was. */
async function closeSeats(context: SeatContext, event: EventRow, slug: string): Promise<void> {
  const { tx, at } = context;
  const held = await tx.eventRegistration.findMany({ where: { eventId: event.id, holdId: { not: null } } });
  for (const one of held)
    await settleHold(context, one, event.spendAt === 'registration' && one.status === 'registered');
  await tx.eventRegistration.updateMany({
    where: { eventId: event.id, status: { in: ['held', 'waiting', 'offered'] } },
    data: { status: 'cancelled', until: null, queue: null, endedAt: at, endReason: 'event_over' },
  });
  const came = await membersWith(tx, event.id, ['attended']);
  await recordNotices(
    tx,
    came.map((memberId) =>
      notice(surveyNotice, {
        memberId,
        clubId: event.clubId,
        subject: `event:${event.id}`,
        once: `event:${event.id}:survey`,
        url: `${eventPaths.event(slug, event.id)}#survey`,
        data: { eventId: event.id, title: event.title },
      }),
    ),
  );
  await enqueue(tx, afterEventQueue, { eventId: event.id });
}

type Context = CommandContext<
  Omit<z.output<typeof settleEventInput>, 'scope'> & { eventId: string; scope?: SeriesScope }
>;

/** One event is in another state, with all that follows from it for its seats. */
async function settleOne(context: Context, access: LoadedEvent['access'], event: EventRow): Promise<void> {
  const { tx, input, at, tell } = context;
  const { status, reason } = input;
  const { slug } = access.club;
  if (status === 'published') requireSaneDates(event, at);
  const threadId = event.threadId ?? (status === 'published' ? await announce(context, access, event) : null);
  const settled = await tx.clubEvent.update({
    where: { id: event.id },
    data: {
      status,
      threadId,
      updatedAt: at,
      sequence: { increment: 1 },
      ...(status === 'published' ? { publishedAt: at } : {}),
      ...(status === 'done' ? { endedAt: at } : {}),
      ...(status === 'cancelled' ? { cancelReason: reason, endedAt: at } : {}),
    },
    include: { tickets: true },
  });
  if (status === 'cancelled') await cancelSeats(context, event);
  if (status === 'live') await tellStart(tx, event, slug);
  if (status === 'done') await closeSeats(context, event, slug);
  await indexEvent(tx, settled);
  if (isTold(event, status))
    tell(eventStream(event.id), 'event.changed', { event: await readEvent(tx, event.id) });
}

/** A draft that is called off was no news, and becomes none. */
function isTold(event: EventRow, status: EventStatus): boolean {
  return event.publishedAt !== null || status === 'published';
}

/**
 * An event is announced, begins, ends, or is cancelled. Moderators; begin and end come by themselves too, at their time. A series is
 * announced or cancelled at once where that is wanted; whoever has seats in several hears of it once. Publishes `event.changed`.
 * @throws not_found, unauthenticated, forbidden, conflict when it cannot follow on what it is, invalid (dates that cannot be)
 */
export const settleEvent = defineCommand<Context['input'], { status: EventStatus; eventIds: string[] }>(
  'events.settle',
  async (context: Context) => {
    const { tx, actor, input, at, tell } = context;
    const { eventId, status, reason } = input;
    const together = status === 'published' || status === 'cancelled';
    const scope = together ? (input.scope ?? 'this') : 'this';
    const { chosen, others } = await lockScope(context, eventId, scope);
    const { access, event } = chosen;
    // What an archived club announced still begins and ends: time asks nobody.
    if (actor.kind !== 'system' && !mayManage(access))
      throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
    if (event.status !== status && !allowed[event.status].includes(status)) throw new PortalError('conflict');
    const moving = [event, ...others].filter(
      (one) => one.status !== status && allowed[one.status].includes(status),
    );
    if (status === 'cancelled') {
      const announced = moving.filter(({ publishedAt }) => publishedAt !== null);
      await tellCancelled(context, access.club, announced, reason);
    }
    for (const one of moving) await settleOne(context, access, one);
    const eventIds = moving.map(({ id }) => id);
    if (eventIds.length === 0) return { status, eventIds };
    if (actor.kind === 'member')
      await recordAct(tx, {
        actor,
        at,
        act: `event.${status}`,
        subject: `event:${eventId}`,
        clubId: access.club.id,
        reason: reason || undefined,
        ...(scope === 'this' ? {} : { detail: { scope, times: eventIds.length } }),
      });
    const told = moving.filter((one) => isTold(one, status)).map(({ id }) => id);
    if (told.length > 0) tell(clubStream(access.club.id), 'events.changed', { eventIds: told });
    return { status, eventIds };
  },
);
