import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { requireDoor } from './check-in.server';
import { readFreeSeats, settleSeats, tellSeats } from './internal/seats.server';
import { lockEvent } from './load-event.server';
import { newTicketCode } from './register.server';
import { decideWalkIn, fits, type WalkInRefusal, scannedAt } from './rules';
import type { WalkInInput } from './schema';

interface WalkInResult {
  /** Null where the door stays shut. */
  registrationId: string | null;
  refused: WalkInRefusal | null;
}

const noteWalkIn = defineCommand<WalkInInput & { eventId: string }, WalkInResult>(
  'events.walk-in',
  async (context) => {
    const { tx, actor, input, at } = context;
    const loaded = await lockEvent(tx, actor, input.eventId);
    requireDoor(loaded, actor);
    const { event, access } = loaded;
    const { name, guests, nonce, offline, door } = input;
    const repeated = await tx.eventCheckIn.findUnique({
      where: { eventId_nonce: { eventId: event.id, nonce } },
    });
    if (repeated) {
      const { registrationId, outcome } = repeated;
      return { registrationId, refused: outcome === 'in' ? null : (outcome as WalkInRefusal) };
    }
    if (event.status === 'draft') throw new PortalError('conflict');
    const came = scannedAt(input, event.createdAt, at);
    await settleSeats(context, event, access.club.slug);
    const party = { ticket: 'member' as const, guests };
    const hasRoom = fits(await readFreeSeats(tx, event.id), party);
    const refused = decideWalkIn({ event, hasRoom, at: came, offline });
    const registrationId = refused ? null : newId();
    const code = registrationId ? newTicketCode() : '';
    if (registrationId)
      await tx.eventRegistration.create({
        data: {
          id: registrationId,
          eventId: event.id,
          name,
          ...party,
          status: 'attended',
          code,
          walkIn: true,
          createdAt: at,
          registeredAt: at,
          attendedAt: came,
        },
      });
    await tx.eventCheckIn.create({
      data: {
        id: newId(),
        eventId: event.id,
        registrationId,
        nonce,
        code,
        door,
        name: registrationId ? '' : name,
        outcome: refused ?? 'in',
        byId: requireMember(actor).memberId,
        offline,
        at: came,
        recordedAt: at,
      },
    });
    if (registrationId) await tellSeats(context, event.id);
    return { registrationId, refused };
  },
);

/**
 * Somebody who has no ticket comes in, if there is a seat; told by a device that was offline also once it is over. Whoever was let in there
 * and had no seat any more is named. Hosts and moderators. Publishes `event.seats`.
 * @throws not_found, unauthenticated, forbidden, event_full, wrong_day, cancelled, conflict for a draft
 */
export async function letWalkIn(...call: Parameters<typeof noteWalkIn>): Promise<{ registrationId: string }> {
  const { registrationId, refused } = await noteWalkIn(...call);
  if (refused || !registrationId) throw new PortalError(refused ?? 'conflict');
  return { registrationId };
}
