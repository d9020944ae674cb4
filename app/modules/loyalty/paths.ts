/** URLs of points. Ids are UUIDs and codes plain letters and digits, so nothing needs escaping. */
export const loyaltyPaths = {
  points: () => '/points',
  rewards: () => '/rewards',
  /** One's own vouchers. */
  vouchers: () => '/points/vouchers',
  voucher: (id: string) => `/points/vouchers/${id}`,
  /** Friends, badges and surprises. */
  friends: () => '/points/friends',
  badges: () => '/points/badges',
  surprises: () => '/points/surprises',
  surprise: (id: string) => `/points/surprises/${id}`,
  surpriseFile: (id: string) => `/points/surprises/${id}/export`,
  export: (format: 'csv' | 'json') => `/points/export?format=${format}`,
  /** Where an agent takes a voucher; what a voucher's QR holds. */
  till: (code?: string) => (code === undefined ? '/support/till' : `/support/till?code=${code}`),
  /** What is to be sent. */
  fulfilment: () => '/support/fulfilment',
  /** Where somebody comes by a friend's link. */
  friendLink: (code: string) => `/friend/${code}`,
  studio: {
    codes: () => '/studio/points/codes',
    gifts: () => '/studio/points/gifts',
  },
};
