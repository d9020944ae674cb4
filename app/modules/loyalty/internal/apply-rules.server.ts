import type { CommandContext } from '~/platform/command.server';
import type { EarningRule } from '~/platform/db/generated/client';
import { capSince, decideEarning, expiryAfter, type Occasion, type RuleTerms } from '../rules';
import type { TransferView } from '../views';
import { giveLot } from './move-points.server';
import { tellPoints } from './tell-points.server';
import { type LockedWallet, lockWallet } from './wallet.server';

export type Trigger = EarningRule['trigger'];

export interface EarningOccasion {
  trigger: Trigger;
  memberId: string;
  actorId: string | null;
  /** `post:<id>`, `purchase:<id>` …: a rule pays for it once. */
  cause: string;
  clubId?: string | null;
  /** In the minor unit of `currency`. */
  amount?: number;
  currency?: string;
}

const dayMs = 86_400_000;

function termsOf(rule: EarningRule): RuleTerms {
  const number = (value: bigint | null) => (value === null ? null : Number(value));
  return {
    ...rule,
    perAmount: number(rule.perAmount),
    minAmount: number(rule.minAmount),
    budgetPoints: number(rule.budgetPoints),
    spentPoints: Number(rule.spentPoints),
  };
}

async function occasionFor(
  { tx, at }: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  rule: EarningRule,
  wallet: LockedWallet,
  { clubId, amount, currency }: EarningOccasion,
): Promise<Occasion> {
  const since = capSince(rule.capPeriod, at) ?? new Date(0);
  const [earned] = await tx.$queryRaw<{ lastAt: Date | null; points: bigint }[]>`
    SELECT max(t."at") AS "lastAt", coalesce(sum(t."points") FILTER (WHERE t."at" >= ${since}::timestamptz), 0)::bigint AS "points"
    FROM "PointTransfer" t WHERE t."ruleId" = ${rule.id}::uuid AND t."walletId" = ${wallet.id}::uuid AND t."kind" = 'earn'
      AND NOT EXISTS (SELECT 1 FROM "PointTransfer" r WHERE r."reversesId" = t."id")`;
  return {
    clubId: clubId ?? null,
    amount: amount ?? null,
    currency: currency ?? null,
    at,
    lastAt: earned!.lastAt,
    earnedInPeriod: Number(earned!.points),
  };
}

/** Takes it from the rule's budget; false when another member was faster to the last of it. One without a budget is no row to wait for. */
async function spendBudget(
  { tx }: Pick<CommandContext<unknown>, 'tx'>,
  { id: ruleId, budgetPoints }: EarningRule,
  points: number,
): Promise<boolean> {
  if (budgetPoints === null) return true;
  const spent = await tx.$executeRaw`
    UPDATE "EarningRule" SET "spentPoints" = "spentPoints" + ${points}
    WHERE "id" = ${ruleId}::uuid AND "spentPoints" + ${points} <= "budgetPoints"`;
  return spent === 1;
}

async function paidAlready(
  { tx }: Pick<CommandContext<unknown>, 'tx'>,
  scope: string,
  key: string,
): Promise<boolean> {
  return (await tx.pointTransfer.count({ where: { scope, key } })) > 0;
}

/**
 * All active rules of a trigger pay what they pay, in their order, each at most once for a cause. The wallet is locked before caps are
 * read, so that they hold when much is earned at once. Publishes `points.changed`.
 */
export async function applyRules(
  context: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>,
  occasion: EarningOccasion,
): Promise<TransferView[]> {
  const { tx, at } = context;
  const { memberId, actorId, cause } = occasion;
  const rules = await tx.earningRule.findMany({
    where: { trigger: occasion.trigger, status: 'active' },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const transfers: TransferView[] = [];
  for (const rule of rules) {
    const wallet = await lockWallet(tx, memberId, rule.funderId);
    const facts = { scope: `rule:${rule.id}`, key: `${memberId}:${cause}` };
    if (await paidAlready(context, facts.scope, facts.key)) continue;
    const decision = decideEarning(termsOf(rule), await occasionFor(context, rule, wallet, occasion));
    if ('refused' in decision || !(await spendBudget(context, rule, decision.points))) continue;
    const days = rule.activateAfterDays;
    transfers.push(
      await giveLot(
        tx,
        wallet,
        {
          points: decision.points,
          activatesAt: days > 0 ? new Date(at.getTime() + days * dayMs) : null,
          expiresAt: rule.expireAfterMonths === null ? null : expiryAfter(at, rule.expireAfterMonths),
          kind: 'earn',
        },
        { ...facts, actorId, ruleId: rule.id, cause, at },
      ),
    );
    tellPoints(context, wallet, decision.points);
  }
  return transfers;
}
