import { availableParallelism } from 'node:os';
import { createBoundedQueue, QueueFull } from '~/platform/bounded-queue';
import { PortalError } from '~/platform/errors';

/*
 * A hash takes 19 MB and a core for tens of milliseconds. So few run at once that requests of others go on, and a crowd of
 * sign-ins waits in line instead of filling the memory.
 */
const queue = createBoundedQueue({
  running: Math.max(1, Math.min(4, availableParallelism() - 1)),
  waiting: 200,
});

/** Runs `work` when one of the few slots is free. @throws busy when the line is too long */
export async function inHashSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await queue.run(work);
  } catch (error) {
    if (error instanceof QueueFull) throw new PortalError('busy', { retryAfterSeconds: 5, cause: error });
    throw error;
  }
}
