/** Tells all who may see an offer how it goes. */
export function offerStream(offerId: string): string {
  return `offer:${offerId}`;
}

/** Tells the brand and the offer's suppliers of costs and orders. */
export function workshopStream(offerId: string): string {
  return `offer:${offerId}:workshop`;
}

/** Tells how many are left of a quick offer. */
export function quickStream(quickOfferId: string): string {
  return `quick-offer:${quickOfferId}`;
}
