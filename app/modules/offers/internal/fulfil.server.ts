import { awardPoints } from '~/modules/loyalty/award-points.server';
import { endWithin } from '~/modules/proposals/design-questions.server';
import type { CommandContext } from '~/platform/command.server';
import { publish } from '~/platform/jobs/jobs.server';
import { offerFulfilled, offerStateChanged } from '../facts';
import { balanceOf, type Currency, shareOut } from '../rules';
import { offerStream } from '../streams';
import { contributorsTo } from './contributors.server';
import { noteStory } from './story.server';
import { paymentLines } from './view-order.server';

type Telling = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell'>;

interface Settled {
  delivered: number;
  paid: number;
}

/** What was paid in the end; null as long as an order is under way, owed, to be given back, or has a transfer to be looked at. */
async function readSettled({ tx }: Telling, offerId: string): Promise<Settled | null> {
  const open = await tx.offerOrder.count({
    where: { offerId, state: { in: ['placed', 'in_production', 'shipped'] } },
  });
  if (open > 0) return null;
  const orders = await tx.offerOrder.findMany({ where: { offerId }, include: { payments: true } });
  const balances = orders.map(({ payments }) => balanceOf(paymentLines(payments)));
  if (balances.some(({ due, toRefund, pending }) => due > 0 || toRefund > 0 || pending > 0)) return null;
  return {
    delivered: orders.filter(({ state }) => state === 'delivered').length,
    paid: balances.reduce((sum, { paid, refunded }) => sum + paid - refunded, 0),
  };
}

/**
 * Once all orders are delivered or cancelled, paid and given back, the offer is fulfilled and contributors have their share of what was
 * paid as points; once, whatever comes after. Under the offer's lock. Answers whether it is by this.
 */
export async function fulfilWhenSettled(context: Telling, offerId: string): Promise<boolean> {
  const { tx, at } = context;
  const offer = await tx.offer.findUniqueOrThrow({ where: { id: offerId } });
  if (offer.state !== 'in_production' && offer.state !== 'funded') return false;
  const settled = await readSettled(context, offerId);
  if (!settled) return false;
  await tx.offer.update({ where: { id: offerId }, data: { state: 'fulfilled', endedAt: at } });
  await endWithin(context, offerStream(offerId));
  const { clubId, contributorPercent, title } = offer;
  await noteStory(context, offerId, 'fulfilled', { orders: settled.delivered });
  const shares = shareOut(
    settled.paid,
    { currency: offer.currency as Currency, contributorPercent },
    await contributorsTo(tx, offer),
  );
  for (const { memberId, points } of shares.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1)))
    await awardPoints(context, {
      ...{ memberId, points, cause: offerStream(offerId), reason: title },
      ...{ scope: 'offer-share', key: `${offerId}:${memberId}` },
    });
  if (shares.length > 0)
    await noteStory(context, offerId, 'shared', {
      points: shares.reduce((sum, { points }) => sum + points, 0),
      members: shares.length,
    });
  await publish(tx, offerStateChanged, { offerId, clubId, state: 'fulfilled' });
  await publish(tx, offerFulfilled, { offerId, clubId });
  return true;
}
