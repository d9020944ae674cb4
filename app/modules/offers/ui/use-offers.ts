import { useRevalidator } from '@remix-run/react';
import { useEffect, useMemo, useRef } from 'react';
import { useStream } from '~/platform/realtime/client/use-stream';
import { applyToOffers, endsInList, type ListedOffer } from '../updates';

const countChanges = (changes: number) => changes + 1;

const gatherMs = 1_000;
/** Screens that heard the same do not all ask in the same moment. */
const spreadMs = 250;

/** Loads the page again when `changes` has gone up: at most once a second, however often that is. */
function useGatheredReload(changes: number): void {
  const { revalidate } = useRevalidator();
  const loaded = useRef({ changes: 0, at: -gatherMs });
  const due = useRef<number | null>(null);
  useEffect(() => {
    if (changes <= loaded.current.changes) {
      loaded.current.changes = changes;
      due.current = null;
      return;
    }
    due.current ??= Math.max(loaded.current.at + gatherMs, performance.now() + Math.random() * spreadMs);
    const timer = setTimeout(
      () => {
        due.current = null;
        loaded.current = { changes, at: performance.now() };
        revalidate();
      },
      Math.max(0, due.current - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [changes, revalidate]);
}

/** Loads the page again when something is told on these streams: at most once a second. */
export function useReload(heads: Readonly<Record<string, number>>): void {
  useGatheredReload(useStream({ streams: heads, initial: 0, reduce: countChanges }).state);
}

/**
 * Offers of a list on this screen: what the page was loaded with, carried on as others pledge. It is loaded again, at most once a second,
 * when one of them is over. `loaded` stays the same between renders.
 */
export function useOffers<Item extends ListedOffer>(
  loaded: readonly Item[],
  heads: Readonly<Record<string, number>>,
): readonly Item[] {
  const initial = useMemo(() => ({ items: loaded, ended: 0 }), [loaded]);
  const { state } = useStream({
    streams: heads,
    initial,
    reduce: (before, update) => ({
      items: applyToOffers(before.items, update),
      ended: before.ended + (endsInList(update) ? 1 : 0),
    }),
  });
  useGatheredReload(state.ended);
  return state.items;
}
