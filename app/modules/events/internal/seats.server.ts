import { endHold, holdPoints, refundHold } from '~/modules/loyalty/hold-points.server';
import type { CommandContext } from '~/platform/command.server';
import type { EventRegistration } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { isPortalError } from '~/platform/errors';
import { notice, recordNotices } from '~/platform/notices.server';
import type { EventRow } from '../load-event.server';
import { offeredNotice, seatLostNotice } from '../notices.server';
import { eventPaths } from '../paths';
import { chooseOffers, type FreeSeats, offerUntil, type TicketKind } from '../rules';
import { eventStream } from '../streams';
import type { EventUpdates } from '../updates';
import { countPeople, ticketViews } from './event-view.server';

export type SeatContext = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>;

/** What is left by now; read under the event's lock. */
export async function readFreeSeats(tx: Tx, eventId: string): Promise<FreeSeats> {
  const event = await tx.clubEvent.findUniqueOrThrow({
    where: { id: eventId },
    select: { capacity: true, seatsUsed: true, tickets: true },
  });
  const left = (row: { capacity: number | null; seatsUsed: number } | undefined) =>
    row?.capacity == null ? null : row.capacity - row.seatsUsed;
  const of = (kind: string) => event.tickets.find((ticket) => ticket.kind === kind);
  return {
    event: left(event),
    member: left(of('member')),
    // Without such a kind nobody has it.
    tier: of('tier') ? left(of('tier')) : 0,
    guest: left(of('guest')),
  };
}

/** Points that were set aside are given back, or spent. Whoever came too late to a hold that is over changes nothing. */
export async function settleHold(
  context: SeatContext,
  registration: Pick<EventRegistration, 'id' | 'holdId' | 'pricePoints'>,
  spend: boolean,
): Promise<void> {
  const { id, holdId, pricePoints } = registration;
  if (!holdId) return;
  try {
    await endHold(context, holdId, spend ? pricePoints : 0);
  } catch (error) {
    if (!isPortalError(error) || error.code !== 'conflict') throw error;
  }
  await context.tx.eventRegistration.update({
    where: { id },
    data: { holdId: null, ...(spend ? { spentHoldId: holdId } : {}) },
  });
}

/** Sets aside what a seat costs. @throws not_enough_points */
export async function holdPrice(
  context: SeatContext,
  memberId: string,
  eventId: string,
  points: number,
): Promise<string | null> {
  if (points === 0) return null;
  const hold = { memberId, funderId: null, points, cause: `event:${eventId}`, expiresAt: null };
  return holdPoints(context, hold);
}

/** The price of a seat, set aside, where its payer still has it. */
async function holdWherePossible(
  context: SeatContext,
  ...price: Parameters<typeof holdPrice> extends [unknown, ...infer Rest] ? Rest : never
): Promise<string | null> {
  try {
    return await holdPrice(context, ...price);
  } catch (error) {
    if (isPortalError(error) && error.code === 'not_enough_points') return null;
    throw error;
  }
}

/**
 * Whoever came pays the price, once. What was held for it was given back where a door sends its scans after the end: it is taken
 * then, as far as it is still there; nobody who was let in is turned away for it.
 */
export async function spendPrice(context: SeatContext, registration: EventRegistration): Promise<void> {
  const { id, eventId, memberId, pricePoints, spentHoldId } = registration;
  let { holdId } = registration;
  if (!holdId && !spentHoldId && memberId && pricePoints > 0)
    holdId = await holdWherePossible(context, memberId, eventId, pricePoints);
  await settleHold(context, { id, holdId, pricePoints }, true);
}

/** What was spent for a seat is its payer's again; where the ticket is still good, it is set aside as before. */
export async function refundPrice(
  context: SeatContext,
  { id, eventId, spentHoldId, pricePoints }: EventRegistration,
  { stillComes, reason }: { stillComes: boolean; reason: string },
): Promise<void> {
  if (!spentHoldId) return;
  const { memberId } = await refundHold(context, spentHoldId, reason);
  const holdId = stillComes ? await holdWherePossible(context, memberId, eventId, pricePoints) : null;
  await context.tx.eventRegistration.update({ where: { id }, data: { spentHoldId: null, holdId } });
}

async function endOverdue(context: SeatContext, event: EventRow, slug: string): Promise<number> {
  const { tx, at } = context;
  const due = await tx.eventRegistration.findMany({
    where: { eventId: event.id, until: { lte: at } },
    orderBy: [{ until: 'asc' }, { id: 'asc' }],
  });
  for (const one of due) {
    await tx.eventRegistration.update({
      where: { id: one.id },
      data: {
        status: 'cancelled',
        until: null,
        queue: null,
        endedAt: at,
        endReason: one.status === 'held' ? 'hold_over' : 'offer_over',
      },
    });
    await settleHold(context, one, false);
  }
  const told = due.filter(({ status, memberId }) => status === 'offered' && memberId);
  await recordNotices(
    tx,
    told.map((one) =>
      notice(seatLostNotice, {
        memberId: one.memberId!,
        clubId: event.clubId,
        subject: `event:${event.id}`,
        once: `event:${event.id}:lost:${one.id}:${one.until!.toISOString()}`,
        url: eventPaths.event(slug, event.id),
        data: { eventId: event.id, title: event.title },
      }),
    ),
  );
  return due.length;
}

async function offerFree(context: SeatContext, event: EventRow, slug: string): Promise<number> {
  const { tx, at } = context;
  const running = event.status === 'published' || event.status === 'live';
  if (!running || at >= event.endsAt) return 0;
  const free = await readFreeSeats(tx, event.id);
  if (free.event !== null && free.event <= 0) return 0;
  const waiting = await tx.eventRegistration.findMany({
    where: { eventId: event.id, status: 'waiting' },
    orderBy: { queue: 'asc' },
    select: { id: true, memberId: true, ticket: true, guests: true },
  });
  const chosen = chooseOffers(
    free,
    waiting.map((one) => ({ ...one, ticket: one.ticket as TicketKind })),
  );
  if (chosen.length === 0) return 0;
  const until = offerUntil(at, event);
  for (const { id } of chosen)
    await tx.eventRegistration.update({ where: { id }, data: { status: 'offered', until } });
  await recordNotices(
    tx,
    chosen.flatMap(({ id, memberId }) =>
      memberId
        ? notice(offeredNotice, {
            memberId,
            clubId: event.clubId,
            subject: `event:${event.id}`,
            once: `event:${event.id}:offered:${id}:${until.toISOString()}`,
            url: eventPaths.event(slug, event.id),
            data: { eventId: event.id, title: event.title, until: until.toISOString() },
          })
        : [],
    ),
  );
  return chosen.length;
}

/** Tells how many seats are taken, and by how many people. */
export async function tellSeats({ tx, tell }: SeatContext, eventId: string): Promise<void> {
  const event = await tx.clubEvent.findUniqueOrThrow({
    where: { id: eventId },
    select: { seatsUsed: true, tickets: true },
  });
  const counts = (await countPeople(tx, [eventId])).get(eventId) ?? {
    registered: 0,
    waiting: 0,
    attended: 0,
  };
  tell(eventStream(eventId), 'event.seats', {
    seatsUsed: event.seatsUsed,
    tickets: ticketViews(event.tickets),
    ...counts,
  } satisfies EventUpdates['event.seats']);
}

/**
 * Under the event's lock: seats that were held or offered for too long are free, and free seats are offered to who waits, in order.
 * Afterwards nobody waits whom there is room for. Answers whether anything changed; the caller tells the seats.
 */
export async function settleSeats(context: SeatContext, event: EventRow, slug: string): Promise<boolean> {
  const ended = await endOverdue(context, event, slug);
  const offered = await offerFree(context, event, slug);
  return ended + offered > 0;
}
