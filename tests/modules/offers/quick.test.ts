import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reofferFreed, withdrawQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { getWorkshop } from '~/modules/offers/get-workshop.server';
import { sweepQuickJob } from '~/modules/offers/ring-quick.server';
import { reofferInput } from '~/modules/offers/schema';
import { workshopStream } from '~/modules/offers/streams';
import { townIn } from '~/modules/offers/towns';
import { actInWorkshop } from '~/modules/offers/workshop-acts.server';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { makeBuyers, makeOffer, type MadeOffer, orderOf, passDeadline, pledge } from '../../support/offers';
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

test('a town is found in an address, in three languages, and not within another word', () => {
  const found = (words: string) => townIn(words)?.key;
  expect(found('ศูนย์คลับ ขอนแก่น')).toBe('khon-kaen');
  expect(found('ร้านกลางกรุงเทพ')).toBe('bangkok');
  expect(found('Kho Thủ Đức, TP. Hồ Chí Minh')).toBe('saigon');
  expect(found('Tiệm ở đà lạt')).toBe('da-lat');
  expect(found('Panda Latte Bar')).toBeUndefined();
});
