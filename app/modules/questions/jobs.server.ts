import { membershipChanged, recordRemoved, roleChanged } from '~/modules/clubs/facts';
import {
  answerAccepted,
  postsWritten,
  postStatusChanged,
  threadChanged,
  threadStarted,
} from '~/modules/threads/facts';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineJob, type JobKind } from '~/platform/jobs/jobs.server';
import { noteStanding } from './note-acceptance.server';
import { notePosts } from './note-posts.server';
import { openQuestion } from './open-question.server';
import { listHeldBy, listLeftBehind, passOn } from './pass-on.server';
import { listWithoutRecord, noteRemovedRecord } from './share-record.server';
import { listDue, runClocks } from './run-clocks.server';

const openJob = defineJob<{ threadId: string; kind: string }>({
  name: 'questions.open',
  on: threadStarted as never,
  concurrency: 4,
  async run({ threadId, kind }) {
    if (kind === 'question') await openQuestion(system, { threadId });
  },
});

const postsJob = defineJob<{ threadIds: string[] }>({
  name: 'questions.note-posts',
  on: postsWritten,
  async run({ threadIds }) {
    for (const threadId of threadIds) await notePosts(system, { threadId });
  },
});

/** A post that was told before its thread's case stood is found when the answer is accepted, too. */
const acceptedJob = defineJob<{ threadId: string; postId: string | null; actorId: string }>({
  name: 'questions.note-acceptance',
  on: answerAccepted,
  async run({ threadId }) {
    await notePosts(system, { threadId });
    await noteStanding(system, { threadId });
  },
});

const changedJob = defineJob<{ threadId: string }>({
  name: 'questions.note-thread',
  on: threadChanged,
  async run({ threadId }) {
    await noteStanding(system, { threadId });
  },
});

const statusJob = defineJob<{ threadId: string; postId: string; status: 'published' | 'hidden' | 'removed' }>(
  {
    name: 'questions.note-status',
    on: postStatusChanged,
    async run({ threadId }) {
      await noteStanding(system, { threadId });
    },
  },
);

async function passOnAll(threadIds: readonly string[]): Promise<void> {
  for (const threadId of threadIds) await passOn(system, { threadId });
}

const roleJob = defineJob<{ memberId: string; clubId: string | null; grantId: string }>({
  name: 'questions.note-role',
  on: roleChanged,
  run: async ({ memberId, clubId }) => passOnAll(await listHeldBy(memberId, clubId)),
});

const membershipJob = defineJob<{ clubId: string; memberId: string; status: string; before: string | null }>({
  name: 'questions.note-membership',
  on: membershipChanged as never,
  run: async ({ memberId, clubId }) => passOnAll(await listHeldBy(memberId, clubId)),
});

const recordJob = defineJob<{ recordId: string; memberId: string; clubId: string }>({
  name: 'questions.note-record',
  on: recordRemoved,
  async run({ memberId }) {
    for (const threadId of await listWithoutRecord(memberId)) await noteRemovedRecord(system, { threadId });
  },
});

/** Each minute, on whichever node takes it: what is due by now. */
export const clockJob = defineJob({
  name: 'questions.run-clocks',
  schedule: '* * * * *',
  retryLimit: 0,
  async run() {
    const at = now();
    await passOnAll(await listLeftBehind(at));
    for (const threadId of await listDue(at)) await runClocks(system, { threadId });
  },
});

export const questionJobs: readonly JobKind<never>[] = [
  openJob,
  postsJob,
  acceptedJob,
  changedJob,
  statusJob,
  roleJob,
  membershipJob,
  recordJob,
  clockJob,
];
