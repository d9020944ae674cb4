import { db } from '~/platform/db/client.server';
import { defineNotice } from '~/platform/notices.server';

const everywhere = { inApp: 'on', email: 'on', push: 'on', line: 'on' } as const;
const quietly = { inApp: 'on', email: 'digest', push: 'off', line: 'off' } as const;

export type CredentialEvent = 'verified' | 'declined' | 'expired' | 'revoked';

export const credentialDecidedNotice = defineNotice<{ club: string; event: CredentialEvent; reason: string }>(
  {
    name: 'experts.credential-decided',
    group: 'clubs',
    defaults: { ...everywhere, line: 'off' },
    label: (t) => t('told:experts.credential.label'),
    say({ t, items }) {
      const { club, event, reason } = items[0]!.data;
      return {
        line: t(`told:experts.credential.${event}`, { club }),
        ...(reason ? { excerpt: reason } : {}),
      };
    },
  },
);

export const credentialEndingNotice = defineNotice<{ club: string; validUntil: string }>({
  name: 'experts.credential-ending',
  roles: ['expert'],
  group: 'reminders',
  defaults: { ...everywhere, line: 'off' },
  label: (t) => t('told:experts.ending.label'),
  say({ t, format, items }) {
    const { club, validUntil } = items[0]!.data;
    return { line: t('told:experts.ending.line', { club, date: format.date(validUntil) }) };
  },
});

export const outcomeAskedNotice = defineNotice<{ threadId: string; title: string }>({
  name: 'experts.outcome-asked',
  group: 'questions',
  defaults: everywhere,
  label: (t) => t('told:experts.outcome.label'),
  say: ({ t, items }) => ({ line: t('told:experts.outcome.line'), about: items[0]!.data.title }),
  /** Who has said so already is not asked. */
  async stillConcerns(asked) {
    const rows = await db.answerOutcome.findMany({
      where: { threadId: { in: asked.map(({ data }) => data.threadId) } },
      select: { threadId: true, outcome: true },
    });
    const outcomes = new Map(rows.map((row) => [row.threadId, row.outcome]));
    return asked.map(({ data }) => {
      const outcome = outcomes.get(data.threadId);
      return outcome === undefined ? 'gone' : outcome === null ? 'yes' : 'read';
    });
  },
});

export const helpedNotice = defineNotice<{ threadId: string; title: string }>({
  name: 'experts.helped',
  group: 'questions',
  defaults: quietly,
  label: (t) => t('told:experts.helped.label'),
  say: ({ t, who, items }) => ({
    line: t('told:experts.helped.line', { who }),
    about: items[0]!.data.title,
  }),
});

export const reviewDueNotice = defineNotice<{ title: string }>({
  name: 'experts.review-due',
  roles: ['expert', 'moderator'],
  group: 'reminders',
  defaults: quietly,
  label: (t) => t('told:experts.review.label'),
  say: ({ t, items }) => ({ line: t('told:experts.review.line'), about: items[0]!.data.title }),
});

export const expertNotices = [
  credentialDecidedNotice,
  credentialEndingNotice,
  outcomeAskedNotice,
  helpedNotice,
  reviewDueNotice,
];
