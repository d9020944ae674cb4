import type { EarningRule } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { readTierKey } from '../read-tiers.server';
import { capSince, noConditions, type Occasion, type RuleConditions, type RuleTerms } from '../earning';

export interface EarningOccasion {
  trigger: EarningRule['trigger'];
  memberId: string;
  clubId?: string | null;
  /** `post:<id>`, `purchase:<id>` …: a rule pays for it once. */
  cause: string;
  /** In the minor unit of `currency`. */
  amount?: number;
  currency?: string;
  lines?: readonly { sku: string; amount: number }[];
  /** Of a custom occasion. */
  name?: string;
  /** Where that is another moment than the one in which it is written down. */
  happenedAt?: Date;
}

export function termsOf(rule: EarningRule): RuleTerms {
  const number = (value: bigint | null) => (value === null ? null : Number(value));
  return {
    ...rule,
    perAmount: number(rule.perAmount),
    minAmount: number(rule.minAmount),
    budgetPoints: number(rule.budgetPoints),
    spentPoints: Number(rule.spentPoints),
    conditions: { ...noConditions, ...(rule.conditions as Partial<RuleConditions>) },
  };
}

/** The rules that may pay on an occasion, in their order, and whether all of them do or the first that does. */
export async function readRules(
  tx: Tx,
  trigger: EarningRule['trigger'],
): Promise<{ rules: EarningRule[]; matching: 'all' | 'first' }> {
  const rules = await tx.earningRule.findMany({
    where: { trigger, status: 'active' },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const setting = rules.length > 1 ? await tx.earningTriggerSetting.findUnique({ where: { trigger } }) : null;
  return { rules, matching: setting?.matching ?? 'all' };
}

/** Names what a rule has paid to a member for a cause; the ledger has it once. */
export const earningKey = (ruleId: string, memberId: string, cause: string) => ({
  scope: `rule:${ruleId}`,
  key: `${memberId}:${cause}`,
});

export interface Earner {
  timeZone: string;
  tier: string | null;
}

export async function readEarner(tx: Tx, memberId: string, at: Date): Promise<Earner | null> {
  const member = await tx.member.findUnique({
    where: { id: memberId },
    select: { timeZone: true, status: true },
  });
  if (!member || member.status === 'erased') return null;
  return { timeZone: member.timeZone, tier: await readTierKey(tx, memberId, at) };
}

/** What a rule has to know of a member at a moment; under the wallet's lock it holds until the commit. */
export async function readOccasion(
  tx: Tx,
  rule: EarningRule,
  earner: Earner,
  occasion: EarningOccasion,
  at: Date,
): Promise<Occasion> {
  const { memberId, cause } = occasion;
  const since = capSince(rule.capPeriod, at) ?? new Date(0);
  const { scope, key } = earningKey(rule.id, memberId, cause);
  const [row] = await tx.$queryRaw<
    { lastAt: Date | null; times: bigint; points: bigint; paidAlready: boolean }[]
  >`
    SELECT max(t."at") AS "lastAt", count(t."id") AS "times", coalesce(sum(t."points") FILTER (WHERE t."at" >= ${since}::timestamptz), 0)::bigint AS "points",
      EXISTS (SELECT 1 FROM "PointTransfer" p WHERE p."scope" = ${scope} AND p."key" = ${key}) AS "paidAlready"
    FROM "PointTransfer" t JOIN "PointWallet" w ON w."id" = t."walletId"
    WHERE t."ruleId" = ${rule.id}::uuid AND w."memberId" = ${memberId}::uuid AND t."kind" = 'earn'
      AND NOT EXISTS (SELECT 1 FROM "PointTransfer" r WHERE r."reversesId" = t."id")`;
  const earned = row!;
  return {
    clubId: occasion.clubId ?? null,
    amount: occasion.amount ?? null,
    currency: occasion.currency ?? null,
    lines: occasion.lines ?? [],
    name: occasion.name ?? null,
    happenedAt: occasion.happenedAt ?? at,
    at,
    timeZone: earner.timeZone,
    tier: earner.tier,
    lastAt: earned.lastAt,
    timesEarned: Number(earned.times),
    earnedInPeriod: Number(earned.points),
    paidAlready: earned.paidAlready,
  };
}

type PricedTerms = Pick<RuleTerms, 'points' | 'perAmount' | 'minAmount' | 'conditions'>;

/** What a rule said when it paid, by the version that the transfer names. */
export async function readTermsAt(
  tx: Tx,
  ruleId: string,
  version: number | null,
): Promise<PricedTerms | null> {
  const rule = await tx.earningRule.findUnique({ where: { id: ruleId } });
  if (!rule) return null;
  if (version === null || version === rule.version) return termsOf(rule);
  const before = await tx.earningRuleVersion.findUnique({ where: { ruleId_version: { ruleId, version } } });
  return (before?.terms as PricedTerms | undefined) ?? termsOf(rule);
}
