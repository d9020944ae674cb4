import type { EventRegistration } from '~/platform/db/generated/client';
import type { EventRow } from '../load-event.server';
import { type SeatContext, settleHold } from './seats.server';
import type { GoneReason } from './standing.server';

/**
 * Under the event's lock: a seat, a held or offered one, or a place in the waiting list ends before its party was in. What it cost is given
 * back, unless it is spent with the registration and the event has begun. The caller settles the seats, which offers it to the next.
 */
export async function giveUpSeat(
  context: SeatContext,
  event: EventRow,
  row: EventRegistration,
  endReason: 'left' | GoneReason,
): Promise<EventRegistration> {
  const { tx, at } = context;
  // Who does not come pays where that is the rule, and so does who says so only once it has begun.
  const tooLate = event.spendAt === 'registration' && at >= event.startsAt && row.status === 'registered';
  await settleHold(context, row, tooLate);
  return tx.eventRegistration.update({
    where: { id: row.id },
    data: { status: 'cancelled', until: null, queue: null, endedAt: at, endReason },
  });
}
