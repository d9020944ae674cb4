import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import type { EventRow } from '../load-event.server';
import { type CreateEventInput, createEventInput } from '../schema';
import type { EventFactsNow } from '../series-change';

/** What a new event takes over: all but its time, its window and its people. */
export type EventStart = Omit<CreateEventInput, 'status' | 'series'>;

/** An event as the planner's form begins with it; its window stays behind. */
export function startOf(event: EventRow): EventStart {
  const tickets = Object.fromEntries(
    event.tickets.map(({ kind, capacity, pricePoints, tierKey }) => [
      kind,
      { capacity, pricePoints, ...(tierKey ? { tierKey } : {}) },
    ]),
  );
  return createEventInput.parse({
    ...event,
    opensAt: null,
    closesAt: null,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    tickets,
    status: 'draft',
  });
}

/** All that a change can change of an event, as it is now. */
export async function readFacts(tx: Tx | typeof db, event: EventRow): Promise<EventFactsNow> {
  const people = await tx.eventPerson.findMany({
    where: { eventId: event.id },
    orderBy: [{ role: 'asc' }, { position: 'asc' }],
    select: { memberId: true, role: true },
  });
  const { opensAt, closesAt, way } = event;
  return { ...startOf(event), opensAt, closesAt, way, people } as EventFactsNow;
}
