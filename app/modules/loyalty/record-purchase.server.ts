import type { z } from 'zod';
import { type Actor, memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Purchase } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { earnPoints } from './earn-points.server';
import { noteFriendsPurchase } from './pay-friends.server';
import { mayServe } from './policy';
import type { purchaseInput } from './schema';
import type { PurchaseView, TransferView } from './views';

export type RecordPurchaseInput = z.output<typeof purchaseInput>;
export interface RecordedPurchase {
  purchase: PurchaseView;
  /** What it earned; null where no rule pays for it. */
  transfer: TransferView | null;
}

export interface PurchaseLine {
  sku: string;
  name: string;
  quantity: number;
  amount: number;
  returned: number;
}

export function viewPurchase(row: Purchase): PurchaseView {
  const { id, memberId, reference, at, total, returnedTotal, currency, createdAt } = row;
  return {
    id,
    memberId,
    reference,
    at: at.toISOString(),
    lines: row.lines as unknown as PurchaseLine[],
    total: Number(total),
    returnedTotal: Number(returnedTotal),
    currency: currency as PurchaseView['currency'],
    createdAt: createdAt.toISOString(),
  };
}

export async function findTransfer(tx: Tx, id: string | undefined): Promise<TransferView | null> {
  if (!id) return null;
  const row = await tx.pointTransfer.findUniqueOrThrow({ where: { id } });
  const { number, kind, points, cause, reason, ruleId, reversesId, at, hash, previousHash } = row;
  return {
    id,
    number,
    kind,
    points: Number(points),
    cause,
    reason,
    ruleId,
    reversesId,
    at: at.toISOString(),
    hash,
    previousHash,
  };
}

/**
 * Who has bought something; never whoever writes it down, who would pay themselves.
 * @throws invalid (`member`: `not_found`, `own_points`)
 */
export async function findBuyer(
  tx: Tx,
  actor: Actor,
  member: RecordPurchaseInput['member'],
): Promise<string> {
  const where = 'id' in member ? (isId(member.id) ? { id: member.id } : null) : { email: member.email };
  const found = where && (await tx.member.findUnique({ where, select: { id: true, status: true } }));
  if (!found || found.status === 'erased') throw invalidField('member', 'not_found');
  if (found.id === memberIdOf(actor)) throw invalidField('member', 'own_points');
  return found.id;
}

/**
 * What happens when a purchase is written down, within a transaction of the caller's; `points` is all that it earns now. @throws as
 * `recordPurchase`
 */
export async function enterPurchase(
  context: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell'>,
  input: RecordPurchaseInput,
): Promise<RecordedPurchase & { repeated: boolean; points: number }> {
  const { tx, actor, at } = context;
  const { reference, lines, total, currency } = input;
  const memberId = await findBuyer(tx, actor, input.member);
  const id = newId();
  const data = lines.map((line) => ({ ...line, returned: 0 }));
  // Whoever comes second waits for the first to commit.
  const made = await tx.$executeRaw`
    INSERT INTO "Purchase" ("id", "memberId", "reference", "at", "lines", "total", "currency", "transferIds", "createdById", "createdAt")
    VALUES (${id}::uuid, ${memberId}::uuid, ${reference}, ${input.at}::timestamptz, ${JSON.stringify(data)}::jsonb, ${total}, ${currency}, '{}',
      ${memberIdOf(actor)}::uuid, ${at}::timestamptz)
    ON CONFLICT ("reference") DO NOTHING`;
  if (made === 0) {
    const first = await tx.purchase.findUniqueOrThrow({ where: { reference } });
    const same = first.memberId === memberId && Number(first.total) === total && first.currency === currency;
    if (!same) throw new PortalError('conflict');
    return {
      purchase: viewPurchase(first),
      transfer: await findTransfer(tx, first.transferIds[0]),
      points: 0,
      repeated: true,
    };
  }
  const transfers = await earnPoints(context, {
    trigger: 'purchase',
    memberId,
    actorId: memberIdOf(actor) ?? null,
    cause: `purchase:${id}`,
    amount: total,
    currency,
    lines,
    happenedAt: input.at,
  });
  await noteFriendsPurchase(tx, memberId);
  const row = await tx.purchase.update({
    where: { id },
    data: { transferIds: transfers.map((transfer) => transfer.id) },
  });
  await recordAct(tx, {
    actor,
    at,
    act: 'purchase.recorded',
    subject: `member:${memberId}`,
    detail: { purchaseId: id, reference, total, currency },
  });
  const points = transfers.reduce((sum, transfer) => sum + transfer.points, 0);
  return { purchase: viewPurchase(row), transfer: transfers[0] ?? null, repeated: false, points };
}

/**
 * A member has bought something, and has what the rules pay for it. The brand's agents and admins may, and tokens of theirs. The same
 * reference again is the same purchase, with the answer of the first. Publishes `points.changed`.
 * @throws unauthenticated, forbidden, invalid (`member`), conflict when the reference is another member's or another sum's
 */
export const recordPurchase = defineCommand<RecordPurchaseInput, RecordedPurchase>(
  'loyalty.record-purchase',
  async (context) => {
    requireMember(context.actor);
    if (!mayServe(context.actor)) throw new PortalError('forbidden');
    const { purchase, transfer } = await enterPurchase(context, context.input);
    return { purchase, transfer };
  },
);
