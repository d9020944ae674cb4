/** The queue of quick offers whose members are to be rung for; see ring-quick. */
export const ringQueue = { name: 'offers.ring-quick' } as const;

/** The queue of quick offers that end; see expire-quick. */
export const expiringQueue = { name: 'offers.expire-quick' } as const;

/** The queue of quick offers whose last unit was claimed; see note-claimed. */
export const claimedQueue = { name: 'offers.note-claimed' } as const;
