import { z } from 'zod';
import { cleanLine } from '~/platform/text/clean-text';
import { privileges } from './tiers';

const name = z.string().transform(cleanLine).pipe(z.string().min(1).max(40));
const wrong = { params: { code: 'invalid' } };

const tierSchema = z.object({
  key: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9_-]{0,39}$/),
  name: z.object({ th: name, vi: name, en: name }),
  fromPoints: z.int().min(0).max(1_000_000_000),
  privileges: z.array(z.enum(privileges)).max(privileges.length).default([]),
});

/** What levels there are and how they are come by. The first is everybody's, from 0 on. */
export const tierPlanInput = z.object({
  basis: z.enum(['earned', 'purchases', 'activity']),
  period: z.enum(['rolling', 'year']),
  periodMonths: z.int().min(1).max(60).default(12),
  clock: z.enum(['daily', 'monthly', 'yearly']),
  upgradeAtOnce: z.boolean().default(true),
  downgrade: z.enum(['to_earned', 'one_step', 'never']),
  graceDays: z.int().min(0).max(400).default(0),
  dongPerBaht: z.int().min(1).max(100_000).default(700),
  tiers: z
    .array(tierSchema)
    .min(1)
    .max(12)
    .refine((tiers) => tiers[0]?.fromPoints === 0, { path: [0, 'fromPoints'], ...wrong })
    .refine(
      (tiers) => tiers.every(({ fromPoints }, at) => at === 0 || fromPoints > tiers[at - 1]!.fromPoints),
      wrong,
    )
    .refine((tiers) => new Set(tiers.map(({ key }) => key)).size === tiers.length, {
      params: { code: 'doubled_key' },
    }),
});
export type TierPlanInput = z.output<typeof tierPlanInput>;

export const publishPlanInput = z.object({
  /** Empty: at once, where nobody falls by it. */
  startsAt: z.iso
    .datetime({ offset: true })
    .transform((value) => new Date(value))
    .nullable()
    .default(null),
});
