import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { clearSuspension } from './internal/clear-suspension.server';
import { lockClub } from './internal/lock-club.server';
import { standingOf } from './internal/membership.server';

/**
 * A suspension whose time has come is over; one that was lifted or made longer meanwhile is left alone. The portal's own.
 * Publishes `member.joined`, `membership.changed`.
 */
export const endSuspension = defineCommand<{ membershipId: string }, { ended: boolean }>(
  'clubs.end-suspension',
  async (context) => {
    const { tx, actor, input, at } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const found = await tx.membership.findUnique({ where: { id: input.membershipId } });
    if (!found) return { ended: false };
    const { club } = await lockClub(tx, actor, { clubId: found.clubId });
    const before = await tx.membership.findUniqueOrThrow({ where: { id: found.id } });
    const over = before.status === 'suspended' && standingOf(before, at) === 'active';
    if (over) await clearSuspension(context, club, before);
    return { ended: over };
  },
);
