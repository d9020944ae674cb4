import { type ClientSocket, StreamClient } from './stream-client';

let client: StreamClient | undefined;

/**
 * WebSocket only: long polling would need a proxy that keeps each browser on one node, and browsers send no Origin with
 * it, beside which alone the cookie counts.
 */
async function open(): Promise<ClientSocket> {
  const { io } = await import('socket.io-client');
  return io({
    path: '/socket.io',
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    timeout: 8_000,
  });
}

/** The connection of this page, made when the first stream is followed. Only in the browser: call it in effects. */
export function browserClient(): StreamClient {
  if (client) return client;
  const made = new StreamClient({ open, isOnline: () => navigator.onLine });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') made.wake();
  });
  addEventListener('online', () => made.wake());
  addEventListener('offline', () => made.sleep());
  addEventListener('pageshow', (event) => {
    if (event.persisted) made.wake();
  });
  client = made;
  return made;
}
