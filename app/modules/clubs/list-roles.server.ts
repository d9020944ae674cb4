import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireAdmin, requireMember } from '~/platform/require-member';
import { viewOrganisation } from './change-organisation.server';
import { findGrants } from './internal/role-grants.server';
import type { OrganisationView, RoleGrantView } from './views';

export interface RoleWithHolder extends RoleGrantView {
  member: { id: string; name: string; pictureId: string | null };
}

async function withHolders(roles: RoleGrantView[]): Promise<RoleWithHolder[]> {
  const members = await db.member.findMany({
    where: { id: { in: [...new Set(roles.map(({ memberId }) => memberId))] } },
    select: { id: true, name: true, pictureId: true },
  });
  const byId = new Map(members.map((member) => [member.id, member]));
  return roles.map((role) => ({ ...role, member: byId.get(role.memberId)! }));
}

/** Roles that wait for an admin's word, and those of a club or of the portal that count. Admins may. @throws forbidden */
export async function listRoles(
  actor: Actor,
  filter: { status: 'requested' | 'verified'; club?: string },
): Promise<RoleWithHolder[]> {
  requireAdmin(actor);
  const club = filter.club ? { club: { slug: filter.club.replaceAll('\0', '') } } : {};
  return withHolders(await findGrants({ status: filter.status, ...club }, now()));
}

/** All roles of one member, also those that count no more. Admins may. @throws forbidden */
export async function listRolesOf(actor: Actor, memberId: string): Promise<RoleGrantView[]> {
  requireAdmin(actor);
  if (!isId(memberId)) throw new PortalError('not_found');
  return findGrants({ memberId }, now());
}

/** One's own roles and requests in a club. @throws unauthenticated */
export async function listMyRoles(actor: Actor, clubId: string): Promise<RoleGrantView[]> {
  const { memberId } = requireMember(actor);
  return findGrants({ memberId, clubId, status: { in: ['requested', 'verified'] } }, now());
}

export interface OrganisationWithPeople extends OrganisationView {
  memberCount: number;
}

/** All organisations, by name, with how many people act for each now. Admins may. @throws forbidden */
export async function listOrganisations(actor: Actor): Promise<OrganisationWithPeople[]> {
  requireAdmin(actor);
  const rows = await db.organisation.findMany({
    include: {
      roleGrants: { where: { status: 'verified' }, select: { memberId: true }, distinct: ['memberId'] },
    },
    orderBy: { name: 'asc' },
    take: 1_000,
  });
  return rows.map((row) => ({ ...viewOrganisation(row), memberCount: row.roleGrants.length }));
}
