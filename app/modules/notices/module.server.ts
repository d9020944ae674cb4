import { defineJob, type JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { type NoticeKind, noticeQueue, type RecordedNotice } from '~/platform/notices.server';
import { noticeEndpoints } from './endpoints.server';
import { declareKinds } from './kinds.server';
import { writeRecorded } from './record-notices.server';
import { recheckJob, recheckReactions } from './settle-notices.server';

const recordJob = defineJob<{ notices: RecordedNotice[] }>({
  ...noticeQueue,
  concurrency: 2,
  async run(data) {
    await writeRecorded(data.notices);
  },
});

/** Tells members what concerns them, of the kinds that the other modules declare. */
export function notices(kinds: readonly NoticeKind<never>[]): Module {
  declareKinds(kinds);
  return {
    name: 'notices',
    endpoints: noticeEndpoints,
    jobs: [recordJob, recheckJob, ...recheckReactions] as readonly JobKind<never>[],
  };
}
