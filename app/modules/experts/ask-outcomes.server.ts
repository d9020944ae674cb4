import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { threadPaths } from '~/modules/threads/paths';
import { outcomeAskedNotice } from './notices.server';

/**
 * An asker whose answer was accepted long enough ago is asked whether it helped: once, however many answers they accept and
 * whoever runs the job. The portal's own.
 */
export const askOutcome = defineCommand<{ threadId: string }, { asked: boolean }>(
  'experts.ask-outcome',
  async ({ tx, actor, input: { threadId }, at }) => {
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const claimed = await tx.answerOutcome.updateMany({
      where: { threadId, askedAt: null, outcome: null, dueAt: { lte: at } },
      data: { askedAt: at },
    });
    if (claimed.count !== 1) return { asked: false };
    const { askerId, clubId, thread, club } = await tx.answerOutcome.findUniqueOrThrow({
      where: { threadId },
      include: { thread: { select: { title: true } }, club: { select: { slug: true } } },
    });
    await recordNotices(tx, [
      notice(outcomeAskedNotice, {
        memberId: askerId,
        clubId,
        subject: `outcome:${threadId}`,
        once: `outcome:${threadId}`,
        url: `${threadPaths.thread(club.slug, threadId)}#outcome`,
        data: { threadId, title: thread.title },
      }),
    ]);
    return { asked: true };
  },
);

export const askOutcomesJob = defineJob({
  name: 'experts.ask-outcomes',
  schedule: '*/10 * * * *',
  retryLimit: 0,
  async run() {
    const due = await db.answerOutcome.findMany({
      where: { askedAt: null, outcome: null, dueAt: { lte: now() } },
      select: { threadId: true },
      orderBy: { dueAt: 'asc' },
      take: 500,
    });
    for (const { threadId } of due) await askOutcome(system, { threadId });
  },
});
