import { afterAll, beforeAll, expect, test } from 'vitest';
import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { claimQuickOffer, collectClaim } from '~/modules/offers/claim-quick.server';
import { getQuickOffer } from '~/modules/offers/get-quick-offer.server';
import { exportClaims, getClaimsPage } from '~/modules/offers/list-claims.server';
import { quickOfferInput } from '~/modules/offers/schema';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { fromNow } from '../../support/offers';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let maker: SignedInPerson;
let ann: SignedInPerson;
let bob: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('coffee');
  maker = await makePerson('Maker', club);
  await giveRole(maker, 'supplier', club);
  [ann, bob] = [await makePerson('Ann', club), await makePerson('=Bob', club)];
});
afterAll(() => database.release());

const quick = (facts: object = {}) =>
  parseInput(quickOfferInput, {
    ...{ title: 'One cup', quantity: 5, price: 20_000, discountPercent: 25 },
    until: fromNow(3_600_000).toISOString(),
    ...facts,
  });

test('whoever posted a quick offer reads all claims in pages and takes them along; a member their own alone', async () => {
  const { quickOffer } = await broadcastQuickOffer(maker.actor, { ...quick(), slug: club.slug });
  const { id: quickOfferId } = quickOffer;
  const { claim } = await claimQuickOffer(ann.actor, { quickOfferId, quantity: 2 });
  await claimQuickOffer(bob.actor, { quickOfferId, quantity: 1 });
  await collectClaim(maker.actor, { claimId: claim.id });
  const page = (who: SignedInPerson, limit: number, cursor?: string) =>
    getClaimsPage(who.actor, { quickOfferId, slug: club.slug, limit, cursor });
  const first = await page(maker, 1);
  const second = await page(maker, 1, first.next!);
  expect([first, second].map(({ items }) => items.map(({ buyer, total }) => [buyer.name, total]))).toEqual([
    [['Ann', 30_000]],
    [['=Bob', 15_000]],
  ]);
  expect([first.all, first.collected, second.next]).toEqual([true, 2, null]);
  expect(first.items[0]!.collectedAt).not.toBeNull();
  const own = await page(bob, 20);
  expect([own.all, own.collected, own.items.map(({ quantity }) => quantity)]).toEqual([false, 0, [1]]);
  await expect(exportClaims(bob.actor, quickOfferId, club.slug)).rejects.toMatchObject({ code: 'forbidden' });
  const pieces: string[] = [];
  for await (const piece of await exportClaims(maker.actor, quickOfferId, club.slug)) pieces.push(piece);
  // What a spreadsheet would run is a text to it.
  expect(pieces.join('')).toMatch(
    /,Ann,2,15000,30000,THB,[^,]+,[^,]+\r\n.+,'=Bob,1,15000,15000,THB,[^,]+,\r\n$/,
  );
  expect(await db.auditEntry.count({ where: { act: 'quick_offer.claims_exported' } })).toBe(1);
});

test('a quick offer has a page, open or over, with the numbers of one’s own claims and nobody else’s', async () => {
  const { quickOffer } = await broadcastQuickOffer(maker.actor, { ...quick(), slug: club.slug });
  const { id: quickOfferId, url } = quickOffer;
  expect(url).toBe(`/clubs/${club.slug}/quick-offers/${quickOfferId}`);
  const { claim } = await claimQuickOffer(ann.actor, { quickOfferId, quantity: 2 });
  const seen = async (who: SignedInPerson) => {
    const { open, claims, quickOffer: item } = await getQuickOffer(who.actor, quickOfferId, club.slug);
    return [open, item.remaining, claims.map(({ number }) => number)];
  };
  expect([await seen(ann), await seen(bob)]).toEqual([
    [true, 3, [claim.number]],
    [true, 3, []],
  ]);
  freezeClock(fromNow(3_600_001));
  expect(await seen(ann)).toEqual([false, 3, [claim.number]]);
  freezeClock(undefined);
  await claimQuickOffer(bob.actor, { quickOfferId, quantity: 3 });
  expect((await seen(ann))[0]).toBe(false);
  await expect(getQuickOffer(ann.actor, quickOfferId, 'another')).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('an interest that the club does not have is refused by its name, rather than ringing with everybody', async () => {
  const input = { ...quick({ interests: ['unheard-of'] }), slug: club.slug };
  await expect(broadcastQuickOffer(maker.actor, input)).rejects.toMatchObject({
    fields: { interests: { code: 'unknown_tags', params: { tags: 'unheard-of' } } },
  });
});
