import type { PortalRole } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import type { Badge, ClubRole } from '../access';
import { badgeOf, type Grant, paidByJson } from '../load-access.server';

interface GrantRow extends Omit<Grant, 'role'> {
  memberId: string;
  role: ClubRole | PortalRole;
}

/** What stands beside the names of these members in a club, in one query. Whoever has no role gets an empty badge. */
export async function badgesOf(
  clubId: string,
  memberIds: readonly string[],
  tx: Tx | typeof db = db,
): Promise<Map<string, Badge>> {
  const rows = await tx.$queryRaw<GrantRow[]>`
    SELECT g."memberId", g."role"::text, g."field", g."credential", g."issuer", to_jsonb(g."validUntil")#>>'{}' AS "validUntil",
      ${paidByJson} AS "paidBy",
      CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('name', o."name", 'kind', o."kind") END AS "organisation"
    FROM "RoleGrant" g LEFT JOIN "Organisation" o ON o."id" = g."organisationId"
    WHERE g."memberId" = ANY (${[...memberIds]}::uuid[]) AND (g."clubId" = ${clubId}::uuid OR g."clubId" IS NULL)
      AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})`;
  const byMember = Map.groupBy(rows, (row) => row.memberId);
  return new Map(
    memberIds.map((memberId) => {
      const grants = byMember.get(memberId) ?? [];
      const portalRoles = grants
        .map(({ role }) => role)
        .filter((role) => role === 'agent' || role === 'admin');
      const clubGrants = grants.filter(
        (grant): grant is GrantRow & Grant => !portalRoles.includes(grant.role as PortalRole),
      );
      return [memberId, badgeOf(clubGrants, portalRoles)];
    }),
  );
}
