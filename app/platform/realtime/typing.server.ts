import type { Typing } from './events';
import { type LiveServer, type LiveSocket, watchersOf } from './live-server.server';

const perTypistMs = 1_500;
const perStreamMs = 400;

/** Passes on who is typing; throttled for each person, and for each stream however many type in it. */
export class TypingRelay {
  #io: LiveServer;
  #toOtherNodes: (typing: Typing) => void;
  #until = new Map<string, number>();

  constructor(io: LiveServer, toOtherNodes: (typing: Typing) => void) {
    this.#io = io;
    this.#toOtherNodes = toOtherNodes;
  }

  /** Only who is in the room and has a name there is heard. */
  note(socket: LiveSocket, stream: string): void {
    const watching = socket.data.watches.get(stream);
    if (!watching?.live || !watching.persona || !watching.kind.presence || watching.suffix !== undefined)
      return;
    const { persona } = watching;
    const now = Date.now();
    if (this.#isThrottled(`${stream} ${persona.id}`, now) || this.#isThrottled(stream, now)) return;
    this.#until.set(`${stream} ${persona.id}`, now + perTypistMs).set(stream, now + perStreamMs);
    const typing = { stream, member: persona };
    socket.local.to(watchersOf(stream)).emit('typing', typing);
    this.#toOtherNodes(typing);
  }

  hear(typing: Typing): void {
    this.#io.local.to(watchersOf(typing.stream)).emit('typing', typing);
  }

  /** Forgets what has run out. */
  sweep(now = Date.now()): void {
    for (const [key, until] of this.#until) if (until < now) this.#until.delete(key);
  }

  #isThrottled(key: string, now: number): boolean {
    return (this.#until.get(key) ?? 0) > now;
  }
}
