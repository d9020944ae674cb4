import type { Tx } from '~/platform/db/transact.server';
import { enqueue } from '~/platform/jobs/jobs.server';

/** The queue of offers whose deadline comes; see settle-offer. */
export const settlingQueue = { name: 'offers.settle-at-deadline' } as const;

/** The offer is settled as soon as its deadline has passed; one that moved is looked at again then. */
export async function scheduleSettling(tx: Tx, offerId: string, deadline: Date): Promise<void> {
  await enqueue(tx, settlingQueue, { offerId }, { startAfter: deadline });
}
