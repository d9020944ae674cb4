import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { moveUnits } from './change-order.server';
import { lockOrder, type Order, tellPaid } from './internal/locked-order.server';
import type { PaymentMethodKey } from './internal/payment-methods';
import { noteStory } from './internal/story.server';
import { tellBuyers } from './internal/tell-order.server';
import { type OrderRow, paymentLines } from './internal/view-order.server';
import type { LoadedOffer } from './load-offer.server';
import { mayServe } from './policy';
import { balanceOf } from './rules';
import { offerStream } from './streams';

interface ToEnd {
  orderId: string;
  reason: string;
}

async function lockToEnd(context: CommandContext<ToEnd>): Promise<{ loaded: LoadedOffer; row: OrderRow }> {
  requireMember(context.actor);
  const locked = await lockOrder(context, context.input.orderId);
  if (!mayServe(locked.loaded.access)) throw new PortalError('forbidden');
  return locked;
}

/** What was paid is given back at once. */
async function giveBack(
  context: CommandContext<ToEnd & { refund?: PaymentMethodKey }>,
  { loaded, row }: { loaded: LoadedOffer; row: OrderRow },
): Promise<void> {
  const { tx, actor, input, at } = context;
  const { paid, refunded } = balanceOf(paymentLines(row.payments));
  const amount = paid - refunded;
  if (!input.refund || amount <= 0) return;
  const id = newId();
  await tx.orderPayment.create({
    data: {
      ...{ id, orderId: row.id, kind: 'refund', state: 'settled', method: input.refund },
      ...{ amount, memberId: requireMember(actor).memberId, at, settledAt: at },
    },
  });
  await recordAct(tx, {
    ...{ actor, at, act: 'payment.refunded', subject: offerStream(row.offerId) },
    ...{ clubId: loaded.offer.clubId, detail: { order: row.number, amount } },
  });
  await tellBuyers(context, [row], { turn: 'refunded', what: id, amount });
}

/**
 * The brand cancels a member's order that has not arrived: its units are free again, nothing is owed any more, and what was paid is given back, at once
 * or later. The brand's people who deal with orders, with a reason that its buyer reads; recorded. Tells the member, also by a notice, and the
 * workshop. May be the last that the offer waited for. @throws not_found, unauthenticated, forbidden, conflict
 */
export const cancelOrder = defineCommand<ToEnd & { refund?: PaymentMethodKey }, Order>(
  'offers.cancel-order',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { loaded, row } = await lockToEnd(context);
    if (row.state === 'delivered' || row.state === 'cancelled') throw new PortalError('conflict');
    await moveUnits(context, row.optionId, -row.quantity);
    await tx.offerOrder.update({
      where: { id: row.id },
      data: { state: 'cancelled', fees: 0, endedAt: at, updatedAt: at },
    });
    await tx.orderPayment.updateMany({
      where: { orderId: row.id, kind: 'charge', state: 'settled' },
      data: { state: 'void' },
    });
    await tx.orderChange.create({
      data: {
        ...{ id: newId(), orderId: row.id, attribute: 'cancel', after: input.reason, at },
        memberId: requireMember(actor).memberId,
      },
    });
    await recordAct(tx, {
      ...{ actor, at, act: 'order.cancelled', subject: offerStream(row.offerId) },
      ...{ clubId: loaded.offer.clubId, reason: input.reason, detail: { order: row.number } },
    });
    await noteStory(context, row.offerId, 'freed', { name: row.option.name, quantity: row.quantity });
    await tellBuyers(context, [row], { turn: 'cancelled', what: 'cancelled', reason: input.reason });
    await giveBack(context, { loaded, row });
    return tellPaid(context, loaded, row);
  },
);

/**
 * The brand lets a buyer off what is due, all of it or a part: a line of its own beside what was charged. The brand's people who deal with orders, with
 * a reason that its buyer reads; recorded. What a transfer that waits would pay is not let off. Tells the member, also by a notice, and the
 * workshop. @throws not_found, unauthenticated, forbidden, conflict (more than is due)
 */
export const waiveDue = defineCommand<ToEnd & { amount?: number }, Order>(
  'offers.waive-due',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { loaded, row } = await lockToEnd(context);
    const { due, pending } = balanceOf(paymentLines(row.payments));
    const amount = input.amount ?? due - pending;
    if (amount <= 0 || amount > due - pending) throw new PortalError('conflict');
    const id = newId();
    await tx.orderPayment.create({
      data: {
        ...{ id, orderId: row.id, kind: 'waiver', state: 'settled', method: '', amount },
        ...{ reason: input.reason, memberId: requireMember(actor).memberId, at, settledAt: at },
      },
    });
    await recordAct(tx, {
      ...{ actor, at, act: 'payment.waived', subject: offerStream(row.offerId) },
      ...{ clubId: loaded.offer.clubId, reason: input.reason, detail: { order: row.number, amount } },
    });
    await tellBuyers(context, [row], { turn: 'waived', what: id, amount, reason: input.reason });
    return tellPaid(context, loaded, row);
  },
);
