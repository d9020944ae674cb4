import { endWithin } from '~/modules/proposals/design-questions.server';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { defineJob, publish } from '~/platform/jobs/jobs.server';
import { newSpokenCode } from '~/platform/spoken-code.server';
import { offerStateChanged } from './facts';
import { type Filling, fillLots, type Share } from './fill-lots';
import { followAsMakers } from './internal/follow-as-makers.server';
import { settlingQueue } from './internal/settling-queue.server';
import { noteStory } from './internal/story.server';
import { tellOffer, tellWorkshop } from './internal/tell-offer.server';
import { tellBuyers } from './internal/tell-order.server';
import { type OfferRow, type OptionRow, priceTerms } from './internal/view-offer.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { priceAt } from './rules';
import { offerStream } from './streams';
import type { ShareView } from './views';

interface HeldPledge {
  id: string;
  optionId: string;
  memberId: string;
  min: number;
  max: number;
  attributes: unknown;
}

type Told = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell'>;

export function newOrderNumber(): string {
  return newSpokenCode(8, { group: 4 });
}

function viewShare(
  { id: _id, ...share }: Share,
  filling: Filling,
  lotSize: number,
  promised: number,
): ShareView {
  return {
    ...share,
    of: filling.shares.length,
    made: filling.quantity,
    lots: filling.lots,
    lotSize,
    promised,
  };
}

interface FilledOption {
  option: OptionRow;
  filling: Filling;
  price: number;
}

function fillOptions(options: readonly OptionRow[], pledges: readonly HeldPledge[]): FilledOption[] {
  return options.map((option) => {
    const terms = priceTerms(option);
    const filling = fillLots(
      pledges.filter(({ optionId }) => optionId === option.id),
      terms,
    );
    return { option, filling, price: priceAt(terms, filling.quantity) };
  });
}

async function readHeld(tx: Told['tx'], offerId: string): Promise<HeldPledge[]> {
  return tx.offerPledge.findMany({
    where: { offerId, state: 'held' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, optionId: true, memberId: true, min: true, max: true, attributes: true },
  });
}

/** What would be made of an offer if it ended now. */
export async function quantityByNow(tx: Told['tx'], { id, options }: OfferRow): Promise<number> {
  const filled = fillOptions(options, await readHeld(tx, id));
  return filled.reduce((sum, { filling }) => sum + filling.quantity, 0);
}

/** All pledges are over: each says what it got, and how that came about. */
async function endPledges(
  { tx, at }: Told,
  pledges: readonly HeldPledge[],
  filled: readonly FilledOption[],
  funded: boolean,
): Promise<(HeldPledge & { quantity: number; price: number })[]> {
  const byId = new Map(pledges.map((pledge) => [pledge.id, pledge]));
  const rows = filled.flatMap(({ option, filling, price }) => {
    const promised = filling.shares.reduce((sum, { max }) => sum + max, 0);
    return filling.shares.map((share) => ({
      id: share.id,
      state: funded && share.quantity > 0 ? 'confirmed' : 'released',
      reason: !funded ? 'unfunded' : share.quantity > 0 ? null : 'no_lot',
      share: viewShare(share, filling, option.lotSize, promised),
      price,
    }));
  });
  await tx.$executeRaw`
    UPDATE "OfferPledge" p SET "state" = r."state"::"PledgeState", "reason" = r."reason", "share" = r."share", "updatedAt" = ${at}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "state" text, "reason" text, "share" jsonb)
    WHERE p."id" = r."id"`;
  return rows
    .filter(({ state }) => state === 'confirmed')
    .map(({ id, share, price }) => ({ ...byId.get(id)!, quantity: share.quantity, price }));
}

/** What was promised is ordered, and is to be paid; who is to be brought something is asked where to. */
async function placeOrders(
  context: Told,
  { offer, row }: LoadedOffer & { row: OfferRow },
  confirmed: readonly (HeldPledge & { quantity: number; price: number })[],
): Promise<void> {
  const { tx, at } = context;
  const offerId = offer.id;
  const orders = confirmed.map(({ id, optionId, memberId, quantity, price, attributes }) => ({
    ...{ id: newId(), number: newOrderNumber(), offerId, optionId, memberId, pledgeId: id, quantity },
    ...{ unitPrice: price, attributes: attributes as object, createdAt: at, updatedAt: at },
  }));
  await tx.offerOrder.createMany({ data: orders });
  await tx.orderContact.createMany({ data: orders.map(({ id }) => ({ orderId: id })) });
  await tx.orderPayment.createMany({
    data: orders
      .filter(({ quantity, unitPrice }) => quantity * unitPrice > 0)
      .map(({ id, quantity, unitPrice }) => ({
        ...{ id: newId(), orderId: id, kind: 'charge' as const, state: 'settled' as const },
        ...{ method: '', amount: quantity * unitPrice, reason: 'price', at, settledAt: at },
      })),
  });
  const brought = new Set(row.options.filter(({ channel }) => channel === 'delivered').map(({ id }) => id));
  await tellBuyers(
    context,
    orders.filter(({ optionId }) => brought.has(optionId)).map((order) => ({ ...order, offer })),
    { turn: 'asked', what: 'asked' },
  );
}

async function settle(context: Told, loaded: LoadedOffer & { row: OfferRow }): Promise<void> {
  const { tx, at } = context;
  const { offer, row } = loaded;
  const pledges = await readHeld(tx, offer.id);
  const filled = fillOptions(row.options, pledges);
  const quantity = filled.reduce((sum, { filling }) => sum + filling.quantity, 0);
  const funded = quantity >= offer.threshold;
  const confirmed = await endPledges(context, pledges, filled, funded);
  if (funded) {
    // Whoever acts for the maker by now hears it, also who came to it after the offer was made.
    if (offer.supplierId) await followAsMakers(tx, offer, [offer.supplierId], at);
    await placeOrders(context, loaded, confirmed);
    for (const { option, filling, price } of filled)
      await tx.offerOption.update({
        where: { id: option.id },
        data: {
          finalPrice: price,
          orderedQuantity: filling.quantity,
          pledgeCount: filling.shares.filter((share) => share.quantity > 0).length,
          pledgedMin: filling.quantity,
          pledgedMax: filling.quantity,
        },
      });
  }
  await tx.offer.update({
    where: { id: offer.id },
    data: {
      state: funded ? 'funded' : 'unfunded',
      settledAt: at,
      filledQuantity: quantity,
      endedAt: funded ? null : at,
    },
  });
  await noteStory(context, offer.id, funded ? 'funded' : 'unfunded', {
    ...{ quantity, threshold: offer.threshold, members: new Set(confirmed.map((one) => one.memberId)).size },
  });
  if (!funded) await endWithin(context, offerStream(offer.id));
  await publish(tx, offerStateChanged, {
    ...{ offerId: offer.id, clubId: offer.clubId, state: funded ? 'funded' : 'unfunded' },
  });
  await tellOffer(context, loaded);
  tellWorkshop(context, offer.id, 'orders');
}

/**
 * An open offer whose deadline has passed is funded or not: whole lots are filled, pledges become orders or are released, all at once.
 * The portal itself. Again, or too early, nothing changes. Publishes `offer.changed`.
 */
export const settleOffer = defineCommand<{ offerId: string }, { settled: boolean }>(
  'offers.settle',
  async (context) => {
    const { tx, actor, input } = context;
    const loaded = await lockOffer(tx, actor, input.offerId);
    const { state, deadline } = loaded.offer;
    // By the clock after the lock, as pledges are: none that was taken is left out.
    if (state !== 'open' || deadline > now()) return { settled: false };
    await settle(context, loaded);
    return { settled: true };
  },
);

/** Settles what is due, before it is read: nobody sees an offer open after its deadline. */
export async function settleIfDue(offer: { id: string; state: string; deadline: Date }): Promise<boolean> {
  if (offer.state !== 'open' || offer.deadline > now()) return false;
  return (await settleOffer(system, { offerId: offer.id })).settled;
}

export const settleAtDeadlineJob = defineJob<{ offerId: string }>({
  name: settlingQueue.name,
  async run({ offerId }) {
    if ((await db.offer.count({ where: { id: offerId } })) > 0) await settleOffer(system, { offerId });
  },
});

/** For deadlines whose job was lost. */
export const sweepDeadlinesJob = defineJob({
  name: 'offers.sweep-deadlines',
  schedule: '* * * * *',
  async run() {
    const due = await db.offer.findMany({
      where: { state: 'open', deadline: { lte: now() } },
      select: { id: true },
      orderBy: { deadline: 'asc' },
      take: 100,
    });
    for (const { id } of due) await settleOffer(system, { offerId: id });
  },
});
