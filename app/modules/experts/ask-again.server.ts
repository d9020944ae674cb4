import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { outcomeGiven } from './facts';
import type { Outcome } from './schema';

/**
 * A question whose accepted answer did not help, and whose asker would like to ask again, has no accepted answer any more: so it is
 * open to all, and with the experts once more. In the asker's name, unless they have accepted another one since.
 */
export const askAgainJob = defineJob<{
  threadId: string;
  clubId: string;
  postId: string;
  askerId: string;
  outcome: Outcome;
  again: boolean;
}>({
  name: 'experts.ask-again',
  on: outcomeGiven,
  async run({ threadId, postId, askerId, again }) {
    if (!again) return;
    const [thread, asker, outcome] = await Promise.all([
      db.thread.findUnique({ where: { id: threadId }, select: { acceptedPostId: true } }),
      db.member.findUnique({ where: { id: askerId }, select: { name: true, status: true } }),
      db.answerOutcome.findUnique({ where: { threadId }, select: { again: true } }),
    ]);
    // Whoever has changed their mind since, or is gone, asks nobody.
    if (thread?.acceptedPostId !== postId || asker?.status !== 'active' || !outcome?.again) return;
    const { name } = asker;
    await acceptAnswer(
      { kind: 'member', memberId: askerId, name, portalRoles: [] },
      { threadId, postId: null },
    );
  },
});
