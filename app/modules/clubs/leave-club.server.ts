import { defineCommand } from '~/platform/command.server';
import { requireMember } from '~/platform/require-member';
import { lockClub } from './internal/lock-club.server';
import { readMembership, showMembership, writeMembership } from './internal/membership.server';
import type { MembershipView } from './views';

/**
 * The actor is out of the club, or takes back the wish to come in; their records are private again. Whoever belongs to it
 * may, also its last moderator, because admins moderate every club. A suspension is remembered in case they come back.
 * Asked again it changes nothing. Publishes `member.gone`, `membership.changed`, and ends what they could hear.
 */
export const leaveClub = defineCommand<{ slug: string }, { membership: MembershipView | null }>(
  'clubs.leave',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { club } = await lockClub(tx, actor, { slug: input.slug });
    const before = await readMembership(club.id, memberId, tx);
    if (!before) return { membership: null };
    if (before.status === 'left') return { membership: await showMembership(tx, before, at) };
    await tx.memberRecord.updateMany({
      where: { clubId: club.id, memberId, state: 'shared' },
      data: { state: 'private', updatedAt: at },
    });
    return {
      membership: await writeMembership(context, club, memberId, before, { status: 'left', leftAt: at }),
    };
  },
);
