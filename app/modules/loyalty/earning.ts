import { type WallTime, wallTime } from '~/platform/i18n/zoned-time';

/** Pure: what a rule pays on an occasion, and each condition that was looked at on the way. */

export const earningTriggers = [
  'joined',
  'posted',
  'answer_accepted',
  'proposal_supported',
  'proposal_accepted',
  'event_attended',
  'purchase',
  'survey_answered',
  'referral',
  'birthday',
  'custom',
] as const;
export type EarningTrigger = (typeof earningTriggers)[number];

export const countries = ['TH', 'VN'] as const;
export type Country = (typeof countries)[number];

/** Whatever is empty or null does not matter. */
export interface RuleConditions {
  /** Of a custom occasion: only those of this name. */
  name: string | null;
  tiers: readonly string[];
  countries: readonly Country[];
  /** Of a purchase: only what these lines cost counts. */
  skus: readonly string[];
  /** 1 is Monday, where the member is. */
  weekdays: readonly number[];
  /** From this hour to before that one, where the member is; over midnight where `from` is the later one. */
  hours: { from: number; to: number } | null;
  /** Pays a member once and never again. */
  firstTime: boolean;
}

export const noConditions: RuleConditions = {
  name: null,
  tiers: [],
  countries: [],
  skus: [],
  weekdays: [],
  hours: null,
  firstTime: false,
};

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
  startsAt: Date | null;
  endsAt: Date | null;
  conditions: RuleConditions;
}

/** What was bought, as far as rules look at it. `amount` in the minor unit. */
export interface BoughtLine {
  sku: string;
  amount: number;
}

export interface Occasion {
  clubId: string | null;
  /** In the minor unit of `currency`; null where nothing was paid. */
  amount: number | null;
  currency: string | null;
  lines: readonly BoughtLine[];
  /** Of a custom occasion. */
  name: string | null;
  /** When it happened: what windows, weekdays and hours are held against. */
  happenedAt: Date;
  /** When it is written down: what cooldowns are held against. */
  at: Date;
  timeZone: string;
  tier: string | null;
  /** When the member last earned by the rule, how often, and how much within its period. */
  lastAt: Date | null;
  timesEarned: number;
  earnedInPeriod: number;
  /** The rule has paid for this very cause. */
  paidAlready: boolean;
}

export const checkNames = [
  'already_paid',
  'window',
  'name',
  'club',
  'tier',
  'country',
  'currency',
  'weekday',
  'hours',
  'first_time',
  'amount',
  'cooldown',
  'cap',
  'budget',
] as const;
export type CheckName = (typeof checkNames)[number];

export interface RuleCheck {
  check: CheckName;
  ok: boolean;
  /** How much is left of a cap or a budget; the seconds until a cooldown ends; the amount that counts. */
  left?: number;
}

export interface Explanation {
  /** 0 where it does not pay. */
  points: number;
  /** What it would pay without caps and budgets. */
  full: number;
  /** Only conditions that the rule has, in the order in which they are looked at. */
  checks: RuleCheck[];
  /** The first that does not hold. */
  refused: CheckName | null;
}

const zones: Record<string, Country> = {
  'Asia/Bangkok': 'TH',
  'Asia/Ho_Chi_Minh': 'VN',
  'Asia/Saigon': 'VN',
};

/** The country that a member's time zone speaks of; null for all others. */
export function countryOf(timeZone: string): Country | null {
  return zones[timeZone] ?? null;
}

/** How much of a purchase a rule looks at. */
export function amountFor(
  { conditions }: Pick<RuleTerms, 'conditions'>,
  { amount, lines }: Pick<Occasion, 'amount' | 'lines'>,
): number | null {
  if (conditions.skus.length === 0) return amount;
  const wanted = new Set(conditions.skus.map((sku) => sku.toLowerCase()));
  return lines.reduce((sum, line) => (wanted.has(line.sku.toLowerCase()) ? sum + line.amount : sum), 0);
}

/** What a rule pays for an amount, before caps and budgets: 0 where the amount is too small. */
export function pointsFor(
  rule: Pick<RuleTerms, 'points' | 'perAmount' | 'minAmount' | 'conditions'>,
  amount: number | null,
): number {
  if (rule.minAmount !== null && (amount ?? 0) < rule.minAmount) return 0;
  if (rule.conditions.skus.length > 0 && (amount ?? 0) <= 0) return 0;
  return rule.perAmount === null ? rule.points : Math.floor((amount ?? 0) / rule.perAmount) * rule.points;
}

function withinHours({ from, to }: { from: number; to: number }, { hour }: WallTime): boolean {
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** Conditions that only the occasion decides on. */
function checkConditions(rule: RuleTerms, occasion: Occasion): RuleCheck[] {
  const { conditions } = rule;
  const { happenedAt, timeZone } = occasion;
  const wall = wallTime(happenedAt, timeZone);
  const country = countryOf(timeZone);
  const checks: RuleCheck[] = [];
  const add = (matters: boolean, check: CheckName, ok: boolean) =>
    void (matters && checks.push({ check, ok }));
  add(occasion.paidAlready, 'already_paid', false);
  add(
    rule.startsAt !== null || rule.endsAt !== null,
    'window',
    (!rule.startsAt || happenedAt >= rule.startsAt) && (!rule.endsAt || happenedAt < rule.endsAt),
  );
  add(conditions.name !== null, 'name', conditions.name === occasion.name);
  add(rule.clubId !== null, 'club', rule.clubId === occasion.clubId);
  add(
    conditions.tiers.length > 0,
    'tier',
    occasion.tier !== null && conditions.tiers.includes(occasion.tier),
  );
  add(conditions.countries.length > 0, 'country', country !== null && conditions.countries.includes(country));
  add(rule.currency !== null, 'currency', rule.currency === occasion.currency);
  add(conditions.weekdays.length > 0, 'weekday', conditions.weekdays.includes(wall.weekday));
  add(conditions.hours !== null, 'hours', conditions.hours !== null && withinHours(conditions.hours, wall));
  add(conditions.firstTime, 'first_time', occasion.timesEarned === 0);
  return checks;
}

/** What a rule pays on an occasion and why. A cap or a budget that is nearly used up pays its rest. */
export function explainEarning(rule: RuleTerms, occasion: Occasion): Explanation {
  const checks = checkConditions(rule, occasion);
  const amount = amountFor(rule, occasion);
  const full = pointsFor(rule, amount);
  if (rule.perAmount !== null || rule.minAmount !== null || rule.conditions.skus.length > 0)
    checks.push({ check: 'amount', ok: full > 0, left: amount ?? 0 });
  if (rule.cooldownSeconds > 0) {
    const since = occasion.lastAt ? occasion.at.getTime() - occasion.lastAt.getTime() : Infinity;
    const left = Math.max(0, Math.ceil(rule.cooldownSeconds - since / 1000));
    checks.push({ check: 'cooldown', ok: since >= rule.cooldownSeconds * 1000, left });
  }
  let points = full;
  const bound = (check: 'cap' | 'budget', most: number | null, used: number) => {
    if (most === null) return;
    const left = Math.max(0, most - used);
    checks.push({ check, ok: left > 0, left });
    points = Math.min(points, left);
  };
  bound('cap', rule.capPoints, occasion.earnedInPeriod);
  bound('budget', rule.budgetPoints, rule.spentPoints);
  const refused = checks.find(({ ok }) => !ok)?.check ?? (full <= 0 ? 'amount' : null);
  return { points: refused === null ? points : 0, full, checks, refused };
}

export type CapPeriod = 'day' | 'week' | 'month' | 'year' | 'ever';

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
