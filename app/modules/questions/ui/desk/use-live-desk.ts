import { useRevalidator } from '@remix-run/react';
import { useEffect, useMemo, useRef } from 'react';
import { useStream } from '~/platform/realtime/client/use-stream';

const gatherMs = 700;

/** Brings the desk up to date when something on it changes: what changes at once is asked for at once, but once. */
export function useLiveDesk(loaded: object, streams: Readonly<Record<string, number>>): void {
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Another object when the loader has run again.
  const initial = useMemo(() => ({ of: loaded, news: 0 }), [loaded]);
  const { state } = useStream({
    streams,
    initial,
    reduce: (before) => ({ ...before, news: before.news + 1 }),
    refused: () => undefined,
  });
  useEffect(() => {
    if (state.news === 0) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => revalidate(), gatherMs);
  }, [state.news, revalidate]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
