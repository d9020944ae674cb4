import { useCallback, useEffect, useRef, useState } from 'react';
import type { Persona, Presence } from '../events';
import { browserClient } from './browser-client';

const typingShownMs = 4_000;
const typingSaidEveryMs = 2_000;

/** Who is at a stream that this page follows with `useStream`; undefined until the server has said. */
export function usePresence(stream: string): Presence | undefined {
  const [presence, setPresence] = useState<Presence>();
  useEffect(() => {
    const client = browserClient();
    setPresence(client.feed(stream)?.presence);
    return client.onPresence((next) => {
      if (next.stream === stream) setPresence(next);
    });
  }, [stream]);
  return presence?.stream === stream ? presence : undefined;
}

export interface TypingHere {
  /** Who is typing now, the actor left out. */
  typists: Persona[];
  /** To be called with every keystroke; it is said at most every two seconds. */
  typed(): void;
  /** Their reply is there: they are not typing it any more. */
  hasWritten(memberId: string): void;
}

/** Who is typing at a stream that this page follows. `selfId`: the actor, who may have another tab open. */
export function useTyping(stream: string, selfId: string | null): TypingHere {
  const [typists, setTypists] = useState<(Persona & { until: number })[]>([]);
  const saidAt = useRef(0);

  useEffect(() => {
    setTypists([]);
    return browserClient().onTyping(({ stream: where, member }) => {
      if (where !== stream || member.id === selfId) return;
      const typist = { ...member, until: Date.now() + typingShownMs };
      setTypists((before) => [...before.filter(({ id }) => id !== member.id), typist]);
    });
  }, [stream, selfId]);

  useEffect(() => {
    if (typists.length === 0) return undefined;
    const next = Math.min(...typists.map(({ until }) => until));
    const timer = setTimeout(
      () => setTypists((before) => before.filter(({ until }) => until > Date.now())),
      Math.max(0, next - Date.now()) + 5,
    );
    return () => clearTimeout(timer);
  }, [typists]);

  const typed = useCallback(() => {
    if (Date.now() - saidAt.current < typingSaidEveryMs) return;
    saidAt.current = Date.now();
    browserClient().typing(stream);
  }, [stream]);
  const hasWritten = useCallback((memberId: string) => {
    setTypists((before) =>
      before.some(({ id }) => id === memberId) ? before.filter(({ id }) => id !== memberId) : before,
    );
  }, []);
  return { typists, typed, hasWritten };
}
