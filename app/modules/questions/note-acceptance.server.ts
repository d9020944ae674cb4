import { defineCommand } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { type QuestionWork, workOnQuestion } from './internal/question-work.server';
import { close, isClosedThread, reopen, resolve } from './question-case';

interface Standing {
  status: string;
  acceptedPostId: string | null;
  answeredById: string | null;
}

async function standingOf(tx: Tx, threadId: string): Promise<Standing> {
  const [row] = await tx.$queryRaw<Standing[]>`
    SELECT t."status"::text, t."acceptedPostId", p."authorId" AS "answeredById"
    FROM "Thread" t LEFT JOIN "Post" p ON p."id" = t."acceptedPostId" WHERE t."id" = ${threadId}::uuid`;
  return row!;
}

/** Who had it last has it again, if they may; else the next. */
async function giveBack(work: QuestionWork): Promise<void> {
  const { tx, question } = work;
  const last = await tx.questionAssignment.findFirst({
    where: { threadId: question.threadId, end: { in: ['resolved', 'closed'] } },
    orderBy: { assignedAt: 'desc' },
    select: { expertId: true },
  });
  const stillThere =
    last &&
    (await tx.membership.count({
      where: { clubId: question.clubId, memberId: last.expertId, status: 'active' },
    })) > 0;
  if (stillThere) await work.give({ expertId: last.expertId, way: 'routed' }, { end: 'closed' });
  else await work.giveToNext({ end: 'closed' });
}

/**
 * A question follows its thread: with an accepted answer it is resolved, in a thread that takes no more posts it is closed, and when
 * that is taken back it is open again. The portal, when either has changed; again: nothing.
 */
export const noteStanding = defineCommand<{ threadId: string }, null>(
  'questions.note-standing',
  async (context) => {
    const { tx, at, input } = context;
    await workOnQuestion(context, input.threadId, async (work) => {
      const { status, acceptedPostId, answeredById } = await standingOf(tx, input.threadId);
      const { question } = work;
      if (acceptedPostId !== null) {
        if (question.state === 'resolved' && question.resolvedById === answeredById) return false;
        await work.end({ end: 'resolved' });
        work.question = resolve(question, { byId: answeredById, at: question.resolvedAt ?? at });
        await work.note({ type: 'resolved', actorId: answeredById });
        return true;
      }
      if (isClosedThread(status)) {
        if (question.state === 'closed') return false;
        const hours = await work.hours();
        const wasOpen = question.state !== 'resolved' ? question : reopen(question, hours, at);
        await work.end({ end: 'closed' });
        work.question = close(wasOpen, hours, at);
        await work.note({ type: 'closed' });
        return true;
      }
      if (question.state !== 'resolved' && question.state !== 'closed') return false;
      work.question = reopen(question, await work.hours(), at);
      await work.note({ type: 'reopened' });
      await giveBack(work);
      return true;
    });
    return null;
  },
);
