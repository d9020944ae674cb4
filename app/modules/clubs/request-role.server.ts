import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { lockClub } from './internal/lock-club.server';
import {
  lockGrant,
  grantInclude,
  readRoleColumns,
  requireRoleColumns,
  tellRoles,
  viewGrant,
  writeGrant,
} from './internal/role-grants.server';
import { isActiveMember } from './policy';
import { attachDocument } from './internal/pictures.server';
import type { RequestRoleInput } from './schema';
import { memberStream } from './streams';
import type { RoleChanged } from './updates';
import type { RoleGrantView } from './views';

function tellHolder({ tell }: Pick<CommandContext<unknown>, 'tell'>, role: RoleGrantView): void {
  tell(memberStream(role.memberId), 'role.changed', { role } satisfies RoleChanged);
}

/**
 * The actor asks to be known as an expert or supplier of a club; it counts once an admin has verified it. Active members may; an
 * expert also to renew what is verified, which counts on until then. A document is for them and admins alone.
 * Publishes `role.changed` to the actor alone. @throws not_a_member, role_exists, invalid
 */
export const requestRole = defineCommand<RequestRoleInput & { slug: string }, { role: RoleGrantView }>(
  'clubs.request-role',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const access = await lockClub(tx, actor, { slug: input.slug });
    if (!isActiveMember(access)) throw new PortalError('not_a_member');
    const columns = await readRoleColumns(tx, input, at);
    if (input.role === 'expert') requireRoleColumns('expert', columns);
    else if (access.badge.roles.includes(input.role)) throw new PortalError('role_exists');
    const { documentId } = input;
    if (documentId) await attachDocument(tx, { uploadId: documentId, memberId, field: 'documentId', at });
    const row = await writeGrant(tx, {
      id: newId(),
      memberId,
      clubId: access.club.id,
      role: input.role,
      status: 'requested',
      requestedAt: at,
      ...columns,
      documentId: documentId ?? null,
    });
    const role = viewGrant(row, at);
    tellHolder(context, role);
    return { role };
  },
);

/**
 * The actor takes back a request, or gives up a role of a club. Publishes `role.changed` to the actor and, where it counted,
 * `roles.changed`. Asked again it gives the same answer. @throws not_found for somebody else's or one of the portal
 */
export const giveUpRole = defineCommand<{ roleId: string }, { role: RoleGrantView }>(
  'clubs.give-up-role',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const grant = await lockGrant(tx, input.roleId);
    if (grant.memberId !== memberId || grant.clubId === null) throw new PortalError('not_found');
    if (grant.status === 'revoked' || grant.status === 'expired') return { role: viewGrant(grant, at) };
    const row = await tx.roleGrant.update({
      where: { id: grant.id },
      data: { status: 'revoked', decidedAt: at, decidedById: memberId },
      include: grantInclude,
    });
    if (grant.status === 'verified') await tellRoles(context, row, true);
    const role = viewGrant(row, at);
    tellHolder(context, role);
    return { role };
  },
);
