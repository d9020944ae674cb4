import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { invitationInclude, viewInvitation } from './internal/invitation-rows.server';
import { lockClub } from './internal/lock-club.server';
import { mayModerate } from './policy';
import type { InvitationView } from './views';

/**
 * A link lets nobody in any more; who came by it stays. Its maker may, and moderators. Asked again it gives the same answer.
 * Publishes nothing. @throws not_found, also for somebody else's
 */
export const revokeInvitation = defineCommand<{ invitationId: string }, { invitation: InvitationView }>(
  'clubs.revoke-invitation',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const found = isId(input.invitationId)
      ? await tx.invitation.findUnique({ where: { id: input.invitationId }, select: { clubId: true } })
      : null;
    if (!found) throw new PortalError('not_found');
    const access = await lockClub(tx, actor, { clubId: found.clubId });
    const before = await tx.invitation.findUniqueOrThrow({
      where: { id: input.invitationId },
      include: invitationInclude,
    });
    if (before.invitedById !== memberId && !mayModerate(access)) throw new PortalError('not_found');
    if (before.revokedAt) return { invitation: viewInvitation(before) };
    const row = await tx.invitation.update({
      where: { id: before.id },
      data: { revokedAt: at },
      include: invitationInclude,
    });
    if (before.invitedById !== memberId)
      await recordAct(tx, {
        actor,
        at,
        act: 'invitation.revoked',
        subject: `invitation:${row.id}`,
        clubId: found.clubId,
      });
    return { invitation: viewInvitation(row) };
  },
);
