import { useCallback, useEffect, useRef, useState } from 'react';
import { type KeptAct, readKept } from '../door-queue';

/** What happened at a door waits in the browser's store, so that closing the page loses none of them. */
export function useKeptActs(eventId: string) {
  const place = `chomrom:door:${eventId}`;
  const [kept, setKept] = useState<KeptAct[]>([]);
  const current = useRef(kept);
  useEffect(() => {
    current.current = readKept(localStorage.getItem(place));
    setKept(current.current);
  }, [place]);
  const change = useCallback(
    (next: (before: KeptAct[]) => KeptAct[]) => {
      // Another tab of the same device may have kept some, too.
      current.current = next(readKept(localStorage.getItem(place)));
      localStorage.setItem(place, JSON.stringify(current.current));
      setKept(current.current);
    },
    [place],
  );
  return { kept, current, change };
}

/** What this device calls its door, also when its page is opened again. */
export function useDoorName(eventId: string) {
  const place = `chomrom:door-name:${eventId}`;
  const [name, setName] = useState('');
  useEffect(() => setName(localStorage.getItem(place) ?? ''), [place]);
  const rename = useCallback(
    (next: string) => {
      localStorage.setItem(place, next);
      setName(next);
    },
    [place],
  );
  return [name, rename] as const;
}
