import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { defineJob, type JobKind } from '~/platform/jobs/jobs.server';
import { noticeQueue, type RecordedNotice } from '~/platform/notices.server';
import { deliverMail } from './deliver-mail.server';
import { deliverRings } from './deliver-rings.server';
import { deliverQueue } from './internal/delivery-queue';
import { writeRecorded } from './record-notices.server';
import { keptDays } from './rules';
import { recheckJob, recheckReactions } from './settle-notices.server';

const recordJob = defineJob<{ notices: RecordedNotice[] }>({
  ...noticeQueue,
  concurrency: 2,
  async run(data) {
    await writeRecorded(data.notices);
  },
});

/** Sends what is due, each minute and when something rings. Any number of nodes may run it at once. */
const deliverJob = defineJob({
  ...deliverQueue,
  schedule: '* * * * *',
  retryLimit: 0,
  async run() {
    await Promise.all([deliverRings(), deliverMail()]);
  },
});

/** What was read long ago goes. */
const sweepJob = defineJob({
  name: 'notices.sweep',
  schedule: '17 3 * * *',
  async run() {
    const before = new Date(now().getTime() - keptDays * 86_400_000);
    await db.notice.deleteMany({ where: { latestAt: { lt: before } } });
  },
});

export const noticeJobs = [
  recordJob,
  deliverJob,
  sweepJob,
  recheckJob,
  ...recheckReactions,
] as readonly JobKind<never>[];
