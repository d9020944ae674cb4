import { db } from '~/platform/db/client.server';
import type { Locale } from '~/platform/i18n/locale';
import { type Concern, type ConcernAnswer, defineNotice, type Told } from '~/platform/notices.server';

interface About {
  threadId: string;
  title?: string;
  language?: Locale | null;
}

interface Standing {
  threadId: string;
  title: string;
  language: Locale | null;
  state: string;
  emergency: string;
  answered: boolean;
  withBrand: boolean;
  expertId: string | null;
}

type Judge = (asked: Standing, memberId: string) => Concern;

/** Whether a question still needs whom it was told; with its title as it is now. */
function concernsBy(judge: Judge) {
  return async (asked: readonly { memberId: string; data: About }[]): Promise<readonly ConcernAnswer[]> => {
    const ids = [...new Set(asked.map(({ data }) => data.threadId))];
    const rows = await db.$queryRaw<Standing[]>`
      SELECT q."threadId", t."title", t."language"::text, q."state"::text, q."emergency"::text,
        q."firstAnswerAt" IS NOT NULL AS "answered", q."withBrand", a."expertId"
      FROM "Question" q JOIN "Thread" t ON t."id" = q."threadId"
      LEFT JOIN "QuestionAssignment" a ON a."threadId" = q."threadId" AND a."endedAt" IS NULL
      WHERE q."threadId" = ANY (${ids}::uuid[])`;
    const byId = new Map(rows.map((row) => [row.threadId, row]));
    return asked.map(({ memberId, data }) => {
      const row = byId.get(data.threadId);
      if (!row) return 'gone';
      const { title, language } = row;
      return { concern: judge(row, memberId), data: { ...data, title, language } };
    });
  };
}

const isDone = ({ state }: Standing) => state === 'resolved' || state === 'closed';
const hasIt = (asked: Standing, memberId: string) => asked.expertId === memberId || asked.withBrand;
const about = <Data extends About>({ items }: Told<Data>) => ({
  about: items[0]!.data.title,
  language: items[0]!.data.language,
});
const toExperts = { inApp: 'on', email: 'on', push: 'on', line: 'on' } as const;

/** A question is somebody's: by routing, by another's hand, or the brand's since nobody else answered. */
export const askedNotice = defineNotice<
  About & { way: 'routed' | 'taken' | 'handed_over' | 'brand'; note: string | null }
>({
  name: 'questions.asked',
  roles: ['expert', 'moderator'],
  group: 'questions',
  defaults: toExperts,
  always: ['inApp'],
  label: (t) => t('told:questions.asked.label'),
  say: (told) => {
    const { t, items, who, count } = told;
    const { way, note } = items[0]!.data;
    const line =
      way === 'handed_over'
        ? t('told:questions.asked.handedOver', { who })
        : way === 'brand'
          ? t('told:questions.asked.brand')
          : t('told:questions.asked.routed', { count });
    return { line, ...about(told), ...(note ? { excerpt: note } : {}) };
  },
  stillConcerns: concernsBy((asked, memberId) =>
    isDone(asked) || !hasIt(asked, memberId) ? 'gone' : asked.answered ? 'read' : 'yes',
  ),
});

/** Three quarters of the time are gone. */
export const reminderNotice = defineNotice<About & { dueAt: string | null }>({
  name: 'questions.reminder',
  roles: ['expert'],
  group: 'questions',
  defaults: toExperts,
  label: (t) => t('told:questions.reminder.label'),
  say: (told) => {
    const { t, format, items } = told;
    const { dueAt } = items[0]!.data;
    const line = dueAt
      ? t('told:questions.reminder.line', { time: format.dateTime(dueAt) })
      : t('told:questions.reminder.soon');
    return { line, ...about(told) };
  },
  stillConcerns: concernsBy((asked, memberId) =>
    isDone(asked) || asked.state === 'waiting' || !hasIt(asked, memberId) ? 'gone' : 'yes',
  ),
});

/** The time has run out: for whom it ran, and for the moderators. */
export const overdueNotice = defineNotice<About & { clock: 'first_answer' | 'resolution' }>({
  name: 'questions.overdue',
  roles: ['expert', 'moderator'],
  group: 'questions',
  defaults: { inApp: 'on', email: 'digest', push: 'off', line: 'off' },
  label: (t) => t('told:questions.overdue.label'),
  say: (told) => {
    const answer = told.items[0]!.data.clock === 'first_answer';
    const line = told.t(answer ? 'told:questions.overdue.answer' : 'told:questions.overdue.resolution');
    return { line, ...about(told) };
  },
  stillConcerns: concernsBy((asked) => (isDone(asked) ? 'gone' : 'yes')),
});

/** Minutes count: whoever is on duty is called, also in quiet hours. */
export const emergencyNotice = defineNotice<About>({
  name: 'questions.emergency',
  roles: ['expert', 'moderator'],
  group: 'questions',
  defaults: toExperts,
  always: ['inApp'],
  urgent: true,
  label: (t) => t('told:questions.emergency.label'),
  say: (told) => ({ line: told.t('told:questions.emergency.line'), ...about(told) }),
  stillConcerns: concernsBy((asked) =>
    isDone(asked) || asked.emergency !== 'raised' ? 'gone' : asked.answered ? 'read' : 'yes',
  ),
});

/** Another expert was quicker. */
export const answeredNotice = defineNotice<About>({
  name: 'questions.answered-by-other',
  roles: ['expert', 'moderator'],
  group: 'questions',
  defaults: { inApp: 'on', email: 'off', push: 'off', line: 'off' },
  label: (t) => t('told:questions.answered.label'),
  say: (told) => ({ line: told.t('told:questions.answered.line', { who: told.who }), ...about(told) }),
  stillConcerns: concernsBy((asked) => (isDone(asked) ? 'gone' : 'yes')),
});

/** What was asked back is answered: the clock runs again. */
export const repliedNotice = defineNotice<About>({
  name: 'questions.asker-replied',
  roles: ['expert', 'moderator'],
  group: 'questions',
  defaults: { inApp: 'on', email: 'off', push: 'on', line: 'off' },
  label: (t) => t('told:questions.replied.label'),
  say: (told) => ({ line: told.t('told:questions.replied.line', { who: told.who }), ...about(told) }),
  stillConcerns: concernsBy((asked, memberId) => (isDone(asked) || !hasIt(asked, memberId) ? 'gone' : 'yes')),
});

export const questionNotices = [
  askedNotice,
  reminderNotice,
  overdueNotice,
  emergencyNotice,
  answeredNotice,
  repliedNotice,
];
