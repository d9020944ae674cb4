import { type Actor, isAdmin, memberIdOf, type PortalRole } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { AnyRole, Badge, ClubAccess, ClubRole, PaidBy } from './access';
import { maySeeClub } from './policy';

/** Which club: by its slug, its id, or the id of something in it. */
export type ClubKey = { slug: string } | { clubId: string } | { threadId: string } | { postId: string };

export interface Grant {
  role: ClubRole;
  field: string | null;
  credential: string | null;
  issuer: string | null;
  validUntil: string | null;
  organisation: Badge['organisation'] | null;
  /** Null where nobody is named, or where the role is no expert's. */
  paidBy: PaidBy[] | null;
}

/** As the database answers it; times are text. */
export interface AccessRow {
  club: ClubAccess['club'];
  membership:
    | (Omit<NonNullable<ClubAccess['membership']>, 'suspendedUntil' | 'joinedAt'> & {
        suspendedUntil: string | null;
        joinedAt: string | null;
      })
    | null;
  grants: Grant[];
}

const weight: AnyRole[] = ['admin', 'moderator', 'agent', 'expert', 'supplier'];

/** Pure: what stands beside the name of somebody with these grants. */
export function badgeOf(grants: readonly Grant[], portalRoles: readonly PortalRole[]): Badge {
  const roles = weight.filter(
    (role) => portalRoles.includes(role as PortalRole) || grants.some((grant) => grant.role === role),
  );
  const expert = grants.find((grant) => grant.role === 'expert');
  const organisation = grants.find((grant) => grant.organisation)?.organisation ?? undefined;
  const commercial = roles.some((role) => role !== 'expert');
  return {
    roles,
    commercial,
    ...(organisation ? { organisation } : {}),
    ...(expert
      ? {
          expert: {
            field: expert.field ?? '',
            credential: expert.credential ?? '',
            issuer: expert.issuer ?? '',
            validUntil: expert.validUntil,
            ...(expert.paidBy ? { paidBy: expert.paidBy } : {}),
          },
        }
      : {}),
  };
}

/** Which "Club" c. @throws not_found for what can be no key */
function keySql(key: ClubKey): Prisma.Sql {
  if ('slug' in key) {
    // What can be no slug is no club's; a NUL byte in it would be the database's error.
    if (!/^[a-z0-9-]{1,60}$/i.test(key.slug)) throw new PortalError('not_found');
    return Prisma.sql`c."slug" = ${key.slug}::citext`;
  }
  const [[what, id]] = Object.entries(key) as [[string, string]];
  if (!isId(id)) throw new PortalError('not_found');
  if (what === 'clubId') return Prisma.sql`c."id" = ${id}::uuid`;
  if (what === 'threadId')
    return Prisma.sql`c."id" = (SELECT t."clubId" FROM "Thread" t WHERE t."id" = ${id}::uuid)`;
  return Prisma.sql`c."id" = (SELECT t."clubId" FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE p."id" = ${id}::uuid)`;
}

/** Who pays the expert of "RoleGrant" g, as they say; see modules/experts. */
export const paidByJson = Prisma.sql`CASE WHEN g."role" = 'expert' THEN (
  SELECT json_agg(json_build_object('kind', i."kind", 'name', i."name") ORDER BY i."since", i."id") FROM "ExpertInterest" i
  WHERE i."clubId" = g."clubId" AND i."memberId" = g."memberId" AND i."endedAt" IS NULL) END`;

/** Where an actor stands in "Club" c, as one column for statements that read more with it; for `accessOf`. */
export function accessJson(actor: Actor): Prisma.Sql {
  const memberId = memberIdOf(actor) ?? null;
  const club = Prisma.sql`'club', json_build_object('id', c."id", 'slug', c."slug", 'name', c."name", 'status', c."status",
    'visibility', c."visibility", 'joinMode', c."joinMode")`;
  if (memberId === null)
    return Prisma.sql`json_build_object(${club}, 'membership', NULL, 'grants', json_build_array())`;
  return Prisma.sql`json_build_object(${club},
    -- A suspension ends at its time, whether or not the job that tidies up has come by.
    'membership', (SELECT json_build_object('id', s."id", 'personaName', s."personaName",
        'status', CASE WHEN s."status" = 'suspended' AND s."suspendedUntil" <= ${now()} THEN 'active' ELSE s."status" END,
        'pictureId', coalesce(s."personaPictureId", m."pictureId"), 'suspendedUntil', s."suspendedUntil", 'joinedAt', s."joinedAt")
      FROM "Membership" s JOIN "Member" m ON m."id" = s."memberId"
      WHERE s."clubId" = c."id" AND s."memberId" = ${memberId}::uuid),
    'grants', coalesce((SELECT json_agg(json_build_object('role', g."role", 'field', g."field", 'credential', g."credential",
        'issuer', g."issuer", 'validUntil', g."validUntil", 'paidBy', ${paidByJson},
        'organisation', CASE WHEN o."id" IS NOT NULL THEN json_build_object('name', o."name", 'kind', o."kind") END))
      FROM "RoleGrant" g LEFT JOIN "Organisation" o ON o."id" = g."organisationId"
      WHERE g."clubId" = c."id" AND g."memberId" = ${memberId}::uuid AND g."status" = 'verified'
        AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})), '[]'))`;
}

/** What `accessJson` answered, as the policy takes it. @throws not_found when the actor may not know of the club */
export function accessOf(actor: Actor, row: AccessRow): ClubAccess {
  const { club, grants } = row;
  const portalRoles =
    actor.kind === 'member' ? actor.portalRoles : isAdmin(actor) ? (['admin'] as const) : [];
  const membership = row.membership
    ? {
        ...row.membership,
        suspendedUntil: row.membership.suspendedUntil ? new Date(row.membership.suspendedUntil) : null,
        joinedAt: row.membership.joinedAt ? new Date(row.membership.joinedAt) : null,
      }
    : undefined;
  // Who has left, or never came in, has no standing by a role of the club.
  const counted = membership?.status === 'active' ? grants : [];
  const access: ClubAccess = {
    club,
    memberId: memberIdOf(actor),
    membership,
    badge: badgeOf(counted, portalRoles),
  };
  if (!maySeeClub(access)) throw new PortalError('not_found');
  return access;
}

/**
 * Reads the actor's standing in a club, and what else is asked for of "Club" c in the same statement (`more`: one JSON value).
 * @throws not_found when there is no such club, or the actor may not know of it
 */
export async function loadClubAccessWith<More>(
  actor: Actor,
  key: ClubKey,
  more: Prisma.Sql,
  tx: Tx | typeof db = db,
): Promise<{ access: ClubAccess; more: More }> {
  const [row] = await queryRows<{ access: AccessRow; more: More }>(
    tx,
    Prisma.sql`SELECT ${accessJson(actor)} AS "access", ${more} AS "more" FROM "Club" c WHERE ${keySql(key)}`,
  );
  if (!row) throw new PortalError('not_found');
  return { access: accessOf(actor, row.access), more: row.more };
}

/**
 * Reads the actor's standing in a club.
 * @throws not_found when there is no such club, or the actor may not know of it
 */
export async function loadClubAccess(actor: Actor, key: ClubKey, tx?: Tx | typeof db): Promise<ClubAccess> {
  return (await loadClubAccessWith(actor, key, Prisma.sql`NULL`, tx)).access;
}
