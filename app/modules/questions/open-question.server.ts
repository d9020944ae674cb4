import { defineCommand } from '~/platform/command.server';
import type { Locale } from '~/platform/i18n/locale';
import { findEmergencyWords } from './emergency-words';
import { type ClubDesk, clubCalendar } from './desk-settings';
import { insertCase } from './internal/case-rows.server';
import { workOnQuestion } from './internal/question-work.server';
import { readClubDesk } from './internal/settings-rows.server';
import { fieldOfTags, isClosedThread, type QuestionCase, raiseAlarm } from './question-case';
import { startClock } from './question-clock';

interface ThreadRow {
  id: string;
  clubId: string;
  kind: string;
  status: string;
  title: string;
  body: string | null;
  tags: string[];
  authorId: string | null;
  language: Locale | null;
  locale: Locale | null;
  languages: Locale[];
  createdAt: Date;
}

function newCase(thread: ThreadRow, desk: ClubDesk): QuestionCase {
  const calendar = clubCalendar(desk);
  const { createdAt } = thread;
  return {
    threadId: thread.id,
    clubId: thread.clubId,
    askerId: thread.authorId,
    state: 'open',
    withBrand: false,
    field: fieldOfTags(desk.fields, thread.tags),
    language: thread.language ?? thread.locale ?? thread.languages[0] ?? null,
    emergency: 'none',
    emergencyAt: null,
    emergencyWord: null,
    tries: 0,
    lastNumber: 1,
    firstAnswerAt: null,
    firstAnswerById: null,
    firstAnswerSeconds: null,
    resolvedAt: null,
    resolvedById: null,
    createdAt,
    clocks: {
      first_answer: startClock('first_answer', desk.answerMinutes * 60, calendar, createdAt),
      resolution: startClock('resolution', desk.resolutionMinutes * 60, calendar, createdAt),
    },
  };
}

/** The club's words of all its languages: people mix them. */
export function emergencyWordsOf(desk: ClubDesk): string[] {
  return Object.values(desk.emergency).flatMap(({ words }) => words);
}

/**
 * A thread of kind question has its case: its clocks run from when it was asked, and the next expert has it, or the brand. The portal,
 * when a thread was started; again: nothing. Publishes `question.changed` and `desk.changed`.
 */
export const openQuestion = defineCommand<{ threadId: string }, { opened: boolean }>(
  'questions.open-question',
  async (context) => {
    const { tx, at, input } = context;
    const [thread] = await tx.$queryRaw<ThreadRow[]>`
      SELECT t."id", t."clubId", t."kind"::text, t."status"::text, t."title", p."body", t."tags", t."authorId", t."language"::text,
        m."locale"::text, c."languages"::text[], t."createdAt"
      FROM "Thread" t JOIN "Club" c ON c."id" = t."clubId" LEFT JOIN "Member" m ON m."id" = t."authorId"
      LEFT JOIN "Post" p ON p."threadId" = t."id" AND p."number" = 1 WHERE t."id" = ${input.threadId}::uuid`;
    if (thread?.kind !== 'question' || isClosedThread(thread.status)) return { opened: false };
    const { desk } = await readClubDesk(tx, thread.clubId);
    if (!(await insertCase(tx, newCase(thread, desk)))) return { opened: false };
    await workOnQuestion(context, thread.id, async (work) => {
      await work.note({ type: 'opened', key: 'opened' });
      const text = `${thread.title}\n${thread.body ?? ''}`;
      const [found] = findEmergencyWords(text, emergencyWordsOf(desk));
      if (found) {
        const targetSeconds = desk.emergencyMinutes * 60;
        work.question = raiseAlarm(work.question, { word: found.word, targetSeconds, at });
        await work.note({ type: 'alarm_raised', data: { word: found.word } });
        await work.callEverybody();
      }
      await work.giveToNext({ end: 'timed_out' });
    });
    return { opened: true };
  },
);
