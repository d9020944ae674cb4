import { AsyncLocalStorage } from 'node:async_hooks';

/** The only place that reads the time: tests move it, nothing trusts a client's. */
let offsetMs = 0;
let frozenAtMs: number | undefined;

const ownTime = new AsyncLocalStorage<Date>();

export function now(): Date {
  return ownTime.getStore() ?? new Date(frozenAtMs ?? Date.now() + offsetMs);
}

/** For the demo: to `work` and all that it calls it is `at`, whatever time it is to others meanwhile. */
export function atTime<T>(at: Date, work: () => Promise<T>): Promise<T> {
  return ownTime.run(at, work);
}

/** For tests and simulations: the time stands still until it is set again; `undefined` lets it run. */
export function freezeClock(at: Date | undefined): void {
  frozenAtMs = at?.getTime();
}

/** For tests and simulations: shifts the running clock. */
export function shiftClock(byMs: number): void {
  offsetMs += byMs;
}

/** For tests: the machine's own time again, whatever was moved. */
export function resetClock(): void {
  frozenAtMs = undefined;
  offsetMs = 0;
}
