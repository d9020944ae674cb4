import { z } from 'zod';
import { type Actor, memberIdOf } from '../actor';
import { toPortalError } from '../db/database-error.server';
import { type ErrorCode, isPortalError, PortalError } from '../errors';
import { log } from '../log.server';
import type { StreamKind, WatchPermit } from '../module';
import { readActor } from './admission.server';
import { prepareMissed } from './catch-up.server';
import type { WatchAnswer, WatchRefusal } from './events';
import { type LiveServer, type LiveSocket, watchersOf, type Watching } from './live-server.server';
import type { PresenceBoard } from './presence-board.server';
import type { Sequencers } from './sequencers.server';
import { areLimitsOn, maxWatches } from './socket-limits.server';
import { parseStreamName } from './stream-name';

const requestSchema = z.object({
  stream: z.string().min(1).max(200),
  after: z.number().int().min(0).nullish(),
});
const refusals = new Set<ErrorCode>([
  'unauthenticated',
  'forbidden',
  'not_found',
  'invalid',
  'rate_limited',
  'busy',
]);

/** An actor that was read longer ago is read anew before a right is given on its word. */
const actorAgeMs = 3_000;

type Answer = (answer: WatchAnswer) => void;

export interface WatchDeskOptions {
  io: LiveServer;
  kinds: readonly StreamKind[];
  sequencers: Sequencers;
  presence: PresenceBoard;
}

export function refusalOf(thrown: unknown): { ok: false; code: WatchRefusal; retryAfterSeconds?: number } {
  const error = toPortalError(thrown);
  if (!isPortalError(error)) log.error({ err: thrown }, 'watching failed');
  if (!isPortalError(error) || !refusals.has(error.code)) return { ok: false, code: 'failed' };
  const { code, retryAfterSeconds } = error;
  return { ok: false, code: code as WatchRefusal, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) };
}

/** Lets sockets into the rooms of streams, by the policy, and out again. */
export class WatchDesk {
  #options: WatchDeskOptions;
  #kinds: Map<string, StreamKind>;

  constructor(options: WatchDeskOptions) {
    this.#options = options;
    this.#kinds = new Map(options.kinds.map((kind) => [kind.prefix, kind]));
  }

  /** Calls `answer` once, unless the socket is gone by then. */
  async watch(socket: LiveSocket, request: unknown, answer: Answer): Promise<void> {
    const parsed = requestSchema.safeParse(request);
    if (!parsed.success) return answer({ ok: false, code: 'invalid' });
    const { stream, after } = parsed.data;
    const watching = this.#enter(socket, stream);
    if ('ok' in watching) return answer(watching);
    try {
      await this.#answer(socket, watching, after ?? undefined, answer);
    } catch (error) {
      this.remove(socket, watching);
      answer(refusalOf(error));
    }
  }

  unwatch(socket: LiveSocket, stream: string): void {
    const watching = socket.data.watches.get(stream);
    if (watching) this.remove(socket, watching);
  }

  /** Takes a socket out of a stream for good. */
  remove(socket: LiveSocket, watching: Watching): void {
    watching.stopped = true;
    this.leave(socket, watching);
    if (socket.data.watches.get(watching.stream) === watching) socket.data.watches.delete(watching.stream);
  }

  /** Takes a socket out of the stream's room at once; whether it comes back is decided by the caller. */
  leave(socket: LiveSocket, watching: Watching): void {
    if (!watching.live) return;
    watching.live = false;
    void socket.leave(watchersOf(watching.stream));
    this.#options.presence.leave(watching);
  }

  /**
   * Asks the policy, with an actor as he is now.
   * @throws what the module refuses with; else forbidden, or unauthenticated for visitors
   */
  async decide(socket: LiveSocket, watching: Watching): Promise<void> {
    const { data } = socket;
    if (data.secret !== undefined && Date.now() - data.readAt > actorAgeMs) {
      const readAt = Date.now();
      data.actor = await readActor(data.secret);
      data.readAt = readAt;
    }
    const { kind, id, suffix } = watching;
    const checkedAt = Date.now();
    const verdict = await kind.mayWatch(data.actor, id, suffix);
    if (!verdict) throw new PortalError(data.actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
    const { persona, clubId }: WatchPermit = verdict === true ? {} : verdict;
    Object.assign(watching, { persona, clubId });
    watching.checkedAt = checkedAt;
  }

  /** Into the room: from now on every update reaches the socket. */
  join(socket: LiveSocket, watching: Watching): void {
    if (watching.live) return;
    watching.live = true;
    void socket.join(watchersOf(watching.stream));
    this.#options.presence.enter(socket, watching);
  }

  #enter(socket: LiveSocket, stream: string): Watching | (WatchAnswer & { ok: false }) {
    const { watches } = socket.data;
    const known = watches.get(stream);
    if (known) return known;
    const name = parseStreamName(stream);
    const kind = name && this.#kinds.get(name.prefix);
    if (!name || !kind) return { ok: false, code: 'not_found' };
    const { id, suffix } = name;
    if (suffix !== undefined && !kind.suffixes?.includes(suffix)) return { ok: false, code: 'not_found' };
    if (areLimitsOn() && watches.size >= maxWatches) return { ok: false, code: 'rate_limited' };
    const watching: Watching = {
      stream,
      kind,
      id,
      suffix,
      live: false,
      stopped: false,
      persona: undefined,
      clubId: undefined,
      seat: undefined,
      checkedAt: 0,
    };
    watches.set(stream, watching);
    return watching;
  }

  async #answer(
    socket: LiveSocket,
    watching: Watching,
    after: number | undefined,
    answer: Answer,
  ): Promise<void> {
    for (;;) {
      const { doubts } = socket.data;
      await this.decide(socket, watching);
      const sequencer = await this.#options.sequencers.open(watching.stream);
      const collect = after === undefined ? undefined : await prepareMissed(sequencer, after);
      if (!socket.connected) return;
      if (doubts !== socket.data.doubts) continue;
      // From here to the answer nothing is awaited: what the answer leaves out comes live, and after it.
      const { head } = sequencer;
      const missed = collect?.() ?? { updates: [], more: false };
      if (watching.stopped) return answer({ ok: true, head, updates: [] });
      if (missed === 'gone') answer({ ok: true, head, reset: true });
      else
        answer({ ok: true, head, updates: missed.updates, ...(missed.more ? { more: true as const } : {}) });
      if (missed !== 'gone' && missed.more) this.leave(socket, watching);
      else this.join(socket, watching);
      return;
    }
  }
}

/** Who asks, for verdicts that are shared: all visitors are alike. */
export function askerKey(actor: Actor): string {
  return memberIdOf(actor) ?? actor.kind;
}
