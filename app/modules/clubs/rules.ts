import type { ClubAccess } from './access';
import type { JoinQuestion } from './views';

/** What somebody brings who wants to come in. */
export interface JoinCredentials {
  /** The code they gave is the club's own. */
  knowsCode: boolean;
  /** They came by a link: of a member, or of somebody who moderates the club. */
  invitation: 'none' | 'member' | 'vouched';
  /** The brand has asked them in, or given them a role here. */
  expected: boolean;
}

/** What becomes of a request to join; `code` means that a code is needed. */
export function decideJoin(
  joinMode: ClubAccess['club']['joinMode'],
  { knowsCode, invitation, expected }: JoinCredentials,
): 'active' | 'pending' | 'code' {
  if (joinMode === 'open' || expected || invitation === 'vouched') return 'active';
  if (joinMode === 'approval') return 'pending';
  return knowsCode || invitation === 'member' ? 'active' : 'code';
}

/** Codes are told over the phone and copied by hand: capitals, blanks and hyphens do not count. */
export function sameCode(given: string, code: string): boolean {
  const bare = (value: string) => value.replace(/[\s-]/g, '').toLocaleUpperCase('en');
  return bare(given) === bare(code);
}

/** The answers to the club's questions, and which required ones are missing. What was not asked is dropped. */
export function readAnswers(
  questions: readonly JoinQuestion[],
  given: Record<string, string>,
): { answers: Record<string, string>; missing: string[] } {
  const answers: Record<string, string> = {};
  for (const { key } of questions) if (given[key]) answers[key] = given[key];
  const missing = questions.filter(({ key, required }) => required && !answers[key]).map(({ key }) => key);
  return { answers, missing };
}
