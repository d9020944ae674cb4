import { z } from 'zod';
import { cleanLine, cleanText } from '~/platform/text/clean-text';
import { badgeIcons } from './badge-icons';
import { segments } from './segments';

const line = (minimum: number, maximum: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(minimum).max(maximum));
const mostPoints = 100_000_000;
const mostAmount = 9_000_000_000_000;
const amount = z.int().min(0).max(mostAmount);
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

export const reasonSchema = line(1, 500);

export const purchaseInput = z.object({
  member: z.union([z.object({ id: z.string() }), z.object({ email: z.string().trim().max(254) })]),
  /** Of the till: the same one again is the same purchase. */
  reference: line(1, 120),
  at: moment,
  lines: z
    .array(
      z.object({ sku: line(1, 80), name: line(1, 200), quantity: z.int().min(1).max(1_000_000), amount }),
    )
    .max(500)
    .default([]),
  /** In the minor unit of the currency: satang, or whole dong. */
  total: amount,
  currency: z.enum(['THB', 'VND']),
});

export const returnInput = z.object({
  /** What comes back; without it, all that is left. */
  lines: z
    .array(z.object({ sku: line(1, 80), quantity: z.int().min(1).max(1_000_000) }))
    .min(1)
    .max(500)
    .optional(),
});

export const adjustmentInput = z.object({
  memberId: z.string(),
  points: z
    .int()
    .min(-mostPoints)
    .max(mostPoints)
    .refine((points) => points !== 0, { params: { code: 'invalid' } }),
  reason: reasonSchema,
});

export const pointSettingsInput = z.object({
  agentMost: z.int().min(0).max(1_000_000),
  agentDaily: z.int().min(0).max(10_000_000),
  adminMost: z.int().min(1).max(mostPoints),
  /** What a point costs the program, in satang. */
  pointSatang: z.int().min(0).max(1_000_000),
});

export const reversalInput = z.object({ reason: reasonSchema.optional() }).default({});

const window = { startsAt: moment.nullable(), endsAt: moment.nullable() };
const rewardFields = {
  name: line(1, 120),
  description: z.string().transform(cleanText).pipe(z.string().max(2_000)),
  costPoints: z.int().min(1).max(mostPoints),
  stock: z.int().min(0).max(1_000_000_000).nullable(),
  perMember: z.int().min(1).max(1_000_000).nullable(),
  ...window,
  fulfilment: z.enum(['code', 'manual']),
  voucherDays: z.int().min(1).max(3_650).nullable(),
  codeSource: z.enum(['drawn', 'pool']),
  voucherEnd: z.enum(['lapses', 'refunds']),
  /** By tier; one that is not in it pays `costPoints`. */
  tierPrices: z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/), z.int().min(1).max(mostPoints)),
};

const inOrder = ({ startsAt, endsAt }: { startsAt?: Date | null; endsAt?: Date | null }) =>
  !startsAt || !endsAt || startsAt < endsAt;

export const createRewardInput = z
  .object({
    ...rewardFields,
    /** Whose points pay for it; null: the brand's. Stays as it is. */
    funderId: z.uuid().nullable().default(null),
    description: rewardFields.description.default(''),
    stock: rewardFields.stock.default(null),
    perMember: rewardFields.perMember.default(null),
    startsAt: window.startsAt.default(null),
    endsAt: window.endsAt.default(null),
    fulfilment: rewardFields.fulfilment.default('code'),
    tierPrices: rewardFields.tierPrices.default({}),
    voucherDays: rewardFields.voucherDays.default(null),
    codeSource: rewardFields.codeSource.default('drawn'),
    voucherEnd: rewardFields.voucherEnd.default('lapses'),
  })
  .refine(inOrder, { path: ['endsAt'], params: { code: 'invalid' } });

export const changeRewardInput = z
  .object({
    ...rewardFields,
    retired: z.boolean(),
    /** What `stock` was when it was looked at: what was redeemed since stays redeemed. */
    stockWas: rewardFields.stock,
  })
  .partial()
  .refine(inOrder, { path: ['endsAt'], params: { code: 'invalid' } });

/** Where a reward that is sent goes: name, address, telephone, as one text. */
export const deliverToSchema = z.string().transform(cleanText).pipe(z.string().min(8).max(500));
export const redemptionInput = z.object({ deliverTo: deliverToSchema.optional() }).default({});

/** One code a line; of a CSV the first column. */
export const codesInput = z.object({ codes: z.string().min(1).max(2_000_000) });
export const fulfilmentInput = z.object({ tracking: line(0, 120).default('') }).default({ tracking: '' });

export const entriesInput = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const statementQuery = entriesInput.extend({
  /** An organisation’s id, or `brand`; without it all funders. */
  funder: z.string().max(60).optional(),
});

export const fulfilmentQuery = entriesInput.extend({
  state: z.enum(['waiting', 'sent', 'cancelled']).default('waiting'),
});

/** How points that were earned without an end are to end. */
export const expiryInput = z
  .object({
    funderId: z.uuid().nullable().default(null),
    mode: z.enum(['months', 'calendar', 'inactivity']),
    months: z.coerce.number().int().min(1).max(120),
    /** `calendar`: MM-DD, the day with which they end, at least `months` later. */
    monthDay: z
      .string()
      .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
      .nullable()
      .default(null),
  })
  .refine(({ mode, monthDay }) => (mode === 'calendar') === (monthDay !== null), {
    path: ['monthDay'],
    params: { code: 'invalid' },
  });

const inAll = (maximum: number) =>
  z.object({ th: line(1, maximum), vi: line(1, maximum), en: line(1, maximum) });

export const whoBroughtInput = z.object({ code: line(1, 60) });

export const referralTermsInput = z.object({
  active: z.boolean().default(true),
  paidOn: z.enum(['first_purchase', 'thirtieth_day']),
  referrerPoints: z.coerce.number().int().min(0).max(1_000_000),
  friendPoints: z.coerce.number().int().min(0).max(1_000_000),
  yearlyLimit: z.coerce.number().int().min(0).max(10_000),
  /** Of what is spent when the friend's first purchase comes back: others of the member's stand in, or they keep it. */
  spentPolicy: z.enum(['others', 'keep']).default('others'),
});

export const badgeInput = z.object({
  name: inAll(60),
  description: inAll(160),
  icon: z.enum(badgeIcons),
  fact: z.enum([
    'answers_accepted',
    'posts',
    'clubs',
    'purchases',
    'friends',
    'streak_weeks',
    'member_years',
  ]),
  threshold: z.coerce.number().int().min(1).max(100_000),
  status: z.enum(['active', 'ended']).default('active'),
});

export const surpriseInput = z
  .object({
    name: inAll(80),
    funderId: z.uuid().nullable().default(null),
    budgetPoints: z.coerce.number().int().min(1).max(mostPoints),
    pointsEach: z.coerce.number().int().min(1).max(1_000_000),
    aim: z
      .object({
        clubId: z.uuid().nullable().default(null),
        tier: line(1, 60).nullable().default(null),
        segment: z.enum(segments).nullable().default(null),
      })
      .default({ clubId: null, tier: null, segment: null }),
    floorDays: z.coerce.number().int().min(0).max(3_650).default(180),
    floorPlaces: z.coerce.number().int().min(0).max(100_000).default(0),
    /** Without it: at once. */
    drawAt: moment.nullable().default(null),
  })
  .refine(({ budgetPoints, pointsEach }) => budgetPoints >= pointsEach, {
    path: ['budgetPoints'],
    params: { code: 'invalid' },
  })
  .refine(({ budgetPoints, pointsEach }) => budgetPoints / pointsEach <= 500, {
    path: ['pointsEach'],
    params: { code: 'invalid' },
  });
