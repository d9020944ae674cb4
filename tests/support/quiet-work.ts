import type { LongWork } from '~/platform/progress';

/** Long work that says nothing; `onReach` hears how far each bar is. */
export function quietWork(onReach?: (label: string, done: number, stop: () => void) => void): LongWork {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    progress: {
      say: () => undefined,
      bar: (label) => ({
        reach: (done) => onReach?.(label, done, () => controller.abort()),
        end: () => undefined,
      }),
    },
  };
}
