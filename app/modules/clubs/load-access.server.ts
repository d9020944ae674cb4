import { type Actor, isAdmin, memberIdOf, type PortalRole } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
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

interface Row {
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

/**
 * Reads the actor's standing in a club.
 * @throws not_found when there is no such club, or the actor may not know of it
 */
export async function loadClubAccess(
  actor: Actor,
  key: ClubKey,
  tx: Tx | typeof db = db,
): Promise<ClubAccess> {
  const { slug, clubId, threadId, postId } = keyParameters(key);
  const memberId = memberIdOf(actor);
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT jsonb_build_object('id', c."id", 'slug', c."slug", 'name', c."name", 'status', c."status",
        'visibility', c."visibility", 'joinMode', c."joinMode") AS "club",
      -- A suspension ends at its time, whether or not the job that tidies up has come by.
      CASE WHEN s."id" IS NOT NULL THEN jsonb_build_object('id', s."id", 'personaName', s."personaName",
        'status', CASE WHEN s."status" = 'suspended' AND s."suspendedUntil" <= ${now()} THEN 'active' ELSE s."status" END,
        'pictureId', coalesce(s."personaPictureId", m."pictureId"), 'suspendedUntil', s."suspendedUntil") END AS "membership",
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', g."role", 'field', g."field", 'credential', g."credential",
          'issuer', g."issuer", 'validUntil', g."validUntil",
          'organisation', CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('name', o."name", 'kind', o."kind") END))
        FROM "RoleGrant" g LEFT JOIN "Organisation" o ON o."id" = g."organisationId"
        WHERE g."clubId" = c."id" AND g."memberId" = ${memberId ?? null}::uuid AND g."status" = 'verified'
          AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})), '[]') AS "grants"
    FROM "Club" c
    LEFT JOIN "Membership" s ON s."clubId" = c."id" AND s."memberId" = ${memberId ?? null}::uuid
    LEFT JOIN "Member" m ON m."id" = s."memberId"
    WHERE CASE
      WHEN ${slug}::text IS NOT NULL THEN c."slug" = ${slug}::citext
      WHEN ${clubId}::uuid IS NOT NULL THEN c."id" = ${clubId}::uuid
      WHEN ${threadId}::uuid IS NOT NULL THEN c."id" = (SELECT t."clubId" FROM "Thread" t WHERE t."id" = ${threadId}::uuid)
      ELSE c."id" = (SELECT t."clubId" FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE p."id" = ${postId}::uuid)
    END`;
  if (!row) throw new PortalError('not_found');
  const { club, grants } = row;
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
  const access: ClubAccess = { club, memberId, membership, badge: badgeOf(counted, portalRoles) };
  if (!maySeeClub(access)) throw new PortalError('not_found');
  return access;
}
