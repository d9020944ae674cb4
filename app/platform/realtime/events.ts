import type { StreamUpdate } from '../updates/update';

/** What comes and goes by socket, for both sides. Writes never come in by socket. */

export interface WatchRequest {
  stream: string;
  /** The last `seq` the asker has; without it the answer starts from now. */
  after?: number;
}

export type WatchRefusal =
  'unauthenticated' | 'forbidden' | 'not_found' | 'invalid' | 'rate_limited' | 'busy' | 'failed';

/**
 * `updates` follow `after` without a gap. With `more` the stream is not live yet: ask again after the last of them.
 * With `reset` what lies between is gone: fetch fresh state; updates after `head` follow live.
 */
export type WatchAnswer =
  | { ok: true; head: number; updates: StreamUpdate[]; more?: true }
  | { ok: true; head: number; reset: true }
  | { ok: false; code: WatchRefusal; retryAfterSeconds?: number };

/** Somebody as the others of a place see them: the member's id, and the name they go by there. */
export interface Persona {
  id: string;
  name: string;
}

export interface Typing {
  stream: string;
  member: Persona;
}

export interface Presence {
  stream: string;
  /** At most 20 of them. */
  people: Persona[];
  /** How many people there are in all; several tabs of one count once. */
  count: number;
  /** Who reads without a name here: visitors, and members who have not joined. */
  visitors: number;
}

export interface EventsFromClient {
  watch(request: WatchRequest, answer: (answer: WatchAnswer) => void): void;
  unwatch(request: { stream: string }): void;
  typing(request: { stream: string }): void;
}

export interface EventsToClient {
  update(update: StreamUpdate): void;
  typing(typing: Typing): void;
  presence(presence: Presence): void;
  /** The right to watch is gone: nothing more comes of the stream. */
  unwatched(stream: { stream: string; code: WatchRefusal }): void;
  /** This node stops: connect again, to another one or to its successor. */
  'server.closing'(): void;
}

export const maxAnswerUpdates = 200;
export const maxAnswerBytes = 256 * 1024;
