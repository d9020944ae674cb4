import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { listModeratorIds } from './internal/candidates.server';
import { type QuestionWork, workOnQuestion } from './internal/question-work.server';
import { clockKinds } from './question-case';
import { type ClockKind, clockAsksFor, exhaustClock, missClock } from './question-clock';

async function remind(work: QuestionWork, kind: ClockKind): Promise<void> {
  const { question, assigned } = work;
  const clock = question.clocks[kind];
  const changed = { ...clock, reminded: true, remindAt: null };
  work.question = { ...question, clocks: { ...question.clocks, [kind]: changed } };
  const once = `reminded:${kind}:${clock.misses}:${question.emergencyAt?.getTime() ?? 0}`;
  if (!(await work.note({ type: 'reminded', key: once, data: { clock: kind } }))) return;
  const { threadId, clubId } = question;
  work.tell({
    kind: 'reminder',
    memberIds: assigned ? [assigned.expertId] : await listModeratorIds(work.tx, clubId),
    once: `${threadId}:${once}`,
    dueAt: clock.dueAt?.toISOString() ?? null,
  });
}

/** Nobody answered in time: the next is asked, by whose hours the time begins anew; after the last, the brand. */
async function fall(work: QuestionWork): Promise<void> {
  const { at, assigned, question } = work;
  const clock = question.clocks.first_answer;
  const key = `missed:first_answer:${clock.misses}:${question.emergencyAt?.getTime() ?? 0}`;
  await work.note({ type: 'missed', key, actorId: assigned?.expertId, data: { clock: 'first_answer' } });
  if (!assigned) {
    work.question = { ...question, clocks: { ...question.clocks, first_answer: exhaustClock(clock) } };
    await tellOverdue(work, 'first_answer', clock.misses);
    return;
  }
  await work.giveToNext({ end: 'timed_out' });
  const hours = await work.hours();
  const { clocks } = work.question;
  const first_answer = missClock(clocks.first_answer, hours.first_answer, at);
  work.question = { ...work.question, clocks: { ...clocks, first_answer } };
}

async function tellOverdue(work: QuestionWork, kind: ClockKind, misses: number): Promise<void> {
  const { tx, question, assigned } = work;
  const moderators = await listModeratorIds(tx, question.clubId);
  work.tell({
    kind: 'overdue',
    memberIds: [...new Set([...(assigned ? [assigned.expertId] : []), ...moderators])],
    once: `overdue:${question.threadId}:${kind}:${misses}`,
    clock: kind,
  });
}

/** The promise to settle it was not kept: whoever has it keeps it, and the brand looks. */
async function missResolution(work: QuestionWork): Promise<void> {
  const { question } = work;
  const clock = question.clocks.resolution;
  await work.note({
    type: 'missed',
    key: `missed:resolution:${clock.misses}`,
    data: { clock: 'resolution' },
  });
  work.question = { ...question, clocks: { ...question.clocks, resolution: exhaustClock(clock) } };
  await tellOverdue(work, 'resolution', clock.misses);
}

/**
 * What a question's clocks ask for by now is done: at three quarters a reminder, at the end the next expert. The portal, each minute;
 * of two nodes at once, the second finds nothing left to do.
 */
export const runClocks = defineCommand<{ threadId: string }, { done: boolean }>(
  'questions.run-clocks',
  async (context) => {
    const { at, input } = context;
    const done = await workOnQuestion(context, input.threadId, async (work) => {
      let acted = false;
      for (const kind of clockKinds) {
        const asked = clockAsksFor(work.question.clocks[kind], at);
        if (asked === 'nothing') continue;
        acted = true;
        if (asked === 'reminder') await remind(work, kind);
        else await (kind === 'first_answer' ? fall(work) : missResolution(work));
      }
      return acted ? true : false;
    });
    return { done: done === true };
  },
);

/** Questions whose clocks have something to say by now. */
export async function listDue(at: Date): Promise<string[]> {
  const rows = await db.questionClock.findMany({
    where: { nextAt: { lte: at } },
    orderBy: { nextAt: 'asc' },
    distinct: ['threadId'],
    select: { threadId: true },
    take: 500,
  });
  return rows.map(({ threadId }) => threadId);
}
