import type { StreamUpdate } from '~/platform/updates/update';
import { compareReviews, type QueueFilter, shows } from './queue-order';
import type { ReviewView } from './views';

/** What a club's stream `moderation:<clubId>` tells. */
export interface ModerationUpdates {
  /** Something waits, or is another one now. `opened`: by how much the number of what waits has changed. */
  'review.changed': { review: ReviewView; opened: -1 | 0 | 1 };
  /** It is no more: what it was about, or all its flags, went away. */
  'review.gone': { id: string; clubId: string; opened: -1 | 0 };
}

/** A queue on a screen. */
export interface QueueState {
  reviews: ReviewView[];
  /** Whether there is more after the last one. */
  more: boolean;
  /** What waits, by club. */
  waiting: Record<string, number>;
  filter: QueueFilter;
}

function countOpen(state: QueueState, clubId: string, by: number): Record<string, number> {
  return by === 0
    ? state.waiting
    : { ...state.waiting, [clubId]: Math.max(0, (state.waiting[clubId] ?? 0) + by) };
}

/**
 * Pure: the queue after an update. One that is decided on another screen leaves the list of what waits. What would stand after
 * the last one of a list that goes on is left for loading more.
 */
export function applyQueueUpdate(state: QueueState, update: Pick<StreamUpdate, 'type' | 'data'>): QueueState {
  switch (update.type) {
    case 'review.changed': {
      const { review, opened } = update.data as ModerationUpdates['review.changed'];
      const waiting = countOpen(state, review.club.id, opened);
      const others = state.reviews.filter(({ id }) => id !== review.id);
      if (!shows(state.filter, review)) return { ...state, waiting, reviews: others };
      const at = others.findIndex((other) => compareReviews(state.filter.sort, review, other) < 0);
      if (at < 0 && state.more && others.length === state.reviews.length) return { ...state, waiting };
      return { ...state, waiting, reviews: others.toSpliced(at < 0 ? others.length : at, 0, review) };
    }
    case 'review.gone': {
      const { id, clubId, opened } = update.data as ModerationUpdates['review.gone'];
      return {
        ...state,
        waiting: countOpen(state, clubId, opened),
        reviews: state.reviews.filter((review) => review.id !== id),
      };
    }
    default:
      return state;
  }
}
