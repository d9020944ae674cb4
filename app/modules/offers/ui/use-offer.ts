import { useRevalidator } from '@remix-run/react';
import { useMemo } from 'react';
import { closingsOf, useEndings } from '~/modules/proposals/ui/use-endings';
import { useStream } from '~/platform/realtime/client/use-stream';
import type { OfferPageData } from '../get-offer.server';
import { applyOfferUpdate, type LiveOffer, type OfferUpdates } from '../updates';

/** What says that something changed without saying what. */
const toLoad: ReadonlySet<string> = new Set(['offer.mine', 'offer.hidden', 'workshop.changed']);

/** An offer on this screen: what the page was loaded with, carried on as others pledge and stages pass. */
export function useOffer({
  offer,
  story,
  questions,
  heads,
}: Pick<OfferPageData, 'offer' | 'story' | 'questions' | 'heads'>): LiveOffer {
  const { revalidate } = useRevalidator();
  const initial = useMemo<LiveOffer>(() => ({ offer, story, questions }), [offer, story, questions]);
  const { state } = useStream<LiveOffer>({
    streams: heads,
    initial,
    reduce: (before, update) => {
      const next = applyOfferUpdate(before, update);
      const other =
        update.type === 'offer.changed' &&
        (update.data as OfferUpdates['offer.changed']).offer.state !== before.offer.state;
      // What is the reader's own, their pledge, order and rights, is in no stream of the offer's; drafts are told of by name alone.
      if (other || toLoad.has(update.type)) queueMicrotask(revalidate);
      return next;
    },
  });
  useEndings([state.offer.state === 'open' ? state.offer.deadline : null, ...closingsOf(state.questions)]);
  return state;
}
