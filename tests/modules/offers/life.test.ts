import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { changeOrder } from '~/modules/offers/change-order.server';
import { broadcastQuickOffer, reofferFreed } from '~/modules/offers/broadcast-quick.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { exportOrders } from '~/modules/offers/export-orders.server';
import { getEffect, getOffer } from '~/modules/offers/get-offer.server';
import { giveCosts, listCosts } from '~/modules/offers/give-costs.server';
import { listClaims } from '~/modules/offers/list-claims.server';
import { handleOrders } from '~/modules/offers/handle-orders.server';
import { getOrder, listMyOrders, listWorkshopOrders } from '~/modules/offers/list-orders.server';
import { payOrder, receivePayment, refundOrder, settlePayment } from '~/modules/offers/pay-order.server';
import { changePledge, releasePledge } from '~/modules/offers/pledge.server';
import { expireQuickOffer, ringQuickOffer } from '~/modules/offers/ring-quick.server';
import { passStage } from '~/modules/offers/run-stages.server';
import { savePlace } from '~/modules/offers/save-place.server';
import { quickOfferInput, reofferInput } from '~/modules/offers/schema';
import { openOffer, withdrawOffer } from '~/modules/offers/steer-offer.server';
import { changeOption } from '~/modules/offers/change-options.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import {
  fromNow,
  makeBuyers,
  makeOffer,
  makeSlip,
  offerBody,
  orderOf,
  passDeadline,
  pledge,
} from '../../support/offers';
import type { TestPerson } from '../../support/people';
import { makeScene, propose, support } from '../proposals/support';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let brand: SignedInPerson;
let maker: SignedInPerson;
let makerId: string;
let rival: SignedInPerson;
let buyers: TestPerson[];

async function organisationOf(person: TestPerson): Promise<string> {
  const grant = await db.roleGrant.findFirstOrThrow({ where: { memberId: person.memberId } });
  return grant.organisationId!;
}

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('coffee');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  maker = await makePerson('Maker', club);
  await giveRole(maker, 'supplier', club);
  makerId = await organisationOf(maker);
  rival = await makePerson('Rival', club);
  await giveRole(rival, 'supplier', club);
  buyers = await makeBuyers(club, 6);
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

const t = translatorFor('en');
const refused = (code: string) => expect.objectContaining({ code });
const stages = () => [
  { name: 'Ordering', plannedAt: fromNow(72 * 3_600_000).toISOString(), rules: { colour: 'free' } },
  {
    name: 'Dyeing',
    plannedAt: fromNow(96 * 3_600_000).toISOString(),
    rules: { colour: 'fee', cancel: 'fee' },
    fee: 500,
  },
  {
    name: 'Firing',
    plannedAt: fromNow(120 * 3_600_000).toISOString(),
    rules: { colour: 'locked', cancel: 'locked' },
  },
];
const attributes = [{ key: 'colour', label: 'Colour', choices: ['red', 'blue'] }];

test('an offer is costed in private, priced, pledged, funded, made, changed, re-offered, paid and fulfilled', async () => {
  const [ann, bob, cid, dan] = buyers as [TestPerson, TestPerson, TestPerson, TestPerson];
  const offer = await makeOffer(brand.actor, club, {
    status: 'draft',
    supplierId: makerId,
    askIds: [makerId, await organisationOf(rival)],
    attributes,
    stages: stages(),
    options: [
      {
        name: 'A dozen',
        channel: 'delivered',
        price: 10_000,
        lotSize: 5,
        ladder: [{ from: 10, price: 9_000 }],
      },
    ],
  });
  await giveCosts(maker.actor, {
    offerId: offer.id,
    costs: [{ optionId: offer.optionIds[0]!, from: 1, cost: 7_000, note: '' }],
  });
  await giveCosts(rival.actor, {
    offerId: offer.id,
    costs: [{ optionId: offer.optionIds[0]!, from: 1, cost: 6_500, note: '' }],
  });
  expect((await listCosts(brand.actor, offer.id)).items.map(({ cost }) => cost).toSorted()).toEqual([
    6_500, 7_000,
  ]);
  expect((await listCosts(rival.actor, offer.id)).items.map(({ cost }) => cost)).toEqual([6_500]);
  await expect(getOffer(ann.actor, offer.id)).rejects.toEqual(refused('not_found'));
  expect((await getOffer(maker.actor, offer.id)).offer.options[0]!.price).toBeNull();

  await openOffer(brand.actor, { offerId: offer.id });
  await expect(
    changeOption(brand.actor, { offerId: offer.id, optionId: offer.optionIds[0]!, price: 11_000 }),
  ).rejects.toEqual(refused('invalid'));
  await pledge(ann, offer, [4, 6], { attributes: { colour: 'red' } });
  const { pledge: bobs } = await pledge(bob, offer, [2, 4], { attributes: { colour: 'red' } });
  await expect(pledge(bob, offer, [1, 1], { attributes: { colour: 'red' } })).rejects.toEqual(
    refused('conflict'),
  );
  const { offer: open } = await getOffer(cid.actor, offer.id);
  expect(open.options[0]).toMatchObject({ quantity: 10, waiting: 0, currentPrice: 9_000, pledgeCount: 2 });
  const { effect } = await getEffect(bob.actor, bobs.id, null);
  expect(effect).toMatchObject({
    dropsStep: true,
    missesThreshold: true,
    after: { price: 10_000, quantity: 5 },
  });
  await expect(releasePledge(bob.actor, { pledgeId: bobs.id, shownPrice: 9_000 })).rejects.toEqual(
    refused('changed_meanwhile'),
  );
  await changePledge(bob.actor, { pledgeId: bobs.id, min: 2, max: 5 });
  await passDeadline(offer);
  await expect(pledge(cid, offer, [1, 1])).rejects.toEqual(refused('closed'));

  const funded = await getOffer(ann.actor, offer.id);
  expect(funded.offer).toMatchObject({ state: 'funded', quantity: 10 });
  expect(funded.viewer.pledges[0]!.share).toMatchObject({ quantity: 6, extra: 2, place: 1, of: 2, lots: 2 });
  const [annsId, bobsId] = [(await orderOf(ann, offer)).id, (await orderOf(bob, offer)).id];
  expect(await getOrder(ann.actor, annsId)).toMatchObject({ total: 54_000, balance: { due: 54_000 } });

  const change = (
    who: TestPerson,
    orderId: string,
    attribute: string,
    value: string | boolean | number,
    shown?: 'free' | 'fee',
  ) => changeOrder(who.actor, { orderId, attribute, value, shown });
  await change(ann, annsId, 'colour', 'blue', 'free');
  await expect(change(ann, annsId, 'colour', 'green')).rejects.toEqual(refused('invalid'));
  await passStage(maker.actor, { offerId: offer.id, position: 1 });
  await expect(change(ann, annsId, 'colour', 'red', 'free')).rejects.toEqual(refused('changed_meanwhile'));
  const { order: charged } = await change(ann, annsId, 'colour', 'red', 'fee');
  expect(charged).toMatchObject({ fees: 500, total: 54_500, attributes: { colour: 'red' } });
  expect(charged.may.find((one) => one.attribute === 'colour')).toMatchObject({
    rule: 'fee',
    until: { stage: 'Firing', then: 'locked' },
  });
  await change(ann, annsId, 'address', '12 Pond Lane');
  await change(bob, bobsId, 'cancel', true, 'fee');
  await expect(passStage(rival.actor, { offerId: offer.id, position: 2 })).rejects.toEqual(
    refused('forbidden'),
  );
  await passStage(maker.actor, { offerId: offer.id, position: 2 });
  await expect(change(ann, annsId, 'colour', 'blue')).rejects.toEqual(refused('locked'));

  const { quickOffer } = await reofferFreed(maker.actor, {
    ...parseInput(reofferInput, { place: { lat: 13.75, lng: 100.5, radiusKm: 10 } }),
    offerId: offer.id,
    optionId: offer.optionIds[0]!,
  });
  expect(quickOffer).toMatchObject({ quantity: 4, price: 9_000, unitPrice: 7_200 });
  await savePlace(dan.actor, { label: 'Home', lat: 13.76, lng: 100.51 });
  await savePlace(cid.actor, { label: 'Far', lat: 18.79, lng: 98.98 });
  expect(await ringQuickOffer(system, { quickOfferId: quickOffer.id })).toEqual({ rung: 1 });
  const claimed = await claimQuickOffer(
    dan.actor,
    { quickOfferId: quickOffer.id, quantity: 3 },
    { idempotencyKey: 'one' },
  );
  expect(claimed).toMatchObject({ remaining: 1, claim: { total: 21_600 } });
  const again = await claimQuickOffer(
    dan.actor,
    { quickOfferId: quickOffer.id, quantity: 3 },
    { idempotencyKey: 'one' },
  );
  expect(again.claim.id).toBe(claimed.claim.id);
  await expect(claimQuickOffer(cid.actor, { quickOfferId: quickOffer.id, quantity: 2 })).rejects.toEqual(
    refused('sold_out'),
  );
  freezeClock(fromNow(25 * 3_600_000));
  await expireQuickOffer(system, { quickOfferId: quickOffer.id });
  const option = await db.offerOption.findUniqueOrThrow({ where: { id: offer.optionIds[0] } });
  expect(option).toMatchObject({ orderedQuantity: 6, freedQuantity: 1 });

  await expect(exportOrders(rival.actor, offer.id, { kind: 'delivery', t })).rejects.toEqual(
    refused('forbidden'),
  );
  expect(await exportOrders(maker.actor, offer.id, { kind: 'delivery', channel: 'delivered', t })).toContain(
    '12 Pond Lane',
  );
  const production = await exportOrders(maker.actor, offer.id, { kind: 'production', t });
  expect(production).toContain('A dozen,,,Delivered to you,Colour: red,5,6,1');
  expect(production).not.toContain('Pond');
  expect((await listWorkshopOrders(brand.actor, offer.id, { limit: 10 })).items).toHaveLength(2);

  const slipId = await makeSlip(ann);
  await payOrder(ann.actor, { orderId: annsId, method: 'transfer', slipId });
  const { payments } = await getOrder(ann.actor, annsId);
  const waiting = payments.find(({ state }) => state === 'pending')!;
  expect(waiting).toMatchObject({ amount: 54_500, hasSlip: true });
  await expect(settlePayment(maker.actor, { paymentId: waiting.id, settled: true })).rejects.toEqual(
    refused('forbidden'),
  );
  await settlePayment(brand.actor, { paymentId: waiting.id, settled: true });
  await receivePayment(maker.actor, { orderId: bobsId });
  await handleOrders(maker.actor, { offerId: offer.id, state: 'delivered' });
  const done = await getOffer(ann.actor, offer.id);
  expect(done.offer.state).toBe('fulfilled');
  expect(done.story.map(({ kind }) => kind)).toEqual([
    ...[
      'made',
      'costing',
      'opened',
      'step_reached',
      'threshold_reached',
      'funded',
      'started',
      'stage_passed',
      'freed',
      'stage_passed',
    ],
    ...['reoffered', 'recovered', 'fulfilled'],
  ]);
  expect((await listMyOrders(ann.actor, { limit: 5 })).items[0]!.balance).toMatchObject({
    due: 0,
    paid: 54_500,
  });
  expect((await getMyPoints(ann.actor)).available).toBe(0);
});

test('too little leaves everybody free, and who pledged is told why', async () => {
  const [ann] = buyers as [TestPerson];
  const offer = await makeOffer(brand.actor, club);
  await pledge(ann, offer, [1, 9]);
  await passDeadline(offer);
  const { offer: ended, viewer } = await getOffer(ann.actor, offer.id);
  expect(ended.state).toBe('unfunded');
  expect(viewer.pledges[0]).toMatchObject({ state: 'released', reason: 'unfunded', orderId: null });
});

test('what the brand takes back releases all pledges', async () => {
  const [ann] = buyers as [TestPerson];
  const offer = await makeOffer(brand.actor, club);
  await pledge(ann, offer, [1, 9]);
  await withdrawOffer(brand.actor, { offerId: offer.id, reason: 'The kiln is broken' });
  expect((await getOffer(ann.actor, offer.id)).viewer.pledges[0]).toMatchObject({
    reason: 'offer_withdrawn',
  });
});

test('what was paid for a cancelled order is given back', async () => {
  const [ann, bob] = buyers as [TestPerson, TestPerson];
  const offer = await makeOffer(brand.actor, club, { threshold: 2 });
  await pledge(ann, offer, [1, 1]);
  await pledge(bob, offer, [1, 1]);
  await passDeadline(offer);
  const { id } = await orderOf(ann, offer);
  await receivePayment(brand.actor, { orderId: id });
  await changeOrder(ann.actor, { orderId: id, attribute: 'cancel', value: true });
  expect((await getOrder(ann.actor, id)).balance).toMatchObject({ due: 0, toRefund: 12_000 });
  const { order } = await refundOrder(brand.actor, { orderId: id, method: 'transfer' });
  expect(order.balance).toMatchObject({ refunded: 12_000, toRefund: 0 });
});

test('a supplier offers what is left over, within a limit for each member', async () => {
  const [ann] = buyers as [TestPerson];
  const input = parseInput(quickOfferInput, {
    ...{ title: 'Yesterday’s roast', quantity: 5, price: 20_000, discountPercent: 25, perMember: 2 },
    until: fromNow(3_600_000).toISOString(),
  });
  const { quickOffer } = await broadcastQuickOffer(rival.actor, { ...input, slug: club.slug });
  await expect(broadcastQuickOffer(ann.actor, { ...input, slug: club.slug })).rejects.toEqual(
    refused('forbidden'),
  );
  const take = (quantity: number) => claimQuickOffer(ann.actor, { quickOfferId: quickOffer.id, quantity });
  await take(2);
  await expect(take(1)).rejects.toEqual(refused('limit_reached'));
  await claimQuickOffer(buyers[1]!.actor, { quickOfferId: quickOffer.id, quantity: 1 });
  const first = await listClaims(rival.actor, quickOffer.id, { limit: 1 });
  const second = await listClaims(rival.actor, quickOffer.id, { limit: 1, cursor: first.next! });
  expect([first, second].map(({ items }) => items.map(({ quantity }) => quantity))).toEqual([[2], [1]]);
  expect([first.next === null, second.next]).toEqual([false, null]);
  freezeClock(fromNow(3_600_001));
  await expect(take(1)).rejects.toEqual(refused('closed'));
  expect(offerBody().currency).toBe('THB');
});

test('whoever thought an offer up follows it from its beginning, and shares points once when its orders settle', async () => {
  const scene = await makeScene('ideas', 1);
  const proposalId = await propose(scene, scene.ann);
  await support(scene.ben, proposalId);
  await expect(makeOffer(scene.mod.actor, scene.club, { proposalId })).rejects.toEqual(refused('invalid'));
  await respondToProposal(scene.mod.actor, {
    ...{ proposalId, verdict: 'accepted', reason: 'Because.', changeReason: '' },
  });
  const offer = await makeOffer(scene.mod.actor, scene.club, {
    proposalId,
    threshold: 1,
    contributorPercent: 10,
  });
  const followers = await db.offerFollower.findMany({ where: { offerId: offer.id } });
  expect(followers.map(({ memberId }) => memberId).toSorted()).toEqual(
    [scene.ann.memberId, scene.ben.memberId].toSorted(),
  );
  const before = (await getMyPoints(scene.ann.actor)).available;
  await pledge(scene.cat, offer, [5, 5]);
  await passDeadline(offer);
  const { id } = await orderOf(scene.cat, offer);
  await handleOrders(scene.mod.actor, { offerId: offer.id, state: 'delivered' });
  expect((await getOffer(scene.ann.actor, offer.id)).offer.state).toBe('funded');
  await receivePayment(scene.mod.actor, { orderId: id });
  expect((await getOffer(scene.ann.actor, offer.id)).offer.state).toBe('fulfilled');
  // A tenth of 600 baht, a point for a baht.
  expect((await getMyPoints(scene.ann.actor)).available - before).toBe(60);
  expect(await db.pointTransfer.count({ where: { scope: 'offer-share' } })).toBe(1);
});
