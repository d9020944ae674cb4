import { defineNotice } from '~/platform/notices.server';

const quietly = { inApp: 'on', email: 'digest', push: 'off', line: 'off' } as const;

export const guideChangedNotice = defineNotice<{
  title: string;
  event: 'changed' | 'suggested' | 'accepted' | 'declined' | 'retired' | 'published';
}>({
  name: 'guides.changed',
  group: 'following',
  defaults: quietly,
  label: (t) => t('told:guides.label'),
  say({ t, who, items }) {
    const { title, event } = items[0]!.data;
    return { line: t(`told:guides.${event}`, { who }), about: title };
  },
});

export const guideReviewNotice = defineNotice<{ title: string }>({
  name: 'guides.review-due',
  roles: ['expert', 'moderator'],
  group: 'reminders',
  defaults: quietly,
  label: (t) => t('told:guides.reviewLabel'),
  say: ({ t, items }) => ({ line: t('told:guides.review'), about: items[0]!.data.title }),
});

export const guideNotices = [guideChangedNotice, guideReviewNotice];
