import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  broadcastQuickOffer,
  reofferFreed,
  withdrawQuickOffer,
} from '~/modules/offers/broadcast-quick.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { claimQuickOffer, collectClaim } from '~/modules/offers/claim-quick.server';
import { getQuickPage } from '~/modules/offers/get-quick-page.server';
import { getWorkshop } from '~/modules/offers/get-workshop.server';
import { listFreed } from '~/modules/offers/list-freed.server';
import { listMyPledges } from '~/modules/offers/list-my-pledges.server';
import { listMyClaims } from '~/modules/offers/list-orders.server';
import { listQuickOffers, reportQuickOffers } from '~/modules/offers/list-quick.server';
import { ringQuickOffer, sweepQuickJob } from '~/modules/offers/ring-quick.server';
import { quickOfferInput, reofferInput } from '~/modules/offers/schema';
import { workshopStream } from '~/modules/offers/streams';
import { townIn } from '~/modules/offers/towns';
import { actInWorkshop } from '~/modules/offers/workshop-acts.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import {
  fromNow,
  makeBuyers,
  makeOffer,
  type MadeOffer,
  orderOf,
  passDeadline,
  pledge,
} from '../../support/offers';
import type { TestPerson } from '../../support/people';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let brand: SignedInPerson;
let buyers: TestPerson[];

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('coffee');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  buyers = await makeBuyers(club, 5);
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

/** An offer of which a cancellation has freed so many units. */
async function freedOffer(quantity: number, facts: object = {}): Promise<MadeOffer> {
  const [ann, bob] = buyers as [TestPerson, TestPerson];
  const offer = await makeOffer(brand.actor, club, { threshold: 1, ...facts });
  await pledge(ann, offer, [quantity, quantity]);
  await pledge(bob, offer, [1, 1]);
  await passDeadline(offer);
  const { id: orderId } = await orderOf(ann, offer);
  await changeOrder(ann.actor, { orderId, attribute: 'cancel', value: true });
  return offer;
}

function reoffer(offer: MadeOffer, facts: object = {}) {
  const [optionId] = offer.optionIds as [string];
  return reofferFreed(brand.actor, { ...parseInput(reofferInput, facts), offerId: offer.id, optionId });
}

const told = (offer: MadeOffer, kind: string) =>
  db.offerEvent.findMany({ where: { offerId: offer.id, kind }, select: { data: true } });

describe('what cancellations freed', () => {
  test('and members claimed to the last unit is told in the story, once, also where its job was lost', async () => {
    const offer = await freedOffer(3);
    const { quickOffer } = await reoffer(offer);
    const quickOfferId = quickOffer.id;
    for (const buyer of buyers.slice(2)) await claimQuickOffer(buyer.actor, { quickOfferId, quantity: 1 });
    await workOff(database, ['offers.note-claimed']);
    await sweepQuickJob.run({});
    expect(await told(offer, 'recovered')).toEqual([
      { data: { quantity: 3, amount: 28_800, currency: 'THB' } },
    ]);
    await db.quickOffer.update({ where: { id: quickOfferId }, data: { toldAt: null } });
    await sweepQuickJob.run({});
    expect(await told(offer, 'recovered')).toHaveLength(2);
  });

  test('is on the open board of the workshop again when its quick offer ends', async () => {
    const offer = await freedOffer(2);
    const { quickOffer } = await reoffer(offer);
    const board = () =>
      database.sql<{ seq: string }>(`SELECT "head" AS "seq" FROM "Stream" WHERE "key" = $1`, [
        workshopStream(offer.id),
      ]);
    const [before] = await board();
    await withdrawQuickOffer(brand.actor, { quickOfferId: quickOffer.id });
    const [after] = await board();
    expect(Number(after!.seq)).toBe(Number(before!.seq) + 1);
    expect(await told(offer, 'recovered')).toEqual([]);
  });

  test('is offered anew near the option’s own place, else where its maker offered last, unless another is said', async () => {
    const near = { name: 'Coffee fair, Chiang Mai', lat: 18.79, lng: 98.98, radiusKm: 30 };
    const options = [{ name: 'A cup', channel: 'fair', price: 12_000, place: near.name }];
    const offer = await freedOffer(2, { options });
    const shown = await getWorkshop(brand.actor, { offerId: offer.id, slug: club.slug });
    expect(shown.freed).toEqual([{ optionId: offer.optionIds[0], quantity: 2, place: near }]);
    const { quickOffer } = await reoffer(offer);
    expect(quickOffer.place).toEqual(near);
    const other = { name: 'Hanoi', lat: 21.03, lng: 105.85, radiusKm: 12 };
    expect((await reoffer(await freedOffer(2), { place: other })).quickOffer.place).toEqual(other);
    expect((await reoffer(await freedOffer(2))).quickOffer.place).toEqual(other);
    expect((await reoffer(await freedOffer(2), { place: null })).quickOffer.place).toBeNull();
  });

  test('is offered from the workshop as its form says: as it is, around a town, or everywhere', async () => {
    const say = async (values: Record<string, string>) => {
      const offer = await freedOffer(2);
      const given = { intent: `reoffer-${offer.optionIds[0]}`, optionId: offer.optionIds[0]!, ...values };
      await actInWorkshop(
        brand.actor,
        offer.id,
        { discountPercent: '20', hours: '24', ...given },
        { timeZone: 'Asia/Bangkok', locale: 'vi' },
      );
      const row = await db.quickOffer.findFirstOrThrow({ where: { offerId: offer.id } });
      return [row.placeName, row.lat, row.radiusKm];
    };
    const usual = { 'usual.name': 'Phú Nhuận', 'usual.lat': '10.79', 'usual.lng': '106.68' };
    expect(await say({ town: 'usual', ...usual, 'place.radiusKm': '7' })).toEqual(['Phú Nhuận', 10.79, 7]);
    expect(await say({ town: 'saigon', ...usual, 'place.radiusKm': '9' })).toEqual([
      'TP. Hồ Chí Minh',
      10.78,
      9,
    ]);
    expect(await say({ town: '', 'place.radiusKm': '9' })).toEqual(['', null, null]);
    await expect(say({ town: 'saigon', 'place.radiusKm': '' })).rejects.toMatchObject({
      fields: { 'place.radiusKm': expect.anything() as unknown },
    });
  });
});

describe('two quick offers that ring at the same moment', () => {
  /** Everybody has heard of two today; how many bells ring when three more come at once. */
  async function ringAtOnce(): Promise<number> {
    await db.quickHeard.deleteMany();
    await db.quickHeard.createMany({
      data: buyers.flatMap(({ memberId }) =>
        [1, 2].map(() => ({ memberId, quickOfferId: newId(), at: fromNow(-3_600_000) })),
      ),
    });
    const until = fromNow(3_600_000).toISOString();
    const made = await Promise.all(
      ['One', 'Two', 'Three'].map((title) => {
        const body = { title, quantity: 1, price: 100, discountPercent: 10, until };
        return broadcastQuickOffer(brand.actor, { ...parseInput(quickOfferInput, body), slug: club.slug });
      }),
    );
    await Promise.all(made.map(({ quickOffer }) => ringQuickOffer(system, { quickOfferId: quickOffer.id })));
    return db.quickHeard.count({
      where: {
        quickOfferId: { in: made.map(({ quickOffer }) => quickOffer.id) },
        memberId: { in: buyers.map(({ memberId }) => memberId) },
      },
    });
  }

  test('ring three times a day with a member and no more; without the lock between them they ring more often', async () => {
    await database.sql(
      `CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NULL; END $$`,
    );
    await database.sql(
      `CREATE TRIGGER "linger" BEFORE INSERT ON "QuickHeard" FOR EACH STATEMENT EXECUTE FUNCTION linger()`,
    );
    expect(await ringAtOnce()).toBe(buyers.length);
    const [{ source }] = (await database.sql<{ source: string }>(
      `SELECT pg_get_functiondef('lock_ringing'::regproc) AS "source"`,
    )) as [{ source: string }];
    await database.sql(`CREATE OR REPLACE FUNCTION lock_ringing() RETURNS void LANGUAGE sql AS $$ SELECT $$`);
    expect(await ringAtOnce()).toBeGreaterThan(buyers.length);
    await database.sql(source);
    await database.sql(`DROP TRIGGER "linger" ON "QuickHeard"`);
  });
});

test('freed units that somebody else offers anew are their maker’s, in the offer’s currency, and stand in its story', async () => {
  const maker = await makePerson('Maker', club);
  await giveRole(maker, 'supplier', club);
  const { organisationId } = await db.roleGrant.findFirstOrThrow({ where: { memberId: maker.memberId } });
  const offer = await freedOffer(3, { currency: 'VND', supplierId: organisationId });
  const [optionId] = offer.optionIds as [string];
  const put = (facts: object) => {
    const until = fromNow(3_600_000).toISOString();
    const body = { title: 'Two cups', quantity: 2, price: 10_000, discountPercent: 10, until, optionId };
    return broadcastQuickOffer(brand.actor, {
      ...parseInput(quickOfferInput, { ...body, ...facts }),
      slug: club.slug,
    });
  };
  await expect(put({ currency: 'THB' })).rejects.toMatchObject({ fields: { currency: { code: 'invalid' } } });
  const { quickOffer } = await put({});
  expect(quickOffer).toMatchObject({
    currency: 'VND',
    organisation: { id: organisationId },
    offerId: offer.id,
  });
  expect(await told(offer, 'reoffered')).toEqual([
    { data: { name: 'One cup', quantity: 2, discountPercent: 10 } },
  ]);
  expect((await getWorkshop(maker.actor, { offerId: offer.id, slug: club.slug })).freed).toMatchObject([
    { quantity: 1 },
  ]);
  await claimQuickOffer(buyers[3]!.actor, { quickOfferId: quickOffer.id, quantity: 1 });
  await withdrawQuickOffer(maker.actor, { quickOfferId: quickOffer.id });
  expect(await told(offer, 'recovered')).toEqual([{ data: { quantity: 1, amount: 9_000, currency: 'VND' } }]);
});

test('topics that the club does not have are said, and what is freed in a paused club waits', async () => {
  const offer = await freedOffer(1);
  const unknown = { fields: { interests: { code: 'unknown_tags' } } };
  await expect(reoffer(offer, { interests: ['tea'] })).rejects.toMatchObject(unknown);
  const body = { title: 'Cups', quantity: 1, price: 100, discountPercent: 10, interests: ['tea'] };
  const input = parseInput(quickOfferInput, { ...body, until: fromNow(3_600_000).toISOString() });
  await expect(broadcastQuickOffer(brand.actor, { ...input, slug: club.slug })).rejects.toMatchObject(
    unknown,
  );
  await db.club.update({ where: { id: club.id }, data: { status: 'archived' } });
  await expect(reoffer(offer)).rejects.toMatchObject({ code: 'club_closed' });
  await db.club.update({ where: { id: club.id }, data: { status: 'open' } });
});

test('a town is found in an address, in three languages, and not within another word', () => {
  const found = (words: string) => townIn(words)?.key;
  expect(found('ศูนย์คลับ ขอนแก่น')).toBe('khon-kaen');
  expect(found('ร้านกลางกรุงเทพ')).toBe('bangkok');
  expect(found('Kho Thủ Đức, TP. Hồ Chí Minh')).toBe('saigon');
  expect(found('Tiệm ở đà lạt')).toBe('da-lat');
  expect(found('Panda Latte Bar')).toBeUndefined();
});

test('what one pledged for and claimed is listed by pages, and what is freed by who makes it', async () => {
  const eve = await makePerson('Eve', club);
  const offers = [await makeOffer(brand.actor, club), await makeOffer(brand.actor, club, { threshold: 1 })];
  for (const offer of offers) await pledge(eve, offer, [1, 2]);
  const first = await listMyPledges(eve.actor, { limit: 1 });
  const second = await listMyPledges(eve.actor, { limit: 1, cursor: first.next! });
  expect([...first.items, ...second.items].map(({ offerId, max }) => [offerId, max])).toEqual([
    [offers[1]!.id, 2],
    [offers[0]!.id, 2],
  ]);
  expect([first.next === null, second.next]).toEqual([false, null]);
  const { deadline } = await db.offer.findUniqueOrThrow({ where: { id: offers[1]!.id } });
  freezeClock(new Date(deadline.getTime() + 1_000));
  expect((await listMyPledges(eve.actor, { state: 'held', limit: 5 })).items).toEqual([]);
  expect((await listMyPledges(eve.actor, { state: 'confirmed', limit: 5 })).items).toMatchObject([
    { offer: { state: 'funded', clubSlug: club.slug }, option: { name: 'One cup' } },
  ]);
  const offer = await freedOffer(3);
  expect((await listFreed(brand.actor, offer.id)).items).toMatchObject([
    { optionId: offer.optionIds[0], quantity: 3 },
  ]);
  await expect(listFreed(eve.actor, offer.id)).rejects.toMatchObject({ code: 'forbidden' });
  const { quickOffer } = await reoffer(offer, { place: null });
  const take = () => claimQuickOffer(eve.actor, { quickOfferId: quickOffer.id, quantity: 1 });
  const [one] = [await take(), await take()];
  const newest = await listMyClaims(eve.actor, { limit: 1 });
  const older = await listMyClaims(eve.actor, { limit: 1, cursor: newest.next! });
  expect([newest.items, older.items].map((items) => items.length)).toEqual([1, 1]);
  expect([newest.items[0]!.number, older.items[0]!.number]).toContain(one!.claim.number);
  expect(older.next).toBeNull();
});

test('what was claimed and what of it was handed over are told apart', async () => {
  const dealer = await makePerson('Dealer', club);
  await giveRole(dealer, 'supplier', club);
  const body = { title: 'Cups', quantity: 5, price: 1_000, discountPercent: 10 };
  const input = parseInput(quickOfferInput, { ...body, until: fromNow(3_600_000).toISOString() });
  const { quickOffer } = await broadcastQuickOffer(dealer.actor, { ...input, slug: club.slug });
  const claimed = [];
  for (const [at, quantity] of [2, 1].entries())
    claimed.push(await claimQuickOffer(buyers[at]!.actor, { quickOfferId: quickOffer.id, quantity }));
  await collectClaim(dealer.actor, { claimId: claimed[0]!.claim.id });
  expect(await reportQuickOffers(dealer.actor, club.slug)).toMatchObject({
    ...{ recoveredUnits: 3, recovered: [{ currency: 'THB', amount: 2_700 }] },
    ...{ collectedUnits: 2, collected: [{ currency: 'THB', amount: 1_800 }] },
  });
  const listed = async (who: TestPerson) => {
    const { items } = await listQuickOffers(who.actor, club.slug, { state: 'broadcast', limit: 100 });
    return items.find(({ id }) => id === quickOffer.id)!.viewer.collected;
  };
  expect([await listed(dealer), await listed(buyers[0]!)]).toEqual([2, null]);
});

test('the map shows what is open on every page of the list', async () => {
  const place = { name: 'Bangkok', lat: 13.75, lng: 100.5, radiusKm: 10 };
  const body = {
    quantity: 1,
    price: 1_000,
    discountPercent: 10,
    until: fromNow(3_600_000).toISOString(),
    place,
  };
  const put = (title: string) =>
    broadcastQuickOffer(brand.actor, { ...parseInput(quickOfferInput, { ...body, title }), slug: club.slug });
  const made = [await put('Here'), await put('There')];
  const { items, pins } = await getQuickPage(
    buyers[0]!.actor,
    club.slug,
    { state: 'broadcast', limit: 1 },
    { map: true },
  );
  expect(items).toHaveLength(1);
  for (const { quickOffer } of made) {
    const pin = pins.find(({ id }) => id === quickOffer.id)!;
    expect(pin).toMatchObject({ place, discountPercent: 10 });
    expect(pin.url).toBe(`/clubs/${club.slug}/quick-offers/${quickOffer.id}`);
  }
});
