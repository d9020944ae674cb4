import type { CommandContext } from '~/platform/command.server';
import { isUniqueViolation } from '~/platform/db/database-error.server';
import { db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { publish } from '~/platform/jobs/jobs.server';
import { uploadPath } from '~/modules/uploads/paths';
import type { AnyRole, ClubRole } from '../access';
import type { ChangeRoleInput } from '../schema';
import { roleChanged } from '../facts';
import { clubStream, memberStream } from '../streams';
import type { MembershipChanged, RolesChanged } from '../updates';
import type { RoleGrantView } from '../views';
import { evict } from './evict.server';
import { readMembership, showMembership, showPerson } from './membership.server';

export const grantInclude = {
  club: { select: { id: true, slug: true, name: true } },
  organisation: { select: { id: true, name: true, kind: true } },
} satisfies Prisma.RoleGrantInclude;

export type GrantRow = Prisma.RoleGrantGetPayload<{ include: typeof grantInclude }>;

export function isClubRole(role: AnyRole): role is ClubRole {
  return role !== 'agent' && role !== 'admin';
}

/** Pure. A grant whose time is over counts as expired even before the job has written that down. */
export function viewGrant(row: GrantRow, at: Date): RoleGrantView {
  const over = row.status === 'verified' && row.validUntil !== null && row.validUntil <= at;
  return {
    id: row.id,
    memberId: row.memberId,
    club: row.club,
    role: row.role,
    status: over ? 'expired' : row.status,
    organisation: row.organisation,
    field: row.field,
    fields: row.fields,
    credential: row.credential,
    number: row.number,
    issuer: row.issuer,
    validUntil: row.validUntil?.toISOString() ?? null,
    documentUrl: row.documentId && uploadPath(row.documentId),
    reason: row.reason,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
  };
}

/** Reads a grant for changing it, under its row lock. @throws not_found */
export async function lockGrant(tx: Tx, grantId: string): Promise<GrantRow> {
  if (!isId(grantId)) throw new PortalError('not_found');
  await tx.$queryRaw`SELECT 1 FROM "RoleGrant" WHERE "id" = ${grantId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.roleGrant.findUnique({ where: { id: grantId }, include: grantInclude });
  if (!row) throw new PortalError('not_found');
  return row;
}

/** What a role says beside its name; what was not given is not there. */
export interface RoleColumns {
  organisationId?: string | null;
  field?: string;
  fields?: string[];
  credential?: string;
  number?: string;
  issuer?: string;
  validUntil?: Date | null;
}

/** Each field once; undefined where the input says nothing of them. */
function fieldsOf({ field, fields }: ChangeRoleInput): string[] | undefined {
  if (fields) return [...new Set(fields)];
  return field === undefined ? undefined : field === '' ? [] : [field];
}

/** The given columns of a role, checked. @throws invalid at the field */
export async function readRoleColumns(tx: Tx, input: ChangeRoleInput, at: Date): Promise<RoleColumns> {
  const { organisationId, credential, number, issuer, validUntil } = input;
  const fields = fieldsOf(input);
  if (organisationId) {
    const organisation = isId(organisationId)
      ? await tx.organisation.findUnique({ where: { id: organisationId }, select: { status: true } })
      : null;
    if (organisation?.status !== 'active') throw invalidField('organisationId', 'not_found');
  }
  const ends = validUntil ? new Date(validUntil) : validUntil;
  if (ends && ends <= at) throw invalidField('validUntil', 'in_past');
  const field = fields?.join(', ');
  const given = { organisationId, field, fields, credential, number, issuer, validUntil: ends };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** What a role needs beside its name. @throws invalid at the field */
export function requireRoleColumns(
  role: AnyRole,
  columns: { [Column in keyof RoleColumns]: RoleColumns[Column] | null },
): void {
  const needed =
    role === 'expert'
      ? (['field', 'credential', 'issuer'] as const)
      : role === 'supplier'
        ? (['organisationId'] as const)
        : [];
  for (const column of needed) if (!columns[column]) throw invalidField(column, 'required');
  // A portal whose last admin runs out could be run by nobody.
  if (role === 'admin' && columns.validUntil) throw invalidField('validUntil', 'invalid');
}

export async function writeGrant(tx: Tx, data: Prisma.RoleGrantUncheckedCreateInput): Promise<GrantRow> {
  try {
    return await tx.roleGrant.create({ data, include: grantInclude });
  } catch (error) {
    throw isUniqueViolation(error) ? new PortalError('role_exists', { cause: error }) : error;
  }
}

/** @throws role_exists where another one counts already */
export async function updateGrant(
  tx: Tx,
  id: string,
  data: Prisma.RoleGrantUncheckedUpdateInput,
): Promise<GrantRow> {
  try {
    return await tx.roleGrant.update({ where: { id }, data, include: grantInclude });
  } catch (error) {
    throw isUniqueViolation(error) ? new PortalError('role_exists', { cause: error }) : error;
  }
}

async function tellClub(
  context: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell' | 'evict'>,
  clubId: string,
  memberId: string,
): Promise<void> {
  const { tx, at, tell } = context;
  const membership = await readMembership(clubId, memberId, tx);
  if (!membership) return;
  if (membership.status === 'active')
    tell(clubStream(clubId), 'roles.changed', {
      person: await showPerson(tx, membership),
    } satisfies RolesChanged);
  const club = await tx.club.findUniqueOrThrow({
    where: { id: clubId },
    select: { id: true, slug: true, name: true },
  });
  tell(memberStream(memberId), 'membership.changed', {
    club,
    membership: await showMembership(tx, membership, at),
  } satisfies MembershipChanged);
}

/**
 * Tells screens what stands beside a name from now on, in the role's club or, for a role of the portal, in every club its
 * holder belongs to. `lost`: they may hear less than before.
 */
export async function tellRoles(
  context: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell' | 'evict'>,
  grant: Pick<GrantRow, 'id' | 'clubId' | 'memberId'>,
  lost: boolean,
): Promise<void> {
  const { tx } = context;
  const { memberId } = grant;
  const places = grant.clubId
    ? [{ clubId: grant.clubId }]
    : await tx.membership.findMany({
        where: { memberId, status: 'active' },
        select: { clubId: true },
        orderBy: { clubId: 'asc' },
      });
  for (const { clubId } of places) await tellClub(context, clubId, memberId);
  if (lost) evict(context, memberId, grant.clubId);
  await publish(tx, roleChanged, { memberId, clubId: grant.clubId, grantId: grant.id });
}

export async function findGrants(where: Prisma.RoleGrantWhereInput, at: Date): Promise<RoleGrantView[]> {
  const rows = await db.roleGrant.findMany({
    where,
    include: grantInclude,
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: 500,
  });
  return rows.map((row) => viewGrant(row, at));
}
