import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { callApi, newKey } from '~/platform/api/call-api';
import {
  type Decided,
  decideOffline,
  decideWalkInOffline,
  type DoorLine,
  type DoorTrouble,
  type KeptAct,
  readCode,
  withKept,
} from '../door-queue';
import type { DoorEntry, DoorList, EventView } from '../views';
import { sendAct } from './send-act';
import { useDoorList } from './use-door-list';
import { useKeptActs } from './use-kept-acts';

const retryMs = 10_000;
const linesShown = 30;

/** What somebody's standing is after what the portal has done. */
function afterDone(act: KeptAct, decided: Decided): (one: DoorEntry) => DoorEntry {
  return (one) => {
    if (act.kind === 'scan' && decided.outcome === 'in' && one.code === act.code)
      return { ...one, status: 'attended' };
    if (act.kind === 'undo' && one.registrationId === act.registrationId)
      return { ...one, status: one.walkIn ? 'cancelled' : 'registered' };
    return one;
  };
}

/** A door: what happens there goes to the portal, or is kept and sent when it takes it again. */
export function useDoor(event: EventView, loaded: DoorList, door: string) {
  const eventId = event.id;
  const { people: listed, refresh, change: changePeople } = useDoorList(eventId, loaded);
  const [lines, setLines] = useState<DoorLine[]>([]);
  const [trouble, setTrouble] = useState<DoorTrouble | null>(null);
  const { kept, current, change } = useKeptActs(eventId);
  const people = useMemo(() => withKept(listed, kept), [listed, kept]);

  const show = useCallback(
    (act: KeptAct, decided: Decided, isKept: boolean) => {
      const { nonce, code, at } = act;
      const line = { nonce, code, at, ...decided, kept: isKept };
      setLines((before) => [line, ...before.filter((one) => one.nonce !== nonce)].slice(0, linesShown));
      if (!isKept) changePeople(afterDone(act, decided));
    },
    [changePeople],
  );

  const send = useCallback(
    (act: KeptAct, offline: boolean) =>
      sendAct(eventId, act, {
        offline,
        known: listed.find(({ code, registrationId }) =>
          act.kind === 'undo' ? registrationId === act.registrationId : act.code !== '' && code === act.code,
        ),
      }),
    [eventId, listed],
  );

  const syncing = useRef(false);
  const sync = useCallback(async () => {
    if (syncing.current || current.current.length === 0) return;
    syncing.current = true;
    let met: DoorTrouble | null = null;
    for (const act of [...current.current]) {
      const result = await send(act, true);
      if (typeof result !== 'string') {
        change((before) => before.filter(({ nonce }) => nonce !== act.nonce));
        show(act, result, false);
        continue;
      }
      met = result;
      // What one is refused for need not be so for the next.
      if (met !== 'refused') break;
    }
    setTrouble(met);
    syncing.current = false;
    if (met === null) await refresh().catch(() => undefined);
  }, [change, current, refresh, send, show]);

  /** Sends an act; where it is kept instead, it stands as the device decides. Answers whether the portal has done it. */
  const act = useCallback(
    async (one: Omit<KeptAct, 'outcome'>, decide: () => Decided): Promise<boolean> => {
      const result = await send({ ...one, outcome: 'in' }, false);
      const isKept = typeof result === 'string';
      setTrouble(isKept ? result : null);
      const decided = isKept ? decide() : result;
      const whole = { ...one, outcome: decided.outcome };
      // Somebody whom the device turns away without a ticket leaves nothing to send.
      if (isKept && (one.kind !== 'walk_in' || decided.outcome === 'in'))
        change((before) => [...before, whole]);
      show(whole, decided, isKept);
      return !isKept;
    },
    [change, send, show],
  );

  const blank = useCallback(
    (kind: KeptAct['kind']) => ({
      ...{ kind, nonce: newKey(), at: new Date().toISOString(), door },
      ...{ code: '', name: '', guests: 0, registrationId: '', came: null },
    }),
    [door],
  );

  const scan = useCallback(
    async (text: string) => {
      const one = { ...blank('scan'), code: readCode(text) };
      if (!one.code) return;
      await act(one, () =>
        decideOffline(event, withKept(listed, current.current), { code: one.code, at: new Date(one.at) }),
      );
    },
    [act, blank, current, event, listed],
  );

  const walkIn = useCallback(
    async (name: string, guests: number) => {
      const one = { ...blank('walk_in'), name, guests };
      const decide = () => ({ name, guests, outcome: decideWalkInOffline(event, new Date(one.at)) });
      if (await act(one, decide)) await refresh().catch(() => undefined);
    },
    [act, blank, event, refresh],
  );

  const undo = useCallback(
    async ({ registrationId, name, guests, code }: DoorEntry) => {
      // Who walked in and was told to nobody yet is simply not told.
      if (current.current.some(({ nonce }) => nonce === registrationId))
        return change((before) => before.filter(({ nonce }) => nonce !== registrationId));
      const one = { ...blank('undo'), registrationId, name, guests, code };
      await act(one, () => ({ name, guests, outcome: 'undone' }));
    },
    [act, blank, change, current],
  );

  /** Of a party that is in fewer came; of a scan that is not sent yet it goes along. Answers whether it stands. */
  const countParty = useCallback(
    async ({ registrationId, code }: DoorEntry, came: number): Promise<boolean> => {
      const isKept = current.current.some((one) => one.kind === 'scan' && one.code === code);
      if (isKept) {
        change((before) => before.map((one) => (one.code === code ? { ...one, came } : one)));
        return true;
      }
      try {
        await callApi('PATCH', `/events/${eventId}/check-ins/${registrationId}`, { body: { guests: came } });
      } catch {
        return false;
      }
      changePeople((one) => (one.registrationId === registrationId ? { ...one, guestsCame: came } : one));
      return true;
    },
    [change, changePeople, current, eventId],
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
  return { people, lines, trouble, kept: kept.length, scan, walkIn, undo, countParty, sync, refresh };
}
