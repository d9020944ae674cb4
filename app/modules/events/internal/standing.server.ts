import type { Tx } from '~/platform/db/transact.server';

/** Why somebody has no part in a club's events any more. */
export const goneReasons = ['left_club', 'suspended', 'erased'] as const;
export type GoneReason = (typeof goneReasons)[number];

/**
 * Holds memberships as they are until the end of the transaction. Whoever leaves waits for a seat that is being taken, so that what ends
 * their part in the club's events finds it.
 */
export async function holdMemberships(tx: Tx, clubId: string, memberIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Membership" WHERE "clubId" = ${clubId}::uuid AND "memberId" = ANY (${[...memberIds]}::uuid[])
    ORDER BY "memberId" FOR SHARE`;
}

/** Why a member has no part in the club's events, by what stands now; null while they have one. */
export async function readWhyGone(
  tx: Tx,
  { clubId, memberId, at }: { clubId: string; memberId: string; at: Date },
): Promise<GoneReason | null> {
  const [row] = await tx.$queryRaw<{ account: string; status: string | null; suspendedUntil: Date | null }[]>`
    SELECT m."status"::text AS "account", s."status"::text, s."suspendedUntil" FROM "Member" m
    LEFT JOIN "Membership" s ON s."memberId" = m."id" AND s."clubId" = ${clubId}::uuid WHERE m."id" = ${memberId}::uuid`;
  if (!row || row.account === 'erased') return 'erased';
  if (row.account === 'suspended') return 'suspended';
  if (row.status === 'active') return null;
  if (row.status !== 'suspended') return 'left_club';
  // A suspension ends at its time, whether or not the job that tidies up has come by.
  return row.suspendedUntil && row.suspendedUntil <= at ? null : 'suspended';
}
