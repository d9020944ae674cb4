/**
 * Pure: how the brand sees members, as far as points know of them: by what they bought and did. A level is what a member earned; a
 * segment is looked at anew each time it is asked for, and nobody is put into one by hand.
 */
export const segments = ['new', 'regular', 'superfan', 'away'] as const;
export type Segment = (typeof segments)[number];

/** Joined within so many days. */
export const newDays = 60;
/** Purchases of so many months count, at what of them was kept. */
export const purchaseMonths = 12;
/** Of those who bought, the share that bought the most: about a fifth brings four fifths of sales, a twentieth half of them. */
export const regularShare = 0.2;
export const superfanShare = 0.05;
/** Wrote and bought nothing for so many days, but did before. */
export const awayDays = 90;
