import { startJobs, stopJobs } from '~/platform/jobs/jobs.server';
import { jobKinds } from '~/registry.server';

/** Makes the queue's tables and all queues once, in the template. */
export async function createQueues(url: string): Promise<void> {
  await startJobs(url, jobKinds, { work: false });
  await stopJobs();
}
