import type { Actor } from './actor';
import { createLimiter, type Limiter, type LimiterOptions, requireWithinLimit } from './rate-limits.server';

/** Counts a call of whoever acts. What it answers is to be called after success, and takes the count away again. */
export type MemberLimit = (actor: Actor) => Promise<void | (() => Promise<void>)>;

export interface MemberLimitOptions extends LimiterOptions {
  /** Calls that succeed do not count. */
  failuresOnly?: boolean;
}

/**
 * A limit of frequency for each member who calls from outside, by a session or a token. The portal's own work (imports,
 * the demo) has none. The limiter is made at the first use: reading the environment while modules load would hide what is
 * wrong with it. @throws rate_limited with when to try again
 */
export function limitPerMember({ failuresOnly = false, ...options }: MemberLimitOptions): MemberLimit {
  let limiter: Limiter | undefined;
  return async (actor) => {
    if (actor.kind !== 'member' || (actor.sessionId === undefined && actor.scopes === undefined)) return;
    const counting = (limiter ??= createLimiter(options));
    await requireWithinLimit(counting, actor.memberId);
    if (failuresOnly) return () => counting.giveBack(actor.memberId);
  };
}
