import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { invitationInclude, viewInvitation } from './internal/invitation-rows.server';
import { loadClubAccess } from './load-access.server';
import { isActiveMember, mayModerate } from './policy';
import type { InvitationView } from './views';

/**
 * A club's links, the newest first: one's own, for moderators everybody's. `all: false` leaves out what works no more.
 * @throws not_a_member
 */
export async function listInvitations(
  actor: Actor,
  { slug, all = false }: { slug: string; all?: boolean },
): Promise<InvitationView[]> {
  const { memberId } = requireMember(actor);
  const access = await loadClubAccess(actor, { slug });
  const moderates = mayModerate(access);
  if (!moderates && !isActiveMember(access)) throw new PortalError('not_a_member');
  const rows = await db.invitation.findMany({
    where: {
      clubId: access.club.id,
      ...(moderates ? {} : { invitedById: memberId }),
      ...(all ? {} : { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }] }),
    },
    include: invitationInclude,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
  });
  return rows.map(viewInvitation);
}
