import type { StreamUpdate } from '../../updates/update';
import type { WatchRefusal } from '../events';
import type { StreamClient } from './stream-client';
import type { Follower } from './stream-feed';

/** State and, for each stream that tells of it, the last `seq` it has in it: both from one snapshot. */
export interface Snapshot<State> {
  state: State;
  seqs: Readonly<Record<string, number>>;
}

export interface StreamStoreOptions<State> extends Snapshot<State> {
  /** Pure: the state after an update. */
  reduce(state: State, update: StreamUpdate): State;
  /** Updates are gone (a long absence): fresh state is to be fetched and given to `adopt`. May be called again. */
  renew(): void;
  /** Nothing more comes of a stream: the right to watch it is not there (any more). */
  refused?(stream: string, code: WatchRefusal): void;
}

/** State that updates of one or several streams carry on. */
export class StreamStore<State> {
  #options: StreamStoreOptions<State>;
  #state: State;
  #followers: Map<string, Follower>;
  #listeners = new Set<() => void>();
  #client: StreamClient | undefined;

  constructor(options: StreamStoreOptions<State>) {
    this.#options = options;
    this.#state = options.state;
    this.#followers = new Map(
      Object.entries(options.seqs).map(([stream, seq]) => [stream, this.#follower(stream, seq)]),
    );
  }

  getState = (): State => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  seqOf(stream: string): number {
    return this.#followers.get(stream)?.seq ?? 0;
  }

  /** Follows the streams from where the state is; what it returns ends that. */
  follow(client: StreamClient): () => void {
    this.#client = client;
    const ends = [...this.#followers].map(([stream, follower]) => client.follow(stream, follower));
    return () => {
      this.#client = undefined;
      for (const end of ends) end();
    };
  }

  /** State that was loaded again takes the place of this one. Updates that it lacks are applied to it anew. */
  adopt({ state, seqs }: Snapshot<State>): void {
    this.#state = state;
    for (const [stream, follower] of this.#followers) {
      follower.seq = seqs[stream] ?? follower.seq;
      this.#client?.feed(stream)?.advance(follower);
    }
    this.#tell();
  }

  /** Changes the state from this side: more of it was loaded, or the reader did something that shows at once. */
  edit = (change: (state: State) => State): void => {
    this.#state = change(this.#state);
    this.#tell();
  };

  #follower(stream: string, seq: number): Follower {
    return {
      seq,
      apply: (update) => {
        this.#state = this.#options.reduce(this.#state, update);
        this.#tell();
      },
      renew: () => this.#options.renew(),
      refused: (code) => this.#options.refused?.(stream, code),
    };
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
