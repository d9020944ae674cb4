import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, callApi, newKey } from '~/platform/api/call-api';
import { decideOffline, type KeptScan, readCode, readKept, type ScanLine } from '../door-queue';
import type { CheckInView, DoorPerson } from '../views';

const retryMs = 10_000;
const patienceMs = 6_000;
const linesShown = 30;

type Outcome = ScanLine['outcome'];
const refusals: readonly string[] = [
  'already_checked_in',
  'not_registered',
  'cancelled',
  'waiting',
  'wrong_event',
  'wrong_day',
];

/** Whether the portal was reached at all: what it refuses is an answer. */
function answered(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.status < 500 && error.status !== 429;
}

/** Scans wait in the browser's store, so that closing the page loses none of them. */
function useKept(eventId: string) {
  const place = `chomrom:door:${eventId}`;
  const [kept, setKept] = useState<KeptScan[]>([]);
  const current = useRef(kept);
  useEffect(() => {
    current.current = readKept(localStorage.getItem(place));
    setKept(current.current);
  }, [place]);
  const change = useCallback(
    (next: (before: KeptScan[]) => KeptScan[]) => {
      // Another tab of the same device may have kept some, too.
      current.current = next(readKept(localStorage.getItem(place)));
      localStorage.setItem(place, JSON.stringify(current.current));
      setKept(current.current);
    },
    [place],
  );
  return { kept, current, change };
}

/** A door: scans go to the portal, or are kept and sent when it can be reached again. */
export function useDoor(eventId: string, loaded: readonly DoorPerson[], door: string) {
  const [people, setPeople] = useState(loaded);
  const [lines, setLines] = useState<ScanLine[]>([]);
  const [online, setOnline] = useState(true);
  const { kept, current, change } = useKept(eventId);
  const insideHere = useRef(new Set<string>());
  useEffect(() => setPeople(loaded), [loaded]);

  const show = useCallback((line: ScanLine) => {
    setLines((before) => [line, ...before.filter(({ nonce }) => nonce !== line.nonce)].slice(0, linesShown));
    if (line.outcome === 'in') {
      insideHere.current.add(line.code);
      setPeople((before) =>
        before.map((one) => (one.code === line.code ? { ...one, status: 'attended' as const } : one)),
      );
    }
  }, []);

  const send = useCallback(
    async (scan: KeptScan, offline: boolean): Promise<Pick<ScanLine, 'name' | 'guests' | 'outcome'>> => {
      const known = people.find(({ code }) => code === scan.code);
      try {
        const { checkIn } = await callApi<{ checkIn: CheckInView }>('POST', `/events/${eventId}/check-ins`, {
          body: { ...scan, offline },
          timeoutMs: patienceMs,
        });
        return { name: checkIn.name, guests: checkIn.guests, outcome: 'in' };
      } catch (error) {
        if (!answered(error)) throw error;
        const outcome = refusals.includes(error.code) ? (error.code as Outcome) : 'failed';
        return { name: known?.name ?? null, guests: known?.guests ?? 0, outcome };
      }
    },
    [eventId, people],
  );

  const refresh = useCallback(async () => {
    const { items } = await callApi<{ items: DoorPerson[] }>('GET', `/events/${eventId}/registrations`);
    setPeople(items);
  }, [eventId]);

  const syncing = useRef(false);
  const sync = useCallback(async () => {
    if (syncing.current || current.current.length === 0) return;
    syncing.current = true;
    try {
      for (const scan of [...current.current]) {
        const result = await send(scan, true);
        change((before) => before.filter(({ nonce }) => nonce !== scan.nonce));
        show({ ...scan, ...result, kept: false });
      }
      setOnline(true);
      await refresh();
    } catch {
      setOnline(false);
    } finally {
      syncing.current = false;
    }
  }, [change, current, refresh, send, show]);

  const scan = useCallback(
    async (text: string) => {
      const one: KeptScan = { code: readCode(text), nonce: newKey(), at: new Date().toISOString(), door };
      if (!one.code) return;
      try {
        show({ ...one, ...(await send(one, false)), kept: false });
        setOnline(true);
      } catch {
        setOnline(false);
        const decided = decideOffline(people, insideHere.current, one.code);
        change((before) => [...before, one]);
        show({ ...one, ...decided, kept: true });
      }
    },
    [change, door, people, send, show],
  );

  useEffect(() => {
    const again = () => void sync();
    const timer = setInterval(again, retryMs);
    window.addEventListener('online', again);
    again();
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [sync]);
  return { people, lines, online, kept: kept.length, scan, sync, refresh };
}
