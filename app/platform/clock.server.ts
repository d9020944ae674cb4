/** The only place that reads the time: tests move it, nothing trusts a client's. */
let offsetMs = 0;
let frozenAtMs: number | undefined;

export function now(): Date {
  return new Date(frozenAtMs ?? Date.now() + offsetMs);
}

/** For tests and simulations: the time stands still until it is set again; `undefined` lets it run. */
export function freezeClock(at: Date | undefined): void {
  frozenAtMs = at?.getTime();
}

/** For tests and simulations: shifts the running clock. */
export function shiftClock(byMs: number): void {
  offsetMs += byMs;
}
