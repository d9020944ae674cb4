import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listNotices } from '~/modules/notices/list-notices.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { changeOffer } from '~/modules/offers/change-offer.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { cancelOrder, waiveDue } from '~/modules/offers/end-order.server';
import { exportOrders } from '~/modules/offers/export-orders.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { handleOrder, handleOrders } from '~/modules/offers/handle-orders.server';
import { getOrder, listWorkshopOrders } from '~/modules/offers/list-orders.server';
import { payOrder, receivePayment, refundOrder, settlePayment } from '~/modules/offers/pay-order.server';
import { changePledge, releasePledge } from '~/modules/offers/pledge.server';
import { waysToPay } from '~/modules/offers/rules';
import { passStage, startProduction } from '~/modules/offers/run-stages.server';
import { createOfferInput } from '~/modules/offers/schema';
import { actInWorkshop } from '~/modules/offers/workshop-acts.server';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import {
  enterClub,
  giveRole,
  makeClub,
  makePerson,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import {
  fromNow,
  makeBuyers,
  makeOffer,
  makeSlip,
  type MadeOffer,
  offerBody,
  orderOf,
  passDeadline,
  pledge,
} from '../../support/offers';
import { workOff } from '../../support/jobs';
import type { TestPerson } from '../../support/people';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let brand: SignedInPerson;
let ann: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('orders', 'members');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  [ann, bob] = (await makeBuyers(club, 2)) as [TestPerson, TestPerson];
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

const refused = (code: string) => expect.objectContaining({ code });

/** What somebody is told, the latest first, as they read it. */
async function linesOf(who: TestPerson, locale: 'en' | 'th' | 'vi' = 'en'): Promise<string[]> {
  await workOff(database, ['notices.record', 'notices.recheck']);
  const reader = { locale, timeZone: 'Asia/Bangkok' };
  const { items } = await listNotices(who.actor, reader, { limit: 30 });
  return items.map(({ line }) => line);
}

/** An offer that is funded, with an order of one for each of Ann and Bob. */
async function fundedOffer(facts: object = {}): Promise<{ offer: MadeOffer; anns: string; bobs: string }> {
  const offer = await makeOffer(brand.actor, club, { threshold: 2, ...facts });
  await pledge(ann, offer, [1, 1]);
  await pledge(bob, offer, [1, 1]);
  await passDeadline(offer);
  return { offer, anns: (await orderOf(ann, offer)).id, bobs: (await orderOf(bob, offer)).id };
}

/** Ann's transfer, which waits for the brand; answers its id. */
async function transfer(who: TestPerson, orderId: string): Promise<string> {
  await payOrder(who.actor, { orderId, method: 'transfer', slipId: await makeSlip(who) });
  const { payments } = await getOrder(who.actor, orderId);
  return payments.findLast(({ state }) => state === 'pending')!.id;
}

const cancel = (who: TestPerson, orderId: string) =>
  changeOrder(who.actor, { orderId, attribute: 'cancel', value: true });
const stateOf = async (offer: MadeOffer) => (await getOffer(brand.actor, offer.id)).offer.state;

test('a transfer that waits when its order is cancelled is looked at, given back, and the offer ends no earlier', async () => {
  const { offer, anns, bobs } = await fundedOffer();
  const paymentId = await transfer(ann, anns);
  await cancel(ann, anns);
  expect((await getOrder(ann.actor, anns)).balance).toMatchObject({ due: 0, pending: 12_000 });
  await receivePayment(brand.actor, { orderId: bobs });
  await handleOrders(brand.actor, { offerId: offer.id, state: 'delivered' });
  expect(await stateOf(offer)).toBe('funded');
  const { order } = await settlePayment(brand.actor, { paymentId, settled: true });
  expect(order.balance).toMatchObject({ paid: 12_000, pending: 0, toRefund: 12_000 });
  expect(await stateOf(offer)).toBe('funded');
  await refundOrder(brand.actor, { orderId: anns, method: 'transfer' });
  expect(await stateOf(offer)).toBe('fulfilled');
});

test('a transfer of a cancelled order that never came is void, and nobody owes anything', async () => {
  const { offer, anns, bobs } = await fundedOffer();
  const paymentId = await transfer(ann, anns);
  await cancel(ann, anns);
  await cancel(bob, bobs);
  expect(await stateOf(offer)).toBe('funded');
  const { order } = await settlePayment(brand.actor, { paymentId, settled: false });
  expect(order.balance).toMatchObject({ due: 0, paid: 0, toRefund: 0 });
  expect(await stateOf(offer)).toBe('fulfilled');
});

test('who cancels at a fee can pay it, by transfer', async () => {
  const { offer, anns, bobs } = await fundedOffer({
    stages: [
      { name: 'Firing', plannedAt: fromNow(1e9).toISOString(), rules: { cancel: 'fee' } },
      { name: 'Packing', plannedAt: fromNow(2e9).toISOString(), rules: {}, fee: 500 },
    ],
  });
  await passStage(brand.actor, { offerId: offer.id, position: 1 });
  const { order } = await cancel(ann, anns);
  await cancel(bob, bobs);
  expect(order.balance.due).toBe(500);
  expect(waysToPay(order.state, order.balance)).toEqual(['transfer']);
  await receivePayment(brand.actor, { orderId: bobs });
  await settlePayment(brand.actor, { paymentId: await transfer(ann, anns), settled: true });
  expect(waysToPay('cancelled', (await getOrder(ann.actor, anns)).balance)).toEqual([]);
  expect(await stateOf(offer)).toBe('fulfilled');
});

test('who leaves a members’ club still withdraws what they pledged, and changes, pays and cancels what they ordered', async () => {
  const [cid, dan, eve] = (await makeBuyers(club, 3)) as [TestPerson, TestPerson, TestPerson];
  const offer = await makeOffer(brand.actor, club, { threshold: 1 });
  const made = await pledge(cid, offer, [1, 1]);
  await pledge(dan, offer, [2, 2]);
  for (const who of [cid, dan, eve]) await leaveClub(who.actor, { slug: club.slug });
  await expect(getOffer(eve.actor, offer.id)).rejects.toEqual(refused('forbidden'));
  expect((await getOffer(cid.actor, offer.id)).viewer.may.pledge).toBe(false);
  await expect(changePledge(cid.actor, { pledgeId: made.pledge.id, min: 1, max: 9 })).rejects.toEqual(
    refused('not_a_member'),
  );
  const { pledge: released } = await releasePledge(cid.actor, { pledgeId: made.pledge.id });
  expect(released.state).toBe('released');
  await passDeadline(offer);
  const { id } = await orderOf(dan, offer);
  await changeOrder(dan.actor, { orderId: id, attribute: 'quantity', value: 1 });
  await payOrder(dan.actor, { orderId: id, method: 'pickup' });
  await settlePayment(brand.actor, { paymentId: await transfer(dan, id), settled: true });
  const { order } = await cancel(dan, id);
  expect(order.balance.toRefund).toBe(12_000);
  await enterClub(eve, club);
  expect((await getOffer(eve.actor, offer.id)).viewer.may.pledge).toBe(false);
});

test('a buyer is told what becomes of their order and money, also when they have left; the brand that a slip waits', async () => {
  const agent = await makePerson('Agent', undefined, { portalRoles: ['agent'] });
  const [cid] = (await makeBuyers(club, 1)) as [TestPerson];
  const offer = await makeOffer(brand.actor, club, { threshold: 1 });
  await pledge(cid, offer, [1, 1]);
  await passDeadline(offer);
  const { id: orderId, number } = await orderOf(cid, offer);
  const slips = async (who: TestPerson) => (await linesOf(who)).filter((line) => line.includes('slip'));
  const first = await transfer(cid, orderId);
  expect(await slips(agent)).toEqual(['A slip is to be looked at']);
  expect(await slips(brand)).toEqual(['A slip is to be looked at']);
  await settlePayment(brand.actor, { paymentId: first, settled: false });
  expect([await slips(agent), await slips(brand)]).toEqual([[], []]);
  expect((await linesOf(cid))[0]).toContain('Your transfer of THB\u00a0120 was not found');
  await leaveClub(cid.actor, { slug: club.slug });
  await settlePayment(brand.actor, { paymentId: await transfer(cid, orderId), settled: true });
  expect((await linesOf(cid))[0]).toBe('Your transfer of THB\u00a0120 has arrived');
  await handleOrder(brand.actor, { orderId, state: 'shipped' });
  expect((await linesOf(cid, 'vi'))[0]).toBe(`Đơn ${number} của bạn đang được giao`);
  freezeClock(fromNow(60_000));
  await handleOrders(brand.actor, { offerId: offer.id, state: 'delivered' });
  expect((await linesOf(cid, 'th'))[0]).toBe(`คำสั่งซื้อ ${number} ของคุณถึงแล้ว`);
});

test('the brand ends an order that nobody fetches: units are free, what was paid goes back, and its buyer reads why', async () => {
  const { offer, anns, bobs } = await fundedOffer();
  await receivePayment(brand.actor, { orderId: anns, amount: 5_000 });
  await handleOrder(brand.actor, { orderId: anns, state: 'shipped' });
  const end = { orderId: anns, reason: 'Nobody opens the door', refund: 'transfer' as const };
  await expect(cancelOrder(bob.actor, end)).rejects.toEqual(refused('forbidden'));
  freezeClock(fromNow(60_000));
  const { order } = await cancelOrder(brand.actor, end);
  expect(order).toMatchObject({ state: 'cancelled', balance: { due: 0, refunded: 5_000, toRefund: 0 } });
  await expect(cancelOrder(brand.actor, end)).rejects.toEqual(refused('conflict'));
  const option = await db.offerOption.findUniqueOrThrow({ where: { id: offer.optionIds[0] } });
  expect(option).toMatchObject({ orderedQuantity: 1, freedQuantity: 1 });
  const { changes } = await getOrder(ann.actor, anns);
  expect(changes.at(-1)).toMatchObject({ attribute: 'cancel', after: end.reason, by: 'brand' });
  expect(await linesOf(ann)).toContain(`The brand cancelled your order ${order.number}`);
  const acts = await db.auditEntry.findMany({ where: { subject: `offer:${offer.id}`, reason: end.reason } });
  expect(acts.map(({ act }) => act)).toEqual(['order.cancelled']);
  await handleOrder(brand.actor, { orderId: bobs, state: 'delivered' });
  expect(await stateOf(offer)).toBe('funded');
  await expect(waiveDue(ann.actor, { orderId: bobs, reason: 'Please' })).rejects.toEqual(
    refused('forbidden'),
  );
  const tooMuch = { orderId: bobs, reason: 'Moved away', amount: 12_001 };
  await expect(waiveDue(brand.actor, tooMuch)).rejects.toEqual(refused('conflict'));
  await waiveDue(brand.actor, { ...tooMuch, amount: 2_000 });
  await receivePayment(brand.actor, { orderId: bobs, amount: 7_000 });
  expect(await stateOf(offer)).toBe('funded');
  const { order: free } = await waiveDue(brand.actor, { orderId: bobs, reason: 'Moved away' });
  expect(free.balance).toMatchObject({ due: 0, paid: 7_000, waived: 5_000, toRefund: 0 });
  expect(await stateOf(offer)).toBe('fulfilled');
});

test('what was let off is not given back when its order is cancelled', async () => {
  const { anns } = await fundedOffer();
  await receivePayment(brand.actor, { orderId: anns, amount: 7_000 });
  await waiveDue(brand.actor, { orderId: anns, reason: 'A chip in the glaze' });
  const { order } = await cancel(ann, anns);
  expect(order.balance).toMatchObject({ due: 0, waived: 5_000, toRefund: 7_000 });
});

test('a change is made at the fee that was shown, and called what the offer calls it; so do the files, in the reader’s words and money', async () => {
  const attributes = [{ key: 'choice_1', label: 'Glaze', choices: ['red', 'blue'] }];
  const stages = [
    { name: 'Firing', plannedAt: fromNow(1e9).toISOString(), rules: { choice_1: 'fee' }, fee: 500 },
    { name: 'Packing', plannedAt: fromNow(2e9).toISOString(), rules: {}, fee: 50_000 },
  ];
  const offer = await makeOffer(brand.actor, club, { threshold: 1, attributes, stages });
  await pledge(ann, offer, [1, 1], { attributes: { choice_1: 'red' } });
  await passDeadline(offer);
  const { id: orderId, number } = await orderOf(ann, offer);
  await startProduction(brand.actor, { offerId: offer.id, position: 1 });
  const change = { orderId, attribute: 'choice_1', value: 'blue', shown: 'fee' as const, shownFee: 500 };
  await passStage(brand.actor, { offerId: offer.id, position: 1 });
  await expect(changeOrder(ann.actor, change)).rejects.toEqual(refused('changed_meanwhile'));
  const { order } = await changeOrder(ann.actor, { ...change, shownFee: 50_000 });
  expect(order.changes.at(-1)).toMatchObject({ label: 'Glaze', before: 'red', after: 'blue' });
  const t = translatorFor('th');
  const production = await exportOrders(brand.actor, offer.id, { kind: 'production', t });
  expect(production).toContain(
    'One cup,,,รับที่ร้าน,Glaze: blue,1,1,1'.replace('รับที่ร้าน', t('offers:channels.shop')),
  );
  const [heads, line] = (await exportOrders(brand.actor, offer.id, { kind: 'delivery', t })).split('\r\n');
  expect(heads).toContain('ค้างชำระ,สกุลเงิน,สถานะ');
  expect(line).toMatch(new RegExp(`^${number},.*,620\\.00,THB,กำลังผลิต$`));
});

test('all orders of one channel are on their way at one press of the workshop', async () => {
  const options = ['shop', 'fair'].map((channel) => ({ name: channel, channel, price: 1_000 }));
  const offer = await makeOffer(brand.actor, club, { threshold: 2, options });
  await pledge(ann, offer, [1, 1]);
  await pledge(bob, offer, [1, 1], { option: 1 });
  await passDeadline(offer);
  const values = { intent: 'handle-shipped', state: 'shipped', channel: 'fair' };
  const reader = { timeZone: 'Asia/Bangkok', locale: 'en' as const };
  expect(await actInWorkshop(brand.actor, offer.id, values, reader)).toBe('handled');
  expect((await orderOf(ann, offer)).state).toBe('placed');
  expect((await orderOf(bob, offer)).state).toBe('shipped');
});

test('who pledges says all that can be chosen; what was never said may be said though it is locked; buyer and maker see what is missing', async () => {
  const attributes = [
    { key: 'colour', label: 'Glaze', choices: ['red', 'blue'] },
    { key: 'words', label: 'Engraved', choices: [] },
  ];
  const rules = { colour: 'locked', words: 'locked', address: 'locked' };
  const stages = [{ name: 'Firing', plannedAt: fromNow(1e9).toISOString(), rules }];
  const options = [{ name: 'Brought', channel: 'delivered', price: 1_000 }];
  const offer = await makeOffer(brand.actor, club, { threshold: 1, attributes, stages, options });
  const required = expect.objectContaining({ fields: { 'attributes.colour': expect.anything() } });
  await expect(pledge(ann, offer, [1, 1])).rejects.toEqual(required);
  await expect(pledge(ann, offer, [1, 1], { attributes: { words: 'A' } })).rejects.toEqual(required);
  await pledge(ann, offer, [1, 1], { attributes: { colour: 'red' } });
  await passDeadline(offer);
  const { id: orderId, number } = await orderOf(ann, offer);
  expect(await linesOf(ann)).toContain(`Your order ${number} is placed. Please say where it goes`);
  await startProduction(brand.actor, { offerId: offer.id, position: 1 });
  const missing = [{ attribute: 'address', label: null }];
  expect((await getOrder(ann.actor, orderId)).missing).toEqual(missing);
  const shown = async () => (await listWorkshopOrders(brand.actor, offer.id, { limit: 5 })).items[0]!.missing;
  expect(await shown()).toEqual(missing);
  const say = (attribute: string, value: string) => changeOrder(ann.actor, { orderId, attribute, value });
  await expect(say('colour', 'blue')).rejects.toEqual(refused('locked'));
  for (const [attribute, value] of [
    ['words', 'For Mali'],
    ['address', '12 Pond Lane'],
  ] as const) {
    await say(attribute, value);
    await expect(say(attribute, 'Another')).rejects.toEqual(refused('locked'));
  }
  expect(await shown()).toEqual([]);
});

test.each(['quantity', 'address', 'cancel', 'constructor', '__proto__'])(
  'an offer’s own attribute cannot be called %s',
  (key) => {
    const facts = { attributes: [{ key, label: 'Mine', choices: [] }] };
    expect(createOfferInput.safeParse(offerBody(facts)).success).toBe(false);
  },
);

test('where to transfer to is said in each order, and to nobody else', async () => {
  const payTo = 'Kasikorn 000-1-23456-7\nThe club';
  const { offer, anns } = await fundedOffer({ payTo });
  expect((await getOrder(ann.actor, anns)).payTo).toBe(payTo);
  expect((await getOffer(ann.actor, offer.id)).offer.payTo).toBe('');
  await changeOffer(brand.actor, { offerId: offer.id, payTo: 'Another account' });
  expect((await getOrder(ann.actor, anns)).payTo).toBe('Another account');
  expect((await getOffer(brand.actor, offer.id)).offer.payTo).toBe('Another account');
});
