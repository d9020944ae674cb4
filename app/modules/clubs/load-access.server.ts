import { type Actor, isAdmin, memberIdOf, type PortalRole } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { AnyRole, Badge, ClubAccess, ClubRole } from './access';
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
}

export interface AccessRow {
  club: ClubAccess['club'];
  membership:
    | (Omit<NonNullable<ClubAccess['membership']>, 'suspendedUntil'> & { suspendedUntil: string | null })
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
          },
        }
      : {}),
  };
}

function keyParameters(key: ClubKey): {
  slug: string | null;
  clubId: string | null;
  threadId: string | null;
  postId: string | null;
} {
  const {
    slug = null,
    clubId = null,
    threadId = null,
    postId = null,
  } = key as Record<string, string | undefined>;
  for (const id of [clubId, threadId, postId])
    if (id !== null && !isId(id)) throw new PortalError('not_found');
  // What can be no slug is no club's; a NUL byte in it would be the database's error.
  if (slug !== null && !/^[a-z0-9-]{1,60}$/i.test(slug)) throw new PortalError('not_found');
  return { slug, clubId, threadId, postId };
}

/** What `toAccess` reads: a row of it for the club that `where` names as `c`, with the standing of `memberId` in it. */
export function accessRow(memberId: string | undefined, where: Prisma.Sql): Prisma.Sql {
  const [id, at] = [memberId ?? null, now()];
  return Prisma.sql`
    SELECT jsonb_build_object('id', c."id", 'slug', c."slug", 'name', c."name", 'status', c."status",
        'visibility', c."visibility", 'joinMode', c."joinMode") AS "club",
      -- A suspension ends at its time, whether or not the job that tidies up has come by.
      CASE WHEN s."id" IS NOT NULL THEN jsonb_build_object('id', s."id", 'personaName', s."personaName",
        'status', CASE WHEN s."status" = 'suspended' AND s."suspendedUntil" <= ${at} THEN 'active' ELSE s."status" END,
        'pictureId', coalesce(s."personaPictureId", m."pictureId"), 'suspendedUntil', s."suspendedUntil") END AS "membership",
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', g."role", 'field', g."field", 'credential', g."credential",
          'issuer', g."issuer", 'validUntil', g."validUntil",
          'organisation', CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('name', o."name", 'kind', o."kind") END))
        FROM "RoleGrant" g LEFT JOIN "Organisation" o ON o."id" = g."organisationId"
        WHERE g."clubId" = c."id" AND g."memberId" = ${id}::uuid AND g."status" = 'verified'
          AND (g."validUntil" IS NULL OR g."validUntil" > ${at})), '[]') AS "grants"
    FROM "Club" c
    LEFT JOIN "Membership" s ON s."clubId" = c."id" AND s."memberId" = ${id}::uuid
    LEFT JOIN "Member" m ON m."id" = s."memberId"
    WHERE ${where}`;
}

function whereKey(key: ClubKey): Prisma.Sql {
  const { slug, clubId, threadId, postId } = keyParameters(key);
  if (slug !== null) return Prisma.sql`c."slug" = ${slug}::citext`;
  if (clubId !== null) return Prisma.sql`c."id" = ${clubId}::uuid`;
  if (threadId !== null)
    return Prisma.sql`c."id" = (SELECT t."clubId" FROM "Thread" t WHERE t."id" = ${threadId}::uuid)`;
  return Prisma.sql`c."id" = (
    SELECT t."clubId" FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE p."id" = ${postId}::uuid)`;
}

/** Makes the standing out of a row of `accessRow`. @throws not_found when the actor may not know of the club */
export function toAccess(actor: Actor, { club, grants, ...row }: AccessRow): ClubAccess {
  const portalRoles =
    actor.kind === 'member' ? actor.portalRoles : isAdmin(actor) ? (['admin'] as const) : [];
  const membership = row.membership
    ? {
        ...row.membership,
        suspendedUntil: row.membership.suspendedUntil ? new Date(row.membership.suspendedUntil) : null,
      }
    : undefined;
  // Who has left, or never came in, has no standing by a role of the club.
  const counted = membership?.status === 'active' ? grants : [];
  const access = { club, memberId: memberIdOf(actor), membership, badge: badgeOf(counted, portalRoles) };
  if (!maySeeClub(access)) throw new PortalError('not_found');
  return access;
}

/**
 * Reads the actor's standing in a club.
 * @throws not_found when there is no such club, or the actor may not know of it
 */
export async function loadClubAccess(
  actor: Actor,
  key: ClubKey,
  tx: Tx | typeof db = db,
): Promise<ClubAccess> {
  const [row] = await queryRows<AccessRow>(tx, accessRow(memberIdOf(actor), whereKey(key)));
  if (!row) throw new PortalError('not_found');
  return toAccess(actor, row);
}
