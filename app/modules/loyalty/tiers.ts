import { momentAt, wallTime } from '~/platform/i18n/zoned-time';

/** Pure: which tier somebody has by a plan, and when that is looked at. Days are the member's own. */

/** What a tier brings, as flags that other modules ask for by `hasPrivilege`. */
export const privileges = [
  'early_offers',
  'event_first',
  'free_delivery',
  'fast_answers',
  'birthday_gift',
  'surprises',
] as const;
export type Privilege = (typeof privileges)[number];

export interface PlannedTier {
  key: string;
  name: { th: string; vi: string; en: string };
  /** Points, baht, or days: what the plan counts. */
  fromPoints: number;
  privileges: Privilege[];
}

export interface TierTerms {
  basis: 'earned' | 'purchases' | 'activity';
  period: 'rolling' | 'year';
  periodMonths: number;
  clock: 'daily' | 'monthly' | 'yearly';
  upgradeAtOnce: boolean;
  downgrade: 'to_earned' | 'one_step' | 'never';
  graceDays: number;
  dongPerBaht: number;
  /** The lowest first; it is everybody's. */
  tiers: PlannedTier[];
}

/** From after which moment counts what decides at `at`. At the first moment of a year it is the year that has just ended. */
export function countedFrom(
  { period, periodMonths }: Pick<TierTerms, 'period' | 'periodMonths'>,
  at: Date,
  timeZone: string,
): Date {
  const wall = wallTime(new Date(at.getTime() - 1), timeZone);
  const month = wall.month - periodMonths;
  // A shorter month ends with its own last day: what has once become too old never counts again.
  const day = Math.min(wall.day, new Date(Date.UTC(wall.year, month, 0)).getUTCDate());
  const from =
    period === 'year'
      ? momentAt({ year: wall.year, month: 1, day: 1 }, 0, timeZone)
      : momentAt({ ...wall, month, day: day + 1 }, 0, timeZone);
  return new Date(from.getTime() - 1);
}

/** When a member's tier is looked at next. */
export function nextLook(clock: TierTerms['clock'], at: Date, timeZone: string): Date {
  const { year, month, day } = wallTime(at, timeZone);
  if (clock === 'daily') return momentAt({ year, month, day: day + 1 }, 0, timeZone);
  if (clock === 'monthly') return momentAt({ year, month: month + 1, day: 1 }, 0, timeZone);
  return momentAt({ year: year + 1, month: 1, day: 1 }, 0, timeZone);
}

/** When a grace that begins at `at` is over: with the last of its days. */
export function graceEnd(days: number, at: Date, timeZone: string): Date {
  const { year, month, day } = wallTime(at, timeZone);
  return momentAt({ year, month, day: day + days + 1 }, 0, timeZone);
}

/** The place of the highest tier that a value reaches; the lowest is everybody's. */
export function placeFor(tiers: readonly Pick<PlannedTier, 'fromPoints'>[], value: number): number {
  return Math.max(
    0,
    tiers.findLastIndex(({ fromPoints }) => fromPoints <= value),
  );
}

export interface TierStanding {
  /** null: nobody has looked yet. */
  tierKey: string | null;
  graceUntil: Date | null;
}

export interface TierDecision {
  tierKey: string;
  graceUntil: Date | null;
  move: 'reached' | 'too_little' | null;
  /** A grace begins. */
  warned: boolean;
}

/**
 * What becomes of a standing when it is looked at. `clock`: the plan's clock struck, or a grace is over; otherwise one only rises, and
 * only by a plan that lets one rise at once. A tier that the plan does not know is taken for the one that the value reaches.
 */
export function decideStanding(
  plan: TierTerms,
  standing: TierStanding,
  value: number,
  at: Date,
  { clock, timeZone }: { clock: boolean; timeZone: string },
): TierDecision {
  const { tiers } = plan;
  const reached = placeFor(tiers, value);
  const known = tiers.findIndex(({ key }) => key === standing.tierKey);
  const current = known < 0 ? reached : known;
  const stay = (graceUntil: Date | null, warned = false): TierDecision => ({
    tierKey: tiers[current]!.key,
    graceUntil,
    move: null,
    warned,
  });
  if (known < 0) return stay(null);
  const goTo = (place: number, move: 'reached' | 'too_little'): TierDecision => ({
    tierKey: tiers[place]!.key,
    graceUntil: null,
    move,
    warned: false,
  });
  if (reached > current) return clock || plan.upgradeAtOnce ? goTo(reached, 'reached') : stay(null);
  if (reached === current) return stay(null);
  if (!clock) return stay(standing.graceUntil);
  if (plan.downgrade === 'never') return stay(null);
  if (plan.graceDays > 0 && standing.graceUntil === null)
    return stay(graceEnd(plan.graceDays, at, timeZone), true);
  if (standing.graceUntil && standing.graceUntil > at) return stay(standing.graceUntil);
  return goTo(plan.downgrade === 'one_step' ? current - 1 : reached, 'too_little');
}
