import { useEffect, useRef, useState } from 'react';
import { callApi } from '~/platform/api/call-api';
import type { EventView, EventViewer } from '../views';

/** Asked again at most this often, and not by everybody in the same moment. */
const restMs = 4_000;
const jitterMs = 3_000;
/** Longer waits than a browser's timer takes are for the next look at the page. */
const longestMs = 2_000_000_000;

/**
 * Where the reader stands with an event, as the page goes on: the event's stream tells everybody the same, so what is their own (an offer,
 * their place in the list, that they were let in) is fetched when seats or the event change, and when their seat or offer ends.
 */
export function useStanding(event: EventView, loaded: EventViewer): EventViewer {
  const [viewer, setViewer] = useState(loaded);
  useEffect(() => setViewer(loaded), [loaded]);
  const { registration } = viewer;
  const moves = registration !== undefined && registration.status !== 'attended';
  const { status, changeNumber, seatsUsed, registered, waiting, attended } = event;
  const seats = `${seatsUsed} ${registered} ${waiting} ${attended}`;
  const now = `${status} ${changeNumber} ${moves ? seats : ''}`;
  const known = useRef({ now, at: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fetchSoon = useRef((_inMs: number) => {});
  fetchSoon.current = (inMs) => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      known.current.at = Date.now();
      callApi<{ viewer: EventViewer }>('GET', `/events/${event.id}/standing`).then(
        (answer) => setViewer(answer.viewer),
        // The next change, or the next look, asks again.
        () => undefined,
      );
    }, inMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (known.current.now === now) return;
    known.current.now = now;
    const rested = known.current.at + restMs - Date.now();
    fetchSoon.current(Math.max(200, rested) + (rested > 0 ? Math.random() * jitterMs : 0));
  }, [now]);
  const until = registration?.until ?? null;
  useEffect(() => {
    if (until === null) return;
    const inMs = Date.parse(until) - Date.now() + 500;
    if (inMs < 0 || inMs > longestMs) return;
    const atEnd = setTimeout(() => fetchSoon.current(0), inMs);
    return () => clearTimeout(atEnd);
  }, [until]);
  return viewer;
}
