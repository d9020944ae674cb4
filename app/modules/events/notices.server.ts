import { db } from '~/platform/db/client.server';
import { formatterFor } from '~/platform/i18n/format';
import { type Concern, type ConcernAnswer, defineNotice, type Told } from '~/platform/notices.server';
import type { ReminderName } from './rules';

interface About {
  eventId: string;
  title: string;
  /** Of whole days they are told as days of the event's own zone. */
  allDay?: boolean;
  timeZone?: string;
  /** Whether the reader has a seat, or waits for one, as it is now. */
  keeps?: boolean;
}

interface Standing {
  id: string;
  title: string;
  eventStatus: string;
  startsAt: Date;
  memberId: string;
  status: string | null;
  /** Whether its registration ended with the event. */
  calledOff: boolean;
  /** Whether they host or speak. */
  part: boolean;
  allDay: boolean;
  timeZone: string;
}

type Judge = (now: Standing) => Concern;

/**
 * Whether a notice still concerns its member, by their registration as it is now; with the title as it is now. Who is not in the club any
 * more, or is suspended in it, hears of nothing; nor does anybody of what was never announced.
 */
function concernsBy(judge: Judge) {
  return async (asked: readonly { memberId: string; data: About }[]): Promise<readonly ConcernAnswer[]> => {
    const rows = await db.$queryRaw<Standing[]>`
      SELECT e."id", e."title", e."status"::text AS "eventStatus", e."startsAt", a."memberId", r."status"::text,
        e."allDay", e."timeZone", coalesce(r."endReason" = 'event_cancelled', false) AS "calledOff", p."memberId" IS NOT NULL AS "part"
      FROM jsonb_to_recordset(${JSON.stringify(
        asked.map(({ memberId, data }) => ({ memberId, eventId: data.eventId })),
      )}::jsonb) AS a("memberId" uuid, "eventId" uuid)
      JOIN "ClubEvent" e ON e."id" = a."eventId" AND e."publishedAt" IS NOT NULL
      JOIN "Membership" s ON s."clubId" = e."clubId" AND s."memberId" = a."memberId" AND s."status" = 'active'
      LEFT JOIN "EventPerson" p ON p."eventId" = e."id" AND p."memberId" = a."memberId"
      LEFT JOIN "EventRegistration" r ON r."eventId" = e."id" AND r."memberId" = a."memberId"`;
    const byKey = new Map(rows.map((row) => [`${row.id} ${row.memberId}`, row]));
    return asked.map(({ memberId, data }) => {
      const row = byKey.get(`${data.eventId} ${memberId}`);
      if (!row) return 'gone';
      const { title, allDay, timeZone } = row;
      const keeps = row.status !== null && row.status !== 'cancelled';
      return { concern: judge(row), data: { ...data, title, keeps, allDay, timeZone } };
    });
  };
}

const about = <Data extends About>({ items }: Told<Data>) => ({ about: items[0]!.data.title });
function whenOf({ items, format, locale }: Told<About & { startsAt: string }>): string {
  const { startsAt, allDay, timeZone } = items[0]!.data;
  return allDay && timeZone
    ? formatterFor(locale, timeZone).date(startsAt, 'long')
    : format.dateTime(startsAt);
}
const everywhere = { inApp: 'on', email: 'on', push: 'on', line: 'on' } as const;
const comes = ({ status, eventStatus, part }: Standing) =>
  (status === 'registered' || part) && (eventStatus === 'published' || eventStatus === 'live');

/** A seat is free for who waited, for a time. */
export const offeredNotice = defineNotice<About & { until: string }>({
  name: 'events.offered',
  group: 'clubs',
  defaults: everywhere,
  always: ['inApp'],
  urgent: true,
  label: (t) => t('told:events.offered.label'),
  say: (told) => ({
    line: told.t('told:events.offered.line', { time: told.format.dateTime(told.items[0]!.data.until) }),
    ...about(told),
  }),
  stillConcerns: concernsBy(({ status }) => (status === 'offered' ? 'yes' : 'gone')),
});

export const seatLostNotice = defineNotice<About>({
  name: 'events.seat-lost',
  group: 'clubs',
  defaults: { inApp: 'on', email: 'off', push: 'on', line: 'off' },
  label: (t) => t('told:events.lost.label'),
  say: (told) => ({ line: told.t('told:events.lost.line'), ...about(told) }),
  stillConcerns: concernsBy(({ status }) => (status === 'cancelled' ? 'yes' : 'gone')),
});

/** Another time or place: who has a seat says whether they keep it. */
export const changedNotice = defineNotice<About & { what: ('time' | 'place')[]; startsAt: string }>({
  name: 'events.changed',
  group: 'clubs',
  defaults: everywhere,
  always: ['inApp'],
  label: (t) => t('told:events.changed.label'),
  say: (told) => {
    if (told.count > 1)
      return { line: told.t('told:events.changed.several', { count: told.count }), ...about(told) };
    const { what } = told.items[0]!.data;
    const time = whenOf(told);
    const which = what.length > 1 ? 'both' : (what[0] ?? 'time');
    // Who hosts or speaks has no seat to keep.
    const line =
      told.items[0]!.data.keeps === false
        ? told.t(`told:events.changed.toHost.${which}`, { time })
        : told.t(`told:events.changed.${which}`, { time });
    return { line, ...about(told) };
  },
  stillConcerns: concernsBy(({ status, eventStatus, part }) =>
    eventStatus !== 'cancelled' && (part || (status !== null && status !== 'cancelled')) ? 'yes' : 'gone',
  ),
});

export const cancelledNotice = defineNotice<About & { reason: string }>({
  name: 'events.cancelled',
  group: 'clubs',
  defaults: everywhere,
  always: ['inApp'],
  label: (t) => t('told:events.cancelled.label'),
  say: (told) => {
    const { reason } = told.items[0]!.data;
    const { count } = told;
    return {
      line:
        count > 1 ? told.t('told:events.cancelled.several', { count }) : told.t('told:events.cancelled.line'),
      ...about(told),
      ...(reason ? { excerpt: reason } : {}),
    };
  },
  stillConcerns: concernsBy(({ eventStatus, status, calledOff, part }) =>
    eventStatus === 'cancelled' && (calledOff || part || status === 'attended') ? 'yes' : 'gone',
  ),
});

const reminderOf = (name: ReminderName) =>
  defineNotice<About & { startsAt: string }>({
    name: `events.reminder-${name}`,
    group: 'reminders',
    defaults: {
      inApp: 'on',
      email: name === 'day' ? 'on' : 'off',
      push: name === 'week' ? 'off' : 'on',
      line: 'off',
    },
    label: (t) => t(`told:events.reminder.${name}`),
    say: (told) => ({
      line: told.t('told:events.reminder.line', { time: whenOf(told) }),
      ...about(told),
    }),
    stillConcerns: concernsBy((now) => (comes(now) ? 'yes' : 'gone')),
  });
export const reminderNotices = {
  week: reminderOf('week'),
  day: reminderOf('day'),
  hour: reminderOf('hour'),
};

export const startsNotice = defineNotice<About>({
  name: 'events.starts',
  group: 'reminders',
  defaults: { inApp: 'on', email: 'off', push: 'on', line: 'off' },
  urgent: true,
  label: (t) => t('told:events.starts.label'),
  say: (told) => ({ line: told.t('told:events.starts.line'), ...about(told) }),
  stillConcerns: concernsBy((now) =>
    now.eventStatus === 'live' && (now.part || now.status === 'registered' || now.status === 'attended')
      ? 'yes'
      : 'gone',
  ),
});

export const handedOverNotice = defineNotice<About>({
  name: 'events.handed-over',
  group: 'clubs',
  defaults: everywhere,
  label: (t) => t('told:events.handed.label'),
  say: (told) => ({ line: told.t('told:events.handed.line', { who: told.who }), ...about(told) }),
  stillConcerns: concernsBy((now) => (comes(now) ? 'yes' : 'gone')),
});

/** Somebody is to host or to speak. */
export const namedNotice = defineNotice<About>({
  name: 'events.named',
  group: 'clubs',
  defaults: everywhere,
  label: (t) => t('told:events.named.label'),
  say: (told) => ({ line: told.t('told:events.named.line', { count: told.count }), ...about(told) }),
  stillConcerns: concernsBy(({ part, eventStatus }) =>
    part && (eventStatus === 'published' || eventStatus === 'live') ? 'yes' : 'gone',
  ),
});

/** A host or a speaker is out of the club: who plans with them looks for somebody else. */
export const personGoneNotice = defineNotice<About>({
  name: 'events.person-gone',
  group: 'clubs',
  defaults: { inApp: 'on', email: 'on', push: 'off', line: 'off' },
  label: (t) => t('told:events.personGone.label'),
  say: (told) => ({ line: told.t('told:events.personGone.line', { who: told.who }), ...about(told) }),
  stillConcerns: concernsBy(({ eventStatus }) =>
    eventStatus === 'published' || eventStatus === 'live' ? 'yes' : 'gone',
  ),
});

/** Somebody finds a question in the queue out of place: who leads looks at it. */
export const questionFlaggedNotice = defineNotice<About>({
  name: 'events.question-flagged',
  group: 'clubs',
  defaults: { inApp: 'on', email: 'off', push: 'on', line: 'off' },
  label: (t) => t('told:events.flagged.label'),
  say: (told) => ({ line: told.t('told:events.flagged.line'), ...about(told) }),
  stillConcerns: concernsBy(({ eventStatus }) =>
    eventStatus === 'published' || eventStatus === 'live' ? 'yes' : 'gone',
  ),
});

export const surveyNotice = defineNotice<About>({
  name: 'events.survey',
  group: 'reminders',
  defaults: { inApp: 'on', email: 'off', push: 'on', line: 'off' },
  label: (t) => t('told:events.survey.label'),
  say: (told) => ({ line: told.t('told:events.survey.line'), ...about(told) }),
  stillConcerns: concernsBy(({ status }) => (status === 'attended' ? 'yes' : 'gone')),
});

export const recapNotice = defineNotice<About>({
  name: 'events.recap',
  group: 'clubs',
  defaults: { inApp: 'on', email: 'digest', push: 'off', line: 'off' },
  label: (t) => t('told:events.recap.label'),
  say: (told) => ({ line: told.t('told:events.recap.line'), ...about(told) }),
  stillConcerns: concernsBy(({ eventStatus, status }) =>
    (eventStatus === 'live' || eventStatus === 'done') && (status === 'registered' || status === 'attended')
      ? 'yes'
      : 'gone',
  ),
});

export const eventNotices = [
  offeredNotice,
  seatLostNotice,
  changedNotice,
  cancelledNotice,
  reminderNotices.week,
  reminderNotices.day,
  reminderNotices.hour,
  startsNotice,
  handedOverNotice,
  namedNotice,
  personGoneNotice,
  questionFlaggedNotice,
  surveyNotice,
  recapNotice,
];
