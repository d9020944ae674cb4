import { io, type Socket } from 'socket.io-client';
import type { EventsFromClient, EventsToClient, WatchAnswer } from '~/platform/realtime/events';
import type { StreamUpdate } from '~/platform/updates/update';

export type TestSocket = Socket<EventsToClient, EventsFromClient>;

export interface SocketOptions {
  token?: unknown;
  cookie?: string;
  /** The Origin header, as a browser sends it; without it none is sent. */
  from?: string;
  transports?: ('websocket' | 'polling')[];
}

/** A stock Socket.IO client with a connection of its own; it does not connect again by itself. */
export function openSocket(origin: string, options: SocketOptions = {}): TestSocket {
  const { token, cookie, from, transports = ['websocket'] } = options;
  return io(origin, {
    transports,
    forceNew: true,
    reconnection: false,
    auth: token === undefined ? {} : { token },
    extraHeaders: { ...(cookie ? { cookie } : {}), ...(from ? { origin: from } : {}) },
  });
}

export interface Refused {
  message: string;
  data?: { code: string };
}

/** Resolves with undefined once connected, or with why not. */
export function connected(socket: TestSocket): Promise<Refused | undefined> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('connect_error', (error) => resolve(error as Refused));
  });
}

export async function connect(origin: string, options: SocketOptions = {}): Promise<TestSocket> {
  const socket = openSocket(origin, options);
  const refused = await connected(socket);
  if (refused) throw new Error(`The socket was refused: ${refused.message}`);
  return socket;
}

export function watch(socket: TestSocket, stream: string, after?: number): Promise<WatchAnswer> {
  return socket.timeout(10_000).emitWithAck('watch', { stream, after });
}

/** All that a socket hears from now on, in the order of its coming. */
export function listen(socket: TestSocket): StreamUpdate[] {
  const heard: StreamUpdate[] = [];
  socket.on('update', (update) => heard.push(update));
  return heard;
}

/** Waits until a condition holds, looking often. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
  everyMs = 10,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not come true in ${timeoutMs} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
