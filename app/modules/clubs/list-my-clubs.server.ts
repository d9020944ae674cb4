import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { readTheme } from './internal/club-rows.server';
import type { ClubTheme } from './theme-style';
import type { MembershipView } from './views';

/** What the rail of clubs shows of one. */
export interface MyClub {
  id: string;
  slug: string;
  name: string;
  pictureId: string | null;
  theme: ClubTheme | null;
  status: MembershipView['status'];
  /** They answer or moderate here: its questions lie on their desk. */
  onDesk: boolean;
  /** They act for a supplier or dealer here. */
  supplies: boolean;
}

/** The clubs somebody belongs to, waits for or is asked into, in the order they came to them; visitors have none. */
export async function listMyClubs(actor: Actor): Promise<MyClub[]> {
  const memberId = memberIdOf(actor);
  if (!memberId) return [];
  const rows = await db.$queryRaw<MyClub[]>`
    SELECT c."id", c."slug", c."name", c."pictureId", c."theme", s."status"::text,
      s."status" = 'active' AND EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = s."memberId" AND g."clubId" = c."id"
        AND g."status" = 'verified' AND g."role" IN ('expert', 'moderator')) AS "onDesk",
      s."status" = 'active' AND EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = s."memberId" AND g."clubId" = c."id"
        AND g."status" = 'verified' AND g."role" = 'supplier' AND g."organisationId" IS NOT NULL
        AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})) AS "supplies"
    FROM "Membership" s JOIN "Club" c ON c."id" = s."clubId"
    WHERE s."memberId" = ${memberId}::uuid AND s."status" <> 'left' AND c."status" <> 'draft'
    ORDER BY s."requestedAt", s."id"
    LIMIT 100`;
  return rows.map((row) => ({ ...row, theme: readTheme(row.theme) }));
}
