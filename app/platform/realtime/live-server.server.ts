import type { Server, Socket } from 'socket.io';
import type { Actor } from '../actor';
import type { StreamKind } from '../module';
import type { StreamUpdate } from '../updates/update';
import type { EventsFromClient, EventsToClient, Persona } from './events';

/** One stream that a socket watches, or is about to. */
export interface Watching {
  stream: string;
  kind: StreamKind;
  id: string;
  suffix: string | undefined;
  /** In the room: updates reach the socket. */
  live: boolean;
  /** The socket has said that it watches no more. */
  stopped: boolean;
  /** Who the member is to the others there; undefined for one who only reads. */
  persona: Persona | undefined;
  /** Whose evictions concern it; undefined where the kind of stream does not say. */
  clubId: string | undefined;
  /** Where the presence board has put this socket: a person's place, or a reader's without a name. */
  seat: { key: string; named: boolean } | undefined;
  /** When the policy was last asked, in milliseconds. */
  checkedAt: number;
}

export interface SocketData {
  actor: Actor;
  /** The session's or token's secret, to read anew what its member may do. */
  secret: string | undefined;
  /** The session's id, or the token's hash. */
  sessionId: string | undefined;
  address: string;
  /** When `actor` was read, in milliseconds. */
  readAt: number;
  watches: Map<string, Watching>;
  /** Counts the times that rights of this socket came into question: what was decided before is decided again. */
  doubts: number;
}

export interface PresenceNote {
  node: string;
  stream: string;
  people: Persona[];
  count: number;
  visitors: number;
}

/** What nodes send each other through the adapter. */
export interface EventsBetweenNodes {
  committed(updates: readonly StreamUpdate[]): void;
  sessionsEnded(sessionIds: readonly string[]): void;
  typing(stream: string, member: Persona): void;
  presence(notes: PresenceNote[]): void;
}

export type LiveServer = Server<EventsFromClient, EventsToClient, EventsBetweenNodes, SocketData>;
export type LiveSocket = Socket<EventsFromClient, EventsToClient, EventsBetweenNodes, SocketData>;

/** The room of a stream's watchers. A stream `member:<id>` is another thing than the room of a member's sockets. */
export const watchersOf = (stream: string) => `watch:${stream}`;
export const socketsOfSession = (sessionId: string) => `session:${sessionId}`;
export const socketsOfMember = (memberId: string) => `member:${memberId}`;

/** The sockets of a room on this node. */
export function socketsIn(io: LiveServer, room: string): LiveSocket[] {
  const sockets: LiveSocket[] = [];
  for (const id of io.of('/').adapter.rooms.get(room) ?? []) {
    const socket = io.of('/').sockets.get(id);
    if (socket) sockets.push(socket);
  }
  return sockets;
}
