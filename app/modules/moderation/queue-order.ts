import type { ReviewView } from './views';

export const queueSorts = ['weight', 'age'] as const;
export type QueueSort = (typeof queueSorts)[number];

/** Which of what waits, or was decided, a list shows. */
export interface QueueFilter {
  state: 'open' | 'decided';
  sort: QueueSort;
  kind?: ReviewView['kind'];
  reason?: ReviewView['reasons'][number];
  /** Claimed by this member. */
  claimedBy?: string;
  clubIds: readonly string[];
}

/** Pure: whether a review belongs to the list. */
export function shows(filter: QueueFilter, review: ReviewView): boolean {
  return (
    review.state === filter.state &&
    filter.clubIds.includes(review.club.id) &&
    (filter.kind === undefined || review.kind === filter.kind) &&
    (filter.reason === undefined || review.reasons.includes(filter.reason)) &&
    (filter.claimedBy === undefined || review.claim?.by.id === filter.claimedBy)
  );
}

/** Pure: which of two stands first: the heavier, then the older one; of decided ones the latest. */
export function compareReviews(sort: QueueSort, a: ReviewView, b: ReviewView): number {
  if (a.state === 'decided' && b.state === 'decided')
    return (
      (b.decision?.at ?? b.openedAt).localeCompare(a.decision?.at ?? a.openedAt) || b.id.localeCompare(a.id)
    );
  const age = a.openedAt.localeCompare(b.openedAt) || a.id.localeCompare(b.id);
  return sort === 'weight' ? b.weight - a.weight || age : age;
}
