import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { listNotices } from '~/modules/notices/list-notices.server';
import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { changeOffer } from '~/modules/offers/change-offer.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { giveCosts } from '~/modules/offers/give-costs.server';
import { handleOrders } from '~/modules/offers/handle-orders.server';
import { getSupply, listSupply } from '~/modules/offers/list-supply.server';
import type { SupplyList } from '~/modules/offers/rules';
import { passStage, startProduction } from '~/modules/offers/run-stages.server';
import { costsInput, listSupplyInput, quickOfferInput } from '~/modules/offers/schema';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import {
  enterClub,
  giveRole,
  makeClub,
  makePerson,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { fromNow, makeBuyers, makeOffer, orderOf, passDeadline, pledge } from '../../support/offers';
import type { TestPerson } from '../../support/people';

let database: TestDatabase & { release(): Promise<void> };
let coffee: TestClub;
let dogs: TestClub;
let brand: SignedInPerson;
let plaina: SignedInPerson;
let organisationId: string;

beforeAll(async () => {
  database = await useDatabase();
  [coffee, dogs] = [await makeClub('coffee'), await makeClub('dogs', 'members')];
  brand = await makePerson('Brand', undefined, { portalRoles: ['admin'] });
  plaina = await makePerson('Plaina', coffee);
  await giveRole(plaina, 'supplier', coffee);
  const grant = await db.roleGrant.findFirstOrThrow({ where: { memberId: plaina.memberId } });
  organisationId = grant.organisationId!;
  // The same organisation's in another club, too.
  await enterClub(plaina, dogs);
  const dogsGrant = await giveRole(plaina, 'supplier', dogs);
  await db.roleGrant.update({ where: { id: dogsGrant }, data: { organisationId } });
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

const refused = (code: string) => expect.objectContaining({ code });
const listOf = async (who: TestPerson, list: SupplyList, query: object = {}) =>
  listSupply(who.actor, parseInput(listSupplyInput, { list, ...query }));
const titlesOf = async (list: SupplyList) => (await listOf(plaina, list)).items.map(({ title }) => title);

test('what waits for a supplier’s figures stands in one list over all clubs until each option has them', async () => {
  const draft = { status: 'draft' };
  const mugs = await makeOffer(brand.actor, coffee, { ...draft, title: 'Mugs' });
  await makeOffer(brand.actor, dogs, { ...draft, title: 'Leads', askIds: [organisationId] });
  const other = await makePerson('Other', coffee);
  await giveRole(other, 'supplier', coffee);
  const grant = await db.roleGrant.findFirstOrThrow({ where: { memberId: other.memberId } });
  await makeOffer(brand.actor, coffee, { ...draft, title: 'Theirs', askIds: [grant.organisationId!] });
  const { counts, items } = await listOf(plaina, 'costing');
  expect(counts).toEqual({ costing: 2, making: 0, orders: 0, freed: 0, quick: 0 });
  expect(items.map(({ title, club, quantity }) => [title, club.slug, quantity])).toEqual([
    ['Leads', 'dogs', 1],
    ['Mugs', 'coffee', 1],
  ]);
  const first = await listOf(plaina, 'costing', { limit: 1 });
  const second = await listOf(plaina, 'costing', { limit: 1, cursor: first.next! });
  expect([first, second].map((one) => one.items.map(({ title }) => title))).toEqual([['Leads'], ['Mugs']]);
  expect(second.next).toBeNull();
  const costs = [{ optionId: mugs.optionIds[0]!, from: 1, cost: 9_000 }];
  await giveCosts(plaina.actor, { ...parseInput(costsInput, { costs }), offerId: mugs.id });
  expect(await titlesOf('costing')).toEqual(['Leads']);
  expect((await getSupply(plaina.actor)).lists.costing.map(({ title }) => title)).toEqual(['Leads']);
});

test('what they make goes with them from pledges to the last order, and they hear that it is funded', async () => {
  const [ann, bob] = (await makeBuyers(coffee, 2)) as [TestPerson, TestPerson];
  const stages = ['Forming', 'Firing'].map((name, index) => ({
    ...{ name, rules: { cancel: 'free' } },
    plannedAt: fromNow((index + 10) * 86_400_000).toISOString(),
  }));
  const offer = await makeOffer(brand.actor, coffee, { title: 'Cups', threshold: 2, stages });
  const offerId = offer.id;
  await changeOffer(brand.actor, { offerId, supplierId: organisationId });
  const late = await makePerson('Came later', coffee);
  const grant = await giveRole(late, 'supplier', coffee);
  await db.roleGrant.update({ where: { id: grant }, data: { organisationId } });
  await pledge(ann, offer, [1, 1]);
  await pledge(bob, offer, [1, 1]);
  const made = async () => (await listOf(plaina, 'making')).items[0]!;
  expect(await made()).toMatchObject({ state: 'open', quantity: 2, stage: { name: 'Forming' } });

  await passDeadline(offer);
  await workOff(database, ['offers.tell-followers', 'notices.record']);
  const { items } = await listNotices(late.actor, { locale: 'en', timeZone: 'UTC' }, { limit: 10 });
  expect(items.map(({ line }) => line)).toContainEqual(expect.stringContaining('Funded'));
  expect(await made()).toMatchObject({ state: 'funded', stage: { state: 'upcoming' }, until: null });
  expect(await titlesOf('orders')).toEqual([]);

  await startProduction(plaina.actor, { offerId, position: 1 });
  expect((await made()).stage).toMatchObject({ name: 'Forming', state: 'running' });
  await passStage(plaina.actor, { offerId, position: 1 });
  expect((await listOf(plaina, 'orders')).items).toMatchObject([{ title: 'Cups', quantity: 2 }]);

  const { id: orderId } = await orderOf(ann, offer);
  await changeOrder(ann.actor, { orderId, attribute: 'cancel', value: true });
  expect((await listOf(plaina, 'freed')).items).toMatchObject([{ title: 'Cups', quantity: 1 }]);
  await handleOrders(plaina.actor, { offerId, state: 'delivered' });
  expect(await titlesOf('orders')).toEqual([]);
});

test('their quick offers stand there while they run, and nobody else’s', async () => {
  const quick = (title: string, hours: number) =>
    parseInput(quickOfferInput, {
      ...{ title, quantity: 3, price: 10_000, discountPercent: 10 },
      until: fromNow(hours * 3_600_000).toISOString(),
    });
  await broadcastQuickOffer(plaina.actor, { ...quick('Ends last', 3), slug: coffee.slug });
  await broadcastQuickOffer(plaina.actor, { ...quick('Ends first', 1), slug: dogs.slug });
  await broadcastQuickOffer(brand.actor, { ...quick('The brand’s', 2), slug: coffee.slug });
  expect(await titlesOf('quick')).toEqual(['Ends first', 'Ends last']);
  freezeClock(fromNow(2 * 3_600_000));
  expect((await listOf(plaina, 'quick')).items).toMatchObject([{ title: 'Ends last', quantity: 3, of: 3 }]);
});

test('the desk is for suppliers alone, and of the clubs in which they still are', async () => {
  const customer = await makePerson('Customer', coffee);
  for (const who of [customer, brand])
    await expect(listOf(who, 'costing')).rejects.toEqual(refused('forbidden'));
  await leaveClub(plaina.actor, { slug: dogs.slug });
  expect(await titlesOf('costing')).toEqual([]);
  await leaveClub(plaina.actor, { slug: coffee.slug });
  await expect(getSupply(plaina.actor)).rejects.toEqual(refused('forbidden'));
});
