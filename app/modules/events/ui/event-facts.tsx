import { Link } from '@remix-run/react';
import {
  CalendarClock,
  CalendarPlus,
  Globe,
  MapPin,
  MessagesSquare,
  Mic,
  Signpost,
  UserRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { clubPaths } from '~/modules/clubs/paths';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { disclosureItemClass, DisclosureMenu } from '~/ui/disclosure-menu';
import { buttonClass } from '~/ui/button';
import { RoleBadges } from '~/ui/role-badge';
import { eventPaths } from '../paths';
import { zonedParts } from '../series';
import type { EventView, EventViewer } from '../views';
import { EventTime } from './event-time';

function Fact({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="flex items-center gap-3 text-sm text-muted [&>svg]:size-5 [&>svg]:shrink-0">
        {icon}
        {label}
      </dt>
      <dd className="ps-8 break-words">{children}</dd>
    </div>
  );
}

function compact(iso: string): string {
  return iso.replace(/[-:]/g, '').replace(/\.\d+/, '');
}

/** Google's own way of taking an event; other calendars take the file. */
function googleAddress(event: EventView): string {
  const day = (iso: string) => zonedParts(new Date(iso), event.timeZone).day.replaceAll('-', '');
  const dates = event.allDay
    ? `${day(event.startsAt)}/${day(new Date(Date.parse(event.endsAt) - 1 + 86_400_000).toISOString())}`
    : `${compact(event.startsAt)}/${compact(event.endsAt)}`;
  const search = new URLSearchParams({ action: 'TEMPLATE', text: event.title, dates, location: event.place });
  return `https://calendar.google.com/calendar/render?${search}`;
}

function AddToCalendar({ event }: { event: EventView }) {
  const { t } = useI18n();
  return (
    <DisclosureMenu
      align="start"
      summaryClassName={buttonClass(
        { size: 'sm' },
        'cursor-pointer list-none [&::-webkit-details-marker]:hidden',
      )}
      summary={
        <>
          <CalendarPlus aria-hidden="true" className="size-4.5" /> {t('events:page.addTo')}
        </>
      }
    >
      <a className={disclosureItemClass} href={eventPaths.file(event.clubSlug, event.id)} download>
        {t('events:page.file')}
      </a>
      <a
        className={disclosureItemClass}
        href={googleAddress(event)}
        rel="noreferrer noopener"
        target="_blank"
      >
        {t('events:page.google')}
      </a>
    </DisclosureMenu>
  );
}

function People({ event, role }: { event: EventView; role: 'host' | 'speaker' }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {event.people
        .filter((person) => person.role === role)
        .map(({ id, name, pictureId, badge }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <Link
              to={clubPaths.person(event.clubSlug, id)}
              className="flex min-h-11 items-center gap-2 no-underline hover:underline"
            >
              <Avatar name={name} pictureId={pictureId} size="sm" />
              {name}
            </Link>
            <RoleBadges badge={badge} full />
          </li>
        ))}
    </ul>
  );
}

/** When, where, and with whom. */
export function EventFacts({ event, viewer }: { event: EventView; viewer: EventViewer }) {
  const { t } = useI18n();
  const has = (role: 'host' | 'speaker') => event.people.some((person) => person.role === role);
  return (
    <div className="space-y-4">
      <dl className="space-y-3">
        <Fact icon={<CalendarClock aria-hidden="true" />} label={t('events:page.when')}>
          <EventTime event={event} className="font-semibold" />
        </Fact>
        {event.place ? (
          <Fact icon={<MapPin aria-hidden="true" />} label={t('events:page.where')}>
            <span className="font-semibold">{event.place}</span>
          </Fact>
        ) : null}
        {event.place && event.directions ? (
          <Fact icon={<Signpost aria-hidden="true" />} label={t('events:page.directions')}>
            <p className="whitespace-pre-wrap">{event.directions}</p>
          </Fact>
        ) : null}
        {event.hasOnline ? (
          <Fact icon={<Globe aria-hidden="true" />} label={t('events:way.online')}>
            {viewer.online ? (
              <a
                href={eventPaths.room(event.clubSlug, event.id)}
                rel="noreferrer noopener"
                target="_blank"
                className="font-semibold"
              >
                {t('events:page.link')}
              </a>
            ) : (
              t('events:page.linkHidden')
            )}
          </Fact>
        ) : null}
        {event.way === 'thread' ? (
          <Fact icon={<MessagesSquare aria-hidden="true" />} label={t('events:page.where')}>
            {t('events:page.inThread')}
          </Fact>
        ) : null}
        {has('speaker') ? (
          <Fact icon={<Mic aria-hidden="true" />} label={t('events:page.speakers')}>
            <People event={event} role="speaker" />
          </Fact>
        ) : null}
        {has('host') ? (
          <Fact icon={<UserRound aria-hidden="true" />} label={t('events:page.hosts')}>
            <People event={event} role="host" />
          </Fact>
        ) : null}
      </dl>
      {event.status === 'published' || event.status === 'live' ? <AddToCalendar event={event} /> : null}
    </div>
  );
}
