import { useRevalidator } from '@remix-run/react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { StreamUpdate } from '../../updates/update';
import type { WatchRefusal } from '../events';
import { browserClient } from './browser-client';
import { StreamStore } from './stream-store';

export interface UseStreamOptions<State> {
  /**
   * The streams that tell of the state, each with the `seq` that the loader answered beside it: state and seqs come from
   * one snapshot of the database.
   */
  streams: Readonly<Record<string, number>>;
  /** The loader's state. Another object than before means that it was loaded again: keep it stable between renders. */
  initial: State;
  /** Pure: the state after an update. */
  reduce(state: State, update: StreamUpdate): State;
  /** Fetches fresh state, so that `initial` and `streams` change. Without it the page's loaders run again. */
  refetch?(): void;
  /** Nothing more comes of a stream. Without it the page's loaders run again, once. */
  refused?(stream: string, code: WatchRefusal): void;
}

export interface LiveState<State> {
  state: State;
  /** Changes the state from this side: more of it was loaded, or the reader did something that shows at once. */
  edit: (change: (state: State) => State) => void;
}

/**
 * The state of a live page: what the loader gave, carried on by updates, each once and in order, over lost connections and
 * sleep. On the server, and until the page is hydrated, it is `initial`.
 */
export function useStream<State>(options: UseStreamOptions<State>): LiveState<State> {
  const { revalidate } = useRevalidator();
  const { streams, initial } = options;
  const latest = useRef({ ...options, revalidate });
  useEffect(() => {
    latest.current = { ...options, revalidate };
  });

  const names = Object.keys(streams).sort().join(' ');
  const store = useMemo(() => {
    let refusals = 0;
    return new StreamStore<State>({
      state: initial,
      seqs: streams,
      reduce: (state, update) => latest.current.reduce(state, update),
      renew: () => (latest.current.refetch ?? latest.current.revalidate)(),
      refused: (stream, code) => {
        if (latest.current.refused) latest.current.refused(stream, code);
        else if (refusals++ === 0) latest.current.revalidate();
      },
    });
    // Only other streams make it another store; a state that was loaded again is adopted below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [names]);

  const adopted = useRef(initial);
  useEffect(() => {
    adopted.current = initial;
    return store.follow(browserClient());
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [store]);
  useEffect(() => {
    if (adopted.current === initial) return;
    adopted.current = initial;
    store.adopt({ state: initial, seqs: streams });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [store, initial]);

  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  return { state, edit: store.edit };
}
