import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { ClubEvent } from '~/platform/db/generated/client';
import { env } from '~/platform/env.server';
import { eventPaths } from '../paths';
import { zonedParts } from '../series';

export type CalendarEvent = Pick<
  ClubEvent,
  | 'id'
  | 'title'
  | 'body'
  | 'hidden'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'allDay'
  | 'place'
  | 'directions'
  | 'online'
  | 'status'
  | 'sequence'
  | 'updatedAt'
  | 'createdAt'
> & {
  clubSlug: string;
  /** Whether its reader may know the link. */
  showsOnline: boolean;
  /** They wait for a seat. */
  tentative: boolean;
};

const bodyLength = 2_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Days are days of the event's own zone; the end is the day after the last. */
function timesOf({ startsAt, endsAt, timeZone, allDay }: CalendarEvent) {
  if (!allDay) return { start: startsAt, end: endsAt };
  const last = zonedParts(new Date(endsAt.getTime() - 1), timeZone).day;
  return { start: zonedParts(startsAt, timeZone).day, end: dayAfter(last) };
}

function statusOf({ status, tentative }: CalendarEvent): ICalEventStatus {
  if (status === 'cancelled') return ICalEventStatus.CANCELLED;
  return tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

/**
 * Events as a file that calendars read (RFC 5545), in UTC, so that no calendar has to know our zones. An event keeps its UID however often
 * it changes, and its SEQUENCE grows, by which calendars bring it up to date.
 */
export function calendarFile(name: string, events: readonly CalendarEvent[]): string {
  const origin = env().ORIGIN;
  const { host } = new URL(origin);
  const calendar = ical({
    name,
    prodId: { company: 'Chomrom', product: 'Events' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  for (const event of events) {
    const url = origin + eventPaths.event(event.clubSlug, event.id);
    const link = event.showsOnline ? event.online : '';
    calendar.createEvent({
      id: `${event.id}@${host}`,
      ...timesOf(event),
      allDay: event.allDay,
      stamp: event.updatedAt,
      created: event.createdAt,
      lastModified: event.updatedAt,
      sequence: event.sequence,
      summary: event.title,
      description: [link, event.directions, event.hidden ? '' : event.body.slice(0, bodyLength), url]
        .filter(Boolean)
        .join('\n\n'),
      location: event.place || link || null,
      url,
      status: statusOf(event),
    });
  }
  return calendar.toString();
}
