import { defineNotice } from '~/platform/notices.server';
import { concernsModerators, concernsReaders, type ProposalTold } from './internal/judge-proposals.server';

const quietly = { inApp: 'on', email: 'digest', push: 'off', line: 'off' } as const;
const personally = { inApp: 'on', email: 'on', push: 'on', line: 'on' } as const;

/** What became of a proposal. */
export type Became =
  'evaluating' | 'accepted' | 'declined' | 'later' | 'expired' | 'withdrawn' | 'merged' | 'unmerged';
/** What happened to its words, or was asked about it. */
export type Worded = 'edited' | 'amended' | 'question' | 'closed';
/** What somebody in particular is asked, or answered. */
export type Personal =
  | 'submitted'
  | 'invited'
  | 'joined'
  | 'refused'
  | 'amendment_accepted'
  | 'amendment_rejected'
  | 'promoted'
  | 'conflict'
  | 'rebased'
  | 'hidden'
  | 'shown';

export const proposalBecameNotice = defineNotice<ProposalTold & { event: Became }>({
  name: 'proposals.became',
  group: 'following',
  defaults: { ...quietly, push: 'on' },
  label: (t) => t('told:proposals.becameLabel'),
  say: ({ t, items }) => {
    const { title, event } = items[0]!.data;
    return { line: t(`told:proposals.became.${event}`), about: title };
  },
  stillConcerns: concernsReaders,
});

export const proposalWordedNotice = defineNotice<ProposalTold & { event: Worded }>({
  name: 'proposals.worded',
  group: 'following',
  defaults: quietly,
  label: (t) => t('told:proposals.wordedLabel'),
  say: ({ t, who, items }) => {
    const { title, event } = items[0]!.data;
    return { line: t(`told:proposals.worded.${event}`, { who }), about: title };
  },
  stillConcerns: concernsReaders,
});

export const proposalPersonalNotice = defineNotice<ProposalTold & { event: Personal }>({
  name: 'proposals.personal',
  group: 'talk',
  defaults: personally,
  label: (t) => t('told:proposals.personalLabel'),
  say: ({ t, who, items }) => {
    const { title, event } = items[0]!.data;
    return { line: t(`told:proposals.personal.${event}`, { who }), about: title };
  },
  stillConcerns: concernsReaders,
});

export const proposalToAnswerNotice = defineNotice<ProposalTold>({
  name: 'proposals.to-answer',
  group: 'moderation',
  defaults: { inApp: 'on', email: 'on', push: 'off', line: 'off' },
  label: (t) => t('told:proposals.toAnswerLabel'),
  say: ({ t, items }) => ({ line: t('told:proposals.toAnswer'), about: items[0]!.data.title }),
  stillConcerns: concernsModerators,
});

export const proposalNotices = [
  proposalBecameNotice,
  proposalWordedNotice,
  proposalPersonalNotice,
  proposalToAnswerNotice,
];
