import { roleChanged } from '~/modules/clubs/facts';
import { firstAnswerGiven } from '~/modules/questions/facts';
import { answerAccepted, postStatusChanged, postsWritten } from '~/modules/threads/facts';
import { db } from '~/platform/db/client.server';
import { defineJob, type JobKind } from '~/platform/jobs/jobs.server';
import { countExperts, expertsIn } from './internal/figures.server';

async function countIn(threadIds: readonly string[]): Promise<void> {
  await countExperts(db, await expertsIn(threadIds));
}

const onPosts = defineJob<{ threadIds: string[] }>({
  name: 'experts.count-on-posts',
  on: postsWritten,
  run: ({ threadIds }) => countIn(threadIds),
});

const onFirstAnswer = defineJob<{ threadId: string; memberId: string }>({
  name: 'experts.count-on-first-answer',
  on: firstAnswerGiven,
  run: ({ threadId }) => countIn([threadId]),
});

const onAcceptance = defineJob<{ threadId: string; postId: string | null; actorId: string }>({
  name: 'experts.count-on-acceptance',
  on: answerAccepted,
  run: ({ threadId }) => countIn([threadId]),
});

const onStatus = defineJob<{
  threadId: string;
  postId: string;
  status: 'published' | 'hidden' | 'removed';
}>({
  name: 'experts.count-on-status',
  on: postStatusChanged,
  run: ({ threadId }) => countIn([threadId]),
});

/** A new expert has a record from the first day, if only of zeros. */
const onRole = defineJob<{ memberId: string; clubId: string | null; grantId: string }>({
  name: 'experts.count-on-role',
  on: roleChanged,
  async run({ memberId, clubId, grantId }) {
    const grant = await db.roleGrant.findUnique({ where: { id: grantId }, select: { role: true } });
    if (clubId && grant?.role === 'expert') await countExperts(db, [{ clubId, memberId }]);
  },
});

const atOnce = 200;

/** Brings along what came without being told of: imports, and posts that moved. */
export const countAllJob = defineJob({
  name: 'experts.count-all',
  schedule: '35 3 * * *',
  async run() {
    const experts = await db.roleGrant.findMany({
      where: { role: 'expert', verifiedAt: { not: null }, clubId: { not: null } },
      select: { clubId: true, memberId: true },
      distinct: ['clubId', 'memberId'],
    });
    for (let from = 0; from < experts.length; from += atOnce)
      await countExperts(
        db,
        experts.slice(from, from + atOnce).map(({ clubId, memberId }) => ({ clubId: clubId!, memberId })),
      );
  },
});

export const countJobs = [
  onPosts,
  onFirstAnswer,
  onAcceptance,
  onStatus,
  onRole,
  countAllJob,
] as readonly JobKind<never>[];
