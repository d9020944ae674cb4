import { monitorEventLoopDelay } from 'node:perf_hooks';
import { env } from '../env.server';
import { refusedCounter } from '../metrics.server';

/** For each connection to the database 40 requests may be under way: what would wait for seconds is better refused. */
const requestsPerConnection = 40;
/** Later than this the event loop does not come round unless there is far too much to do. */
const maxLateMs = 5_000;
const lookEveryMs = 250;

export interface OverloadGuard {
  /** Counts a request in; what it returns counts it out. Undefined: there is too much to do, try again later. */
  enter(): (() => void) | undefined;
  stop(): void;
}

/** Bounds what is under way at once, so that a crowd is told to come back instead of filling the memory. */
export function createOverloadGuard(): OverloadGuard {
  const most = env().DATABASE_POOL * requestsPerConnection;
  const delays = monitorEventLoopDelay({ resolution: 20 });
  delays.enable();
  let underWay = 0;
  let late = false;
  const timer = setInterval(() => {
    late = delays.max / 1e6 > maxLateMs;
    delays.reset();
  }, lookEveryMs).unref();
  return {
    enter() {
      if (underWay >= most || (late && underWay > 0)) {
        refusedCounter.inc();
        return undefined;
      }
      underWay++;
      let left = false;
      return () => {
        if (!left) underWay--;
        left = true;
      };
    },
    stop() {
      clearInterval(timer);
      delays.disable();
    },
  };
}
