import { memberIdOf } from '~/platform/actor';
import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { notice, type RecordedNotice, recordNotices } from '~/platform/notices.server';
import type { EventRow } from '../load-event.server';
import { cancelledNotice, changedNotice } from '../notices.server';
import { eventPaths } from '../paths';

export interface ChangedEvent {
  event: EventRow;
  /** What concerns those who have a seat; empty: nobody hears of it. */
  what: ('time' | 'place')[];
}

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor'>;
type Status = 'held' | 'registered' | 'waiting' | 'offered' | 'attended';

/** Who is in which of the events, by member, its hosts and speakers among them; both in one order. */
async function seatsOf(
  tx: Tx,
  eventIds: readonly string[],
  statuses: readonly Status[],
): Promise<{ memberId: string; eventId: string }[]> {
  const rows = await tx.eventRegistration.findMany({
    where: { eventId: { in: [...eventIds] }, memberId: { not: null }, status: { in: [...statuses] } },
    select: { memberId: true, eventId: true },
  });
  // Whoever hosts or speaks comes, too, whether or not they have a seat.
  const people = await tx.eventPerson.findMany({
    where: { eventId: { in: [...eventIds] } },
    select: { memberId: true, eventId: true },
  });
  const all = [...rows.map(({ memberId, eventId }) => ({ memberId: memberId!, eventId })), ...people];
  return [...new Map(all.map((one) => [`${one.eventId} ${one.memberId}`, one])).values()];
}

/**
 * One line for each member, however many of a series it is about: what happened to the events of one series is one subject. It leads
 * to the event, or to one's own list where there are several.
 */
function linesOf(
  seats: readonly { memberId: string; eventId: string }[],
  events: ReadonlyMap<string, EventRow>,
  slug: string,
  say: (event: EventRow, line: { memberId: string; subject: string; url: string }) => RecordedNotice,
): RecordedNotice[] {
  const byMember = Map.groupBy(seats, ({ memberId }) => memberId);
  return [...byMember].flatMap(([memberId, theirs]) => {
    const several = theirs.length > 1;
    return theirs.map(({ eventId }) => {
      const event = events.get(eventId)!;
      return say(event, {
        memberId,
        subject: several ? `event-series:${event.seriesId}` : `event:${event.id}`,
        url: several ? `${eventPaths.list(slug)}?view=mine` : eventPaths.event(slug, event.id),
      });
    });
  });
}

/** Everybody who comes, or waits to, hears of another time or place once, and says whether they keep their seat. */
export async function tellChanges(
  { tx, actor }: Context,
  club: { id: string; slug: string },
  changed: readonly ChangedEvent[],
): Promise<void> {
  const weighty = changed.filter(({ what }) => what.length > 0);
  if (weighty.length === 0) return;
  const whats = new Map(weighty.map(({ event, what }) => [event.id, what]));
  const events = new Map(weighty.map(({ event }) => [event.id, event]));
  const seats = await seatsOf(tx, [...events.keys()], ['registered', 'waiting', 'offered', 'held']);
  await recordNotices(
    tx,
    linesOf(seats, events, club.slug, (event, line) =>
      notice(changedNotice, {
        ...line,
        actorId: memberIdOf(actor) ?? null,
        clubId: club.id,
        once: `event:${event.id}:change:${event.changeNumber}`,
        data: {
          eventId: event.id,
          title: event.title,
          what: whats.get(event.id)!,
          startsAt: event.startsAt.toISOString(),
        },
      }),
    ),
  );
}

/** Everybody who came, comes, or waits to, hears once that it does not take place, and why. Asked before the seats are given back. */
export async function tellCancelled(
  { tx, actor }: Context,
  club: { id: string; slug: string },
  cancelled: readonly EventRow[],
  reason: string,
): Promise<void> {
  const events = new Map(cancelled.map((event) => [event.id, event]));
  const all = ['held', 'registered', 'waiting', 'offered', 'attended'] as const;
  const seats = await seatsOf(tx, [...events.keys()], all);
  await recordNotices(
    tx,
    linesOf(seats, events, club.slug, (event, line) =>
      notice(cancelledNotice, {
        ...line,
        actorId: memberIdOf(actor) ?? null,
        clubId: club.id,
        once: `event:${event.id}:cancelled`,
        data: { eventId: event.id, title: event.title, reason },
      }),
    ),
  );
}
