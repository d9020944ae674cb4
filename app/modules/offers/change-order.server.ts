import type { z } from 'zod';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { fulfilWhenSettled } from './internal/fulfil.server';
import { noteStory } from './internal/story.server';
import { tellMember } from './internal/tell-member.server';
import { tellOffer, tellWorkshop } from './internal/tell-offer.server';
import {
  attributesOf,
  orderDetailInclude,
  type OrderDetailRow,
  standingOf,
  valueOf,
  viewOrderDetail,
} from './internal/view-order.server';
import { stageTerms } from './internal/view-offer.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { type ChangeStanding, stageInForce } from './rules';
import type { ChangeOrderInput, contactInput } from './schema';
import type { OrderDetail } from './views';

type Context = CommandContext<ChangeOrderInput & { orderId: string }>;
type Contact = z.output<typeof contactInput>;

/** The price is charged anew: the line before stays, void, so that what was owed when can be read. */
async function chargePrice({ tx, at }: Context, orderId: string, amount: number): Promise<void> {
  await tx.orderPayment.updateMany({
    where: { orderId, kind: 'charge', reason: 'price', state: 'settled' },
    data: { state: 'void' },
  });
  if (amount === 0) return;
  await tx.orderPayment.create({
    data: {
      ...{ id: newId(), orderId, kind: 'charge', state: 'settled', method: '', amount, reason: 'price' },
      ...{ at, settledAt: at },
    },
  });
}

/** Units go from an order to what is free of its option, or back. @throws sold_out */
export async function moveUnits({ tx }: Pick<Context, 'tx'>, optionId: string, taken: number): Promise<void> {
  const moved = await tx.$executeRaw`
    UPDATE "OfferOption" SET "orderedQuantity" = "orderedQuantity" + ${taken}, "freedQuantity" = "freedQuantity" - ${taken}
    WHERE "id" = ${optionId}::uuid AND "freedQuantity" >= ${taken}`;
  if (moved === 0) throw new PortalError('sold_out');
}

async function changeQuantity(context: Context, order: OrderDetailRow): Promise<string> {
  const quantity = Number(context.input.value);
  if (!Number.isInteger(quantity) || quantity < 1) throw invalidField('value', 'invalid_number');
  const more = quantity - order.quantity;
  if (more === 0) return String(quantity);
  await moveUnits(context, order.optionId, more);
  await context.tx.offerOrder.update({ where: { id: order.id }, data: { quantity } });
  await chargePrice(context, order.id, quantity * Number(order.unitPrice));
  if (more < 0)
    await noteStory(context, order.offerId, 'freed', { name: order.option.name, quantity: -more });
  return String(quantity);
}

async function changeContact({ tx, input }: Context, order: OrderDetailRow): Promise<string> {
  const { value } = input;
  const contact: Partial<Contact> =
    typeof value === 'string' ? { address: value } : typeof value === 'object' ? value : {};
  if (Object.keys(contact).length === 0) throw invalidField('value', 'required');
  await tx.orderContact.upsert({
    where: { orderId: order.id },
    create: { orderId: order.id, ...contact },
    update: contact,
  });
  // Where somebody lives is in no history.
  return '';
}

/**
 * What was to be paid is owed no more, and the units are free again. A transfer that waits goes on waiting: once the brand has seen it, it
 * is to be given back.
 */
async function cancel(context: Context, order: OrderDetailRow): Promise<string> {
  if (context.input.value !== true && context.input.value !== 'true') throw invalidField('value', 'required');
  const { tx, at } = context;
  await moveUnits(context, order.optionId, -order.quantity);
  await tx.offerOrder.update({ where: { id: order.id }, data: { state: 'cancelled', endedAt: at } });
  await chargePrice(context, order.id, 0);
  await noteStory(context, order.offerId, 'freed', { name: order.option.name, quantity: order.quantity });
  return 'true';
}

async function changeAttribute({ tx, input }: Context, order: OrderDetailRow): Promise<string> {
  const attribute = attributesOf(order).find(({ key }) => key === input.attribute);
  if (!attribute) throw invalidField('attribute', 'invalid_choice');
  const value = typeof input.value === 'string' ? input.value : undefined;
  if (value === undefined) throw invalidField('value', 'required');
  if (attribute.choices.length > 0 && !attribute.choices.includes(value))
    throw invalidField('value', 'invalid_choice');
  await tx.offerOrder.update({
    where: { id: order.id },
    data: { attributes: { ...(order.attributes as object), [attribute.key]: value } },
  });
  return value;
}

const ways: Record<string, (context: Context, order: OrderDetailRow) => Promise<string>> = {
  quantity: changeQuantity,
  address: changeContact,
  cancel,
};

async function lockOwnOrder({
  tx,
  actor,
  input,
}: Context): Promise<{ order: OrderDetailRow; loaded: LoadedOffer }> {
  const { memberId } = requireMember(actor);
  const { orderId } = input;
  const found = isId(orderId)
    ? await tx.offerOrder.findUnique({ where: { id: orderId }, select: { offerId: true, memberId: true } })
    : null;
  if (found?.memberId !== memberId) throw new PortalError('not_found');
  // The stages' lock: no stage passes between the look at its rules and the change.
  const loaded = await lockOffer(tx, actor, found.offerId);
  const order = await tx.offerOrder.findUniqueOrThrow({
    where: { id: orderId },
    include: orderDetailInclude,
  });
  return { order, loaded };
}

async function chargeFee(
  { tx, at, input }: Context,
  order: OrderDetailRow,
  { fee }: ChangeStanding,
): Promise<void> {
  if (fee === 0) return;
  await tx.offerOrder.update({ where: { id: order.id }, data: { fees: { increment: fee } } });
  await tx.orderPayment.create({
    data: {
      ...{ id: newId(), orderId: order.id, kind: 'charge', state: 'settled', method: '', amount: fee },
      ...{ reason: `fee:${input.attribute}`, at, settledAt: at },
    },
  });
}

/**
 * A member changes their order, or cancels it, as the stage that holds at this moment allows: freely, at a fee that is charged, or not at
 * all; what nobody had said before may be said in any stage. Their own. A cancellation frees its units, and may be the last that the offer waited for. With `shown` and
 * `shownFee` only under the rule and at the fee that they were shown. Tells the member and the workshop; publishes `offer.changed` where the offer is fulfilled by it.
 * @throws not_found, unauthenticated, closed, locked, changed_meanwhile, sold_out, invalid
 */
export const changeOrder = defineCommand<ChangeOrderInput & { orderId: string }, { order: OrderDetail }>(
  'offers.change-order',
  async (context) => {
    const { tx, input, at, actor } = context;
    const { order, loaded } = await lockOwnOrder(context);
    if (order.state !== 'placed' && order.state !== 'in_production') throw new PortalError('closed');
    const { attribute, shown, shownFee } = input;
    if (!attributesOf(order).some(({ key }) => key === attribute))
      throw invalidField('attribute', 'invalid_choice');
    const stages = order.offer.stages.map(stageTerms);
    const standing = standingOf(order, attribute);
    if (standing.rule === 'locked') throw new PortalError('locked');
    const asShown =
      (shown === undefined || shown === standing.rule) &&
      (shownFee === undefined || shownFee === standing.fee);
    if (!asShown) throw new PortalError('changed_meanwhile');
    const way = Object.hasOwn(ways, attribute) ? ways[attribute]! : changeAttribute;
    const after = await way(context, order);
    await chargeFee(context, order, standing);
    await tx.orderChange.create({
      data: {
        ...{ id: newId(), orderId: order.id, attribute, before: valueOf(order, attribute), after, at },
        ...{ fee: standing.fee, stage: stageInForce(stages)?.position ?? null },
        memberId: requireMember(actor).memberId,
      },
    });
    const row = await tx.offerOrder.update({
      where: { id: order.id },
      data: { updatedAt: at },
      include: orderDetailInclude,
    });
    tellWorkshop(context, order.offerId, 'orders');
    tellMember(context, order.memberId, order.offerId);
    if (attribute === 'cancel' && (await fulfilWhenSettled(context, order.offerId)))
      await tellOffer(context, loaded);
    return { order: viewOrderDetail(row, loaded.access.club.club.slug) };
  },
);
