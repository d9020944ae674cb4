import type { db } from '~/platform/db/client.server';
import type { Offer, OfferOption } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { townIn } from '../towns';

export interface QuickPlace {
  name: string;
  lat: number;
  lng: number;
  radiusKm: number;
}

const usualRadiusKm = 30;

/**
 * Near what freed units are offered anew unless somebody says otherwise: around the town that the option's own place names, else where who
 * makes the offer last put a quick offer of the club; null: neither is known.
 */
export async function usualPlaceOf(
  tx: Tx | typeof db,
  offer: Pick<Offer, 'clubId' | 'supplierId'>,
  option: Pick<OfferOption, 'place'>,
): Promise<QuickPlace | null> {
  const town = townIn(option.place);
  if (town) return { name: option.place, lat: town.lat, lng: town.lng, radiusKm: usualRadiusKm };
  const last = await tx.quickOffer.findFirst({
    where: { clubId: offer.clubId, organisationId: offer.supplierId, lat: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { placeName: true, lat: true, lng: true, radiusKm: true },
  });
  if (last?.lat == null || last.lng === null || last.radiusKm === null) return null;
  return { name: last.placeName, lat: last.lat, lng: last.lng, radiusKm: last.radiusKm };
}
