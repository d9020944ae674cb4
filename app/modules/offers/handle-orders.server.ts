import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { fulfilWhenSettled } from './internal/fulfil.server';
import { tellMember } from './internal/tell-member.server';
import { tellOffer, tellWorkshop } from './internal/tell-offer.server';
import { tellBuyers } from './internal/tell-order.server';
import { orderInclude, viewOrder } from './internal/view-order.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { mayProduce } from './policy';
import type { SalesChannel } from './rules';
import { offerStream } from './streams';
import type { OrderView } from './views';

type Going = 'shipped' | 'delivered';
const before: Record<Going, ('in_production' | 'placed' | 'shipped')[]> = {
  shipped: ['placed', 'in_production'],
  delivered: ['placed', 'in_production', 'shipped'],
};

async function lockToProduce(
  { tx, actor }: Pick<CommandContext<unknown>, 'tx' | 'actor'>,
  offerId: string,
): Promise<LoadedOffer> {
  requireMember(actor);
  const loaded = await lockOffer(tx, actor, offerId);
  if (!mayProduce(loaded.access, loaded.facts)) throw new PortalError('forbidden');
  return loaded;
}

async function tellHandled(
  context: CommandContext<unknown>,
  loaded: LoadedOffer,
  orders: readonly { id: string; number: string; memberId: string }[],
  turn: Going,
): Promise<void> {
  const { offer } = loaded;
  const offerId = offer.id;
  for (const memberId of new Set(orders.map((order) => order.memberId)))
    tellMember(context, memberId, offerId);
  await tellBuyers(
    context,
    orders.map((order) => ({ ...order, offer })),
    { turn, what: turn },
  );
  tellWorkshop(context, offerId, 'orders');
  if (await fulfilWhenSettled(context, offerId)) await tellOffer(context, loaded);
}

/**
 * An order is on its way, or has arrived. Who makes it, and the brand. Tells its member, also by a notice, and the workshop.
 * @throws not_found, unauthenticated, forbidden, conflict
 */
export const handleOrder = defineCommand<{ orderId: string; state: Going }, { order: OrderView }>(
  'offers.handle-order',
  async (context) => {
    const { tx, input, at } = context;
    const found = isId(input.orderId)
      ? await tx.offerOrder.findUnique({ where: { id: input.orderId }, select: { offerId: true } })
      : null;
    if (!found) throw new PortalError('not_found');
    const loaded = await lockToProduce(context, found.offerId);
    const { count } = await tx.offerOrder.updateMany({
      where: { id: input.orderId, state: { in: before[input.state] } },
      data: { state: input.state, updatedAt: at, ...(input.state === 'delivered' ? { endedAt: at } : {}) },
    });
    if (count !== 1) throw new PortalError('conflict');
    const row = await tx.offerOrder.findUniqueOrThrow({
      where: { id: input.orderId },
      include: orderInclude,
    });
    await tellHandled(context, loaded, [row], input.state);
    return { order: viewOrder(row, loaded.access.club.club.slug) };
  },
);

/** The most of whom one call tells; the rest is for the next. */
const mostAtOnce = 200;

/**
 * All orders of an offer, or of one channel, are on their way, or have arrived; up to 200 at once. Who makes it, and the brand; recorded. Tells
 * their members, also by a notice, and the workshop. @throws not_found, unauthenticated, forbidden
 */
export const handleOrders = defineCommand<
  { offerId: string; state: Going; channel?: SalesChannel },
  { handled: number }
>('offers.handle-orders', async (context) => {
  const { tx, actor, input, at } = context;
  const loaded = await lockToProduce(context, input.offerId);
  const rows = await tx.offerOrder.findMany({
    where: {
      offerId: input.offerId,
      state: { in: before[input.state] },
      ...(input.channel ? { option: { channel: input.channel } } : {}),
    },
    select: { id: true, number: true, memberId: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: mostAtOnce,
  });
  if (rows.length === 0) return { handled: 0 };
  await tx.offerOrder.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { state: input.state, updatedAt: at, ...(input.state === 'delivered' ? { endedAt: at } : {}) },
  });
  await recordAct(tx, {
    ...{ actor, at, act: 'orders.handled', subject: offerStream(input.offerId), clubId: loaded.offer.clubId },
    detail: { state: input.state, channel: input.channel ?? null, orders: rows.length },
  });
  await tellHandled(context, loaded, rows, input.state);
  return { handled: rows.length };
});
