import { loadThread, type ThreadAccess } from '~/modules/threads/load-thread.server';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { isId } from '~/platform/ids';
import { readClubDesk } from './internal/settings-rows.server';
import { readQuestion } from './internal/question-sql.server';
import { isAsker, mayAlarm, mayDecline, mayHandOver, maySeeRecord, mayShareRecord, mayWork } from './policy';
import type { EmergencyWords } from './desk-settings';
import type { QuestionView, QuestionViewer } from './views';
import type { Locale } from '~/platform/i18n/locale';

/** What a reader may do with a question. */
export function viewerOf({ access, thread }: ThreadAccess, question: QuestionView): QuestionViewer {
  const asked = { askerId: thread.authorId };
  const assignedTo = question.assigned?.id ?? null;
  return {
    isAsker: isAsker(access, asked),
    mine: assignedTo !== null && assignedTo === access.memberId,
    may: {
      work: mayWork(access, asked),
      handOver: mayHandOver(access, asked, assignedTo),
      decline: mayDecline(access, asked, assignedTo),
      alarm: mayAlarm(access),
      seeRecord: maySeeRecord(access, asked),
      shareRecord: mayShareRecord(access, asked),
    },
  };
}

/** Advice in the first of these languages that has some. */
export function adviceIn(
  emergency: Partial<Record<Locale, EmergencyWords>>,
  languages: readonly (Locale | null)[],
): { advice: string; phone: string; language: Locale } | null {
  for (const language of [...languages, 'th', 'vi', 'en'] as const) {
    const found = language ? emergency[language] : undefined;
    if (language && found && (found.advice || found.phone))
      return { advice: found.advice, phone: found.phone, language };
  }
  return null;
}

export interface QuestionOnPage {
  question: QuestionView;
  viewer: QuestionViewer;
  /** What to do now, where the alarm is raised. */
  advice: ReturnType<typeof adviceIn>;
}

/** A question beside its thread; null where the thread is none, or was imported. @throws not_found, unauthenticated, forbidden */
export async function getQuestion(
  actor: Actor,
  threadId: string,
  locale: Locale | null = null,
): Promise<QuestionOnPage | null> {
  const [context, question] = await Promise.all([
    loadThread(actor, threadId),
    isId(threadId) ? readQuestion(db, threadId) : null,
  ]);
  if (!question) return null;
  const raised = question.emergency === 'raised';
  const emergency = raised ? (await readClubDesk(db, question.clubId)).desk.emergency : {};
  return {
    question,
    viewer: viewerOf(context, question),
    advice: adviceIn(emergency, [locale, question.language]),
  };
}
