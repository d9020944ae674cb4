/** URLs of offers. Slugs are plain ASCII and ids are UUIDs, so nothing needs escaping. */
export const offerPaths = {
  list: (slug: string) => `/clubs/${slug}/offers`,
  offer: (slug: string, id: string) => `/clubs/${slug}/offers/${id}`,
  edit: (slug: string, id: string) => `/clubs/${slug}/offers/${id}/edit`,
  history: (slug: string, id: string) => `/clubs/${slug}/offers/${id}/history`,
  /** Where the brand puts a design question about it to the club. */
  ask: (slug: string, id: string) => `/clubs/${slug}/offers/${id}/question`,
  /** Where the brand and its suppliers work on it. */
  workshop: (slug: string, id: string, view?: 'costs' | 'stages' | 'orders' | 'prices') =>
    `/clubs/${slug}/offers/${id}/workshop${view ? `?view=${view}` : ''}`,
  export: (slug: string, id: string, kind: 'production' | 'delivery', channel?: string) =>
    `/clubs/${slug}/offers/${id}/export?kind=${kind}${channel ? `&channel=${channel}` : ''}`,
  quick: (slug: string) => `/clubs/${slug}/quick-offers`,
  quickOffer: (slug: string, id: string) => `/clubs/${slug}/quick-offers/${id}`,
  claims: (slug: string, id: string) => `/clubs/${slug}/quick-offers/${id}/claims`,
  claimsFile: (slug: string, id: string) => `/clubs/${slug}/quick-offers/${id}/claims/export`,
  newQuick: (slug: string) => `/clubs/${slug}/quick-offers/new`,
  /** What somebody looks after for a supplier or dealer, of all clubs. */
  supply: (list?: string) => (list ? `/supply?list=${list}` : '/supply'),
  myOrders: () => '/orders',
  order: (id: string) => `/orders/${id}`,
  slip: (paymentId: string) => `/slips/${paymentId}`,
  studio: (slug: string) => `/studio/clubs/${slug}/offers`,
  newOffer: (slug: string) => `/clubs/${slug}/offers/new`,
};
