import type { AnyRole } from '~/modules/clubs/access';

const dayMs = 86_400_000;

/** What is known of somebody who flags. */
export interface Flagger {
  /** How many of their earlier flags moderators agreed with, and how many not. */
  upheld: number;
  dismissed: number;
  /** Since when they belong to the club; empty for who does not. */
  joinedAt: Date | null;
  /** Writes in the club: neither suspended, nor left, nor only looking. */
  active: boolean;
  roles: readonly AnyRole[];
  /** Whom they flag has blocked them: what they report may be the quarrel. */
  blockedByAuthor: boolean;
}

export const leastWeight = 0.1;
export const mostWeight = 3;
/** What all flags of newcomers weigh together at most, so that a crowd of new accounts alone hides nothing. */
export const mostFreshWeight = 1;
const freshDays = 7;

function accuracy({ upheld, dismissed }: Flagger): number {
  // As if two of three had been right before there was a first one: nobody is judged by a single flag.
  return ((upheld + 2) / (upheld + dismissed + 3)) * 1.5;
}

function ageFactor(days: number): number {
  if (days < 1) return 0.25;
  if (days < freshDays) return 0.5;
  if (days < 30) return 0.75;
  return days < 365 ? 1 : 1.25;
}

function roleFactor(roles: readonly AnyRole[]): number {
  if (roles.some((role) => role === 'moderator' || role === 'admin' || role === 'agent')) return 2;
  return roles.includes('expert') ? 1.5 : 1;
}

/** Pure: whether somebody is so new that their flags count little even together. */
export function isFresh(flagger: Flagger, at: Date): boolean {
  if (flagger.roles.length > 0) return false;
  return !flagger.joinedAt || at.getTime() - flagger.joinedAt.getTime() < freshDays * dayMs;
}

/**
 * Pure: what one flag weighs, 0 to 3; a member of a month without a record weighs 1. It grows with how often moderators agreed
 * with them, with the time they belong to the club, and by a role. Who may not write there, or was blocked by the author, weighs
 * nothing; everybody else weighs something.
 */
export function flagWeight(flagger: Flagger, at: Date): number {
  const staff = flagger.roles.some((role) => role === 'admin' || role === 'agent');
  if ((!flagger.active && !staff) || flagger.blockedByAuthor) return 0;
  const days = flagger.joinedAt ? (at.getTime() - flagger.joinedAt.getTime()) / dayMs : 0;
  const age = staff ? 1 : ageFactor(days);
  const weight = accuracy(flagger) * age * roleFactor(flagger.roles);
  return Math.round(Math.min(mostWeight, Math.max(leastWeight, weight)) * 100) / 100;
}

/** Pure: what open flags weigh together. */
export function weighFlags(flags: readonly { weight: number; fresh: boolean }[]): number {
  const sum = (fresh: boolean) =>
    flags.filter((flag) => flag.fresh === fresh).reduce((total, { weight }) => total + weight, 0);
  return Math.round((sum(false) + Math.min(mostFreshWeight, sum(true))) * 100) / 100;
}

/** What waits weighs at least this, so that it does not stand behind every flag. */
export const heldWeight = 1;
export const appealWeight = 2;

export interface HidingFacts {
  weight: number;
  threshold: number;
  status: 'published' | 'hidden' | 'removed';
  /** Its author keeps the peace here, now or when they wrote it. */
  byModerator: boolean;
  /** A moderator has seen these words and let them stand. */
  kept: boolean;
}

/** Pure: whether flags hide a post by themselves. */
export function hidesByItself({ weight, threshold, status, byModerator, kept }: HidingFacts): boolean {
  return status === 'published' && !byModerator && !kept && weight >= threshold;
}

/** The ladder, in days. After its last step only an admin goes on, without an end. */
export const ladderDays = [1, 3, 7, 30] as const;
const rememberedDays = 365;

export interface EarlierSuspension {
  at: Date;
  /** A moderator took it back: it counts no more. */
  lifted: boolean;
}

/** Pure: the next step of the ladder for somebody with this history; `indefinite` after the last one. */
export function proposeSuspension(
  history: readonly EarlierSuspension[],
  at: Date,
): (typeof ladderDays)[number] | 'indefinite' {
  const counted = history.filter(
    (earlier) => !earlier.lifted && at.getTime() - earlier.at.getTime() < rememberedDays * dayMs,
  );
  return ladderDays[counted.length] ?? 'indefinite';
}

/** How long a moderator has what they claimed for themself. */
export const claimMs = 15 * 60_000;

/** Pure: who holds a claim at a moment. */
export function holderOf(
  claim: { claimedById: string | null; claimedUntil: Date | null },
  at: Date,
): string | null {
  return claim.claimedById && claim.claimedUntil && claim.claimedUntil > at ? claim.claimedById : null;
}

export const postActs = ['keep', 'hide', 'remove', 'edit', 'lock', 'warn', 'suspend'] as const;
export const personActs = ['keep', 'warn', 'suspend'] as const;
export const appealActs = ['uphold', 'shorten', 'lift'] as const;
export type DecisionAct = (typeof postActs)[number] | (typeof appealActs)[number];
export type PostFate = 'keep' | 'hide' | 'remove';

/** Pure: whether a kind of review can end with an act. */
export function fits(kind: 'post' | 'person' | 'appeal', act: DecisionAct): boolean {
  const acts: readonly DecisionAct[] =
    kind === 'post' ? postActs : kind === 'person' ? personActs : appealActs;
  return acts.includes(act);
}

/** Pure: whether the member must be told why. */
export function needsReason(act: DecisionAct): boolean {
  return act !== 'keep' && act !== 'lock';
}

/** Pure: what becomes of the post where the decision is about more, unless the moderator says otherwise. */
export function fateOf(act: DecisionAct, chosen: PostFate | undefined): PostFate {
  if (act === 'hide' || act === 'remove') return act;
  if (act === 'keep' || act === 'edit') return 'keep';
  return (
    chosen ?? ({ lock: 'keep', warn: 'hide', suspend: 'remove' } as Record<string, PostFate>)[act] ?? 'keep'
  );
}
