import { z } from 'zod';
import { countries, earningTriggers } from './earning';
import { segments } from './segments';
import { privileges } from './tiers';

/* What the API and the pages show of points. */

const translated = z.object({ th: z.string(), vi: z.string(), en: z.string() });

export const transferKindShape = z.enum([
  'earn',
  'activate',
  'hold',
  'settle',
  'void',
  'redeem',
  'expire',
  'adjust',
  'reverse',
]);

export const transferShape = z.object({
  id: z.string(),
  /** Within the wallet, from 1, without a gap. */
  number: z.int(),
  kind: transferKindShape,
  points: z.int(),
  cause: z.string(),
  reason: z.string(),
  ruleId: z.string().nullable(),
  reversesId: z.string().nullable(),
  at: z.string(),
  /** SHA-256 over all of it and `previousHash`; docs/points.md says how. */
  hash: z.string(),
  previousHash: z.string(),
});
export type TransferView = z.infer<typeof transferShape>;

export const tierShape = z.object({ key: z.string(), name: translated, fromPoints: z.int() });

/** What keeps a member in their tier, and what brings them up. */
export const standingShape = z.object({
  /** What counts: points earned, baht of purchases, days on which they were there. */
  basis: z.enum(['earned', 'purchases', 'activity']),
  period: z.enum(['rolling', 'year']),
  periodMonths: z.int(),
  /** How much of it they have by now. */
  value: z.int(),
  /** How much of it keeps the tier; null for the lowest, which is everybody's, and where nobody ever falls. */
  keeps: z.int().nullable(),
  /** Until when a tier stays that is reached no more. */
  graceUntil: z.string().nullable(),
  /** When it is looked at next. */
  looksAt: z.string().nullable(),
  upgradeAtOnce: z.boolean(),
  privileges: z.array(z.enum(privileges)),
  /** What the next tier brings beside. */
  nextPrivileges: z.array(z.enum(privileges)),
});

export const pointsShape = z.object({
  available: z.int(),
  pending: z.int(),
  held: z.int(),
  /** All that was ever earned and not taken back. */
  lifetime: z.int(),
  /** What ends next, if anything does. */
  expiring: z.object({ points: z.int(), at: z.string() }).nullable(),
  /** The same by who pays for them: points of one funder buy rewards of that funder. */
  funders: z.array(
    z.object({
      /** Null: the brand. */
      funderId: z.string().nullable(),
      name: z.string().nullable(),
      available: z.int(),
      pending: z.int(),
      held: z.int(),
      lifetime: z.int(),
      expiring: z.object({ points: z.int(), at: z.string() }).nullable(),
    }),
  ),
  tier: tierShape.nullable(),
  nextTier: tierShape.extend({ missing: z.int() }).nullable(),
  standing: standingShape,
});
export type PointsView = z.infer<typeof pointsShape>;

/** One line of a member's statement. */
export const statementLineShape = z.object({
  transfer: transferShape,
  /** What the hash covers beside the transfer's own words. */
  hashed: z.object({
    walletId: z.string(),
    actorId: z.string().nullable(),
    holdId: z.string().nullable(),
    entries: z.array(z.object({ accountId: z.string(), lotId: z.string().nullable(), amount: z.int() })),
  }),
  /** How it changed each of the member's balances. */
  available: z.int(),
  pending: z.int(),
  held: z.int(),
  /** When what was earned ends. */
  expiresAt: z.string().nullable(),
  ruleName: translated.nullable(),
  link: z.string().nullable(),
  /** Who pays for it; null: the brand. */
  funder: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What brought it, by its own name: a reward, a reference of a till, a club. */
  about: z.string().nullable(),
  /** Which lots it moved, by how much of the member's, and when each ends. */
  lots: z.array(z.object({ lotId: z.string(), amount: z.int(), expiresAt: z.string().nullable() })),
});
export type StatementLine = z.infer<typeof statementLineShape>;

export const rewardShape = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  costPoints: z.int(),
  stock: z.int().nullable(),
  perMember: z.int().nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  fulfilment: z.enum(['code', 'manual']),
  voucherDays: z.int().nullable(),
  /** `drawn`: a code of our own; `pool`: the next of those that were loaded. */
  codeSource: z.enum(['drawn', 'pool']),
  /** What becomes of the points of a voucher that nobody used in time. */
  voucherEnd: z.enum(['lapses', 'refunds']),
  /** Price by tier; one that is not in it pays `costPoints`. */
  tierPrices: z.record(z.string(), z.int()),
  /** Whose points pay for it; null: the brand's. */
  funderId: z.string().nullable(),
  retired: z.boolean(),
});
export type RewardView = z.infer<typeof rewardShape>;

/** Why somebody cannot have a reward now. */
export const rewardHindrances = ['out_of_stock', 'not_enough_points', 'limit_reached', 'not_open'] as const;
export type RewardHindrance = (typeof rewardHindrances)[number];

/** A reward as somebody finds it who may take it. */
export const rewardItemShape = rewardShape.extend({
  /** Why the caller cannot have it now, if they cannot; null for visitors too. */
  hindrance: z.enum(rewardHindrances).nullable(),
  funderName: z.string().nullable(),
  /** How many points the caller has that pay for it; null for visitors. */
  available: z.int().nullable(),
});
export type RewardItem = z.infer<typeof rewardItemShape>;

export const redemptionShape = z.object({
  id: z.string(),
  rewardId: z.string(),
  rewardName: z.string(),
  status: z.enum(['pending', 'issued', 'used', 'cancelled', 'expired']),
  code: z.string(),
  costPoints: z.int(),
  expiresAt: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  /** Who ended it before it was used. */
  endedBy: z.enum(['member', 'brand', 'time']).nullable(),
  fulfilment: z.enum(['code', 'manual']),
  voucherEnd: z.enum(['lapses', 'refunds']),
  /** Whether its member may give it back: not a code of a pool, which may be used elsewhere once it was seen. */
  returnable: z.boolean(),
  deliverTo: z.string().nullable(),
  sentAt: z.string().nullable(),
  tracking: z.string().nullable(),
});
export type RedemptionView = z.infer<typeof redemptionShape>;

export const fulfilmentStates = ['waiting', 'sent', 'cancelled'] as const;
export type FulfilmentState = (typeof fulfilmentStates)[number];
export const fulfilmentShape = redemptionShape.extend({
  member: z.object({ id: z.string(), name: z.string() }),
});
export type FulfilmentView = z.infer<typeof fulfilmentShape>;

export const purchaseShape = z.object({
  id: z.string(),
  memberId: z.string(),
  reference: z.string(),
  at: z.string(),
  lines: z.array(
    z.object({
      sku: z.string(),
      name: z.string(),
      quantity: z.int(),
      amount: z.int(),
      returned: z.int(),
    }),
  ),
  total: z.int(),
  returnedTotal: z.int(),
  currency: z.enum(['THB', 'VND']),
  createdAt: z.string(),
});
export type PurchaseView = z.infer<typeof purchaseShape>;

export const conditionsShape = z.object({
  name: z.string().nullable(),
  tiers: z.array(z.string()),
  countries: z.array(z.enum(countries)),
  skus: z.array(z.string()),
  weekdays: z.array(z.int()),
  hours: z.object({ from: z.int(), to: z.int() }).nullable(),
  firstTime: z.boolean(),
});

export const ruleShape = z.object({
  id: z.string(),
  version: z.int(),
  name: translated,
  trigger: z.enum(earningTriggers),
  status: z.enum(['draft', 'active', 'ended']),
  position: z.int(),
  funderId: z.string().nullable(),
  points: z.int(),
  perAmount: z.int().nullable(),
  currency: z.enum(['THB', 'VND']).nullable(),
  clubId: z.string().nullable(),
  minAmount: z.int().nullable(),
  conditions: conditionsShape,
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  capPoints: z.int().nullable(),
  capPeriod: z.enum(['day', 'week', 'month', 'year', 'ever']),
  cooldownSeconds: z.int(),
  budgetPoints: z.int().nullable(),
  spentPoints: z.int(),
  spentPolicy: z.enum(['others', 'keep']),
  activateAfterDays: z.int(),
  activateOn: z.enum(earningTriggers).nullable(),
  expiry: z.enum(['months', 'date', 'inactivity']),
  expireAfterMonths: z.int().nullable(),
  expireOn: z.string().nullable(),
});
export type RuleView = z.infer<typeof ruleShape>;

export const expiryShape = z.object({
  funderId: z.string().nullable(),
  mode: z.enum(['months', 'calendar', 'inactivity']),
  months: z.int(),
  monthDay: z.string().nullable(),
  since: z.string(),
});
export type ExpiryView = z.infer<typeof expiryShape>;

export const badgeFacts = [
  'answers_accepted',
  'posts',
  'clubs',
  'purchases',
  'friends',
  'streak_weeks',
  'member_years',
] as const;
export const badgeShape = z.object({
  id: z.string(),
  name: translated,
  description: translated,
  icon: z.string(),
  fact: z.enum(badgeFacts),
  threshold: z.int(),
  status: z.enum(['active', 'ended']),
});
export type BadgeView = z.infer<typeof badgeShape>;
/** A badge as its member sees it: when they reached it, and how far they are. */
export const badgeProgressShape = badgeShape.extend({ reachedAt: z.string().nullable(), count: z.int() });
export type BadgeProgress = z.infer<typeof badgeProgressShape>;
export const badgesShape = z.object({
  badges: z.array(badgeProgressShape),
  streak: z.object({ weeks: z.int(), longest: z.int(), thisWeek: z.boolean(), freezes: z.int() }),
});

export const friendsShape = z.object({
  code: z.string(),
  terms: z
    .object({
      paidOn: z.enum(['first_purchase', 'thirtieth_day']),
      referrerPoints: z.int(),
      friendPoints: z.int(),
      yearlyLimit: z.int(),
    })
    .nullable(),
  friends: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['waiting', 'paid', 'over_limit', 'lapsed', 'taken_back']),
      createdAt: z.string(),
    }),
  ),
  broughtBy: z.string().nullable(),
  maySay: z.boolean(),
});

export const surpriseShape = z.object({
  id: z.string(),
  name: translated,
  state: z.enum(['announced', 'drawn', 'cancelled']),
  /** SHA-256 (hex) of the seed, published before the draw. */
  commitment: z.string(),
  budgetPoints: z.int(),
  pointsEach: z.int(),
  places: z.int(),
  floorDays: z.int(),
  floorPlaces: z.int(),
  aim: z.object({
    clubId: z.string().nullable(),
    tier: z.string().nullable(),
    segment: z.enum(segments).nullable(),
  }),
  drawAt: z.string(),
  drawnAt: z.string().nullable(),
  participants: z.int().nullable(),
  winners: z.int().nullable(),
});
export type SurpriseView = z.infer<typeof surpriseShape>;
export const surpriseDetailShape = z.object({
  surprise: surpriseShape,
  /** All that repeats the draw; null until it was made. */
  draw: z
    .object({
      id: z.string(),
      commitment: z.string(),
      seed: z.string(),
      inputs: z.array(z.object({ token: z.string(), lastAt: z.string().nullable() })),
      places: z.int(),
      floorPlaces: z.int(),
      floorDays: z.int(),
      drawnAt: z.string(),
      results: z.array(z.string()),
    })
    .nullable(),
  /** The caller's own: the token is the SHA-256 of `surpriseId:memberId:word`, and nobody else is told the word. */
  mine: z.object({ token: z.string(), word: z.string() }).nullable(),
});
export type SurpriseDetail = z.infer<typeof surpriseDetailShape>;
