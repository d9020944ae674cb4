import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { eventPaths } from './paths';
import type { EventView, SeriesView } from './views';

const datesShown = 5;

/**
 * The other dates of an event's series, as far as they are announced and not over, and how many of it a change may be for. For whoever reads the
 * event: what it belongs to is no secret. Null where it is of none.
 */
export async function readSeries(
  event: Pick<EventView, 'id' | 'seriesId' | 'startsAt' | 'clubSlug'>,
): Promise<SeriesView | null> {
  const { id, seriesId, startsAt, clubSlug } = event;
  if (!seriesId) return null;
  const at = now();
  const others = { seriesId, id: { not: id } };
  const dates = await db.clubEvent.findMany({
    where: { ...others, hidden: false, status: { in: ['published', 'live'] }, endsAt: { gt: at } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: datesShown,
    select: { id: true, startsAt: true, endsAt: true, timeZone: true, allDay: true },
  });
  const open = { ...others, status: { in: ['draft', 'published'] as ('draft' | 'published')[] } };
  const all = await db.clubEvent.count({ where: { ...open, startsAt: { gt: at } } });
  const following = await db.clubEvent.count({
    where: { ...open, startsAt: { gt: at, gte: new Date(startsAt) } },
  });
  return {
    dates: dates.map((date) => ({
      ...date,
      url: eventPaths.event(clubSlug, date.id),
      startsAt: date.startsAt.toISOString(),
      endsAt: date.endsAt.toISOString(),
    })),
    others: { following, all },
  };
}
