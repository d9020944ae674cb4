import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { AnyRole, ClubAccess } from './access';
import { mayRead } from './policy';

/** Where a member stands in a club, as far as what is told to them depends on it. */
export interface Standing {
  access: ClubAccess;
  /** The organisations they act for as a supplier of the club. */
  organisationIds: string[];
  /** They were in the club once, and are no more. */
  left: boolean;
}

interface Row {
  position: number;
  club: ClubAccess['club'];
  membership: NonNullable<ClubAccess['membership']>['status'] | null;
  roles: AnyRole[];
  organisationIds: string[];
}

/**
 * Where members stand in clubs by now, many at once, in the order of the questions, for notices that wait to be shown or sent. Null: they
 * may not read what is said in the club (any more).
 */
export async function loadStandings(
  asked: readonly { memberId: string; clubId: string }[],
): Promise<(Standing | null)[]> {
  const at = now();
  const rows = await db.$queryRaw<Row[]>`
    SELECT a."position"::int, json_build_object('id', c."id", 'slug', c."slug", 'name', c."name", 'status', c."status",
        'visibility', c."visibility", 'joinMode', c."joinMode") AS "club",
      CASE WHEN s."status" = 'suspended' AND s."suspendedUntil" <= ${at} THEN 'active' ELSE s."status"::text END AS "membership",
      ARRAY(SELECT g."role"::text FROM "RoleGrant" g WHERE g."memberId" = a."memberId" AND (g."clubId" = c."id" OR g."clubId" IS NULL)
        AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${at})) AS "roles",
      ARRAY(SELECT g."organisationId" FROM "RoleGrant" g WHERE g."memberId" = a."memberId" AND g."clubId" = c."id" AND g."role" = 'supplier'
        AND g."organisationId" IS NOT NULL AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${at})) AS "organisationIds"
    FROM unnest(${asked.map(({ memberId }) => memberId)}::uuid[], ${asked.map(({ clubId }) => clubId)}::uuid[])
      WITH ORDINALITY AS a("memberId", "clubId", "position")
    JOIN "Club" c ON c."id" = a."clubId" LEFT JOIN "Membership" s ON s."clubId" = c."id" AND s."memberId" = a."memberId"`;
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return asked.map(({ memberId }, index) => {
    const row = byPosition.get(index + 1);
    if (!row) return null;
    const access = accessOf(row, memberId);
    return mayRead(access)
      ? { access, organisationIds: row.organisationIds, left: row.membership === 'left' }
      : null;
  });
}

/** Who has left, or never came in, has no standing by a role of the club. */
function accessOf({ club, membership, roles }: Row, memberId: string): ClubAccess {
  const counted = roles.filter((role) => membership === 'active' || role === 'admin' || role === 'agent');
  return {
    club,
    memberId,
    membership: membership
      ? { id: '', status: membership, personaName: '', pictureId: null, suspendedUntil: null, joinedAt: null }
      : undefined,
    badge: { roles: counted, commercial: false },
  };
}
