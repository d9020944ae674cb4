import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { clubMuted } from './facts';
import { lockClub } from './internal/lock-club.server';
import { readMembership, showMembership, writeMembership } from './internal/membership.server';
import type { MembershipView } from './views';

/**
 * The actor gets no notices of a club, or gets them again. Whoever belongs to it may. Asked again it changes nothing.
 * Publishes `membership.changed`. @throws not_a_member
 */
export const muteClub = defineCommand<{ slug: string; muted: boolean }, { membership: MembershipView }>(
  'clubs.mute',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { club } = await lockClub(tx, actor, { slug: input.slug });
    const before = await readMembership(club.id, memberId, tx);
    if (!before || before.status === 'left') throw new PortalError('not_a_member');
    if (before.muted === input.muted) return { membership: await showMembership(tx, before, at) };
    if (input.muted) await publish(tx, clubMuted, { memberId, clubId: club.id });
    return { membership: await writeMembership(context, club, memberId, before, { muted: input.muted }) };
  },
);
