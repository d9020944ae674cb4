import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { eventPaths } from '../paths';
import type { EventView, SeriesView } from '../views';
import { EventTime } from './event-time';
import { Fold } from './fold';

/** When else it takes place. */
export function OtherDates({ event, dates }: { event: EventView; dates: SeriesView['dates'] }) {
  const { t } = useI18n();
  return (
    <Fold name={t('events:page.dates')}>
      <ul className="mt-1 space-y-1">
        {dates.map((date) => (
          <li key={date.id}>
            <Link to={date.url} className="flex min-h-11 items-center">
              <EventTime event={date} />
            </Link>
          </li>
        ))}
      </ul>
      <Link to={`${eventPaths.list(event.clubSlug)}?series=${event.seriesId}`}>
        {t('events:page.allDates')}
      </Link>
    </Fold>
  );
}
