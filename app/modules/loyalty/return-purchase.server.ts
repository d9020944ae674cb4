import type { z } from 'zod';
import { memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { EarningRule, Purchase } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { takePoints } from './internal/move-points.server';
import { reverse } from './internal/reverse.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWallet } from './internal/wallet.server';
import { mayServe } from './policy';
import { type PurchaseLine, viewPurchase } from './record-purchase.server';
import type { returnInput } from './schema';
import type { PurchaseView, TransferView } from './views';

export type ReturnInput = z.output<typeof returnInput> & { purchaseId: string };

/** Pure: what comes back of each line, and how much money that is. @throws invalid where more comes back than is there */
export function decideReturn(
  lines: readonly PurchaseLine[],
  total: number,
  returnedTotal: number,
  wanted: readonly { sku: string; quantity: number }[] | undefined,
): { lines: PurchaseLine[]; amount: number } {
  if (!wanted)
    return {
      lines: lines.map((line) => ({ ...line, returned: line.quantity })),
      amount: total - returnedTotal,
    };
  const after = lines.map((line) => ({ ...line }));
  let amount = 0;
  for (const { sku, quantity } of wanted) {
    let left = quantity;
    for (const line of after) {
      if (line.sku !== sku || left === 0) continue;
      const part = Math.min(left, line.quantity - line.returned);
      // The last piece takes what rounding has left, so that all of a line comes back exactly.
      const back = (count: number) => Math.floor((line.amount * count) / line.quantity);
      amount += back(line.returned + part) - back(line.returned);
      line.returned += part;
      left -= part;
    }
    if (left > 0) throw invalidField('lines', 'too_big', { maximum: quantity - left });
  }
  return { lines: after, amount: Math.min(amount, total - returnedTotal) };
}

interface Earned {
  transferId: string;
  points: number;
  rule: EarningRule | null;
}

/** Of what a purchase earned, what the smaller sum would not have. */
async function takeBack(
  context: CommandContext<ReturnInput>,
  purchase: Purchase,
  keptAmount: number,
  earned: Earned,
): Promise<TransferView | null> {
  const { tx, actor, at } = context;
  const { rule } = earned;
  const taken = await tx.pointTransfer.aggregate({
    _sum: { points: true },
    where: { cause: `return:${earned.transferId}`, kind: 'adjust' },
  });
  const kept =
    rule?.perAmount == null || keptAmount === 0
      ? 0
      : Math.floor(keptAmount / Number(rule.perAmount)) * rule.points;
  const points = Math.max(0, earned.points - kept - Number(taken._sum.points ?? 0));
  if (points === 0) return null;
  const actorId = memberIdOf(actor) ?? null;
  const reason = purchase.reference;
  if (points === earned.points) {
    try {
      const { transfer, wallet, change } = await reverse(tx, earned.transferId, { actorId, reason, at });
      tellPoints(context, wallet, change);
      return transfer;
    } catch (error) {
      if (!(error instanceof PortalError && error.code === 'not_enough_points')) throw error;
    }
  }
  // Where its own lot is spent, other points of the member's stand in, as far as there are any.
  const wallet = await lockWallet(tx, purchase.memberId, rule?.funderId ?? null);
  const possible = Math.min(points, wallet.accounts.available.balance);
  if (possible <= 0) return null;
  const transfer = await takePoints(
    tx,
    wallet,
    { points: possible, kind: 'adjust' },
    {
      actorId,
      cause: `return:${earned.transferId}`,
      reason,
      scope: 'return',
      key: `${earned.transferId}:${keptAmount}`,
      at,
    },
  );
  tellPoints(context, wallet, -possible);
  return transfer;
}

/**
 * A purchase comes back, all of it or some lines, and with it what it earned. Agents and admins may. Points that are spent already are
 * taken from others of the member's, never below zero. Publishes `points.changed`.
 * @throws unauthenticated, forbidden, not_found, conflict when all has come back already, invalid (`lines`)
 */
export const returnPurchase = defineCommand<
  ReturnInput,
  { purchase: PurchaseView; transfer: TransferView | null }
>('loyalty.return-purchase', async (context) => {
  const { tx, actor, input, at } = context;
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const { purchaseId } = input;
  if (!isId(purchaseId)) throw new PortalError('not_found');
  await tx.$queryRaw`SELECT 1 FROM "Purchase" WHERE "id" = ${purchaseId}::uuid FOR UPDATE`;
  const purchase = await tx.purchase.findUnique({ where: { id: purchaseId } });
  if (!purchase) throw new PortalError('not_found');
  const [total, returnedTotal] = [Number(purchase.total), Number(purchase.returnedTotal)];
  const before = purchase.lines as unknown as PurchaseLine[];
  const allBack = total === returnedTotal && before.every((line) => line.returned === line.quantity);
  if (allBack) throw new PortalError('conflict');
  const { lines, amount } = decideReturn(before, total, returnedTotal, input.lines);
  const row = await tx.purchase.update({
    where: { id: purchaseId },
    data: { lines: lines as object[], returnedTotal: returnedTotal + amount },
  });
  const transfers: TransferView[] = [];
  for (const id of purchase.transferIds) {
    const { points, ruleId } = await tx.pointTransfer.findUniqueOrThrow({ where: { id } });
    const rule = ruleId ? await tx.earningRule.findUnique({ where: { id: ruleId } }) : null;
    const earned = { transferId: id, points: Number(points), rule };
    const taken = await takeBack(context, purchase, total - returnedTotal - amount, earned);
    if (taken) transfers.push(taken);
  }
  await recordAct(tx, {
    actor,
    at,
    act: 'purchase.returned',
    subject: `member:${purchase.memberId}`,
    detail: { purchaseId, amount },
  });
  return { purchase: viewPurchase(row), transfer: transfers[0] ?? null };
});
