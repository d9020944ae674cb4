// For work that costs memory or threads: a few at once, some waiting, the rest refused at once instead of later.

export class QueueFull extends Error {
  override name = 'QueueFull';
}

export type BoundedQueue = {
  /** Runs `work` when its turn comes. @throws QueueFull when too many wait already */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
};

export function createBoundedQueue({ running, waiting }: { running: number; waiting: number }): BoundedQueue {
  let busy = 0;
  const turns: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (busy < running) {
      busy++;
      return;
    }
    if (turns.length >= waiting) throw new QueueFull('too much waits already');
    // Whoever leaves hands its place over, so that a newcomer cannot slip in between.
    await new Promise<void>((turn) => turns.push(turn));
  };
  const leave = (): void => {
    const next = turns.shift();
    if (next) next();
    else busy--;
  };
  return {
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
