import { reofferFreed, withdrawQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { fillLots } from '~/modules/offers/fill-lots';
import { handleOrder } from '~/modules/offers/handle-orders.server';
import { receivePayment, refundOrder } from '~/modules/offers/pay-order.server';
import { changePledge, releasePledge } from '~/modules/offers/pledge.server';
import { priceAt } from '~/modules/offers/rules';
import { passStage } from '~/modules/offers/run-stages.server';
import { reofferInput } from '~/modules/offers/schema';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from './club';
import { fromNow, makeBuyers, makeOffer, type MadeOffer, passDeadline, pledge } from './offers';
import type { TestPerson } from './people';

interface Held {
  id: string;
  who: TestPerson;
  min: number;
  max: number;
  since: number;
}

interface Ordered {
  id: string;
  who: TestPerson;
  quantity: number;
  open: boolean;
  delivered: boolean;
  fees: number;
  paid: number;
}

/** What a simple-minded bookkeeper would know of one offer with one option. */
interface Model {
  held: Held[];
  orders: Ordered[];
  made: number;
  price: number;
  freed: number;
  quick: { id: string; remaining: number }[];
  claimed: number;
}

interface Scene {
  random(): number;
  club: TestClub;
  brand: SignedInPerson;
  buyers: TestPerson[];
}

const terms = {
  price: 1_000,
  lotSize: 3,
  capacity: 40,
  ladder: [
    { from: 9, price: 900 },
    { from: 21, price: 700 },
  ],
};
const feeOfCancelling = 50;

function pick<Item>({ random }: Scene, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}
const upTo = ({ random }: Scene, most: number) => 1 + Math.floor(random() * most);

/** Runs it; a refusal by name changes nothing, neither there nor in the model. */
async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isPortalError(error)) return false;
    throw error;
  }
}

async function pledging(scene: Scene, offer: MadeOffer, model: Model, turn: number): Promise<void> {
  const who = pick(scene, scene.buyers)!;
  const own = model.held.find((held) => held.who === who);
  const min = upTo(scene, 4);
  const max = min + Math.floor(scene.random() * 5);
  freezeClock(fromNow(10));
  if (!own) {
    const made = await pledge(who, offer, [min, max]);
    model.held.push({ id: made.pledge.id, who, min, max, since: turn });
  } else if (scene.random() < 0.3) {
    await releasePledge(who.actor, { pledgeId: own.id });
    model.held.splice(model.held.indexOf(own), 1);
  } else {
    await changePledge(who.actor, { pledgeId: own.id, min, max });
    Object.assign(own, { min, max, since: min > own.min ? turn : own.since });
  }
  const option = await db.offerOption.findUniqueOrThrow({ where: { id: offer.optionIds[0] } });
  const sum = (of: 'min' | 'max') => model.held.reduce((total, held) => total + held[of], 0);
  check(
    'pledges',
    [option.pledgeCount, option.pledgedMin, option.pledgedMax],
    [model.held.length, sum('min'), sum('max')],
  );
}

function check(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a}, and the model has ${b}`);
}

async function settle(offer: MadeOffer, model: Model): Promise<void> {
  const inOrder = model.held.toSorted((a, b) => a.since - b.since);
  const filling = fillLots(inOrder, terms);
  await passDeadline(offer);
  model.made = filling.quantity;
  model.price = priceAt(terms, filling.quantity);
  const rows = await db.offerOrder.findMany({ where: { offerId: offer.id } });
  const wanted = filling.shares.filter(({ quantity }) => quantity > 0);
  check('orders', rows.length, wanted.length);
  for (const share of wanted) {
    const { who } = inOrder.find(({ id }) => id === share.id)!;
    const row = rows.find(({ pledgeId }) => pledgeId === share.id)!;
    check('order', [row.quantity, Number(row.unitPrice)], [share.quantity, model.price]);
    model.orders.push({
      id: row.id,
      who,
      quantity: share.quantity,
      open: true,
      delivered: false,
      fees: 0,
      paid: 0,
    });
  }
}

type Act = (scene: Scene, offer: MadeOffer, model: Model) => Promise<void>;

const owed = ({ open, delivered, quantity, fees, paid }: Ordered, price: number) =>
  (open || delivered ? quantity * price : 0) + fees - paid;

const acts: Act[] = [
  async function changeQuantity(scene, _offer, model) {
    const order = pick(scene, model.orders);
    if (!order) return;
    const quantity = upTo(scene, 8);
    const more = quantity - order.quantity;
    const done = await tried(() =>
      changeOrder(order.who.actor, { orderId: order.id, attribute: 'quantity', value: quantity }),
    );
    check('quantity', done, order.open && more <= model.freed);
    if (!done) return;
    model.freed -= more;
    order.quantity = quantity;
  },
  async function cancel(scene, _offer, model) {
    const order = pick(scene, model.orders);
    if (!order || scene.random() < 0.6) return;
    const done = await tried(() =>
      changeOrder(order.who.actor, { orderId: order.id, attribute: 'cancel', value: true }),
    );
    check('cancel', done, order.open);
    if (!done) return;
    order.open = false;
    order.fees += feeOfCancelling;
    model.freed += order.quantity;
  },
  async function pay(scene, _offer, model) {
    const order = pick(scene, model.orders);
    if (!order) return;
    const due = owed(order, model.price);
    const done = await tried(() => receivePayment(scene.brand.actor, { orderId: order.id }));
    check('pay', done, due > 0);
    if (done) order.paid += due;
  },
  async function refund(scene, _offer, model) {
    const order = pick(scene, model.orders);
    if (!order) return;
    const back = -owed(order, model.price);
    const done = await tried(() => refundOrder(scene.brand.actor, { orderId: order.id, method: 'transfer' }));
    check('refund', done, back > 0);
    if (done) order.paid -= back;
  },
  async function reoffer(scene, offer, model) {
    const input = parseInput(reofferInput, { discountPercent: 20 });
    const done = await tried(async () => {
      const [optionId] = offer.optionIds;
      const { quickOffer } = await reofferFreed(scene.brand.actor, {
        ...input,
        offerId: offer.id,
        optionId: optionId!,
      });
      model.quick.push({ id: quickOffer.id, remaining: quickOffer.quantity });
      check('reoffer', quickOffer.quantity, model.freed);
    });
    check('reoffer', done, model.freed > 0);
    if (done) model.freed = 0;
  },
  async function claim(scene, _offer, model) {
    const quick = pick(scene, model.quick);
    if (!quick) return;
    const quantity = upTo(scene, 3);
    const done = await tried(() =>
      claimQuickOffer(pick(scene, scene.buyers)!.actor, { quickOfferId: quick.id, quantity }),
    );
    check('claim', done, quantity <= quick.remaining);
    if (!done) return;
    quick.remaining -= quantity;
    model.claimed += quantity;
  },
  async function end(scene, _offer, model) {
    const quick = pick(scene, model.quick);
    if (!quick || scene.random() < 0.7) return;
    const done = await tried(() => withdrawQuickOffer(scene.brand.actor, { quickOfferId: quick.id }));
    if (done) model.freed += quick.remaining;
    if (done || quick.remaining === 0) model.quick.splice(model.quick.indexOf(quick), 1);
  },
  async function deliver(scene, _offer, model) {
    const order = pick(scene, model.orders);
    if (!order || scene.random() < 0.8) return;
    const done = await tried(() => handleOrder(scene.brand.actor, { orderId: order.id, state: 'delivered' }));
    check('deliver', done, order.open);
    if (done) Object.assign(order, { open: false, delivered: true });
  },
];

async function verify(offer: MadeOffer, model: Model): Promise<void> {
  const option = await db.offerOption.findUniqueOrThrow({ where: { id: offer.optionIds[0] } });
  const ordered = model.orders.reduce((sum, one) => sum + (one.open || one.delivered ? one.quantity : 0), 0);
  const reoffered = model.quick.reduce((sum, { remaining }) => sum + remaining, 0);
  check('units', [option.orderedQuantity, option.freedQuantity], [ordered, model.freed]);
  check('lots', ordered + model.freed + reoffered + model.claimed, model.made);
  const rows = await db.offerOrder.findMany({ where: { offerId: offer.id }, include: { payments: true } });
  for (const order of model.orders) {
    const row = rows.find(({ id }) => id === order.id)!;
    const sum = (kind: string) =>
      row.payments.reduce(
        (total, line) => total + (line.kind === kind && line.state === 'settled' ? Number(line.amount) : 0),
        0,
      );
    check(
      'payments',
      [sum('charge') - sum('payment') + sum('refund'), Number(row.fees)],
      [owed(order, model.price), order.fees],
    );
  }
}

/** One offer from its first pledge to its last order, by random commands, against the model. Throws where the two part. */
async function playOffer(scene: Scene, turns: number): Promise<void> {
  freezeClock(new Date());
  const stages = [
    {
      name: 'Forming',
      plannedAt: fromNow(1e9).toISOString(),
      rules: { cancel: 'fee' },
      fee: feeOfCancelling,
    },
    { name: 'Packing', plannedAt: fromNow(2e9).toISOString(), rules: {}, fee: feeOfCancelling },
  ];
  const option = { name: 'One', channel: 'shop', ...terms };
  const offer = await makeOffer(scene.brand.actor, scene.club, { threshold: 1, stages, options: [option] });
  const model: Model = { held: [], orders: [], made: 0, price: 0, freed: 0, quick: [], claimed: 0 };
  for (let turn = 0; turn < turns; turn++) await pledging(scene, offer, model, turn);
  await settle(offer, model);
  if (model.made === 0) return;
  await passStage(scene.brand.actor, { offerId: offer.id, position: 1 });
  for (let turn = 0; turn < turns * 2; turn++) {
    await pick(scene, acts)!(scene, offer, model);
    await verify(offer, model);
    if (model.orders.every(({ open }) => !open)) break;
  }
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
  const scene: Scene = { random, club, brand, buyers: await makeBuyers(club, 9) };
  try {
    for (let index = 0; index < offers; index++) await playOffer(scene, turns);
  } finally {
    freezeClock(undefined);
  }
}
