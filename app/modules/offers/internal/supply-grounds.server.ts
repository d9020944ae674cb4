import { loadStandings } from '~/modules/clubs/load-standings.server';
import { isActiveMember } from '~/modules/clubs/policy';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { SupplyList } from '../rules';

/** A club in which somebody acts for suppliers or dealers, and for which ones. */
export interface Ground {
  club: { id: string; slug: string; name: string };
  organisationIds: string[];
}

/** Orders that have not arrived yet. */
export const underWay: Prisma.OfferOrderWhereInput = {
  state: { in: ['placed', 'in_production', 'shipped'] },
};

/** Where a member acts for suppliers by now; empty for whoever is none. */
export async function readGrounds(memberId: string): Promise<Ground[]> {
  const grants = await db.roleGrant.findMany({
    where: {
      ...{ memberId, role: 'supplier', status: 'verified' },
      ...{ clubId: { not: null }, organisationId: { not: null } },
    },
    select: { clubId: true },
    distinct: ['clubId'],
  });
  const standings = await loadStandings(grants.map(({ clubId }) => ({ memberId, clubId: clubId! })));
  return standings.flatMap((standing) => {
    if (!standing || !isActiveMember(standing.access) || standing.organisationIds.length === 0) return [];
    const { id, slug, name } = standing.access.club;
    return [{ club: { id, slug, name }, organisationIds: standing.organisationIds }];
  });
}

/** Asked what it costs, by name or because nobody is, and an option has no figure of theirs yet. */
function waitsForCosts({ club, organisationIds }: Ground): Prisma.OfferWhereInput {
  const ours = { organisationId: { in: organisationIds } };
  const made = { supplierId: { in: organisationIds } };
  return {
    clubId: club.id,
    options: { some: { state: { not: 'retired' }, costs: { none: ours } } },
    AND: [
      { OR: [{ suppliers: { none: {} } }, { suppliers: { some: ours } }, made] },
      // What is hidden only its maker sees.
      { OR: [{ hidden: false }, made] },
    ],
  };
}

/** Which offers stand in a list. */
export function offersIn(
  list: Exclude<SupplyList, 'quick'>,
  grounds: readonly Ground[],
): Prisma.OfferWhereInput {
  const made = {
    OR: grounds.map(({ club, organisationIds }) => ({
      clubId: club.id,
      supplierId: { in: organisationIds },
    })),
  };
  switch (list) {
    case 'costing':
      return { state: 'costing', OR: grounds.map(waitsForCosts) };
    case 'making':
      return { ...made, state: { in: ['open', 'funded', 'in_production'] } };
    case 'orders':
      // They are handed on from when the last stage begins.
      return {
        ...{ ...made, state: { in: ['funded', 'in_production'] } },
        ...{ stages: { none: { startedAt: null } }, orders: { some: underWay } },
      };
    case 'freed':
      return { ...made, options: { some: { freedQuantity: { gt: 0 } } } };
  }
}

/** Which quick offers of theirs run. */
export function runningQuick(grounds: readonly Ground[]): Prisma.QuickOfferWhereInput {
  return {
    ...{ state: 'broadcast', until: { gt: now() } },
    OR: grounds.map(({ club, organisationIds }) => ({
      clubId: club.id,
      organisationId: { in: organisationIds },
    })),
  };
}
