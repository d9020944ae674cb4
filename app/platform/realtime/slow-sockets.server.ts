import type { LiveServer, LiveSocket } from './live-server.server';

/** What may wait for a socket that reads too slowly, in bytes. */
const maxUnsent = 4 * 1024 * 1024;
const looksPerRound = 200;

function unsentBytes(socket: LiveSocket): number {
  const { transport } = socket.conn as unknown as { transport: { socket?: { bufferedAmount?: number } } };
  return transport.socket?.bufferedAmount ?? 0;
}

/** Each call looks at the next few sockets, and closes those for which too much waits: memory has an end. */
export function slowSocketsCloser(io: LiveServer): () => void {
  let sockets: Iterator<LiveSocket> = io.of('/').sockets.values();
  return () => {
    for (let looked = 0; looked < looksPerRound; looked++) {
      const next = sockets.next();
      if (next.done) {
        sockets = io.of('/').sockets.values();
        return;
      }
      if (unsentBytes(next.value) > maxUnsent) next.value.conn.close(true);
    }
  };
}
