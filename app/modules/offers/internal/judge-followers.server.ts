import { loadStandings } from '~/modules/clubs/load-standings.server';
import { db } from '~/platform/db/client.server';
import type { ConcernAnswer } from '~/platform/notices.server';
import { maySeeOffer, publicityOf } from '../policy';

interface Asked {
  memberId: string;
  data: { offerId: string };
}

/** A promise that was not taken back by who made it: of these its member follows what comes of it. */
export const kept = { OR: [{ reason: null }, { reason: { not: 'withdrawn' } }] };

/** Who has a promise or an order in which offers. */
async function readBuyers(asked: readonly Asked[]): Promise<Set<string>> {
  const rows = await db.offerPledge.findMany({
    where: {
      offerId: { in: asked.map(({ data }) => data.offerId) },
      memberId: { in: asked.map(({ memberId }) => memberId) },
      ...kept,
    },
    select: { offerId: true, memberId: true },
  });
  return new Set(rows.map(({ offerId, memberId }) => `${offerId} ${memberId}`));
}

/**
 * Whether what is told of offers still concerns members, in the order of the questions: those who may see the offer by now and have not
 * left its club; its buyers also when they have, or when it is hidden. With the title that it has now.
 */
export async function judgeFollowers(asked: readonly Asked[]): Promise<ConcernAnswer[]> {
  const rows = await db.offer.findMany({
    where: { id: { in: asked.map(({ data }) => data.offerId) } },
    include: { suppliers: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = asked.filter(({ data }) => byId.has(data.offerId));
  const standings = await loadStandings(
    found.map(({ memberId, data }) => ({ memberId, clubId: byId.get(data.offerId)!.clubId })),
  );
  const buyers = await readBuyers(found);
  const answers = new Map(
    found.map((one, index): [Asked, ConcernAnswer] => {
      const standing = standings[index];
      const offer = byId.get(one.data.offerId)!;
      const takesPart = buyers.has(`${offer.id} ${one.memberId}`);
      if (takesPart) return [one, { concern: 'yes', data: { title: offer.title } }];
      if (!standing || standing.left) return [one, 'gone'];
      const sees = maySeeOffer(
        { club: standing.access, organisationIds: standing.organisationIds },
        {
          ...publicityOf(offer),
          ...{ state: offer.state, supplierId: offer.supplierId, hidden: offer.hidden, takesPart },
          askedIds: offer.suppliers.map(({ organisationId }) => organisationId),
        },
      );
      return [one, sees ? { concern: 'yes', data: { title: offer.title } } : 'gone'];
    }),
  );
  return asked.map((one) => answers.get(one) ?? 'gone');
}
