import type { ClubAccess } from '~/modules/clubs/access';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import type { ClubEvent, EventTicket } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { holdMemberships } from './internal/standing.server';
import { type EventFacts, maySeeEvent } from './policy';

export type EventRow = ClubEvent & { tickets: EventTicket[] };

export interface LoadedEvent {
  access: ClubAccess;
  event: EventRow;
  facts: EventFacts;
}

async function hasSeat(tx: Tx | typeof db, eventId: string, memberId: string): Promise<boolean> {
  const row = await tx.eventRegistration.findUnique({
    where: { eventId_memberId: { eventId, memberId } },
    select: { status: true },
  });
  return row !== null && row.status !== 'cancelled';
}

/** Reads an event and the actor's standing in its club. @throws not_found, unauthenticated, forbidden */
export async function loadEvent(
  actor: Actor,
  eventId: string,
  tx: Tx | typeof db = db,
): Promise<LoadedEvent> {
  const event = isId(eventId)
    ? await tx.clubEvent.findUnique({ where: { id: eventId }, include: { tickets: true } })
    : null;
  if (!event) throw new PortalError('not_found');
  const access = await loadClubAccess(actor, { clubId: event.clubId }, tx);
  const memberId = memberIdOf(actor);
  const part = memberId
    ? await tx.eventPerson.findUnique({ where: { eventId_memberId: { eventId, memberId } } })
    : null;
  const announced = event.publishedAt !== null;
  const { status, hidden } = event;
  const comes = hidden && memberId ? await hasSeat(tx, eventId, memberId) : false;
  const facts = { status, announced, hidden, comes, role: part?.role ?? null };
  if (!maySeeEvent(access, facts)) {
    if (!announced || hidden) throw new PortalError('not_found');
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  }
  return { access, event, facts };
}

/** The same for changing it or its seats: changes of one event come one after the other. @throws as loadEvent */
export async function lockEvent(tx: Tx, actor: Actor, eventId: string): Promise<LoadedEvent> {
  if (!isId(eventId)) throw new PortalError('not_found');
  await tx.$executeRaw`SELECT lock_event(${eventId}::uuid)`;
  return loadEvent(actor, eventId, tx);
}

/**
 * The same for whoever is to get a seat: their standing in the club stays as it is read here until the seat is theirs.
 * @throws as loadEvent
 */
export async function lockForMember(tx: Tx, actor: Actor, eventId: string): Promise<LoadedEvent> {
  if (!isId(eventId)) throw new PortalError('not_found');
  await tx.$executeRaw`SELECT lock_event(${eventId}::uuid)`;
  const event = await tx.clubEvent.findUnique({ where: { id: eventId }, select: { clubId: true } });
  const memberId = memberIdOf(actor);
  if (event && memberId) await holdMemberships(tx, event.clubId, [memberId]);
  return loadEvent(actor, eventId, tx);
}

/** Why somebody may not do what members of the club may. */
export function memberRefusal(actor: Actor, access: ClubAccess): PortalError {
  if (actor.kind === 'visitor') return new PortalError('unauthenticated');
  if (access.membership?.status === 'suspended') return new PortalError('suspended');
  if (access.membership?.status !== 'active') return new PortalError('not_a_member');
  return new PortalError(access.club.status === 'open' ? 'forbidden' : 'club_closed');
}
