import { log } from '../log.server';
import { readHeads, readLatestUpdates, readUpdatesAfter } from '../updates/stored-updates.server';
import type { StreamUpdate } from '../updates/update';
import { Sequencer } from './sequencer.server';

export interface SequencersOptions {
  /** Hands an update to the watchers of this node. */
  emit(update: StreamUpdate): void;
  /** Whether anybody of this node watches the stream. */
  isWatched(stream: string): boolean;
  /** The database has gone back behind what watchers saw (a restored backup): they have to start anew. */
  onSetBack(stream: string): void;
}

const lingerMs = 60_000;
const catchUpsAtOnce = 4;

/** The sequencers of this node: one for each stream that somebody watches, or watched a minute ago. */
export class Sequencers {
  #options: SequencersOptions;
  #sequencers = new Map<string, { sequencer: Sequencer; ready: Promise<Sequencer>; idleSince?: number }>();

  constructor(options: SequencersOptions) {
    this.#options = options;
  }

  /** The stream's sequencer, started. */
  open(stream: string): Promise<Sequencer> {
    const known = this.#sequencers.get(stream);
    if (known) {
      known.idleSince = undefined;
      return known.ready;
    }
    const sequencer = new Sequencer({
      stream,
      emit: this.#options.emit,
      readAfter: readUpdatesAfter,
      readLatest: readLatestUpdates,
    });
    const ready = this.#start(sequencer);
    this.#sequencers.set(stream, { sequencer, ready });
    return ready;
  }

  accept(update: StreamUpdate): void {
    this.#sequencers.get(update.stream)?.sequencer.accept(update);
  }

  forget(stream: string): void {
    this.#sequencers.get(stream)?.sequencer.forget();
  }

  /** The last `seq` that watchers of this node were sent. */
  headOf(stream: string): number {
    return this.#sequencers.get(stream)?.sequencer.head ?? 0;
  }

  get size(): number {
    return this.#sequencers.size;
  }

  /**
   * Compares the heads of all streams of this node with the database, in one query, and hands out what is missing: of a
   * node that died between commit and emit, of the command line, of a message that was lost.
   */
  async round(now = Date.now()): Promise<void> {
    this.#close(now);
    const before = new Map<string, number>();
    for (const [stream, { sequencer }] of this.#sequencers)
      if (sequencer.isStarted) before.set(stream, sequencer.head);
    if (before.size === 0) return;
    const heads = await readHeads([...before.keys()]);
    const behind: Sequencer[] = [];
    for (const [stream, head] of heads) {
      const sequencer = this.#sequencers.get(stream)?.sequencer;
      if (!sequencer) continue;
      if (head > sequencer.head) behind.push(sequencer);
      if (head < before.get(stream)!) this.#setBack(stream);
    }
    for (let at = 0; at < behind.length; at += catchUpsAtOnce)
      await Promise.all(behind.slice(at, at + catchUpsAtOnce).map((sequencer) => sequencer.catchUp()));
  }

  stop(): void {
    for (const { sequencer } of this.#sequencers.values()) sequencer.stop();
    this.#sequencers.clear();
  }

  async #start(sequencer: Sequencer): Promise<Sequencer> {
    const { stream } = sequencer;
    try {
      sequencer.start((await readHeads([stream])).get(stream)!);
      return sequencer;
    } catch (error) {
      sequencer.stop();
      this.#sequencers.delete(stream);
      throw error;
    }
  }

  #setBack(stream: string): void {
    log.warn({ stream }, 'a stream is behind what was sent: its watchers start anew');
    this.#sequencers.get(stream)?.sequencer.stop();
    this.#sequencers.delete(stream);
    this.#options.onSetBack(stream);
  }

  #close(now: number): void {
    for (const [stream, entry] of this.#sequencers) {
      if (this.#options.isWatched(stream)) entry.idleSince = undefined;
      else if (entry.idleSince === undefined) entry.idleSince = now;
      else if (now - entry.idleSince > lingerMs) {
        entry.sequencer.stop();
        this.#sequencers.delete(stream);
      }
    }
  }
}
