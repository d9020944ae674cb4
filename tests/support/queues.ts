import { startJobs, stopJobs } from '~/platform/jobs/jobs.server';
import { modules } from '~/registry.server';

/** Makes the queue's tables and all queues once, in the template. */
export async function createQueues(url: string): Promise<void> {
  const kinds = modules.flatMap((module) => module.jobs ?? []);
  await startJobs(url, kinds, { work: false });
  await stopJobs();
}
