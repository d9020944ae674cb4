import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';

/** Who moderates a club at a moment. */
export async function moderatorsOf(tx: Tx | typeof db, clubId: string, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ memberId: string }[]>`
    SELECT DISTINCT g."memberId" FROM "RoleGrant" g
    JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = g."memberId" AND s."status" = 'active'
    WHERE g."clubId" = ${clubId}::uuid AND g."role" = 'moderator' AND g."status" = 'verified'
      AND (g."validUntil" IS NULL OR g."validUntil" > ${at})`;
  return rows.map(({ memberId }) => memberId);
}
