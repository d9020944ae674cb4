import { z } from 'zod';
import { cleanLine } from '~/platform/text/clean-text';
import { countries, earningTriggers, noConditions } from './earning';

const line = (minimum: number, maximum: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(minimum).max(maximum));
const most = 100_000_000;
const amount = z.int().min(1).max(9_000_000_000_000);
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const hour = z.int().min(0).max(24);

/** What an occasion is called that only the brand knows, as `stacked_chairs`. */
export const occasionName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9_]{1,39}$/);

const conditionsSchema = z.object({
  name: occasionName.nullable().default(noConditions.name),
  tiers: z.array(z.string().max(40)).max(20).default([]),
  countries: z.array(z.enum(countries)).max(countries.length).default([]),
  skus: z.array(line(1, 80)).max(100).default([]),
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  hours: z
    .object({ from: hour, to: hour })
    .refine(({ from, to }) => from !== to, { path: ['to'], params: { code: 'invalid' } })
    .nullable()
    .default(null),
  firstTime: z.boolean().default(false),
});

const isDay = (day: string) => {
  const [month, date] = day.split('-').map(Number) as [number, number];
  return month >= 1 && month <= 12 && date >= 1 && date <= new Date(Date.UTC(2024, month, 0)).getUTCDate();
};

const wrong = { params: { code: 'invalid' } };

/** All that a rule is; what is not said does not matter to it. */
export const ruleInput = z
  .object({
    name: z.object({ th: line(1, 80), vi: line(1, 80), en: line(1, 80) }),
    trigger: z.enum(earningTriggers),
    points: z.int().min(1).max(most),
    perAmount: amount.nullable().default(null),
    currency: z.enum(['THB', 'VND']).nullable().default(null),
    clubId: z.string().nullable().default(null),
    funderId: z.string().nullable().default(null),
    minAmount: amount.nullable().default(null),
    conditions: conditionsSchema.default({ ...noConditions } as never),
    startsAt: moment.nullable().default(null),
    endsAt: moment.nullable().default(null),
    cooldownSeconds: z.int().min(0).max(31_536_000).default(0),
    capPoints: z.int().min(1).max(most).nullable().default(null),
    capPeriod: z.enum(['day', 'week', 'month', 'year', 'ever']).default('ever'),
    budgetPoints: z.int().min(1).max(9_000_000_000).nullable().default(null),
    spentPolicy: z.enum(['others', 'keep']).default('others'),
    activateAfterDays: z.int().min(0).max(730).default(0),
    activateOn: z.enum(earningTriggers).nullable().default(null),
    expiry: z.enum(['months', 'date', 'inactivity']).default('months'),
    expireAfterMonths: z.int().min(0).max(120).nullable().default(24),
    expireOn: z
      .string()
      .regex(/^\d{2}-\d{2}$/)
      .refine(isDay, wrong)
      .nullable()
      .default(null),
    position: z.int().min(0).max(10_000).default(100),
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || startsAt < endsAt, { path: ['endsAt'], ...wrong })
  .refine(({ perAmount, currency }) => perAmount === null || currency !== null, {
    path: ['currency'],
    params: { code: 'required' },
  })
  .refine(({ minAmount, currency }) => minAmount === null || currency !== null, {
    path: ['currency'],
    params: { code: 'required' },
  })
  .refine(({ trigger, perAmount }) => perAmount === null || trigger === 'purchase' || trigger === 'custom', {
    path: ['perAmount'],
    ...wrong,
  })
  .refine(({ expiry, expireOn }) => (expiry === 'date') === (expireOn !== null), {
    path: ['expireOn'],
    params: { code: 'required' },
  })
  .refine(({ expiry, expireAfterMonths }) => expiry !== 'inactivity' || (expireAfterMonths ?? 0) > 0, {
    path: ['expireAfterMonths'],
    params: { code: 'required' },
  })
  .refine(({ activateOn, activateAfterDays }) => activateOn === null || activateAfterDays === 0, {
    path: ['activateOn'],
    ...wrong,
  });
export type RuleInput = z.output<typeof ruleInput>;

export const newRuleInput = ruleInput.and(
  z.object({ status: z.enum(['draft', 'active']).default('active') }),
);
/** With `version`, the one that was edited: somebody else's change meanwhile is not lost. */
export const changeRuleInput = ruleInput.and(z.object({ version: z.int() }));
export const ruleStatusInput = z.object({ status: z.enum(['active', 'ended']) });
export const matchingInput = z.object({ matching: z.enum(['all', 'first']) });

/** The situation of a dry run. */
export const dryRunInput = z.object({
  memberId: z.string(),
  trigger: z.enum(earningTriggers),
  clubId: z.string().nullable().default(null),
  amount: z.int().min(0).max(9_000_000_000_000).nullable().default(null),
  currency: z.enum(['THB', 'VND']).nullable().default(null),
  sku: line(1, 80).nullable().default(null),
  name: occasionName.nullable().default(null),
  at: moment.nullable().default(null),
});
export type DryRunInput = z.output<typeof dryRunInput>;

/** Something that only the brand's own systems know of. */
export const customEarningInput = z.object({
  member: z.union([z.object({ id: z.string() }), z.object({ email: z.string().trim().max(254) })]),
  name: occasionName,
  /** Of the caller: the same one again earns nothing more. */
  reference: line(1, 120),
  clubId: z.string().nullable().default(null),
  amount: z.int().min(0).max(9_000_000_000_000).optional(),
  currency: z.enum(['THB', 'VND']).optional(),
  at: moment.optional(),
});
