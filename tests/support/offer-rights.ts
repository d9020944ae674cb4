import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { payOrder } from '~/modules/offers/pay-order.server';
import { quickOfferInput } from '~/modules/offers/schema';
import { parseInput } from '~/platform/input';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { giveRole, makePerson, type SignedInPerson, type TestClub } from './club';
import type { Kind } from './crowd';
import {
  fromNow,
  type MadeOffer,
  makeOffer,
  makeSlip,
  offerBody,
  orderOf,
  passDeadline,
  pledge,
} from './offers';

interface OfferRow {
  may: readonly Kind[];
  params?: (place: { club: TestClub }) => Promise<Record<string, string>> | Record<string, string>;
  body?: unknown;
  answers?: readonly number[];
}

const people: Kind[] = ['customer', 'expert', 'supplier', 'moderator'];
const readers: Kind[] = ['suspended', ...people, 'agent', 'admin'];
const signedIn: Kind[] = ['stranger', 'member of another club', 'former member', ...readers];
const moderators: Kind[] = ['moderator', 'admin'];
const makers: Kind[] = ['supplier', ...moderators];
const servers: Kind[] = ['moderator', 'agent', 'admin'];
const nowhere = newId();
const inClub = ({ club }: { club: TestClub }) => ({ slug: club.slug });

let brand: SignedInPerson | undefined;
async function theBrand(): Promise<SignedInPerson> {
  return (brand ??= await makePerson('The brand', undefined, { portalRoles: ['admin'] }));
}

async function newOffer(club: TestClub): Promise<MadeOffer> {
  const stages = [
    { name: 'Firing', plannedAt: fromNow(1_000_000_000).toISOString(), rules: { cancel: 'locked' } },
  ];
  return makeOffer((await theBrand()).actor, club, { stages });
}

const onOffer = async ({ club }: { club: TestClub }) => ({ id: (await newOffer(club)).id });
const onStage = async (place: { club: TestClub }) => ({ ...(await onOffer(place)), position: '1' });
const onOption = async ({ club }: { club: TestClub }) => {
  const { id, optionIds } = await newOffer(club);
  return { id, optionId: optionIds[0]! };
};
const quick = () => ({
  ...{ title: 'One cup', quantity: 50, price: 100, discountPercent: 10 },
  until: fromNow(3_600_000).toISOString(),
});
const onQuick = async ({ club }: { club: TestClub }) => {
  const input = parseInput(quickOfferInput, quick());
  const { quickOffer } = await broadcastQuickOffer((await theBrand()).actor, { ...input, slug: club.slug });
  return { id: quickOffer.id };
};

interface Theirs {
  pledge: string;
  order: string;
  payment: string;
  claim: string;
}

/** Somebody else's: a pledge of an open offer, a funded one's order with a transfer that waits, and a claim. Another supplier makes it. */
async function makeTheirs(club: TestClub): Promise<Theirs> {
  const { actor } = await theBrand();
  const maker = await makePerson('maker', club);
  await giveRole(maker, 'supplier', club);
  const { organisationId } = await db.roleGrant.findFirstOrThrow({ where: { memberId: maker.memberId } });
  const buyer = await makePerson('buyer', club);
  const facts = { threshold: 1, supplierId: organisationId };
  const held = await pledge(buyer, await makeOffer(actor, club, facts), [1, 2]);
  const funded = await makeOffer(actor, club, facts);
  await pledge(buyer, funded, [2, 2]);
  await passDeadline(funded);
  freezeClock(undefined);
  const { id: order } = await orderOf(buyer, funded);
  await payOrder(buyer.actor, { orderId: order, method: 'transfer', slipId: await makeSlip(buyer) });
  const payment = await db.orderPayment.findFirstOrThrow({ where: { orderId: order, state: 'pending' } });
  const { id: quickOfferId } = await onQuick({ club });
  const { claim } = await claimQuickOffer(buyer.actor, { quickOfferId, quantity: 1 });
  return { pledge: held.pledge.id, order, payment: payment.id, claim: claim.id };
}

let theirs: Promise<Theirs> | undefined;
const on =
  (what: keyof Theirs) =>
  async ({ club }: { club: TestClub }) => ({ id: (await (theirs ??= makeTheirs(club)))[what] });
/** What is whose it is alone: nobody else, whatever their role. */
const onlyTheirs = (what: keyof Theirs) => ({ may: [], params: on(what) });
/** The first who may does it; whoever else may finds it done. */
const once = [200, 201, 409];

/** Who may call what of offers, orders and quick offers. */
export const offerRights: Record<string, OfferRow> = {
  'GET /clubs/:slug/offers': { may: readers, params: inClub },
  'POST /clubs/:slug/offers': { may: moderators, params: inClub, body: offerBody() },
  'GET /offers/:id': { may: readers, params: onOffer },
  'PATCH /offers/:id': { may: moderators, params: onOffer, body: { title: 'Cups' } },
  'POST /offers/:id/options': {
    may: moderators,
    params: onOffer,
    body: { name: 'Two cups', channel: 'fair', price: 20_000 },
  },
  'PATCH /offers/:id/options/:optionId': { may: moderators, params: onOption, body: { name: 'A cup' } },
  'POST /offers/:id/opening': { may: moderators, params: onOffer, body: {}, answers: [409] },
  'POST /offers/:id/closing': {
    may: moderators,
    params: onOffer,
    body: { reason: 'A test' },
    answers: [409],
  },
  'POST /offers/:id/withdrawal': { may: moderators, params: onOffer, body: { reason: 'A test' } },
  'GET /offers/:id/versions': { may: readers, params: onOffer },
  'PUT /offers/:id/visibility': {
    may: moderators,
    params: onOffer,
    body: { hidden: true, reason: 'A test' },
  },
  'GET /offers/:id/questions': { may: readers, params: onOffer },
  'POST /offers/:id/questions': {
    may: moderators,
    params: onOffer,
    body: { question: 'Which?', options: ['a', 'b'], closesAt: fromNow(3_600_000).toISOString() },
  },
  'GET /offers/:id/costs': { may: makers, params: onOffer },
  'PUT /offers/:id/costs': { may: ['supplier'], params: onOffer, body: { costs: [] } },
  'PUT /offers/:id/following': { may: readers, params: onOffer, body: { following: true } },
  'POST /offers/:id/pledges': {
    may: people,
    params: onOffer,
    body: { optionId: nowhere, min: 1, max: 2 },
    answers: [422],
  },
  'PATCH /pledges/:id': { ...onlyTheirs('pledge'), body: { min: 1, max: 2 } },
  'DELETE /pledges/:id': onlyTheirs('pledge'),
  'GET /pledges/:id/effect': onlyTheirs('pledge'),
  'POST /offers/:id/stages/:position/start': { may: makers, params: onStage, body: {}, answers: [409] },
  'POST /offers/:id/stages/:position/pass': { may: makers, params: onStage, body: {}, answers: [409] },
  'PATCH /offers/:id/stages/:position': {
    may: makers,
    params: onStage,
    body: { plannedAt: fromNow(2_000_000_000).toISOString() },
  },
  'GET /me/orders': { may: signedIn },
  'GET /me/pledges': { may: signedIn },
  'GET /me/claims': { may: signedIn },
  'GET /me/supply': { may: ['supplier'] },
  'GET /offers/:id/freed': { may: moderators, params: onOffer },
  'GET /orders/:id': onlyTheirs('order'),
  'POST /orders/:id/changes': { ...onlyTheirs('order'), body: { attribute: 'cancel', value: true } },
  'POST /orders/:id/payments': { ...onlyTheirs('order'), body: { method: 'pickup' } },
  'POST /orders/:id/waivers': {
    may: servers,
    params: on('order'),
    body: { reason: 'A test', amount: 1 },
    answers: once,
  },
  'POST /orders/:id/cancellation': {
    may: servers,
    params: on('order'),
    body: { reason: 'A test' },
    answers: once,
  },
  'PUT /payments/:id': {
    may: servers,
    params: on('payment'),
    body: { settled: true },
    answers: once,
  },
  'POST /orders/:id/receipts': { may: servers, params: on('order'), body: { amount: 1 }, answers: once },
  'POST /orders/:id/refunds': { may: servers, params: on('order'), body: {}, answers: once },
  'PUT /orders/:id/state': {
    may: moderators,
    params: on('order'),
    body: { state: 'delivered' },
    answers: once,
  },
  'GET /offers/:id/orders': { may: ['agent', ...moderators], params: onOffer },
  'POST /offers/:id/deliveries': { may: moderators, params: onOffer, body: { state: 'delivered' } },
  'GET /clubs/:slug/quick-offers': { may: readers, params: inClub },
  'POST /clubs/:slug/quick-offers': { may: makers, params: inClub, body: quick() },
  'GET /clubs/:slug/quick-offers/report': { may: makers, params: inClub },
  'POST /offers/:id/options/:optionId/reoffer': {
    may: moderators,
    params: onOption,
    body: {},
    answers: [409],
  },
  'GET /quick-offers/:id': { may: readers, params: onQuick },
  'DELETE /quick-offers/:id': { may: moderators, params: onQuick },
  'POST /quick-offers/:id/claims': { may: people, params: onQuick, body: { quantity: 1 } },
  'GET /quick-offers/:id/claims': { may: readers, params: onQuick },
  'POST /claims/:id/collection': { may: moderators, params: on('claim'), body: {}, answers: once },
  'GET /me/place': { may: signedIn },
  'PUT /me/place': { may: signedIn, body: { lat: 13.75, lng: 100.5 } },
  'DELETE /me/place': { may: signedIn },
};
