import type { z } from 'zod';
import { loadThread } from '~/modules/threads/load-thread.server';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { readCandidates } from './internal/candidates.server';
import { readQuestion } from './internal/question-sql.server';
import { type QuestionWork, workOnQuestion } from './internal/question-work.server';
import { mayDecline, mayHandOver, mayWork } from './policy';
import { goOn, waitForAsker } from './question-case';
import type { declineInput, handOverInput, takeInput } from './schema';
import type { QuestionView } from './views';

type OnQuestion<Input> = Input & { threadId: string };
type Access = Awaited<ReturnType<typeof loadThread>>['access'];

/** Locks the question, lets `change` decide and write, and answers how it stands then. @throws not_found, forbidden */
export async function changeQuestion<Input extends { threadId: string }>(
  context: CommandContext<Input>,
  change: (work: QuestionWork, access: Access, memberId: string) => Promise<void>,
): Promise<{ question: QuestionView }> {
  const { tx, actor, input } = context;
  const { memberId } = requireMember(actor);
  const { access, thread } = await loadThread(actor, input.threadId, tx);
  const done = await workOnQuestion(context, thread.id, async (work) => {
    await change(work, access, memberId);
    return true;
  });
  const question = done && (await readQuestion(tx, thread.id));
  if (!question) throw new PortalError('not_found');
  return { question };
}

function requireOpen({ question }: QuestionWork): void {
  if (question.state === 'resolved' || question.state === 'closed') throw new PortalError('question_closed');
}

/**
 * The actor has the question, and nobody else. Experts and moderators of the club, not the asker. What another has is taken only by who
 * knows it (`insteadOf`): of two at once, one takes it, the other hears who has it.
 * @throws forbidden, question_taken, question_closed
 */
export const takeQuestion = defineCommand<OnQuestion<z.output<typeof takeInput>>, { question: QuestionView }>(
  'questions.take-question',
  (context) =>
    changeQuestion(context, async (work, access, memberId) => {
      const { question, assigned } = work;
      if (!mayWork(access, question)) throw new PortalError('forbidden');
      requireOpen(work);
      if (assigned?.expertId === memberId) return;
      if (assigned && assigned.expertId !== context.input.insteadOf) throw new PortalError('question_taken');
      await work.give({ expertId: memberId, way: 'taken', byId: memberId }, { end: 'taken_over' });
      await work.note({ type: 'taken', actorId: memberId, data: { from: assigned?.expertId ?? null } });
    }),
);

/**
 * A named expert of the club has the question now, with a reason that they read. Whoever has it, or a moderator.
 * @throws forbidden, question_closed, invalid (`memberId`: no expert of the club, the asker, or who has it)
 */
export const handOverQuestion = defineCommand<
  OnQuestion<z.output<typeof handOverInput>>,
  { question: QuestionView }
>('questions.hand-over-question', (context) =>
  changeQuestion(context, async (work, access, memberId) => {
    const { tx, at, input } = context;
    const { question, assigned, desk } = work;
    if (!mayHandOver(access, question, assigned?.expertId ?? null)) throw new PortalError('forbidden');
    requireOpen(work);
    const { clubId } = question;
    const experts = await readCandidates(tx, { clubId, threadId: null, desk, at });
    const known = isId(input.memberId) && experts.some((expert) => expert.memberId === input.memberId);
    if (!known || input.memberId === question.askerId || input.memberId === assigned?.expertId)
      throw new PortalError('invalid', { fields: { memberId: { code: 'not_found' } } });
    const note = input.reason;
    await work.give(
      { expertId: input.memberId, way: 'handed_over', byId: memberId, note },
      { end: 'handed_over', endReason: note },
    );
    await work.note({ type: 'handed_over', actorId: memberId, data: { to: input.memberId } });
    if (assigned?.expertId !== memberId)
      await recordAct(tx, {
        actor: context.actor,
        act: 'question.handed_over',
        subject: `thread:${question.threadId}`,
        clubId,
        reason: note,
        detail: { from: assigned?.expertId ?? null, to: input.memberId },
        at,
      });
  }),
);

/** The question goes to the next, with a reason for the desk. Whoever has it. @throws forbidden, question_closed */
export const declineQuestion = defineCommand<
  OnQuestion<z.output<typeof declineInput>>,
  { question: QuestionView }
>('questions.decline-question', (context) =>
  changeQuestion(context, async (work, access, memberId) => {
    const { question, assigned } = work;
    if (!mayDecline(access, question, assigned?.expertId ?? null)) throw new PortalError('forbidden');
    requireOpen(work);
    await work.note({ type: 'declined', actorId: memberId });
    await work.giveToNext({ end: 'declined', endReason: context.input.reason });
  }),
);

/**
 * The clocks stand still until the asker writes again; or (`waiting: false`) run on before that. Experts and moderators of the club.
 * @throws forbidden, question_closed
 */
export const setWaiting = defineCommand<OnQuestion<{ waiting: boolean }>, { question: QuestionView }>(
  'questions.set-waiting',
  (context) =>
    changeQuestion(context, async (work, access, memberId) => {
      if (!mayWork(access, work.question)) throw new PortalError('forbidden');
      requireOpen(work);
      const { waiting } = context.input;
      if ((work.question.state === 'waiting') === waiting) return;
      const hours = await work.hours();
      const change = waiting ? waitForAsker : goOn;
      work.question = change(work.question, hours, work.at);
      await work.note({ type: waiting ? 'waiting' : 'resumed', actorId: memberId });
    }),
);
