import { availableParallelism } from 'node:os';
import { PortalError } from '~/platform/errors';

/*
 * A hash takes 19 MB and a core for tens of milliseconds. So few run at once that requests of others go on, and a crowd of
 * sign-ins waits in line instead of filling the memory.
 */
export const slots = Math.max(1, Math.min(4, availableParallelism() - 1));
const maxWaiting = 200;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when one of the few slots is free. @throws busy when the line is too long */
export async function inHashSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= slots) {
    if (waiting.length >= maxWaiting) throw new PortalError('busy', { retryAfterSeconds: 5 });
    // Whoever leaves hands the slot on, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
