import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import type { Offer } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { usualPlaceOf } from './internal/usual-place.server';
import { loadOffer } from './load-offer.server';
import { mayProduce } from './policy';
import type { FreedView } from './views';

/** What cancellations freed of an offer, by option, and near what it is offered anew unless somebody says otherwise. */
export async function readFreed(offer: Pick<Offer, 'id' | 'clubId' | 'supplierId'>): Promise<FreedView[]> {
  const options = await db.offerOption.findMany({
    where: { offerId: offer.id, freedQuantity: { gt: 0 } },
    select: { id: true, freedQuantity: true, place: true },
    orderBy: { position: 'asc' },
  });
  return Promise.all(
    options.map(async (option) => ({
      ...{ optionId: option.id, quantity: option.freedQuantity },
      place: await usualPlaceOf(db, offer, option),
    })),
  );
}

/** The same, for whoever makes it and the brand. @throws not_found, unauthenticated, forbidden */
export async function listFreed(actor: Actor, offerId: string): Promise<{ items: FreedView[] }> {
  requireMember(actor);
  const { access, facts, offer } = await loadOffer(actor, offerId);
  if (!mayProduce(access, facts)) throw new PortalError('forbidden');
  return { items: await readFreed(offer) };
}
