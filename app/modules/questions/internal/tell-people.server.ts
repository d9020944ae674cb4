import type { Tx } from '~/platform/db/transact.server';
import { notice, recordNotices, type RecordedNotice } from '~/platform/notices.server';
import {
  answeredNotice,
  askedNotice,
  emergencyNotice,
  overdueNotice,
  reminderNotice,
  repliedNotice,
} from '../notices.server';
import { deskPaths } from '../paths';
import type { QuestionCase } from '../question-case';

interface To {
  memberIds: readonly string[];
  actorId?: string | null;
  /** Names it: the same member hears of it once. */
  once: string;
}

/** What people of a question are to hear. */
export type Told = To &
  (
    | { kind: 'asked'; way: 'routed' | 'taken' | 'handed_over' | 'brand'; note: string | null }
    | { kind: 'reminder'; dueAt: string | null }
    | { kind: 'overdue'; clock: 'first_answer' | 'resolution' }
    | { kind: 'emergency' }
    | { kind: 'answered' }
    | { kind: 'replied' }
  );

function noticesOf(told: Told, subject: string, shared: { url: string; clubId: string }): RecordedNotice[] {
  return told.memberIds.map((memberId) => {
    const to = { memberId, actorId: told.actorId ?? null, subject, once: told.once, ...shared };
    const { threadId } = { threadId: subject.slice('question:'.length) };
    switch (told.kind) {
      case 'asked':
        return notice(askedNotice, { ...to, data: { threadId, way: told.way, note: told.note } });
      case 'reminder':
        return notice(reminderNotice, { ...to, data: { threadId, dueAt: told.dueAt } });
      case 'overdue':
        return notice(overdueNotice, { ...to, data: { threadId, clock: told.clock } });
      case 'emergency':
        return notice(emergencyNotice, { ...to, data: { threadId } });
      case 'answered':
        return notice(answeredNotice, { ...to, data: { threadId } });
      case 'replied':
        return notice(repliedNotice, { ...to, data: { threadId } });
    }
  });
}

export async function tellPeople(tx: Tx, question: QuestionCase, told: readonly Told[]): Promise<void> {
  const { threadId, clubId } = question;
  const shared = { url: deskPaths.question(threadId), clubId };
  await recordNotices(
    tx,
    told.flatMap((one) => noticesOf(one, `question:${threadId}`, shared)),
  );
}
