import { memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import { lockClub } from './internal/lock-club.server';
import { readMembership, writeMembership } from './internal/membership.server';
import {
  isClubRole,
  readRoleColumns,
  requireRoleColumns,
  tellRoles,
  updateGrant,
  viewGrant,
  writeGrant,
} from './internal/role-grants.server';
import type { GrantRoleInput } from './schema';
import type { RoleGrantView } from './views';

export interface GrantRole extends GrantRoleInput {
  memberId: string;
}

/** Whoever gets a role where they do not belong yet is asked in: they join without approval or code. */
async function inviteIfStranger(context: CommandContext<GrantRole>, clubId: string): Promise<void> {
  const { tx, actor, input, at } = context;
  const { club } = await lockClub(tx, actor, { clubId });
  const before = await readMembership(clubId, input.memberId, tx);
  if (before && before.status !== 'left') return;
  const member = await tx.member.findUniqueOrThrow({ where: { id: input.memberId }, select: { name: true } });
  await writeMembership(context, club, input.memberId, before, {
    ...(before ? {} : { personaName: member.name }),
    status: 'invited',
    requestedAt: at,
    leftAt: null,
  });
}

async function readPlace({ tx, input }: CommandContext<GrantRole>): Promise<string | null> {
  if (!isClubRole(input.role)) {
    if (input.club) throw invalidField('club', 'invalid');
    return null;
  }
  if (!input.club) throw invalidField('club', 'required');
  const club = await tx.club.findUnique({ where: { slug: input.club }, select: { id: true } });
  if (!club) throw invalidField('club', 'not_found');
  return club.id;
}

/**
 * A member has a verified role in a club, or in the portal; one they had asked for is verified with what is given. Admins
 * may. Publishes `roles.changed`, `membership.changed`. @throws not_found, role_exists, invalid
 */
export const grantRole = defineCommand<GrantRole, { role: RoleGrantView }>(
  'clubs.grant-role',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireAdmin(actor);
    const { memberId, role, reason } = input;
    const member = isId(memberId) ? await tx.member.findUnique({ where: { id: memberId } }) : null;
    if (!member || member.status === 'erased') throw new PortalError('not_found');
    const clubId = await readPlace(context);
    if (clubId) await inviteIfStranger(context, clubId);
    const columns = await readRoleColumns(tx, input, at);
    // One whose time is over would stand in the way until the job has come by.
    await tx.roleGrant.updateMany({
      where: { memberId, clubId, role, status: 'verified', validUntil: { lte: at } },
      data: { status: 'expired' },
    });
    const asked = await tx.roleGrant.findFirst({ where: { memberId, clubId, role, status: 'requested' } });
    requireRoleColumns(role, { ...asked, ...columns });
    const decided = {
      status: 'verified' as const,
      reason: reason || null,
      decidedAt: at,
      verifiedAt: at,
      decidedById: memberIdOf(actor) ?? null,
    };
    const row = asked
      ? await updateGrant(tx, asked.id, { ...columns, ...decided })
      : await writeGrant(tx, {
          id: newId(),
          memberId,
          clubId,
          role,
          requestedAt: at,
          ...columns,
          ...decided,
        });
    await recordAct(tx, {
      actor,
      at,
      act: 'role.granted',
      subject: `member:${memberId}`,
      clubId: clubId ?? undefined,
      reason,
      detail: { role, grantId: row.id, ...columns },
    });
    await tellRoles(context, row, false);
    return { role: viewGrant(row, at) };
  },
);
