import { publish } from '~/platform/jobs/jobs.server';
import type { EventRegistration } from '~/platform/db/generated/client';
import { newId } from '~/platform/ids';
import { attendanceChanged } from '../facts';
import type { EventRow } from '../load-event.server';
import { type SeatContext, spendPrice } from './seats.server';
import { readWhyGone } from './standing.server';
import { tellSurvey } from './tell-survey.server';

/** Under the event's lock: a party has come, and its price is spent. Who is known to have come only after the end is asked how it was now. */
export async function creditAttendance(
  context: SeatContext,
  event: EventRow,
  row: EventRegistration,
  guestsCame: number | null = null,
): Promise<void> {
  const { tx, at } = context;
  await tx.eventRegistration.update({
    where: { id: row.id },
    data: { status: 'attended', attendedAt: at, guestsCame },
  });
  await spendPrice(context, row);
  if (row.memberId && event.status === 'done') {
    const { slug } = await tx.club.findUniqueOrThrow({ where: { id: event.clubId }, select: { slug: true } });
    await tellSurvey(tx, event, slug, [row.memberId]);
  }
  if (row.memberId)
    await publish(tx, attendanceChanged, {
      eventId: event.id,
      clubId: event.clubId,
      memberId: row.memberId,
      registrationId: row.id,
      attended: true,
    });
}

/**
 * Under the event's lock: a member with a seat has come by taking part, once, with a row as a door writes it. What a host has undone stays
 * undone: from then on only a door lets them in. Answers whether they have come now; rooms hear of it gathered.
 */
export async function comeByTakingPart(
  context: SeatContext,
  event: EventRow,
  memberId: string,
): Promise<boolean> {
  const { tx, at } = context;
  const row = await tx.eventRegistration.findUnique({
    where: { eventId_memberId: { eventId: event.id, memberId } },
  });
  if (row?.status !== 'registered') return false;
  const undone = await tx.eventCheckIn.count({
    where: { registrationId: row.id, online: true, byId: memberId, undoneById: { not: null } },
  });
  if (undone > 0 || (await readWhyGone(tx, { clubId: event.clubId, memberId, at }))) return false;
  const id = newId();
  await tx.eventCheckIn.create({
    data: {
      id,
      eventId: event.id,
      registrationId: row.id,
      nonce: `online-${id}`,
      code: row.code,
      outcome: 'in',
      byId: memberId,
      online: true,
      at,
      recordedAt: at,
    },
  });
  await creditAttendance(context, event, row);
  // A room of a thousand comes within a minute: their seats are told once a second.
  await tx.eventPulse.create({ data: { eventId: event.id } });
  return true;
}
