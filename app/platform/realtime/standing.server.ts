import { memberIdOf } from '../actor';
import { PortalError } from '../errors';
import { log } from '../log.server';
import { listValidCredentials } from '../session/list-valid-credentials.server';
import type { WatchRefusal } from './events';
import type { Eviction } from './eviction.server';
import {
  type LiveServer,
  type LiveSocket,
  socketsIn,
  socketsOfMember,
  socketsOfSession,
  type Watching,
} from './live-server.server';
import type { Sequencers } from './sequencers.server';
import { refusalOf, type WatchDesk } from './watch-desk.server';

const rememberMs = 30_000;
const sessionsPerRound = 1_000;
const checksPerRound = 4;
const checkAfterMs = 5_000;

/** Whether what was said of a right concerns this socket's connection as a whole. */
function cuts(eviction: Eviction, socket: LiveSocket): boolean {
  const { actor, sessionId } = socket.data;
  if ('sessionId' in eviction) return eviction.sessionId === sessionId;
  if ('clubId' in eviction) return false;
  return memberIdOf(actor) === eviction.memberId && eviction.exceptSessionId !== sessionId;
}

/** The few watches that were decided on the longest ago, and before `before`. */
function longestUnchecked(sockets: readonly LiveSocket[], before: number) {
  const due: { socket: LiveSocket; watching: Watching }[] = [];
  for (const socket of sockets)
    for (const watching of socket.data.watches.values()) {
      if (!watching.live || watching.checkedAt >= before) continue;
      const at = due.findIndex((one) => one.watching.checkedAt > watching.checkedAt);
      if (at >= 0) due.splice(at, 0, { socket, watching });
      else if (due.length < checksPerRound) due.push({ socket, watching });
      if (due.length > checksPerRound) due.pop();
    }
  return due;
}

/**
 * Keeps what sockets hear in step with what their members may. Evictions are carried out at once. Rights that end without
 * one (a session row removed by hand, a role that runs out) are found by asking again in small portions, each round.
 */
export class Standing {
  #io: LiveServer;
  #desk: WatchDesk;
  #sequencers: Sequencers;
  #recent: { eviction: Eviction; at: number }[] = [];
  #sessionCursor = 0;

  constructor(io: LiveServer, desk: WatchDesk, sequencers: Sequencers) {
    this.#io = io;
    this.#desk = desk;
    this.#sequencers = sequencers;
  }

  evict(eviction: Eviction): void {
    const now = Date.now();
    this.#recent = this.#recent.filter(({ at }) => now - at < rememberMs);
    this.#recent.push({ eviction, at: now });
    if ('sessionId' in eviction) this.#cut(socketsIn(this.#io, socketsOfSession(eviction.sessionId)));
    else if (!('clubId' in eviction))
      this.#cut(socketsIn(this.#io, socketsOfMember(eviction.memberId)).filter((one) => cuts(eviction, one)));
    else {
      const sockets =
        'memberId' in eviction
          ? socketsIn(this.#io, socketsOfMember(eviction.memberId))
          : [...this.#io.of('/').sockets.values()];
      for (const socket of sockets) this.#throwOut(socket, eviction);
    }
  }

  /** Whether a right was taken while this socket's credentials were being read. */
  isEvicted(socket: LiveSocket): boolean {
    return this.#recent.some(({ eviction, at }) => at >= socket.data.readAt && cuts(eviction, socket));
  }

  /** One round of asking again: a portion of the sessions in one query, and a few rights to watch. */
  async round(): Promise<void> {
    const sockets = [...this.#io.of('/').sockets.values()];
    await this.#checkSessions(sockets);
    await this.#checkWatches(sockets, Date.now() - checkAfterMs);
  }

  #cut(sockets: LiveSocket[]): void {
    for (const socket of sockets) {
      // Out of all rooms first: closing a connection may take its time.
      for (const watching of socket.data.watches.values()) this.#desk.remove(socket, watching);
      socket.disconnect(true);
    }
  }

  /** Out of the club's rooms at once; back into those that the policy still allows, with what was missed meanwhile. */
  #throwOut(socket: LiveSocket, { clubId, gone }: { clubId: string; gone?: boolean }): void {
    socket.data.doubts++;
    socket.data.readAt = 0;
    for (const watching of [...socket.data.watches.values()]) {
      if (!watching.live || (watching.clubId !== undefined && watching.clubId !== clubId)) continue;
      if (gone && watching.clubId === clubId) {
        this.#refuse(socket, watching, new PortalError('forbidden'));
        continue;
      }
      const left = this.#sequencers.headOf(watching.stream);
      this.#desk.leave(socket, watching);
      void this.#readmit(socket, watching, left);
    }
  }

  /** `left`: the last update that the socket heard. */
  async #readmit(socket: LiveSocket, watching: Watching, left: number): Promise<void> {
    try {
      const sequencer = await this.#sequencers.open(watching.stream);
      for (let doubts = -1; doubts !== socket.data.doubts;) {
        doubts = socket.data.doubts;
        await this.#desk.decide(socket, watching);
      }
      if (watching.stopped || watching.live || !socket.connected) return;
      const missed = sequencer.heldAfter(left);
      // More than the ring holds went by: the client asks again when it has connected again.
      if (!missed) return void socket.conn.close();
      for (const { update } of missed) socket.emit('update', update);
      this.#desk.join(socket, watching);
    } catch (error) {
      this.#refuse(socket, watching, error);
    }
  }

  #refuse(socket: LiveSocket, watching: Watching, thrown: unknown): void {
    const { code } = refusalOf(thrown);
    const transient: WatchRefusal[] = ['busy', 'failed'];
    this.#desk.remove(socket, watching);
    // Whether the right holds cannot be told now. The connection ends, so that the client asks when it can be.
    if (transient.includes(code)) socket.conn.close();
    else socket.emit('unwatched', { stream: watching.stream, code });
  }

  async #checkSessions(sockets: LiveSocket[]): Promise<void> {
    const known = sockets.filter((socket) => socket.data.sessionId !== undefined);
    if (known.length === 0) return;
    if (this.#sessionCursor >= known.length) this.#sessionCursor = 0;
    const portion = known.slice(this.#sessionCursor, this.#sessionCursor + sessionsPerRound);
    this.#sessionCursor += sessionsPerRound;
    const valid = await listValidCredentials([...new Set(portion.map((socket) => socket.data.sessionId!))]);
    this.#cut(portion.filter((socket) => !valid.has(socket.data.sessionId!)));
  }

  async #checkWatches(sockets: LiveSocket[], before: number): Promise<void> {
    for (const { socket, watching } of longestUnchecked(sockets, before)) {
      try {
        await this.#desk.decide(socket, watching);
      } catch (error) {
        // An unreachable database is no reason to doubt a right that held seconds ago.
        if (['busy', 'failed'].includes(refusalOf(error).code)) {
          log.warn('rights to watch could not be checked');
          return;
        }
        if (watching.live) this.#refuse(socket, watching, error);
      }
    }
  }
}
