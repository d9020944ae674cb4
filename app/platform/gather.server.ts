import { log } from './log.server';
import { sayRarely } from './say-rarely';

/** Something that is told gathered: run again and again on every node, so it settles by itself whose turn it is. */
export interface Gather {
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

/**
 * Runs each gather with a pause of `everyMs` between its runs. One that fails is tried again at its next turn.
 * @returns what stops them and waits for those that run
 */
export function startGathers(gathers: readonly Gather[]): () => Promise<void> {
  const stops = gathers.map((gather) => {
    const complain = sayRarely();
    let stopped = false;
    let timer: NodeJS.Timeout;
    let running = Promise.resolve();
    const next = () => {
      timer = setTimeout(() => {
        running = gather
          .run()
          .catch((error: unknown) =>
            complain(() => log.warn({ err: error, gather: gather.name }, 'a gather failed')),
          )
          .then(() => void (stopped || next()));
      }, gather.everyMs);
    };
    next();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    };
  });
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
