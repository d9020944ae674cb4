/** Pure rules of points: what is earned, which lots are spent, when they end. Points are whole numbers. */

export type Currency = 'THB' | 'VND';
export type CapPeriod = 'day' | 'week' | 'month' | 'year' | 'ever';

export interface RuleTerms {
  points: number;
  /** In the minor unit of `currency`: so many points for each whole of it. */
  perAmount: number | null;
  currency: string | null;
  clubId: string | null;
  minAmount: number | null;
  cooldownSeconds: number;
  capPoints: number | null;
  budgetPoints: number | null;
  spentPoints: number;
}

export interface Occasion {
  clubId: string | null;
  /** In the minor unit of `currency`; null where nothing was paid. */
  amount: number | null;
  currency: string | null;
  at: Date;
  /** When the member last earned by the rule, and how much within its period. */
  lastAt: Date | null;
  earnedInPeriod: number;
}

export type RuleRefusal =
  'other_club' | 'other_currency' | 'amount_too_small' | 'cooling_down' | 'cap_reached' | 'budget_spent';

export type RuleDecision = { points: number } | { refused: RuleRefusal };

/** What a rule pays on an occasion, or the first reason why nothing. A cap or a budget that is nearly used up pays its rest. */
export function decideEarning(rule: RuleTerms, occasion: Occasion): RuleDecision {
  const { amount, currency, at, lastAt } = occasion;
  if (rule.clubId !== null && rule.clubId !== occasion.clubId) return { refused: 'other_club' };
  if (rule.currency !== null && rule.currency !== currency) return { refused: 'other_currency' };
  if (rule.minAmount !== null && (amount ?? 0) < rule.minAmount) return { refused: 'amount_too_small' };
  const full =
    rule.perAmount === null ? rule.points : Math.floor((amount ?? 0) / rule.perAmount) * rule.points;
  if (full <= 0) return { refused: 'amount_too_small' };
  if (lastAt && at.getTime() - lastAt.getTime() < rule.cooldownSeconds * 1000)
    return { refused: 'cooling_down' };
  const underCap = rule.capPoints === null ? full : Math.min(full, rule.capPoints - occasion.earnedInPeriod);
  if (underCap <= 0) return { refused: 'cap_reached' };
  const left =
    rule.budgetPoints === null ? underCap : Math.min(underCap, rule.budgetPoints - rule.spentPoints);
  return left > 0 ? { points: left } : { refused: 'budget_spent' };
}

const dayMs = 86_400_000;

/** From when a member's earnings count against a cap; undefined: from ever. Weeks begin on Monday; days are UTC's. */
export function capSince(period: CapPeriod, at: Date): Date | undefined {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  switch (period) {
    case 'day':
      return new Date(Date.UTC(year, month, day));
    case 'week':
      return new Date(Date.UTC(year, month, day) - ((at.getUTCDay() + 6) % 7) * dayMs);
    case 'month':
      return new Date(Date.UTC(year, month, 1));
    case 'year':
      return new Date(Date.UTC(year, 0, 1));
    case 'ever':
      return undefined;
  }
}

/** When points end that last so many months: with the month in which they would be that old. */
export function expiryAfter(at: Date, months: number): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 1));
}

export interface SpendableLot {
  id: string;
  remaining: number;
  expiresAt: Date | null;
  createdAt: Date;
}

/**
 * Which lots a spend takes, the earliest expiry first, then the oldest; lots that never end come last.
 * @returns undefined when all of them together are too little
 */
export function pickLots(
  lots: readonly SpendableLot[],
  points: number,
): { lotId: string; points: number }[] | undefined {
  const ends = (lot: SpendableLot) => lot.expiresAt?.getTime() ?? Infinity;
  const order = lots.toSorted(
    (a, b) =>
      (ends(a) === ends(b) ? 0 : ends(a) - ends(b)) ||
      a.createdAt.getTime() - b.createdAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
  const picked: { lotId: string; points: number }[] = [];
  let wanted = points;
  for (const lot of order) {
    if (wanted === 0) break;
    const part = Math.min(lot.remaining, wanted);
    if (part <= 0) continue;
    picked.push({ lotId: lot.id, points: part });
    wanted -= part;
  }
  return wanted === 0 ? picked : undefined;
}

export interface TierTerms {
  key: string;
  fromPoints: number;
}

/** The highest tier whose threshold is reached, and how much is missing to the next. */
export function decideTier<Tier extends TierTerms>(
  tiers: readonly Tier[],
  earned: number,
): { tier: Tier | undefined; next: { tier: Tier; missing: number } | undefined } {
  const sorted = tiers.toSorted((a, b) => a.fromPoints - b.fromPoints);
  const tier = sorted.findLast(({ fromPoints }) => fromPoints <= earned);
  const next = sorted.find(({ fromPoints }) => fromPoints > earned);
  return { tier, next: next && { tier: next, missing: next.fromPoints - earned } };
}
