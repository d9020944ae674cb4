import { Link } from '@remix-run/react';
import { CalendarDays } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card, Section } from '~/ui/card';
import { Tag } from '~/ui/tag';
import { Time } from '~/ui/time';
import { eventPaths } from '../paths';
import type { EventItem } from '../views';

type HomeEvent = Pick<EventItem, 'id' | 'title' | 'language' | 'url' | 'startsAt' | 'status'>;

/** What a club does next, on its home. Says so in the club's words, which are there already. */
export function HomeEvents({ slug, events }: { slug: string; events: readonly HomeEvent[] }) {
  const { t, locale } = useI18n();
  if (events.length === 0) return null;
  return (
    <Section
      title={t('clubs:home.coming')}
      action={<Link to={eventPaths.list(slug)}>{t('clubs:home.allEvents')}</Link>}
    >
      <Card flush>
        <ul className="divide-y divide-line">
          {events.map(({ id, title, language, url, startsAt, status }) => (
            <li key={id} className="flex gap-3 px-4 py-3">
              <CalendarDays aria-hidden="true" className="mt-1 size-5 shrink-0 text-muted" />
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2">
                  <Link
                    to={url}
                    className="font-semibold"
                    lang={language && language !== locale ? language : undefined}
                  >
                    {title}
                  </Link>
                  {status === 'live' ? <Tag tone="positive">{t('clubs:home.liveNow')}</Tag> : null}
                </p>
                <p className="text-sm text-muted">
                  <Time value={startsAt} absolute="dateTime" />
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
