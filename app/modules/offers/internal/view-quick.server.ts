import type { QuickOffer } from '~/platform/db/generated/client';
import { offerPaths } from '../paths';
import { type Currency, discounted } from '../rules';
import type { QuickOfferView } from '../views';

export function viewQuickOffer(
  row: QuickOffer,
  slug: string,
  organisations: ReadonlyMap<string, { id: string; name: string; kind: string }>,
): QuickOfferView {
  const { id, offerId, title, state, quantity, remaining, discountPercent, perMember, interests } = row;
  const price = Number(row.price);
  return {
    ...{ id, offerId, title, state, quantity, remaining, price, discountPercent, perMember, interests },
    url: offerPaths.quickOffer(slug, id),
    clubSlug: slug,
    organisation: (row.organisationId !== null && organisations.get(row.organisationId)) || null,
    unitPrice: discounted(price, discountPercent),
    currency: row.currency as Currency,
    place:
      row.lat === null || row.lng === null || row.radiusKm === null
        ? null
        : { name: row.placeName, lat: row.lat, lng: row.lng, radiusKm: row.radiusKm },
    until: row.until.toISOString(),
    recovered: Number(row.recovered),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
