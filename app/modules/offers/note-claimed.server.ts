import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { transact } from '~/platform/db/transact.server';
import { defineJob, enqueue } from '~/platform/jobs/jobs.server';
import { log } from '~/platform/log.server';
import { tellRecovered } from './broadcast-quick.server';
import { claimedQueue } from './internal/quick-queues.server';

/**
 * A quick offer that was claimed to its last unit tells in its offer's story what came back. The portal itself; again, nothing changes.
 * Publishes `offer.story`.
 */
export const noteClaimed = defineCommand<{ quickOfferId: string }, null>(
  'offers.note-claimed',
  async (context) => {
    await tellRecovered(context, context.input.quickOfferId);
    return null;
  },
);

export const noteClaimedJob = defineJob<{ quickOfferId: string }>({
  name: claimedQueue.name,
  async run({ quickOfferId }) {
    await noteClaimed(system, { quickOfferId });
  },
});

/** The claim has been given by now and stays so: what fails here is found by the sweep. */
export async function askToNote(quickOfferId: string): Promise<void> {
  try {
    await transact((tx) => enqueue(tx, claimedQueue, { quickOfferId }));
  } catch (error) {
    log.warn({ err: error, quickOfferId }, 'what came back is told later');
  }
}
