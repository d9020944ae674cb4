import { useMemo } from 'react';
import { useStream } from '~/platform/realtime/client/use-stream';
import type { ReviewPage } from '../list-reviews.server';
import { applyQueueUpdate, type ModerationUpdates, type QueueState } from '../updates';
import type { ReviewView } from '../views';

interface LiveQueue extends QueueState {
  /** What was told of since the page was loaded, also of what the list no longer shows. */
  told: Record<string, ReviewView>;
}

/** The queue on this screen: what the page was loaded with, carried on by what other moderators and members do. */
export function useQueue(page: ReviewPage): LiveQueue {
  const initial = useMemo<LiveQueue>(
    () => ({
      reviews: page.items,
      more: page.next !== null,
      waiting: page.waiting,
      filter: page.filter,
      told: {},
    }),
    [page],
  );
  const { state } = useStream<LiveQueue>({
    streams: page.heads,
    initial,
    reduce: (before, update) => {
      const next = { ...before, ...applyQueueUpdate(before, update) };
      if (update.type !== 'review.changed') return next;
      const { review } = update.data as ModerationUpdates['review.changed'];
      return { ...next, told: { ...next.told, [review.id]: review } };
    },
  });
  return state;
}
