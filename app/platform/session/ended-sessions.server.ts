type Listener = (sessionIds: readonly string[]) => void;

let listener: Listener | undefined;

/** The realtime part asks to hear of sessions that ended, so that it can cut their sockets. There is one, or none. */
export function onSessionsEnded(next: Listener | undefined): void {
  listener = next;
}

/** Says, after the commit, which sessions (by the hash of their secret) are over. */
export function announceEndedSessions(sessionIds: readonly string[]): void {
  if (sessionIds.length > 0) listener?.(sessionIds);
}
