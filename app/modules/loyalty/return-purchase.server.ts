import type { z } from 'zod';
import { memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Purchase } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { amountFor, pointsFor } from './earning';
import { readTermsAt } from './internal/read-rules.server';
import { takeBackEarned } from './internal/take-back.server';
import { noteFriendsPurchase } from './pay-friends.server';
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

/** What of a purchase is kept, line by line, as rules look at it. */
function keptLines(lines: readonly PurchaseLine[]) {
  return lines.map(({ sku, amount, quantity, returned }) => ({
    sku,
    amount: amount - Math.floor((amount * returned) / quantity),
  }));
}

/** Of what a purchase earned, what the smaller sum would not have, by the rule as it was when it paid. */
async function takeBack(
  context: CommandContext<ReturnInput>,
  purchase: Purchase,
  kept: { amount: number; lines: readonly PurchaseLine[] },
  transferId: string,
): Promise<TransferView | null> {
  const { tx, actor } = context;
  const { points, ruleId, ruleVersion } = await tx.pointTransfer.findUniqueOrThrow({
    where: { id: transferId },
  });
  const rule = ruleId ? await readTermsAt(tx, ruleId, ruleVersion) : null;
  const occasion = { amount: kept.amount, lines: keptLines(kept.lines) };
  const stays = rule && kept.amount > 0 ? pointsFor(rule, amountFor(rule, occasion)) : 0;
  return takeBackEarned(context, {
    transferId,
    points: Math.max(0, Number(points) - stays),
    actorId: memberIdOf(actor) ?? null,
    reason: purchase.reference,
    key: String(kept.amount),
  });
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
    const taken = await takeBack(context, row, { amount: total - returnedTotal - amount, lines }, id);
    if (taken) transfers.push(taken);
  }
  await noteFriendsPurchase(tx, purchase.memberId);
  await recordAct(tx, {
    actor,
    at,
    act: 'purchase.returned',
    subject: `member:${purchase.memberId}`,
    detail: { purchaseId, amount },
  });
  return { purchase: viewPurchase(row), transfer: transfers[0] ?? null };
});
