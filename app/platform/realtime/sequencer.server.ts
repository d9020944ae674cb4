import type { StreamUpdate } from '../updates/update';

/** An update and what it weighs in an answer, in bytes. */
export interface HeldUpdate {
  update: StreamUpdate;
  bytes: number;
}

export interface SequencerOptions {
  stream: string;
  /** Hands an update to whoever watches: called in the order of `seq`, each once. */
  emit(update: StreamUpdate): void;
  /** At most `limit` updates after `after`, in order. */
  readAfter(stream: string, after: number, limit: number): Promise<StreamUpdate[]>;
  readLatest(stream: string, limit: number): Promise<StreamUpdate[]>;
}

const ringSize = 200;
const ringBytes = 1024 * 1024;
const holdMs = 100;
const readLimit = 500;
const maxEarly = 1_000;

export function weigh(update: StreamUpdate): HeldUpdate {
  return { update, bytes: Buffer.byteLength(JSON.stringify(update)) };
}

/**
 * Puts one stream's updates, which reach this node in any order and more than once, into the order of `seq`. One that
 * comes early waits 100 ms at most; then what is missing is read from the database, where it is committed for certain,
 * because `seq` is given in the order of commits. Keeps the last 200 for catch-up.
 */
export class Sequencer {
  readonly stream: string;
  /** The last `seq` handed out. */
  head = 0;
  #options: SequencerOptions;
  #started = false;
  #ring: HeldUpdate[] = [];
  #ringBytes = 0;
  #early = new Map<number, StreamUpdate>();
  #holding: NodeJS.Timeout | undefined;
  #catchingUp: Promise<void> | undefined;
  #filling: Promise<void> | undefined;
  #blanks = 0;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.stream = options.stream;
  }

  get isStarted(): boolean {
    return this.#started;
  }

  /** Begins at the stream's head as the database has it; what came in meanwhile follows. */
  start(head: number): void {
    this.#started = true;
    this.head = head;
    this.#deliverEarly();
  }

  accept(update: StreamUpdate): void {
    const expected = this.head + 1;
    if (this.#started && update.seq < expected) return;
    if (this.#started && update.seq === expected) {
      this.#deliver(update);
      this.#deliverEarly();
      return;
    }
    if (this.#early.size < maxEarly) this.#early.set(update.seq, update);
    if (this.#started) this.#hold();
  }

  /** Reads and hands out all that is committed after `head`. Callers at the same time share one reading. */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#readMissing().finally(() => {
      this.#catchingUp = undefined;
    });
    return this.#catchingUp;
  }

  /** What is held after `seq` up to the head; undefined when the ring does not reach back so far. */
  heldAfter(seq: number): HeldUpdate[] | undefined {
    const missing = this.head - seq;
    if (missing < 0 || missing > this.#ring.length) return undefined;
    return missing === 0 ? [] : this.#ring.slice(-missing);
  }

  /** Fills the ring from the database, once for all who ask at the same time. */
  fill(): Promise<void> {
    this.#filling ??= this.#readRing().finally(() => {
      this.#filling = undefined;
    });
    return this.#filling;
  }

  /** Earlier updates were blanked in the database: what is held of them must not be shown again. */
  forget(): void {
    this.#blanks++;
    this.#ring = [];
    this.#ringBytes = 0;
  }

  stop(): void {
    clearTimeout(this.#holding);
    this.#early.clear();
  }

  #deliver(update: StreamUpdate): void {
    if (update.seq !== this.head + 1) this.forget();
    this.head = update.seq;
    this.#keep(weigh(update));
    this.#options.emit(update);
  }

  #keep(held: HeldUpdate): void {
    this.#ring.push(held);
    this.#ringBytes += held.bytes;
    while (this.#ring.length > ringSize || (this.#ringBytes > ringBytes && this.#ring.length > 1))
      this.#ringBytes -= this.#ring.shift()!.bytes;
  }

  #deliverEarly(): void {
    for (let next = this.#early.get(this.head + 1); next; next = this.#early.get(this.head + 1))
      this.#deliver(next);
    for (const seq of this.#early.keys()) if (seq <= this.head) this.#early.delete(seq);
    if (this.#early.size > 0) return this.#hold();
    clearTimeout(this.#holding);
    this.#holding = undefined;
  }

  #hold(): void {
    this.#holding ??= setTimeout(() => {
      this.#holding = undefined;
      // When the database cannot be read now, the round of the heads tries again.
      this.catchUp().catch(() => undefined);
    }, holdMs);
  }

  async #readMissing(): Promise<void> {
    for (;;) {
      const updates = await this.#options.readAfter(this.stream, this.head, readLimit);
      for (const update of updates) {
        // Others may have come in meanwhile. A gap here is one that retention left: watchers see it, ask, and start anew.
        if (update.seq > this.head) this.#deliver(update);
      }
      this.#deliverEarly();
      if (updates.length < readLimit) return;
    }
  }

  async #readRing(): Promise<void> {
    const blanks = this.#blanks;
    const latest = await this.#options.readLatest(this.stream, ringSize);
    if (blanks !== this.#blanks) return;
    const oldest = this.#ring[0]?.update.seq ?? this.head + 1;
    const older: HeldUpdate[] = [];
    let bytes = this.#ringBytes;
    let next = oldest - 1;
    for (const held of latest.map(weigh).reverse()) {
      if (held.update.seq > next) continue;
      bytes += held.bytes;
      if (held.update.seq !== next-- || older.length + this.#ring.length >= ringSize || bytes > ringBytes)
        break;
      older.unshift(held);
      this.#ringBytes = bytes;
    }
    this.#ring = [...older, ...this.#ring];
  }
}
