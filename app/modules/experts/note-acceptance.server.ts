import { defineCommand } from '~/platform/command.server';
import { system } from '~/platform/actor';
import { defineJob } from '~/platform/jobs/jobs.server';
import { answerAccepted } from '~/modules/threads/facts';
import { PortalError } from '~/platform/errors';
import { lockStream } from '~/platform/updates/append-updates.server';
import { threadStream } from '~/modules/threads/streams';
import { readOutcomeDays } from './club-experts.server';
import { daysAfter } from './rules';

/**
 * An accepted answer has a day on which its asker is asked whether it helped; one that is taken back, and about which nothing was
 * said, has none. Who was asked already is not asked again for another answer. The portal's own; again it changes nothing.
 */
export const noteAcceptance = defineCommand<{ threadId: string }, null>(
  'experts.note-acceptance',
  async ({ tx, actor, input: { threadId }, at }) => {
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    await lockStream(tx, threadStream(threadId));
    const thread = await tx.thread.findUnique({
      where: { id: threadId },
      select: { clubId: true, authorId: true, acceptedPostId: true, outcome: true },
    });
    if (!thread) return null;
    const { clubId, authorId: askerId, acceptedPostId: postId, outcome: before } = thread;
    if (postId === null || askerId === null) {
      if (before && before.outcome === null) await tx.answerOutcome.delete({ where: { threadId } });
      return null;
    }
    if (before?.postId === postId) return null;
    const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { authorId: true } });
    const noted = {
      postId,
      expertId: post.authorId,
      acceptedAt: at,
      dueAt: daysAfter(at, await readOutcomeDays(tx, clubId)),
      // What was said was about another answer.
      outcome: null,
      words: '',
      again: false,
      givenAt: null,
    };
    await tx.answerOutcome.upsert({
      where: { threadId },
      create: { threadId, clubId, askerId, ...noted },
      update: noted,
    });
    return null;
  },
);

export const noteAcceptanceJob = defineJob<{ threadId: string; postId: string | null; actorId: string }>({
  name: 'experts.note-acceptance',
  on: answerAccepted,
  async run({ threadId }) {
    await noteAcceptance(system, { threadId });
  },
});
