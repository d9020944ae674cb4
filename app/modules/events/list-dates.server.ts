import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { loadEvent } from './load-event.server';
import { eventPaths } from './paths';
import { mayManage } from './policy';
import type { SeriesRule } from './series';
import type { EventView } from './views';

/** A date of a series, for who plans it. */
export interface PlannerDate extends Pick<
  EventView,
  'id' | 'url' | 'startsAt' | 'endsAt' | 'timeZone' | 'allDay' | 'status' | 'seatsUsed' | 'capacity'
> {
  added: boolean;
}

const datesShown = 200;

/**
 * The dates of an event's series that are still to come, what was called off among them, and the rule that it goes by; the one event where it is
 * of none. Moderators. @throws not_found, unauthenticated, forbidden
 */
export async function listDates(
  actor: Actor,
  eventId: string,
): Promise<{ dates: PlannerDate[]; rule: SeriesRule | null }> {
  const { access, event } = await loadEvent(actor, eventId);
  if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const { seriesId } = event;
  const series = seriesId ? await db.eventSeries.findUnique({ where: { id: seriesId } }) : null;
  const rows = await db.clubEvent.findMany({
    where: seriesId ? { seriesId, endsAt: { gt: now() } } : { id: eventId },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: datesShown,
    select: {
      ...{ id: true, startsAt: true, endsAt: true, timeZone: true, allDay: true, status: true },
      ...{ seatsUsed: true, capacity: true, seriesPart: true },
    },
  });
  const rule = series?.rule as Partial<SeriesRule> | undefined;
  return {
    dates: rows.map(({ seriesPart, ...row }) => ({
      ...row,
      added: seriesPart === 'added',
      url: eventPaths.event(access.club.slug, row.id),
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
    })),
    // A series of dates that were added one by one has no rule.
    rule: rule?.every ? (rule as SeriesRule) : null,
  };
}
