import { reofferFreed, withdrawQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { cancelOrder, waiveDue } from '~/modules/offers/end-order.server';
import { fillLots } from '~/modules/offers/fill-lots';
import { handleOrder } from '~/modules/offers/handle-orders.server';
import { payOrder, receivePayment, refundOrder, settlePayment } from '~/modules/offers/pay-order.server';
import { changePledge, releasePledge } from '~/modules/offers/pledge.server';
import { priceAt } from '~/modules/offers/rules';
import { passStage, startProduction } from '~/modules/offers/run-stages.server';
import { reofferInput } from '~/modules/offers/schema';
import { changeProposalSettings } from '~/modules/proposals/change-settings.server';
import { createProposal } from '~/modules/proposals/create-proposal.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { supportProposal } from '~/modules/proposals/support-proposal.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson } from './club';
import { fromNow, makeBuyers, makeOffer, makeSlip, type MadeOffer, passDeadline, pledge } from './offers';
import {
  charged,
  check,
  colours,
  contributorPercent,
  type Model,
  optionTerms,
  type Ordered,
  owed,
  pick,
  ruleOf,
  type Scene,
  stages,
  tried,
  upTo,
  waitingOf,
} from './offers-model';

async function pledging(scene: Scene, offer: MadeOffer, { options }: Model, turn: number): Promise<void> {
  const who = pick(scene, scene.buyers)!;
  const { id: optionId, index, held } = pick(scene, options)!;
  const own = held.find((one) => one.who === who);
  const min = upTo(scene, 4);
  const max = min + Math.floor(scene.random() * 5);
  freezeClock(fromNow(10));
  if (!own) {
    const attributes = { colour: pick(scene, colours)! };
    const made = await pledge(who, offer, [min, max], { option: index, attributes });
    held.push({ id: made.pledge.id, who, min, max, since: turn });
  } else if (scene.random() < 0.3) {
    await releasePledge(who.actor, { pledgeId: own.id });
    held.splice(held.indexOf(own), 1);
  } else {
    await changePledge(who.actor, { pledgeId: own.id, min, max });
    Object.assign(own, { min, max, since: min > own.min ? turn : own.since });
  }
  const row = await db.offerOption.findUniqueOrThrow({ where: { id: optionId } });
  const sum = (of: 'min' | 'max') => held.reduce((total, one) => total + one[of], 0);
  check('pledges', [row.pledgeCount, row.pledgedMin, row.pledgedMax], [held.length, sum('min'), sum('max')]);
}

async function settle(offer: MadeOffer, model: Model): Promise<void> {
  await passDeadline(offer);
  for (const option of model.options) {
    const inOrder = option.held.toSorted((a, b) => a.since - b.since);
    const filling = fillLots(inOrder, option.terms);
    option.made = filling.quantity;
    option.price = priceAt(option.terms, filling.quantity);
    const rows = await db.offerOrder.findMany({ where: { optionId: option.id } });
    const wanted = filling.shares.filter(({ quantity }) => quantity > 0);
    check('orders', rows.length, wanted.length);
    for (const share of wanted) {
      const { who } = inOrder.find(({ id }) => id === share.id)!;
      const row = rows.find(({ pledgeId }) => pledgeId === share.id)!;
      check('order', [row.quantity, Number(row.unitPrice)], [share.quantity, option.price]);
      const nothing = { open: true, delivered: false, fees: 0, waived: 0, paid: 0, waiting: [] };
      model.orders.push({ id: row.id, who, option, quantity: share.quantity, ...nothing });
    }
  }
}

type Act = (scene: Scene, offer: MadeOffer, model: Model) => Promise<void>;

const change = (order: Ordered, attribute: string, value: unknown) =>
  tried(() => changeOrder(order.who.actor, { orderId: order.id, attribute, value } as never));

async function receive({ brand }: Scene, order: Ordered): Promise<void> {
  const due = owed(order);
  check('receive', await tried(() => receivePayment(brand.actor, { orderId: order.id })), due > 0);
  if (due > 0) order.paid += due;
}

async function refund({ brand }: Scene, order: Ordered): Promise<void> {
  const back = -owed(order);
  const done = await tried(() => refundOrder(brand.actor, { orderId: order.id, method: 'transfer' }));
  check('refund', done, back > 0);
  if (done) order.paid -= back;
}

async function look({ brand }: Scene, order: Ordered, settled: boolean): Promise<void> {
  const transfer = order.waiting.shift();
  if (!transfer) return;
  await settlePayment(brand.actor, { paymentId: transfer.id, settled });
  if (settled) order.paid += transfer.amount;
}

async function deliver({ brand }: Scene, order: Ordered): Promise<void> {
  const done = await tried(() => handleOrder(brand.actor, { orderId: order.id, state: 'delivered' }));
  check('deliver', done, order.open);
  if (done) Object.assign(order, { open: false, delivered: true });
}

type OnOrder = (scene: Scene, order: Ordered, model: Model) => Promise<void>;

const onOrders: OnOrder[] = [
  async function changeQuantity(scene, order, model) {
    const quantity = upTo(scene, 8);
    const more = quantity - order.quantity;
    const { rule } = ruleOf(model, 'quantity');
    const done = await change(order, 'quantity', quantity);
    check('quantity', done, order.open && rule !== 'locked' && more <= order.option.freed);
    if (!done) return;
    order.option.freed -= more;
    order.quantity = quantity;
  },
  async function changeColour(scene, order, model) {
    const { rule, fee } = ruleOf(model, 'colour');
    const done = await change(order, 'colour', pick(scene, colours));
    check('colour', done, order.open && rule !== 'locked');
    if (done) order.fees += fee;
  },
  async function cancel(scene, order, model) {
    if (scene.random() < 0.6) return;
    const { rule, fee } = ruleOf(model, 'cancel');
    const done = await change(order, 'cancel', true);
    check('cancel', done, order.open && rule !== 'locked');
    if (!done) return;
    order.open = false;
    order.fees += fee;
    order.option.freed += order.quantity;
  },
  async function transfer(_scene, order) {
    const amount = owed(order) - waitingOf(order);
    const slipId = await makeSlip(order.who);
    const done = await tried(() =>
      payOrder(order.who.actor, { orderId: order.id, method: 'transfer', slipId }),
    );
    check('transfer', done, amount > 0);
    if (!done) return;
    const { id } = await db.orderPayment.findFirstOrThrow({ where: { slipId } });
    order.waiting.push({ id, amount });
  },
  async function endByTheBrand(scene, order) {
    if (scene.random() < 0.85) return;
    const refund = scene.random() < 0.5 ? ('transfer' as const) : undefined;
    const done = await tried(() =>
      cancelOrder(scene.brand.actor, { orderId: order.id, reason: 'Gone', refund }),
    );
    check('end', done, order.open);
    if (!done) return;
    order.option.freed += order.quantity;
    Object.assign(order, { open: false, fees: 0, paid: refund ? 0 : order.paid });
  },
  async function waive(scene, order) {
    if (scene.random() < 0.7) return;
    const amount = owed(order) - waitingOf(order);
    const done = await tried(() => waiveDue(scene.brand.actor, { orderId: order.id, reason: 'Never mind' }));
    check('waive', done, amount > 0);
    if (done) order.waived += amount;
  },
  (scene, order) => look(scene, order, scene.random() < 0.7),
  receive,
  refund,
  (scene, order) => (scene.random() < 0.8 ? Promise.resolve() : deliver(scene, order)),
];

const acts: Act[] = [
  ...onOrders.map((act): Act => async (scene, _offer, model) => {
    const order = pick(scene, model.orders);
    if (order) await act(scene, order, model);
  }),
  async function goOn(scene, offer, model) {
    if (scene.random() < 0.85 || model.stage === stages.length) return;
    if (model.stage === 0) await startProduction(scene.brand.actor, { offerId: offer.id, position: 1 });
    else await passStage(scene.brand.actor, { offerId: offer.id, position: model.stage });
    model.stage += 1;
  },
  async function reoffer(scene, offer, { options }) {
    const option = pick(scene, options)!;
    const input = parseInput(reofferInput, { discountPercent: 20 });
    const done = await tried(async () => {
      const { quickOffer } = await reofferFreed(scene.brand.actor, {
        ...input,
        offerId: offer.id,
        optionId: option.id,
      });
      option.quick.push({ id: quickOffer.id, remaining: quickOffer.quantity });
      check('reoffer', quickOffer.quantity, option.freed);
    });
    check('reoffer', done, option.freed > 0);
    if (done) option.freed = 0;
  },
  async function claim(scene, _offer, { options }) {
    const option = pick(scene, options)!;
    const quick = pick(scene, option.quick);
    if (!quick) return;
    const quantity = upTo(scene, 3);
    const done = await tried(() =>
      claimQuickOffer(pick(scene, scene.buyers)!.actor, { quickOfferId: quick.id, quantity }),
    );
    check('claim', done, quantity <= quick.remaining);
    if (!done) return;
    quick.remaining -= quantity;
    option.claimed += quantity;
  },
  async function end(scene, _offer, { options }) {
    const option = pick(scene, options)!;
    const quick = pick(scene, option.quick);
    if (!quick || scene.random() < 0.7) return;
    const done = await tried(() => withdrawQuickOffer(scene.brand.actor, { quickOfferId: quick.id }));
    if (done) option.freed += quick.remaining;
    if (done || quick.remaining === 0) option.quick.splice(option.quick.indexOf(quick), 1);
  },
];

async function verify(offer: MadeOffer, { options, orders }: Model): Promise<void> {
  for (const option of options) {
    const row = await db.offerOption.findUniqueOrThrow({ where: { id: option.id } });
    const own = orders.filter((order) => order.option === option && (order.open || order.delivered));
    const ordered = own.reduce((sum, { quantity }) => sum + quantity, 0);
    const reoffered = option.quick.reduce((sum, { remaining }) => sum + remaining, 0);
    check('units', [row.orderedQuantity, row.freedQuantity], [ordered, option.freed]);
    check('lots', ordered + option.freed + reoffered + option.claimed, option.made);
  }
  const rows = await db.offerOrder.findMany({ where: { offerId: offer.id }, include: { payments: true } });
  for (const order of orders) {
    const row = rows.find(({ id }) => id === order.id)!;
    const sum = (kind: string, state = 'settled') =>
      row.payments.reduce(
        (total, line) => total + (line.kind === kind && line.state === state ? Number(line.amount) : 0),
        0,
      );
    check(
      'payments',
      [sum('charge'), sum('waiver'), sum('payment') - sum('refund'), sum('payment', 'pending')],
      [charged(order), order.waived, order.paid, waitingOf(order)],
    );
    check('fees', Number(row.fees), order.fees);
  }
}

/** All is delivered, looked for, paid and given back; then contributors have their share of what was paid, once. */
async function finish(scene: Scene, offer: MadeOffer, model: Model): Promise<void> {
  for (const order of model.orders) {
    if (order.open) await deliver(scene, order);
    while (order.waiting.length > 0) await look(scene, order, true);
    if (owed(order) > 0) await receive(scene, order);
    if (owed(order) < 0) await refund(scene, order);
  }
  await verify(offer, model);
  const { state } = await db.offer.findUniqueOrThrow({ where: { id: offer.id } });
  check('state', state, 'fulfilled');
  const paid = model.orders.reduce((sum, order) => sum + order.paid, 0);
  const [given] = await db.$queryRaw<{ points: number }[]>`
    SELECT coalesce(sum(t."points"), 0)::int AS "points" FROM "PointTransfer" t
    WHERE t."scope" = 'offer-share' AND t."key" LIKE ${`${offer.id}:%`}`;
  // A point for a baht; satang that make no whole point stay with the brand.
  check('points', given!.points, Math.floor((paid * contributorPercent) / 100 / 100));
}

/** A wish that its club stands behind and the brand accepts. */
async function wishFor({ club, brand, contributors }: Scene): Promise<string> {
  const [author, supporter] = contributors;
  const words = { title: 'Cups', body: 'Of clay.', tags: [], status: 'published' as const };
  const { proposalId } = await createProposal(author!.actor, { ...words, slug: club.slug });
  await supportProposal(supporter!.actor, { proposalId, supports: true });
  await respondToProposal(brand.actor, {
    ...{ proposalId, verdict: 'accepted', reason: 'Because.', changeReason: '' },
  });
  return proposalId;
}

/** One offer from a wish to its last order, by random commands, against the model. Throws where the two part. */
async function playOffer(scene: Scene, turns: number): Promise<void> {
  freezeClock(new Date());
  const offer = await makeOffer(scene.brand.actor, scene.club, {
    ...{ threshold: 1, contributorPercent, proposalId: await wishFor(scene) },
    attributes: [{ key: 'colour', label: 'Colour', choices: colours }],
    stages: stages.map((stage, index) => ({ ...stage, plannedAt: fromNow((index + 1) * 1e9).toISOString() })),
    options: optionTerms.map((terms, index) => ({ name: `Option ${index}`, channel: 'shop', ...terms })),
  });
  const nothing = { made: 0, price: 0, freed: 0, claimed: 0 };
  const model: Model = {
    options: optionTerms.map((terms, index) => ({
      ...{ id: offer.optionIds[index]!, index, terms, held: [], quick: [] },
      ...nothing,
    })),
    orders: [],
    stage: 0,
  };
  for (let turn = 0; turn < turns; turn++) await pledging(scene, offer, model, turn);
  await settle(offer, model);
  if (model.orders.length === 0) return;
  for (let turn = 0; turn < turns * 2 && model.orders.some(({ open }) => open); turn++) {
    await pick(scene, acts)!(scene, offer, model);
    await verify(offer, model);
  }
  await finish(scene, offer, model);
}

/** So many offers, one after the other. */
export async function simulateOffers({
  random,
  offers,
  turns,
}: {
  random(): number;
  offers: number;
  turns: number;
}): Promise<void> {
  const club = await makeClub('simulated');
  const brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  const terms = { threshold: 1, gatheringDays: 30, answerDays: 14, mergeUndoHours: 72 };
  await changeProposalSettings(system, { slug: club.slug, ...terms });
  const contributors = [await makePerson('Ann', club), await makePerson('Ben', club)];
  const scene: Scene = { random, club, brand, contributors, buyers: await makeBuyers(club, 9) };
  try {
    for (let index = 0; index < offers; index++) await playOffer(scene, turns);
  } finally {
    freezeClock(undefined);
  }
}
