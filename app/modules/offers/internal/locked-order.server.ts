import type { CommandContext } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { type LoadedOffer, lockOffer } from '../load-offer.server';
import type { OrderView } from '../views';
import { fulfilWhenSettled } from './fulfil.server';
import { tellMember } from './tell-member.server';
import { tellOffer, tellWorkshop } from './tell-offer.server';
import { orderInclude, type OrderRow, viewOrder } from './view-order.server';

export type Order = { order: OrderView };

/** An order and its offer, under the offer's lock. @throws not_found; as loadOffer */
export async function lockOrder(
  { tx, actor }: Pick<CommandContext<unknown>, 'tx' | 'actor'>,
  orderId: string,
): Promise<{ loaded: LoadedOffer; row: OrderRow }> {
  const found = isId(orderId)
    ? await tx.offerOrder.findUnique({ where: { id: orderId }, select: { offerId: true } })
    : null;
  if (!found) throw new PortalError('not_found');
  const loaded = await lockOffer(tx, actor, found.offerId);
  return {
    loaded,
    row: await tx.offerOrder.findUniqueOrThrow({ where: { id: orderId }, include: orderInclude }),
  };
}

/** The member's and the workshop's screens look again; the offer may be fulfilled by it. Answers the order as it is by now. */
export async function tellPaid(
  context: CommandContext<unknown>,
  loaded: LoadedOffer,
  { id, memberId }: OrderRow,
): Promise<Order> {
  const { tx } = context;
  tellMember(context, memberId, loaded.offer.id);
  tellWorkshop(context, loaded.offer.id, 'orders');
  if (await fulfilWhenSettled(context, loaded.offer.id)) await tellOffer(context, loaded);
  const row = await tx.offerOrder.findUniqueOrThrow({ where: { id }, include: orderInclude });
  return { order: viewOrder(row, loaded.access.club.club.slug) };
}
