import { memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import {
  lockGrant,
  updateGrant,
  readRoleColumns,
  requireRoleColumns,
  tellRoles,
  viewGrant,
} from './internal/role-grants.server';
import type { ChangeRoleInput } from './schema';
import type { RoleGrantView } from './views';

type Context = CommandContext<{ roleId: string; reason?: string }>;

async function write(
  context: Context,
  act: string,
  data: Prisma.RoleGrantUncheckedUpdateInput,
  lost: boolean,
): Promise<{ role: RoleGrantView }> {
  const { tx, actor, input, at } = context;
  const row = await updateGrant(tx, input.roleId, data);
  await recordAct(tx, {
    actor,
    at,
    act,
    subject: `member:${row.memberId}`,
    clubId: row.clubId ?? undefined,
    reason: input.reason,
    detail: { role: row.role, grantId: row.id, validUntil: row.validUntil?.toISOString() ?? null },
  });
  await tellRoles(context, row, lost);
  return { role: viewGrant(row, at) };
}

/**
 * A role that a member asked for counts from now on, with what was corrected on the way. Admins may. Asked again it gives the
 * same answer. Publishes `roles.changed`, `membership.changed`. @throws conflict when it was revoked meanwhile, invalid
 */
export const verifyRole = defineCommand<ChangeRoleInput & { roleId: string }, { role: RoleGrantView }>(
  'clubs.verify-role',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireAdmin(actor);
    const grant = await lockGrant(tx, input.roleId);
    if (grant.status === 'verified') return { role: viewGrant(grant, at) };
    if (grant.status !== 'requested') throw new PortalError('conflict');
    const columns = await readRoleColumns(tx, input, at);
    requireRoleColumns(grant.role, { ...grant, ...columns });
    const decided = {
      status: 'verified' as const,
      decidedAt: at,
      verifiedAt: at,
      decidedById: memberIdOf(actor) ?? null,
    };
    // A renewed credential takes the place of the one before.
    const { memberId, clubId, role } = grant;
    await tx.roleGrant.updateMany({
      where: { memberId, clubId, role, status: 'verified' },
      data: { status: 'expired' },
    });
    return write(context, 'role.verified', { ...columns, ...decided }, false);
  },
);

/**
 * What a verified role says changes: field, credential, issuer, validity, organisation. Badges on earlier posts stay as they
 * were. Admins may. Publishes `roles.changed`, `membership.changed`. @throws conflict when it is not verified, invalid
 */
export const changeRole = defineCommand<ChangeRoleInput & { roleId: string }, { role: RoleGrantView }>(
  'clubs.change-role',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireAdmin(actor);
    const grant = await lockGrant(tx, input.roleId);
    if (grant.status !== 'verified') throw new PortalError('conflict');
    const columns = await readRoleColumns(tx, input, at);
    requireRoleColumns(grant.role, { ...grant, ...columns });
    return write(context, 'role.changed', { ...columns }, false);
  },
);

/** Two admins who revoke each other wait here for one another. @throws last_admin */
async function keepAnAdmin(tx: Tx): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "RoleGrant" WHERE "role" = 'admin' AND "status" = 'verified' ORDER BY "id" FOR NO KEY UPDATE`;
  if (admins.length <= 1) throw new PortalError('last_admin');
}

/**
 * A role counts no more, from this moment; a request is refused. Admins may; the grant stays on record. Asked again it gives
 * the same answer. Publishes `roles.changed`, `membership.changed`, and ends what its holder could hear by it. @throws last_admin
 */
export const revokeRole = defineCommand<{ roleId: string; reason: string }, { role: RoleGrantView }>(
  'clubs.revoke-role',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireAdmin(actor);
    // Before the one row, so that locks on admins are taken in one order.
    const found = isId(input.roleId)
      ? await tx.roleGrant.findFirst({ where: { role: 'admin', status: 'verified', id: input.roleId } })
      : null;
    if (found) await keepAnAdmin(tx);
    const grant = await lockGrant(tx, input.roleId);
    if (grant.status === 'revoked' || grant.status === 'expired') return { role: viewGrant(grant, at) };
    const decided = {
      status: 'revoked' as const,
      reason: input.reason,
      decidedAt: at,
      decidedById: memberIdOf(actor) ?? null,
    };
    return write(context, 'role.revoked', decided, grant.status === 'verified');
  },
);

/** A role whose time has come is expired. The portal's own. Publishes as `revokeRole`. */
export const expireRole = defineCommand<{ roleId: string }, { expired: boolean }>(
  'clubs.expire-role',
  async (context) => {
    const { tx, actor, input, at } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const grant = await lockGrant(tx, input.roleId);
    const over = grant.status === 'verified' && grant.validUntil !== null && grant.validUntil <= at;
    if (over) await write(context, 'role.expired', { status: 'expired' }, true);
    return { expired: over };
  },
);
