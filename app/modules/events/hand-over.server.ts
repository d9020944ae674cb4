import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireMember } from '~/platform/require-member';
import { holdMemberships, readWhyGone } from './internal/standing.server';
import { lockForMember, memberRefusal } from './load-event.server';
import { mayRegister } from './policy';
import { handedOverNotice } from './notices.server';
import { eventPaths } from './paths';
import { limitRegistrations, newTicketCode } from './register.server';

/**
 * A ticket goes to a friend in the club, by id or by the name they have there; with a new code, so that the old one opens nothing. Its
 * member, before they are in and before it is over. @throws not_found, unauthenticated, not_a_member, suspended, conflict, invalid (nobody of that name, or they have a seat)
 */
export const handOverTicket = defineCommand<
  { eventId: string; to: string },
  { to: { id: string; name: string } }
>(
  'events.hand-over',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const { access, event } = await lockForMember(tx, actor, input.eventId);
    const row = await tx.eventRegistration.findUnique({
      where: { eventId_memberId: { eventId: event.id, memberId } },
    });
    if (!row) throw new PortalError('not_found');
    if (!mayRegister(access)) throw memberRefusal(actor, access);
    if (event.status !== 'published' && event.status !== 'live') throw new PortalError('conflict');
    if (row.status !== 'registered' || row.ticket === 'tier') throw new PortalError('conflict');
    const friends = await tx.membership.findMany({
      where: {
        clubId: access.club.id,
        status: 'active',
        ...(isId(input.to) ? { memberId: input.to } : { personaName: input.to }),
      },
      select: { memberId: true, personaName: true },
      take: 2,
    });
    const [friend] = friends;
    if (!friend || friends.length > 1 || friend.memberId === memberId)
      throw invalidField('to', friends.length > 1 ? 'ambiguous' : 'not_found');
    // A friend who is leaving just now gets no ticket.
    await holdMemberships(tx, access.club.id, [friend.memberId]);
    if (await readWhyGone(tx, { clubId: access.club.id, memberId: friend.memberId, at }))
      throw invalidField('to', 'not_found');
    const theirs = await tx.eventRegistration.findUnique({
      where: { eventId_memberId: { eventId: event.id, memberId: friend.memberId } },
    });
    if (theirs && theirs.status !== 'cancelled') throw invalidField('to', 'has_seat');
    if (theirs) await tx.eventRegistration.delete({ where: { id: theirs.id } });
    await tx.eventRegistration.update({
      where: { id: row.id },
      data: {
        memberId: friend.memberId, // What one answered is nobody else's.
        answers: {},
        code: newTicketCode(),
        seenChange: event.changeNumber,
      },
    });
    await recordNotices(tx, [
      notice(handedOverNotice, {
        memberId: friend.memberId,
        actorId: memberId,
        clubId: event.clubId,
        subject: `event:${event.id}`,
        once: `event:${event.id}:handed:${row.id}:${at.getTime()}`,
        url: eventPaths.event(access.club.slug, event.id),
        data: { eventId: event.id, title: event.title },
      }),
    ]);
    return { to: { id: friend.memberId, name: friend.personaName } };
  },
  { limit: limitRegistrations },
);
