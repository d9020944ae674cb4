import type { Tx } from '~/platform/db/transact.server';

interface Concerned {
  id: string;
  clubId: string;
}

/**
 * Whoever acts for these organisations in the club hears what becomes of an offer, from being asked what it costs to its end; without
 * any, every supplier of the club. Who has muted it stays so.
 */
export async function followAsMakers(
  tx: Tx,
  { id, clubId }: Concerned,
  organisationIds: readonly string[],
  at: Date,
): Promise<void> {
  const grants = await tx.roleGrant.findMany({
    where: {
      ...{ clubId, role: 'supplier', status: 'verified' },
      organisationId: organisationIds.length > 0 ? { in: [...organisationIds] } : { not: null },
      OR: [{ validUntil: null }, { validUntil: { gt: at } }],
    },
    select: { memberId: true },
    distinct: ['memberId'],
  });
  await tx.offerFollower.createMany({
    data: grants.map(({ memberId }) => ({ offerId: id, memberId, at })),
    skipDuplicates: true,
  });
}
