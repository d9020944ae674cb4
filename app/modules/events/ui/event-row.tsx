import { Link } from '@remix-run/react';
import { Globe, MapPin, MessagesSquare, Users } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Tag, type Tone } from '~/ui/tag';
import type { EventItem, EventView } from '../views';
import { EventTime } from './event-time';

const wayIcons = { onsite: MapPin, online: Globe, thread: MessagesSquare, mixed: MapPin } as const;

/** How many seats are left, or how many come where there is no limit. */
export function SeatsWords({
  event,
}: {
  event: Pick<EventView, 'capacity' | 'seatsUsed' | 'registered' | 'waiting' | 'attended' | 'status'>;
}) {
  const { t } = useI18n();
  const { capacity, seatsUsed, registered, waiting, attended } = event;
  if (event.status === 'done') return <span>{t('events:seats.came', { count: attended })}</span>;
  const left = capacity === null ? null : capacity - seatsUsed;
  return (
    <span>
      {left === null
        ? t('events:seats.going', { count: registered })
        : left > 0
          ? t('events:seats.left', { count: left })
          : t('events:seats.full')}
      {waiting > 0 ? ` · ${t('events:seats.waiting', { count: waiting })}` : null}
    </span>
  );
}

const statusTones: Partial<Record<EventView['status'], Tone>> = {
  live: 'positive',
  cancelled: 'danger',
  draft: 'warning',
};

export function StatusTag({ status }: { status: EventView['status'] }) {
  const { t } = useI18n();
  if (status === 'published') return null;
  return <Tag tone={statusTones[status] ?? 'neutral'}>{t(`events:status.${status}`)}</Tag>;
}

/** The day as a leaf of a calendar. */
function DayLeaf({ event }: { event: EventItem }) {
  const { locale, timeZone } = useI18n();
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: event.allDay ? event.timeZone : timeZone,
    day: 'numeric',
    month: 'short',
  }).formatToParts(new Date(event.startsAt));
  const part = (type: string) => parts.find((found) => found.type === type)?.value;
  return (
    <div
      aria-hidden="true"
      suppressHydrationWarning
      className="flex size-14 shrink-0 flex-col items-center justify-center rounded-md bg-accent-soft text-accent-ink"
    >
      <span className="text-xl leading-tight font-bold">{part('day')}</span>
      <span className="text-xs leading-tight">{part('month')}</span>
    </div>
  );
}

export function EventRow({ event }: { event: EventItem }) {
  const { t, locale } = useI18n();
  const Icon = wayIcons[event.way];
  const lang = event.language && event.language !== locale ? event.language : undefined;
  return (
    <li className="flex gap-4 px-4 py-4">
      <DayLeaf event={event} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link to={event.url} className="text-lg font-semibold" lang={lang}>
            {event.title}
          </Link>
          <StatusTag status={event.status} />
          {event.mine ? (
            <Tag tone={event.mine === 'offered' ? 'warning' : 'accent'}>{t(`events:mine.${event.mine}`)}</Tag>
          ) : null}
        </p>
        <p>
          <EventTime event={event} />
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm text-muted">
          <span className="flex min-w-0 items-center gap-1.5">
            <Icon aria-hidden="true" className="size-4 shrink-0" />
            <span className="min-w-0 break-words" lang={event.place ? lang : undefined}>
              {event.place || t(`events:way.${event.way}`)}
            </span>
          </span>
          {event.status === 'cancelled' ? null : (
            <span className="flex items-center gap-1.5">
              <Users aria-hidden="true" className="size-4" />
              <SeatsWords event={event} />
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
