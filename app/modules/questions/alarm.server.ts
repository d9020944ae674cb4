import type { z } from 'zod';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { raise } from './note-posts.server';
import { mayAlarm } from './policy';
import { goOn, lowerAlarm } from './question-case';
import type { lowerAlarmInput, raiseAlarmInput } from './schema';
import { changeQuestion } from './take-question.server';
import type { QuestionView } from './views';

/**
 * A question is an emergency by hand: minutes count, and whoever is on duty is called. Experts and moderators of the club; recorded.
 * @throws forbidden, question_closed
 */
export const raiseQuestion = defineCommand<
  z.output<typeof raiseAlarmInput> & { threadId: string },
  { question: QuestionView }
>('questions.raise-alarm', (context) =>
  changeQuestion(context, async (work, access, memberId) => {
    const { tx, at, actor, input } = context;
    if (!mayAlarm(access)) throw new PortalError('forbidden');
    const { state, emergency, clubId, threadId } = work.question;
    if (state === 'resolved' || state === 'closed') throw new PortalError('question_closed');
    if (emergency === 'raised') return;
    // What is urgent waits for nobody.
    work.question = goOn(work.question, await work.hours(), at);
    await raise(work, null, memberId);
    await recordAct(tx, {
      ...{ actor, at, clubId, act: 'question.alarm_raised' },
      subject: `thread:${threadId}`,
      reason: input.reason,
    });
  }),
);

/**
 * It was a false alarm: the banner goes, the answer is due as for any question. Experts and moderators of the club, with a reason;
 * recorded. @throws forbidden, conflict (no alarm)
 */
export const lowerQuestion = defineCommand<
  z.output<typeof lowerAlarmInput> & { threadId: string },
  { question: QuestionView }
>('questions.lower-alarm', (context) =>
  changeQuestion(context, async (work, access, memberId) => {
    const { tx, at, actor, input } = context;
    if (!mayAlarm(access)) throw new PortalError('forbidden');
    if (work.question.emergency !== 'raised') throw new PortalError('conflict');
    const { clubId, threadId, emergencyWord } = work.question;
    work.question = lowerAlarm(work.question, {
      targetSeconds: work.desk.answerMinutes * 60,
      calendar: await work.calendar(),
      at,
    });
    await work.note({ type: 'alarm_lowered', actorId: memberId, data: { reason: input.reason } });
    await recordAct(tx, {
      ...{ actor, at, clubId, act: 'question.alarm_lowered' },
      subject: `thread:${threadId}`,
      reason: input.reason,
      detail: { word: emergencyWord },
    });
  }),
);
