import { defineNotice } from '~/platform/notices.server';

const everywhere = { inApp: 'on', email: 'on', push: 'on', line: 'off' } as const;
const quietly = { inApp: 'on', email: 'digest', push: 'off', line: 'off' } as const;

/** What ends with one day of the member's. */
export interface PointsEnding {
  points: number;
  /** YYYY-MM-DD: the last day on which they can be spent. */
  lastDay: string;
  /** The moment at which they end. */
  at: string;
  days: number;
}

export const pointsEndingNotice = defineNotice<PointsEnding>({
  name: 'loyalty.points-ending',
  group: 'points',
  defaults: everywhere,
  label: (t) => t('told:points.ending.label'),
  say({ t, format, items }) {
    // Warned of twice and not read in between: the later word counts.
    const days = new Map(items.toReversed().map(({ data }) => [data.lastDay, data]));
    const endings = [...days.values()].toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
    const points = endings.reduce((sum, ending) => sum + ending.points, 0);
    const date = format.date(new Date(new Date(endings[0]!.at).getTime() - 1));
    return {
      line: t(endings.length > 1 ? 'told:points.ending.several' : 'told:points.ending.line', {
        points: format.number(points),
        date,
      }),
    };
  },
});

export const voucherEndingNotice = defineNotice<{ reward: string; at: string }>({
  name: 'loyalty.voucher-ending',
  group: 'points',
  defaults: everywhere,
  label: (t) => t('told:points.voucherEnding.label'),
  say: ({ t, format, items }) => ({
    line: t('told:points.voucherEnding.line', {
      date: format.date(new Date(new Date(items[0]!.data.at).getTime() - 1)),
    }),
    about: items[0]!.data.reward,
  }),
});

export const voucherEndedNotice = defineNotice<{ reward: string; refunded: number }>({
  name: 'loyalty.voucher-ended',
  group: 'points',
  defaults: quietly,
  label: (t) => t('told:points.voucherEnded.label'),
  say({ t, format, items }) {
    const { reward, refunded } = items[0]!.data;
    return {
      line:
        refunded > 0
          ? t('told:points.voucherEnded.refunded', { points: format.number(refunded) })
          : t('told:points.voucherEnded.line'),
      about: reward,
    };
  },
});

export const rewardSentNotice = defineNotice<{ reward: string; tracking: string }>({
  name: 'loyalty.reward-sent',
  group: 'points',
  defaults: everywhere,
  label: (t) => t('told:points.sent.label'),
  say({ t, items }) {
    const { reward, tracking } = items[0]!.data;
    return {
      line: tracking ? t('told:points.sent.tracked', { tracking }) : t('told:points.sent.line'),
      about: reward,
    };
  },
});

export const friendPaidNotice = defineNotice<{ points: number; role: 'referrer' | 'friend' }>({
  name: 'loyalty.friend-paid',
  group: 'points',
  defaults: quietly,
  label: (t) => t('told:points.friend.label'),
  say({ t, format, items }) {
    const { points, role } = items[0]!.data;
    return { line: t(`told:points.friend.${role}`, { points: format.number(points) }) };
  },
});

export const badgeNotice = defineNotice<{ name: { th: string; vi: string; en: string } }>({
  name: 'loyalty.badge',
  group: 'points',
  defaults: quietly,
  label: (t) => t('told:points.badge.label'),
  say: ({ t, locale, items }) => ({
    line: t('told:points.badge.line', { name: items[0]!.data.name[locale] }),
  }),
});

export const surpriseNotice = defineNotice<{
  name: { th: string; vi: string; en: string };
  points: number;
}>({
  name: 'loyalty.surprise',
  group: 'points',
  defaults: everywhere,
  label: (t) => t('told:points.surprise.label'),
  say: ({ t, format, locale, items }) => ({
    line: t('told:points.surprise.line', { points: format.number(items[0]!.data.points) }),
    about: items[0]!.data.name[locale],
  }),
});

export const birthdayNotice = defineNotice<{ points: number }>({
  name: 'loyalty.birthday',
  group: 'points',
  defaults: everywhere,
  label: (t) => t('told:points.birthday.label'),
  say: ({ t, format, items }) => ({
    line: t('told:points.birthday.line', { points: format.number(items[0]!.data.points) }),
  }),
});

export const memberPointsNotices = [
  pointsEndingNotice,
  voucherEndingNotice,
  voucherEndedNotice,
  rewardSentNotice,
  friendPaidNotice,
  badgeNotice,
  surpriseNotice,
  birthdayNotice,
];
