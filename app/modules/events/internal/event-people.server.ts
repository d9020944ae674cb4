import { memberIdOf } from '~/platform/actor';
import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { notice, recordNotices } from '~/platform/notices.server';
import type { EventRow } from '../load-event.server';
import { namedNotice } from '../notices.server';
import { eventPaths } from '../paths';

/** These members, and those who host or speak at an event; each once. */
export async function withPeople(tx: Tx, eventId: string, memberIds: readonly string[]): Promise<string[]> {
  const people = await tx.eventPerson.findMany({ where: { eventId }, select: { memberId: true } });
  return [...new Set([...memberIds, ...people.map(({ memberId }) => memberId)])];
}

/** Whoever is to host or to speak hears that they were named, once for each event that is announced. */
export async function tellNamed(
  { tx, actor }: Pick<CommandContext<unknown>, 'tx' | 'actor'>,
  event: Pick<EventRow, 'id' | 'clubId' | 'title' | 'seriesId'>,
  slug: string,
  memberIds: readonly string[],
): Promise<void> {
  await recordNotices(
    tx,
    memberIds.map((memberId) =>
      notice(namedNotice, {
        memberId,
        actorId: memberIdOf(actor) ?? null,
        clubId: event.clubId,
        // Of a series in one line.
        subject: event.seriesId ? `event-series:${event.seriesId}` : `event:${event.id}`,
        once: `event:${event.id}:named`,
        url: eventPaths.event(slug, event.id),
        data: { eventId: event.id, title: event.title },
      }),
    ),
  );
}
