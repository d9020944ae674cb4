import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { EventRegistration } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { type ErrorCode, invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { attendanceChanged } from './facts';
import { creditAttendance } from './internal/attendance.server';
import { giveUpSeat } from './internal/give-up-seat.server';
import { refundPrice, settleSeats, tellSeats } from './internal/seats.server';
import { readWhyGone } from './internal/standing.server';
import { type LoadedEvent, lockEvent } from './load-event.server';
import { mayCheckIn } from './policy';
import { decideDoor, guestsCame, scannedAt } from './rules';
import type { CheckInInput } from './schema';
import type { CheckInView } from './views';

/** @throws unauthenticated, forbidden */
export function requireDoor({ access, facts }: LoadedEvent, actor: Actor): void {
  if (mayCheckIn(access, facts)) return;
  throw actor.kind === 'visitor' ? new PortalError('unauthenticated') : new PortalError('forbidden');
}

async function nameOf(
  tx: Tx,
  clubId: string,
  row: { memberId: string | null; name: string },
): Promise<string> {
  if (!row.memberId) return row.name;
  const [found] = await tx.$queryRaw<{ name: string }[]>`
    SELECT coalesce(s."personaName", m."name") AS "name" FROM "Member" m
    LEFT JOIN "Membership" s ON s."memberId" = m."id" AND s."clubId" = ${clubId}::uuid WHERE m."id" = ${row.memberId}::uuid`;
  return found?.name ?? '…';
}

/** Whoever is out of the club, or suspended in it, has no seat any more, also where the portal has not come round to it yet. */
async function endIfGone(
  context: CommandContext<unknown>,
  { event, access }: LoadedEvent,
  row: EventRegistration,
): Promise<EventRegistration> {
  const { tx, at } = context;
  const { memberId } = row;
  if (row.eventId !== event.id || row.status !== 'registered' || !memberId) return row;
  const why = await readWhyGone(tx, { clubId: event.clubId, memberId, at });
  if (!why) return row;
  const gone = await giveUpSeat(context, event, row, why);
  await settleSeats(context, event, access.club.slug);
  await tellSeats(context, event.id);
  return gone;
}

/** Who stands at the open door with a seat that is offered to them takes it by coming; what it costs is spent as for everybody. */
async function takeOffer(
  context: CommandContext<unknown>,
  { event, access }: LoadedEvent,
  row: EventRegistration,
  scanned: Date,
): Promise<EventRegistration> {
  const { tx, at } = context;
  const { id, eventId, status } = row;
  if (eventId !== event.id || (status !== 'waiting' && status !== 'offered')) return row;
  await settleSeats(context, event, access.club.slug);
  const asked = await tx.eventRegistration.findUniqueOrThrow({ where: { id } });
  const registration = { eventId, status: 'registered' as const };
  const opens = decideDoor({ event, registration, inside: false, at: scanned }) === 'in';
  if (asked.status !== 'offered' || !opens) return asked;
  return tx.eventRegistration.update({
    where: { id },
    data: { status: 'registered', until: null, queue: null, registeredAt: at },
  });
}

interface Scan extends CheckInInput {
  eventId: string;
}

export interface CheckInResult {
  checkIn: CheckInView;
  /** Set where the door stays shut: why. */
  refused: ErrorCode | null;
}

/**
 * A ticket is scanned at the door: its party is in, once, whichever door and however late a device syncs; every scan is kept, with what
 * became of it. The same nonce again answers the same. Hosts and moderators. Publishes `event.seats` and the fact that somebody attended.
 * @throws not_found, unauthenticated, forbidden
 */
export const scanTicket = defineCommand<Scan, CheckInResult>('events.scan', async (context) => {
  const { tx, actor, input, at } = context;
  const loaded = await lockEvent(tx, actor, input.eventId);
  requireDoor(loaded, actor);
  const { event } = loaded;
  const code = input.code.toUpperCase().replace(/[\s-]/g, '');
  const repeated = await tx.eventCheckIn.findUnique({
    where: { eventId_nonce: { eventId: event.id, nonce: input.nonce } },
    include: { registration: true },
  });
  const found = repeated?.registration ?? (await tx.eventRegistration.findUnique({ where: { code } }));
  const scanned = scannedAt(input, found?.createdAt ?? event.createdAt, at);
  const standing = found && !repeated ? await endIfGone(context, loaded, found) : found;
  const row = standing && !repeated ? await takeOffer(context, loaded, standing, scanned) : standing;
  const theirs = row?.eventId === event.id ? row : null;
  const name = theirs && (await nameOf(tx, event.clubId, theirs));
  const answer = (id: string, outcome: string, when: Date): CheckInResult => ({
    checkIn: {
      id,
      outcome,
      code,
      door: input.door,
      offline: input.offline,
      at: when.toISOString(),
      name,
      guests: theirs?.guests ?? 0,
    },
    refused: outcome === 'in' ? null : (outcome as ErrorCode),
  });
  if (repeated) return answer(repeated.id, repeated.outcome, repeated.at);
  const open = theirs
    ? await tx.eventCheckIn.findFirst({ where: { registrationId: theirs.id, outcome: 'in', undoneAt: null } })
    : null;
  // Who took part from their phone, and then stands at the door of the same event, is let in there, too.
  const comesOver = event.way === 'mixed' && open?.online === true;
  const registration = row && comesOver ? { eventId: row.eventId, status: 'registered' as const } : row;
  const outcome = decideDoor({ event, registration, inside: open !== null && !comesOver, at: scanned });
  if (outcome === 'in' && comesOver)
    await tx.eventCheckIn.update({ where: { id: open.id }, data: { undoneAt: at } });
  const id = newId();
  await tx.eventCheckIn.create({
    data: {
      id,
      eventId: event.id,
      registrationId: theirs?.id ?? null,
      nonce: input.nonce,
      code,
      door: input.door,
      outcome,
      byId: requireMember(actor).memberId,
      offline: input.offline,
      at: scanned,
      recordedAt: at,
    },
  });
  if (outcome === 'in' && theirs && !comesOver) {
    await creditAttendance(context, event, theirs, guestsCame(theirs.guests, input.guests));
    await tellSeats(context, event.id);
  }
  return answer(id, outcome, scanned);
});

/**
 * The same, where a shut door is a refusal: what the API answers. The scan is kept either way.
 * @throws already_checked_in, not_registered, cancelled, waiting, wrong_event, wrong_day, and as scanTicket
 */
export async function checkIn(...call: Parameters<typeof scanTicket>): Promise<CheckInView> {
  const { checkIn: view, refused } = await scanTicket(...call);
  if (refused) throw new PortalError(refused, { params: { name: view.name ?? '' } });
  return view;
}

/**
 * Fewer of a party came than have seats, or the others have come now, too: the counts say so. Hosts and moderators. Publishes `event.seats`.
 * @throws not_found where nobody is in with it, unauthenticated, forbidden, invalid
 */
export const countParty = defineCommand<
  { eventId: string; registrationId: string; guests: number },
  { guests: number }
>('events.count-party', async (context) => {
  const { tx, actor, input } = context;
  const loaded = await lockEvent(tx, actor, input.eventId);
  requireDoor(loaded, actor);
  const row = isId(input.registrationId)
    ? await tx.eventRegistration.findUnique({ where: { id: input.registrationId } })
    : null;
  if (row?.eventId !== loaded.event.id || row.status !== 'attended') throw new PortalError('not_found');
  if (input.guests > row.guests) throw invalidField('guests', 'too_big', { maximum: row.guests });
  const came = guestsCame(row.guests, input.guests);
  await tx.eventRegistration.update({ where: { id: row.id }, data: { guestsCame: came } });
  await tellSeats(context, loaded.event.id);
  return { guests: input.guests };
});

/**
 * Somebody was let in by mistake: their ticket opens the door again, what they had for coming is taken back, and the price is set aside as
 * before; after the end it is theirs again, unless who does not come pays it, too. A walk-in's seat is free again. Hosts and moderators.
 * @throws not_found, unauthenticated, forbidden
 */
export const undoCheckIn = defineCommand<{ eventId: string; registrationId: string }, { undone: boolean }>(
  'events.undo-check-in',
  async (context) => {
    const { tx, actor, input, at } = context;
    const loaded = await lockEvent(tx, actor, input.eventId);
    requireDoor(loaded, actor);
    const { event, access } = loaded;
    const entry = await tx.eventCheckIn.findFirst({
      where: { eventId: event.id, registrationId: input.registrationId, outcome: 'in', undoneAt: null },
      include: { registration: true },
    });
    if (!entry?.registration) throw new PortalError('not_found');
    const row = entry.registration;
    await tx.eventCheckIn.update({
      where: { id: entry.id },
      data: { undoneAt: at, undoneById: requireMember(actor).memberId },
    });
    await tx.eventRegistration.update({
      where: { id: row.id },
      data: row.walkIn
        ? { status: 'cancelled', attendedAt: null, guestsCame: null, endedAt: at, endReason: 'undone' }
        : { status: 'registered', attendedAt: null, guestsCame: null },
    });
    const over = event.status === 'done';
    if (!over || event.spendAt === 'check_in')
      await refundPrice(context, row, { stillComes: !over, reason: 'Check-in undone' });
    if (row.memberId)
      await publish(tx, attendanceChanged, {
        eventId: event.id,
        clubId: event.clubId,
        memberId: row.memberId,
        registrationId: row.id,
        attended: false,
      });
    await recordAct(tx, {
      actor,
      at,
      act: 'event.check_in_undone',
      subject: `event:${event.id}`,
      clubId: event.clubId,
      detail: { registrationId: row.id },
    });
    const undone = await tx.eventRegistration.findUniqueOrThrow({ where: { id: row.id } });
    if (!over) await endIfGone(context, loaded, undone);
    await settleSeats(context, event, access.club.slug);
    await tellSeats(context, event.id);
    return { undone: true };
  },
);
