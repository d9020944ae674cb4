export const proposalStates = [
  'drafting',
  'gathering',
  'evaluating',
  'accepted',
  'declined',
  'later',
  'withdrawn',
  'expired',
  'merged',
] as const;
export type ProposalState = (typeof proposalStates)[number];
export type Verdict = 'accepted' | 'declined' | 'later';

/** How a club gathers support. */
export interface GatheringRules {
  /** So many supporters, and the brand evaluates. */
  threshold: number;
  /** How long a proposal gathers. */
  gatheringDays: number;
  /** Within how many days of the threshold the brand promises its answer. */
  answerDays: number;
  /** How long a merge may be undone. */
  mergeUndoHours: number;
}

export const usualRules: GatheringRules = {
  threshold: 20,
  gatheringDays: 30,
  answerDays: 14,
  mergeUndoHours: 72,
};

const dayMs = 86_400_000;

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}

/** After this time a support counts half as much for what is hot. */
export const halfLifeDays = 2;
const halfLifeSeconds = halfLifeDays * 86_400;
/** 2026-01-01, so that numbers stay small. */
const heatEpochSeconds = 1_767_225_600;

/**
 * Pure: how hot a proposal is. Each support counts 1 when it is given and half as much every two days later; being published
 * counts as one. So five supports of today pass fifteen of four days ago, and something new stands high until others are
 * supported more. The logarithm (base 2) of that sum as seen from 2026 on: the order of two proposals changes only by what is
 * given or taken back, never by time alone, so that a list sorted by it needs no counting anew. `proposal_heat` says the same
 * in SQL.
 */
export function heatOf(publishedAt: Date | null, supports: readonly Date[]): number {
  const weights = [...(publishedAt ? [publishedAt] : []), ...supports].map(
    (at) => (at.getTime() / 1000 - heatEpochSeconds) / halfLifeSeconds,
  );
  if (weights.length === 0) return 0;
  const most = weights.reduce((a, b) => Math.max(a, b));
  const sum = weights.reduce((all, weight) => all + 2 ** Math.max(weight - most, -1000), 0);
  return most + Math.log2(sum);
}

/** Pure: what a proposal is after its supporters were counted. Who has reached the threshold never falls back behind it. */
export function stateBySupport(
  state: ProposalState,
  { supportCount, threshold }: { supportCount: number; threshold: number },
): ProposalState {
  return state === 'gathering' && supportCount >= threshold ? 'evaluating' : state;
}

/** Pure: whether gathering is over without the threshold. */
export function isExpired(state: ProposalState, deadline: Date | null, at: Date): boolean {
  return state === 'gathering' && deadline !== null && deadline <= at;
}

/** Pure: how full the bar is, 0 to 100. */
export function shareOf(supportCount: number, threshold: number): number {
  return threshold <= 0 ? 100 : Math.min(100, Math.floor((supportCount / threshold) * 100));
}

/** What a reader waits for, and until when; null: nothing more comes by itself. */
export interface NextStep {
  what: 'publish' | 'support' | 'answer' | 'offer' | 'again' | null;
  by: string | null;
}

/** Pure: what comes next and when. Times are ISO 8601. */
export function nextStep(
  state: ProposalState,
  times: { deadline: string | null; answerBy: string | null },
): NextStep {
  switch (state) {
    case 'drafting':
      return { what: 'publish', by: null };
    case 'gathering':
      return { what: 'support', by: times.deadline };
    case 'evaluating':
      return { what: 'answer', by: times.answerBy };
    case 'accepted':
      return { what: 'offer', by: null };
    case 'later':
      return { what: 'again', by: null };
    default:
      return { what: null, by: null };
  }
}

/** How many amendments of one member may wait at one proposal. */
export const mostOpenAmendments = 5;
export const mostAuthors = 10;
export const mostQuestions = 10;
