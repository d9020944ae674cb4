import { defineFact } from '~/platform/jobs/facts';

/** An offer is in another state. */
export const offerStateChanged = defineFact<{ offerId: string; clubId: string; state: string }>(
  'offers.state-changed',
);

/** All orders of an offer are delivered or cancelled, and what contributors share is given. */
export const offerFulfilled = defineFact<{ offerId: string; clubId: string }>('offers.fulfilled');

/** Something is offered anew, near by. */
export const quickOfferBroadcast = defineFact<{ quickOfferId: string; clubId: string }>(
  'offers.quick-offer-broadcast',
);
