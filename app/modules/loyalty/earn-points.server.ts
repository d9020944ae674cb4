import type { CommandContext } from '~/platform/command.server';
import type { EarningRule } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { publish } from '~/platform/jobs/jobs.server';
import { explainEarning } from './earning';
import { pointsEarned } from './facts';
import { activateLot, giveLot } from './internal/move-points.server';
import {
  type Earner,
  type EarningOccasion,
  earningKey,
  readEarner,
  readOccasion,
  readRules,
  termsOf,
} from './internal/read-rules.server';
import { tellPoints } from './internal/tell-points.server';
import { type LockedWallet, lockWallet } from './internal/wallet.server';
import { lotDays } from './lots';
import type { TransferView } from './views';

export type { EarningOccasion } from './internal/read-rules.server';
type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>;

/**
 * Takes it from the rule's budget, or what is left of it. @returns how much; 0 when others were faster to the last of it. A rule
 * without a budget is no row to wait for.
 */
async function spendBudget(tx: Tx, rule: EarningRule, points: number): Promise<number> {
  if (rule.budgetPoints === null) return points;
  const [row] = await tx.$queryRaw<{ granted: bigint }[]>`
    SELECT spend_rule_budget(${rule.id}::uuid, ${points}) AS "granted"`;
  return Number(row?.granted ?? 0);
}

/** Lots that waited for just this to happen are spendable now. */
async function activateWaiting(
  { tx, at }: Context,
  wallet: LockedWallet,
  trigger: EarningRule['trigger'],
  cause: string,
): Promise<boolean> {
  const lots = await tx.pointLot.findMany({
    where: { walletId: wallet.id, state: 'pending', activatesOn: trigger },
    select: { id: true, remaining: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const { id, remaining } of lots) {
    if (remaining === 0n) continue;
    const facts = { actorId: null, cause, scope: 'activate', key: id, at };
    await activateLot(tx, wallet, { id, remaining: Number(remaining) }, facts);
  }
  return lots.length > 0;
}

async function payRule(
  { tx, at }: Context,
  rule: EarningRule,
  wallet: LockedWallet,
  earner: Earner,
  occasion: EarningOccasion & { actorId: string | null },
): Promise<TransferView | null> {
  const { memberId, cause, actorId } = occasion;
  const { points } = explainEarning(termsOf(rule), await readOccasion(tx, rule, earner, occasion, at));
  const granted = points === 0 ? 0 : await spendBudget(tx, rule, points);
  if (granted === 0) return null;
  const lot = {
    ...lotDays(rule, at, earner.timeZone),
    points: granted,
    activatesOn: rule.activateOn,
    kind: 'earn' as const,
  };
  const facts = {
    ...earningKey(rule.id, memberId, cause),
    actorId,
    ruleId: rule.id,
    ruleVersion: rule.version,
    cause,
    at,
  };
  return giveLot(tx, wallet, lot, facts);
}

/** All wallets that rules of the trigger may pay into, locked in one order whatever the rules'. */
async function lockWallets(
  tx: Tx,
  memberId: string,
  rules: readonly EarningRule[],
): Promise<Map<string | null, LockedWallet>> {
  const funders = [...new Set(rules.map(({ funderId }) => funderId))].toSorted((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  const wallets = new Map<string | null, LockedWallet>();
  for (const funderId of funders) wallets.set(funderId, await lockWallet(tx, memberId, funderId));
  return wallets;
}

/**
 * Something happened to a member: what the brand's rules pay for it is theirs, by each rule at most once for a cause. To be called in
 * a command of the module that knows of it (a job on a fact of its own); whoever publishes facts needs to know nothing of points.
 *
 * `trigger`: what kind of thing it was. `cause` (`event:<id>`): what it was, for the statement and for paying once. `clubId`, `amount`
 * (minor unit) with `currency` and `lines`, `name`: what rules may ask for. `happenedAt`: when, where that is not now. A member who is
 * gone earns nothing. The wallet is locked before caps are read, so that they hold however much is earned at once.
 * Publishes `points.changed` on the member's stream and the fact `points-earned`. @returns what was paid, in the rules' order
 */
export async function earnPoints(
  context: Context,
  occasion: EarningOccasion & { actorId: string | null },
): Promise<TransferView[]> {
  const { tx } = context;
  const { trigger, memberId, cause } = occasion;
  const { rules, matching } = await readRules(tx, trigger);
  const waiting = await tx.pointLot.count({
    where: { wallet: { memberId }, state: 'pending', activatesOn: trigger },
  });
  const earner = rules.length + waiting === 0 ? null : await readEarner(tx, memberId, context.at);
  if (!earner) return [];
  const wallets = await lockWallets(tx, memberId, rules);
  if (waiting > 0) {
    const funders = await tx.pointWallet.findMany({ where: { memberId }, orderBy: { id: 'asc' } });
    for (const { funderId } of funders) {
      const wallet = wallets.get(funderId) ?? (await lockWallet(tx, memberId, funderId));
      if (await activateWaiting(context, wallet, trigger, cause)) tellPoints(context, wallet, 0);
    }
  }
  const transfers: TransferView[] = [];
  for (const rule of rules) {
    const wallet = wallets.get(rule.funderId)!;
    const paid = await payRule(context, rule, wallet, earner, occasion);
    if (!paid) continue;
    transfers.push(paid);
    tellPoints(context, wallet, paid.points);
    if (matching === 'first') break;
  }
  const points = transfers.reduce((sum, transfer) => sum + transfer.points, 0);
  if (points > 0)
    await publish(tx, pointsEarned, { memberId, clubId: occasion.clubId ?? null, trigger, cause, points });
  return transfers;
}
