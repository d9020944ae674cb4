import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { enqueue } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import type { EventRow, LoadedEvent } from '../load-event.server';
import { startsNotice } from '../notices.server';
import { eventPaths } from '../paths';
import type { EventStatus } from '../rules';
import { eventStream } from '../streams';
import { readEvent } from './event-view.server';
import { indexEvent } from './index-event.server';
import { tellNamed, withPeople } from './event-people.server';
import { refundPrice, type SeatContext, settleHold } from './seats.server';
import { tellSurvey } from './tell-survey.server';
import { announce, requireSaneDates } from './write-event.server';

/** What comes after the end and takes its time: unanswered questions go on to the experts. */
export const afterEventQueue = { name: 'events.after' } as const;

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

/** Who has a seat, hosts or speaks hears that it begins. */
async function tellStart(tx: Tx, event: EventRow, slug: string): Promise<void> {
  const told = await withPeople(tx, event.id, await membersWith(tx, event.id, ['registered', 'attended']));
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
  await tellSurvey(tx, event, slug, came);
  await enqueue(tx, afterEventQueue, { eventId: event.id });
}

type Context = SeatContext & Pick<CommandContext<unknown>, 'actor' | 'appended'>;

interface Settled {
  status: EventStatus;
  reason: string;
  /** Called off because its series has another rule now. */
  seriesPart?: 'dropped';
}

/** One event is in another state, with all that follows from it for its seats. @throws invalid (dates that cannot be) */
export async function settleOne(
  context: Context,
  access: LoadedEvent['access'],
  event: EventRow,
  { status, reason, seriesPart }: Settled,
): Promise<void> {
  const { tx, actor, at, tell } = context;
  const { slug } = access.club;
  if (status === 'published') requireSaneDates(event, at);
  const threadId = event.threadId ?? (status === 'published' ? await announce(context, access, event) : null);
  const settled = await tx.clubEvent.update({
    where: { id: event.id },
    data: {
      status,
      threadId,
      ...(seriesPart ? { seriesPart } : {}),
      updatedAt: at,
      sequence: { increment: 1 },
      ...(status === 'published' ? { publishedAt: at } : {}),
      ...(status === 'done' ? { endedAt: at } : {}),
      ...(status === 'cancelled' ? { cancelReason: reason, endedAt: at } : {}),
    },
    include: { tickets: true },
  });
  if (status === 'cancelled') await cancelSeats(context, event);
  // A whole day begins at midnight by itself, which is nothing to wake anybody for.
  if (status === 'live' && !(event.allDay && actor.kind === 'system')) await tellStart(tx, event, slug);
  if (status === 'published') await tellNamed(context, event, slug, await withPeople(tx, event.id, []));
  if (status === 'done') await closeSeats(context, event, slug);
  await indexEvent(tx, settled);
  if (isTold(event, status))
    tell(eventStream(event.id), 'event.changed', { event: await readEvent(tx, event.id) });
}

/** A draft that is called off was no news, and becomes none. */
export function isTold(event: EventRow, status: EventStatus): boolean {
  return event.publishedAt !== null || status === 'published';
}
