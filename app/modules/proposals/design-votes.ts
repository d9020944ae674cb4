/** How a design question is answered, and what comes out. Pure; on the server and in the browser. */
export const designKinds = ['single', 'several', 'score', 'dots', 'ranked'] as const;
export type DesignKind = (typeof designKinds)[number];

export const mostPoints = 5;
export const dotsEach = 8;

/**
 * What one member says. `choices`: options chosen, or (ranked) the best first, not necessarily all. `scores`: points 0–5 or dots
 * by option; what is left out has none.
 */
export type Ballot = { choices: string[] } | { scores: Record<string, number> };

export interface BallotInput {
  choices?: readonly string[];
  scores?: Readonly<Record<string, number>>;
}

/** Why a ballot is none; a key of `fields`. */
export type BallotProblem = 'invalid_choice' | 'too_many_dots' | 'invalid_points' | 'doubled_rank';

function readScores(kind: DesignKind, keys: readonly string[], scores: Readonly<Record<string, number>>) {
  const entries = Object.entries(scores).filter(([, value]) => value !== 0);
  if (entries.some(([key]) => !keys.includes(key))) return 'invalid_choice' as const;
  const most = kind === 'dots' ? dotsEach : kind === 'ranked' ? keys.length : mostPoints;
  if (entries.some(([, value]) => !Number.isInteger(value) || value < 0 || value > most))
    return 'invalid_points' as const;
  return entries.toSorted(([a], [b]) => keys.indexOf(a) - keys.indexOf(b));
}

/**
 * Pure: a ballot for a question with these options; null takes the vote back; otherwise what is wrong with it. Ranks may be given as
 * `scores` too (1 is the best), as a form without a script sends them.
 */
export function readBallot(
  kind: DesignKind,
  keys: readonly string[],
  { choices = [], scores = {} }: BallotInput,
): { ballot: Ballot | null } | { problem: BallotProblem } {
  if (kind === 'score' || kind === 'dots') {
    const entries = readScores(kind, keys, scores);
    if (typeof entries === 'string') return { problem: entries };
    const spent = entries.reduce((sum, [, value]) => sum + value, 0);
    if (kind === 'dots' && spent > dotsEach) return { problem: 'too_many_dots' };
    return { ballot: entries.length === 0 ? null : { scores: Object.fromEntries(entries) } };
  }
  let wanted = [...choices];
  if (kind === 'ranked' && wanted.length === 0) {
    const entries = readScores(kind, keys, scores);
    if (typeof entries === 'string') return { problem: entries };
    if (new Set(entries.map(([, rank]) => rank)).size < entries.length) return { problem: 'doubled_rank' };
    wanted = entries.toSorted(([, a], [, b]) => a - b).map(([key]) => key);
  }
  const unique = [...new Set(wanted)];
  if (unique.some((key) => !keys.includes(key)) || unique.length < wanted.length)
    return { problem: 'invalid_choice' };
  if (kind === 'single' && unique.length > 1) return { problem: 'invalid_choice' };
  if (unique.length === 0) return { ballot: null };
  return {
    ballot: { choices: kind === 'ranked' ? unique : keys.filter((key) => unique.includes(key)) },
  };
}

export interface RankedRound {
  /** First preferences among those still in, by option. */
  counts: Record<string, number>;
  /** Who leaves after this round; several when they are tied at the end. */
  out: string[];
}

/** What comes out. */
export interface DesignResult {
  /**
   * By option: votes (single, several), points in all (score), dots (dots), first preferences in the last round it was in (ranked).
   */
  values: Record<string, number>;
  /** None as long as nobody has voted; several when they are equal. */
  winners: string[];
  /** Ranked only. */
  rounds?: RankedRound[];
}

/** Equal ballots are counted together. */
export interface CountedBallot {
  ballot: Ballot;
  count: number;
}

function best(values: Record<string, number>, keys: readonly string[]): string[] {
  const most = Math.max(0, ...Object.values(values));
  return most === 0 ? [] : keys.filter((key) => values[key] === most);
}

function sumUp(keys: readonly string[], ballots: readonly CountedBallot[]): DesignResult {
  const values: Record<string, number> = Object.fromEntries(keys.map((key) => [key, 0]));
  for (const { ballot, count } of ballots) {
    const parts = 'scores' in ballot ? Object.entries(ballot.scores) : ballot.choices.map((key) => [key, 1]);
    for (const [key, value] of parts as [string, number][]) if (key in values) values[key]! += value * count;
  }
  return { values, winners: best(values, keys) };
}

/**
 * Instant run-off: as long as none of those left has more than half of the ballots that still name one, those with the fewest first
 * preferences leave, all of them when several have equally few; whose favourite left counts for the next one they named. When
 * all who are left are equal, all win. Nothing depends on the order of options or ballots.
 */
function runOff(keys: readonly string[], ballots: readonly CountedBallot[]): DesignResult {
  const rounds: RankedRound[] = [];
  const values: Record<string, number> = Object.fromEntries(keys.map((key) => [key, 0]));
  let left = [...keys];
  if (ballots.length === 0) return { values, winners: [], rounds };
  for (;;) {
    const counts: Record<string, number> = Object.fromEntries(left.map((key) => [key, 0]));
    let valid = 0;
    for (const { ballot, count } of ballots) {
      const first = 'choices' in ballot ? ballot.choices.find((key) => left.includes(key)) : undefined;
      if (first === undefined) continue;
      counts[first]! += count;
      valid += count;
    }
    Object.assign(values, counts);
    const most = Math.max(...Object.values(counts));
    const least = Math.min(...Object.values(counts));
    if (most * 2 > valid || most === least) {
      rounds.push({ counts, out: [] });
      return { values, winners: valid === 0 ? [] : left.filter((key) => counts[key] === most), rounds };
    }
    const out = left.filter((key) => counts[key] === least);
    rounds.push({ counts, out });
    left = left.filter((key) => counts[key] !== least);
  }
}

/** Pure: what comes out of these ballots. The same for any order of ballots. */
export function tally(
  kind: DesignKind,
  keys: readonly string[],
  ballots: readonly CountedBallot[],
): DesignResult {
  return kind === 'ranked' ? runOff(keys, ballots) : sumUp(keys, ballots);
}

/** Pure: how long a bar is, 0 to 100. */
export function barOf(
  kind: DesignKind,
  value: number,
  { voterCount, most }: { voterCount: number; most: number },
): number {
  if (voterCount === 0) return 0;
  if (kind === 'dots') return most === 0 ? 0 : Math.round((value / most) * 100);
  const whole = kind === 'score' ? voterCount * mostPoints : voterCount;
  return Math.round((value / whole) * 100);
}
