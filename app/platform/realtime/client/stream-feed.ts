import type { StreamUpdate } from '../../updates/update';
import type { Presence, WatchAnswer, WatchRefusal } from '../events';

/** Somebody who keeps state of a stream. */
export interface Follower {
  /** The last `seq` that its state has in it; the feed moves it on before `apply`. */
  seq: number;
  /** Called in the order of `seq`, each once. */
  apply(update: StreamUpdate): void;
  /** What lies between is gone: fresh state is needed. It sets `seq` and calls `advance` of the feed when it has it. */
  renew(): void;
  /** Nothing more comes: the right to watch is not there (any more). */
  refused(code: WatchRefusal): void;
}

/** What a feed needs of the connection. */
export interface FeedConnection {
  isConnected(): boolean;
  /** Rejects when no answer comes in time. */
  ask(stream: string, after: number): Promise<WatchAnswer>;
  /** The connection is open and yet nothing comes through. */
  suspect(): void;
  changed(): void;
}

const gapMs = 250;
const lostMs = 1_000;
const keptUpdates = 300;
const renewAgainMs = 5_000;
const retryMs = 1_000;
const maxRetryMs = 30_000;
const transient = new Set<WatchRefusal>(['rate_limited', 'busy', 'failed']);

const jittered = (ms: number) => ms * (0.75 + Math.random() * 0.5);

/**
 * One stream as this page hears it: updates are handed on in order and once, whatever arrives in whatever order. What is
 * missing is asked for: after a gap, a new connection, or a sleep.
 */
export class StreamFeed {
  readonly stream: string;
  presence: Presence | undefined;
  #connection: FeedConnection;
  #followers = new Set<Follower>();
  #renewing = new Map<Follower, ReturnType<typeof setTimeout>>();
  /** The last updates by seq: those that wait for an earlier one, and those that a reloaded state may need again. */
  #heard = new Map<number, StreamUpdate>();
  /** The last `seq` there is, as far as this page has heard. */
  #head = 0;
  #asking = false;
  #askAgain = false;
  #live = false;
  #refusal: WatchRefusal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retries = 0;
  #unsureSince: number | undefined = Date.now();

  constructor(stream: string, connection: FeedConnection) {
    this.stream = stream;
    this.#connection = connection;
  }

  /** The last `seq` there is, as far as this page has heard. */
  get head(): number {
    return this.#head;
  }

  get isFollowed(): boolean {
    return this.#followers.size > 0;
  }

  /** Since when it is not certain that all is there; undefined when it is, or when nothing more can come. */
  get unsureSince(): number | undefined {
    return this.#refusal ? undefined : this.#unsureSince;
  }

  follow(follower: Follower): void {
    this.#followers.add(follower);
    this.advance(follower);
  }

  unfollow(follower: Follower): void {
    this.#settle(follower);
    this.#followers.delete(follower);
    if (!this.isFollowed) clearTimeout(this.#timer);
  }

  /** An update has come live. */
  hear(update: StreamUpdate): void {
    this.#remember(update);
    this.#advanceAll();
  }

  /** A follower's `seq` was set anew: hands on what it lacks, as far as it is here. */
  advance(follower: Follower): void {
    this.#settle(follower);
    this.#handOn(follower);
    this.#judge();
    // A page that was loaded again may have a right that it lacked.
    this.#refusal = undefined;
    if (!this.#live) this.ask();
  }

  /** The connection is open, or may have slept: asks what was missed. */
  ask(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.isFollowed || !this.#connection.isConnected()) return;
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    void this.#ask();
  }

  disconnected(): void {
    this.#live = false;
    this.#refusal = undefined;
    this.#unsureSince ??= Date.now();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The right that there was is gone. There may be a lesser one: who has left a public club still reads it. */
  lost(): void {
    this.#live = false;
    this.#unsureSince ??= Date.now();
    this.#askIn(lostMs);
    this.#connection.changed();
  }

  #refuse(code: WatchRefusal): void {
    this.#live = false;
    this.#refusal = code;
    for (const follower of [...this.#followers]) follower.refused(code);
    this.#connection.changed();
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const follower of [...this.#renewing.keys()]) this.#settle(follower);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    this.#askAgain = false;
    let answer: WatchAnswer | undefined;
    try {
      answer = await this.#connection.ask(this.stream, this.#lowest());
    } catch {
      this.#connection.suspect();
    }
    this.#asking = false;
    if (answer && this.#connection.isConnected()) this.#take(answer);
    if (this.#askAgain) this.ask();
    this.#connection.changed();
  }

  #take(answer: WatchAnswer): void {
    if (!answer.ok) {
      if (!transient.has(answer.code)) return this.#refuse(answer.code);
      const pause = Math.min(maxRetryMs, retryMs * 2 ** this.#retries++);
      this.#askIn(Math.max(pause, (answer.retryAfterSeconds ?? 0) * 1_000));
      return;
    }
    this.#retries = 0;
    this.#refusal = undefined;
    this.#head = answer.head;
    if ('reset' in answer) {
      this.#live = true;
      this.#heard.clear();
      for (const follower of this.#followers) this.#renew(follower);
      return this.#judge();
    }
    this.#live = !answer.more;
    for (const update of answer.updates) this.#remember(update);
    this.#advanceAll();
    if (answer.more) this.ask();
  }

  #advanceAll(): void {
    for (const follower of [...this.#followers]) if (!this.#renewing.has(follower)) this.#handOn(follower);
    this.#judge();
  }

  #handOn(follower: Follower): void {
    for (let next = this.#heard.get(follower.seq + 1); next; next = this.#heard.get(follower.seq + 1)) {
      follower.seq = next.seq;
      follower.apply(next);
    }
  }

  /** Is everything there? A hole is asked for in a moment, because it may close by itself. */
  #judge(): void {
    const hole = this.#live && this.#lowest() < this.#head;
    const sure = this.#live && !hole && this.#renewing.size === 0;
    this.#unsureSince = sure ? undefined : (this.#unsureSince ?? Date.now());
    if (hole && !this.#asking) this.#askIn(gapMs);
    this.#connection.changed();
  }

  #askIn(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.ask();
    }, jittered(ms));
  }

  #renew(follower: Follower): void {
    if (this.#renewing.has(follower)) return;
    this.#renewing.set(
      follower,
      // Fetching may fail or be lost: then once more.
      setTimeout(() => {
        this.#renewing.delete(follower);
        this.#renew(follower);
      }, jittered(renewAgainMs)),
    );
    follower.renew();
  }

  #settle(follower: Follower): void {
    clearTimeout(this.#renewing.get(follower));
    this.#renewing.delete(follower);
  }

  #remember(update: StreamUpdate): void {
    this.#heard.set(update.seq, update);
    this.#head = Math.max(this.#head, update.seq);
    if (this.#heard.size <= keptUpdates) return;
    const oldest = Math.min(this.#lowest(), this.#head - keptUpdates);
    for (const seq of this.#heard.keys()) if (seq <= oldest) this.#heard.delete(seq);
  }

  /** The lowest `seq` of those who are not waiting for fresh state anyway. */
  #lowest(): number {
    let lowest = Infinity;
    for (const follower of this.#followers)
      if (!this.#renewing.has(follower)) lowest = Math.min(lowest, follower.seq);
    return lowest === Infinity ? this.#head : lowest;
  }
}
