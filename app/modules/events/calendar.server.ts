import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ClubAccess } from '~/modules/clubs/access';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { isActiveMember, mayRead } from '~/modules/clubs/policy';
import { type Actor, memberIdOf, type MemberActor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { isPortalError, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { portalKey } from '~/platform/portal-keys.server';
import { requireMember } from '~/platform/require-member';
import { type CalendarEvent, calendarFile } from './internal/calendar-file.server';
import { loadEvent } from './load-event.server';
import { eventPaths } from './paths';

/** How far back a feed goes: what is older stays in the calendar that has read it. */
const pastMs = 90 * 86_400_000;
const mostEvents = 500;

export interface CalendarAnswer {
  name: string;
  text: string;
}

/** One event as a file. @throws not_found, unauthenticated, forbidden */
export async function getEventFile(actor: Actor, slug: string, eventId: string): Promise<CalendarAnswer> {
  const { access, event } = await loadEvent(actor, eventId);
  if (access.club.slug !== slug || event.publishedAt === null) throw new PortalError('not_found');
  const memberId = memberIdOf(actor);
  const row = memberId
    ? await db.eventRegistration.findUnique({ where: { eventId_memberId: { eventId, memberId } } })
    : null;
  const comes = row?.status === 'registered' || row?.status === 'attended';
  const showsOnline = comes && isActiveMember(access);
  const shown = { ...event, clubSlug: slug, showsOnline, tentative: false };
  return { name: event.title, text: calendarFile(event.title, [shown]) };
}

/** A club's events, for calendars to come back to. Whoever may read the club. @throws not_found, unauthenticated, forbidden */
export async function getClubFeed(actor: Actor, slug: string): Promise<CalendarAnswer> {
  const access = await loadClubAccess(actor, { slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const events = await db.clubEvent.findMany({
    where: {
      clubId: access.club.id,
      publishedAt: { not: null },
      hidden: false,
      endsAt: { gt: new Date(now().getTime() - pastMs) },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: mostEvents,
  });
  const shown = events.map((event) => ({
    ...event,
    clubSlug: access.club.slug,
    showsOnline: false,
    tentative: false,
  }));
  return { name: access.club.name, text: calendarFile(access.club.name, shown) };
}

async function macOf(memberId: string, version: number): Promise<string> {
  const key = await portalKey('events.calendar', () => randomBytes(32).toString('base64url'));
  return createHmac('sha256', key).update(`${memberId} ${version}`).digest('base64url').slice(0, 32);
}

/** The address of one's own calendar: whoever has it reads it, until it is renewed. @throws unauthenticated */
export async function getCalendarAddress(actor: Actor): Promise<{ path: string }> {
  const { memberId } = requireMember(actor);
  const known = await db.memberCalendar.findUnique({ where: { memberId } });
  const mac = await macOf(memberId, known?.version ?? 1);
  return { path: eventPaths.calendar(`${memberId}.${mac}`) };
}

/** The old address leads nowhere any more. @throws unauthenticated */
export const renewCalendarAddress = defineCommand<null, { renewed: true }>(
  'events.renew-calendar',
  async ({ tx, actor }) => {
    const { memberId } = requireMember(actor);
    await tx.memberCalendar.upsert({
      where: { memberId },
      create: { memberId, version: 2 },
      update: { version: { increment: 1 } },
    });
    return { renewed: true };
  },
);

/** Whose calendar an address is. @throws not_found for any other */
async function memberBehind(secret: string): Promise<MemberActor> {
  const [memberId = '', mac = ''] = secret.split('.');
  const member = isId(memberId)
    ? await db.member.findUnique({
        where: { id: memberId },
        select: { name: true, status: true, calendar: true },
      })
    : null;
  if (member?.status !== 'active') throw new PortalError('not_found');
  const expected = Buffer.from(await macOf(memberId, member.calendar?.version ?? 1));
  const given = Buffer.from(mac);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new PortalError('not_found');
  return { kind: 'member', memberId, name: member.name, portalRoles: [] };
}

/** All events of one club that a member may read, by the secret of their address; without the links. @throws not_found */
export async function getClubFeedBySecret(secret: string, slug: string): Promise<CalendarAnswer> {
  const actor = await memberBehind(secret);
  try {
    return await getClubFeed(actor, slug);
  } catch (error) {
    // Who has the address need not know that there is such a club.
    throw isPortalError(error) ? new PortalError('not_found') : error;
  }
}

/** What a member goes to, waits for, hosts or speaks at, in all clubs that they may still read, by the secret of its address. @throws not_found */
export async function getMemberFeed(secret: string): Promise<CalendarAnswer> {
  const actor = await memberBehind(secret);
  const { memberId } = actor;
  const mine = { some: { memberId } };
  const events = await db.clubEvent.findMany({
    where: {
      endsAt: { gt: new Date(now().getTime() - pastMs) },
      publishedAt: { not: null },
      // What was called off stays there and says so: a calendar that it is taken out of may keep it.
      OR: [
        { registrations: { some: { memberId, status: { not: 'cancelled' } } } },
        { registrations: { some: { memberId, endReason: 'event_cancelled' } } },
        { people: mine },
      ],
    },
    include: {
      club: { select: { id: true, slug: true } },
      registrations: { where: { memberId } },
      people: { where: { memberId } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: mostEvents,
  });
  const clubs = new Map<string, ClubAccess>();
  for (const { club } of events)
    if (!clubs.has(club.id)) clubs.set(club.id, await loadClubAccess(actor, { clubId: club.id }));
  const shown = events
    .filter(({ club }) => mayRead(clubs.get(club.id)!))
    .map(({ club, registrations: [own], people, ...event }): CalendarEvent => {
      const comes = own?.status === 'registered' || own?.status === 'attended';
      const inside = comes || people.length > 0;
      const changed = [event.updatedAt, own?.registeredAt, own?.endedAt, own?.attendedAt];
      return {
        ...event,
        clubSlug: club.slug,
        showsOnline: inside && isActiveMember(clubs.get(club.id)!),
        tentative: !inside,
        // A place in the list that has become a seat is news, too.
        updatedAt: new Date(Math.max(...changed.map((at) => at?.getTime() ?? 0))),
        sequence: 2 * event.sequence + (inside ? 1 : 0),
      };
    });
  return { name: 'Chomrom', text: calendarFile('Chomrom', shown) };
}
