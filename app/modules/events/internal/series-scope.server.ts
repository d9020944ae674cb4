import type { Actor } from '~/platform/actor';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { type EventRow, type LoadedEvent, loadEvent, lockEvent } from '../load-event.server';
import type { SeriesScope } from '../schema';

/**
 * Locks the events that a change is for, in one order whoever asks: the chosen one, and those of its series that have not begun yet and are
 * neither over nor called off, by their time. `following`: from the chosen one on. @throws not_found, unauthenticated, forbidden
 */
export async function lockScope(
  { tx, actor, at }: { tx: Tx; actor: Actor; at: Date },
  eventId: string,
  scope: SeriesScope,
): Promise<{ chosen: LoadedEvent; others: EventRow[] }> {
  if (scope === 'this') return { chosen: await lockEvent(tx, actor, eventId), others: [] };
  if (!isId(eventId)) throw new PortalError('not_found');
  // Dates of a series are made under its lock: whoever waits for it sees them, too.
  await tx.$executeRaw`SELECT 1 FROM "EventSeries" WHERE "id" = (SELECT "seriesId" FROM "ClubEvent" WHERE "id" = ${eventId}::uuid)
    FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT o."id" FROM "ClubEvent" e JOIN "ClubEvent" o ON o."id" = e."id" OR o."seriesId" = e."seriesId"
    WHERE e."id" = ${eventId}::uuid ORDER BY o."id"`;
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`SELECT lock_event("id") FROM unnest(${ids}::uuid[]) AS "id"`;
  const chosen = await loadEvent(actor, eventId, tx);
  const others = await tx.clubEvent.findMany({
    where: {
      id: { in: ids, not: eventId },
      status: { in: ['draft', 'published'] },
      startsAt: { gt: at, ...(scope === 'following' ? { gte: chosen.event.startsAt } : {}) },
    },
    include: { tickets: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return { chosen, others };
}
