export interface ProgressBar {
  /** How much is done by now, of the total. */
  reach(done: number): void;
  end(): void;
}

/** What long work says while it goes on. */
export interface Progress {
  say(sentence: string): void;
  /** Without a total it counts. */
  bar(label: string, total?: number): ProgressBar;
}

/** Where long work says how far it is, and what tells it to stop. */
export interface LongWork {
  progress: Progress;
  signal: AbortSignal;
}
