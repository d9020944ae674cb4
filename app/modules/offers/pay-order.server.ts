import { openUpload, type OpenedUpload } from '~/modules/uploads/open-upload.server';
import { type Actor, system } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { lockOrder, type Order, tellPaid } from './internal/locked-order.server';
import { type PaymentMethodKey, paymentMethods } from './internal/payment-methods';
import { endSlip, tellBuyers, tellSlip } from './internal/tell-order.server';
import { paymentLines } from './internal/view-order.server';
import { loadOffer } from './load-offer.server';
import { mayProduce, mayServe } from './policy';
import { balanceOf } from './rules';
import { offerStream } from './streams';

/** A slip is for the member and the brand: a confidential upload of the member's that nothing else shows. @throws invalid */
async function takeSlip(
  { tx, at }: CommandContext<unknown>,
  memberId: string,
  slipId: string,
): Promise<void> {
  const { count } = isId(slipId)
    ? await tx.upload.updateMany({
        where: { id: slipId, uploaderId: memberId, attachedAt: null },
        data: { attachedAt: at, confidential: true },
      })
    : { count: 0 };
  if (count !== 1) throw invalidField('slip', 'not_found');
}

/**
 * A member says how they pay, or that they paid: at pick-up, or by bank transfer with a picture of its slip, which then waits for the brand.
 * Their own order, as long as something is due. Tells the member and the workshop; of a slip the brand's people by a notice. @throws not_found, unauthenticated, conflict, invalid
 */
export const payOrder = defineCommand<{ orderId: string; method: PaymentMethodKey; slipId?: string }, Order>(
  'offers.pay-order',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { loaded, row } = await lockOrder(context, input.orderId);
    if (row.memberId !== memberId) throw new PortalError('not_found');
    const method = paymentMethods[input.method];
    const { due, pending } = balanceOf(paymentLines(row.payments));
    if (due - pending <= 0) throw new PortalError('conflict');
    if (method.needsSlip && !input.slipId) throw invalidField('slip', 'required');
    await tx.offerOrder.update({ where: { id: row.id }, data: { method: method.key, updatedAt: at } });
    if (method.beginsPayment) {
      await takeSlip(context, memberId, input.slipId!);
      const paymentId = newId();
      await tx.orderPayment.create({
        data: {
          ...{ id: paymentId, orderId: row.id, kind: 'payment', state: 'pending', method: method.key },
          ...{ amount: due - pending, slipId: input.slipId, memberId, at },
        },
      });
      await tellSlip(context, row, { slug: loaded.access.club.club.slug, paymentId });
    }
    return tellPaid(context, loaded, row);
  },
);

/**
 * A transfer is seen, or is not there. The brand's people who deal with orders; recorded. Tells the member, also by a notice, and the workshop.
 * @throws not_found, unauthenticated, forbidden, conflict
 */
export const settlePayment = defineCommand<{ paymentId: string; settled: boolean }, Order>(
  'offers.settle-payment',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireMember(actor);
    const payment = isId(input.paymentId)
      ? await tx.orderPayment.findUnique({ where: { id: input.paymentId } })
      : null;
    if (!payment) throw new PortalError('not_found');
    const { loaded, row } = await lockOrder(context, payment.orderId);
    if (!mayServe(loaded.access)) throw new PortalError('forbidden');
    const { count } = await tx.orderPayment.updateMany({
      where: { id: payment.id, kind: 'payment', state: 'pending' },
      data: { state: input.settled ? 'settled' : 'void', settledAt: at },
    });
    if (count !== 1) throw new PortalError('conflict');
    await recordAct(tx, {
      ...{
        actor,
        at,
        act: 'payment.settled',
        subject: offerStream(row.offerId),
        clubId: loaded.offer.clubId,
      },
      detail: { order: row.number, amount: Number(payment.amount), settled: input.settled },
    });
    await endSlip(tx, row.offerId);
    await tellBuyers(context, [row], {
      ...{ turn: input.settled ? 'seen' : 'missing', what: payment.id, amount: Number(payment.amount) },
    });
    return tellPaid(context, loaded, row);
  },
);

/**
 * What was due is paid where the order is handed over, all of it or a part. Who makes it, and the brand; recorded. Tells the member and the
 * workshop. @throws not_found, unauthenticated, forbidden, conflict (more than is due)
 */
export const receivePayment = defineCommand<{ orderId: string; amount?: number }, Order>(
  'offers.receive-payment',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { loaded, row } = await lockOrder(context, input.orderId);
    if (!mayServe(loaded.access) && !mayProduce(loaded.access, loaded.facts))
      throw new PortalError('forbidden');
    const { due } = balanceOf(paymentLines(row.payments));
    const amount = input.amount ?? due;
    if (amount <= 0 || amount > due) throw new PortalError('conflict');
    await tx.orderPayment.create({
      data: {
        ...{ id: newId(), orderId: row.id, kind: 'payment', state: 'settled', method: 'pickup' },
        ...{ amount, memberId, at, settledAt: at },
      },
    });
    await recordAct(tx, {
      ...{
        actor,
        at,
        act: 'payment.received',
        subject: offerStream(row.offerId),
        clubId: loaded.offer.clubId,
      },
      detail: { order: row.number, amount },
    });
    return tellPaid(context, loaded, row);
  },
);

/**
 * What was paid too much, because an order was cancelled or became smaller, is given back. The brand's people who deal with orders;
 * recorded. Tells the member, also by a notice, and the workshop. @throws not_found, unauthenticated, forbidden, conflict
 */
export const refundOrder = defineCommand<{ orderId: string; method: PaymentMethodKey }, Order>(
  'offers.refund-order',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { loaded, row } = await lockOrder(context, input.orderId);
    if (!mayServe(loaded.access)) throw new PortalError('forbidden');
    const { toRefund } = balanceOf(paymentLines(row.payments));
    if (toRefund === 0) throw new PortalError('conflict');
    const paymentId = newId();
    await tx.orderPayment.create({
      data: {
        ...{ id: paymentId, orderId: row.id, kind: 'refund', state: 'settled', method: input.method },
        ...{ amount: toRefund, memberId, at, settledAt: at },
      },
    });
    await recordAct(tx, {
      ...{
        actor,
        at,
        act: 'payment.refunded',
        subject: offerStream(row.offerId),
        clubId: loaded.offer.clubId,
      },
      detail: { order: row.number, amount: toRefund },
    });
    await tellBuyers(context, [row], { turn: 'refunded', what: paymentId, amount: toRefund });
    return tellPaid(context, loaded, row);
  },
);

/** The picture of a slip, for whoever paid and the brand's people who deal with orders. @throws not_found, unauthenticated */
export async function openSlip(actor: Actor, paymentId: string): Promise<OpenedUpload> {
  const { memberId } = requireMember(actor);
  const payment = isId(paymentId)
    ? await db.orderPayment.findUnique({
        where: { id: paymentId },
        select: { slipId: true, order: { select: { memberId: true, offerId: true } } },
      })
    : null;
  if (!payment?.slipId) throw new PortalError('not_found');
  if (payment.order.memberId !== memberId) {
    const { access } = await loadOffer(actor, payment.order.offerId);
    if (!mayServe(access)) throw new PortalError('not_found');
  }
  return openUpload(system, payment.slipId, 'whole');
}
