import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { askInOffer } from '~/modules/offers/ask-in-offer.server';
import { addOption, changeOption } from '~/modules/offers/change-options.server';
import { changeOffer } from '~/modules/offers/change-offer.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { hideOffer } from '~/modules/offers/hide-offer.server';
import { listLiveOffers } from '~/modules/offers/list-offers.server';
import { listQuickOffers } from '~/modules/offers/list-quick.server';
import { changePledge, releasePledge } from '~/modules/offers/pledge.server';
import { moveStage, passStage, startProduction } from '~/modules/offers/run-stages.server';
import { listOffersInput, listQuickInput, quickOfferInput, variantInput } from '~/modules/offers/schema';
import { openOffer } from '~/modules/offers/steer-offer.server';
import { offerStream, quickStream } from '~/modules/offers/streams';
import { applyOfferUpdate, applyQuickUpdate, applyToOffers } from '~/modules/offers/updates';
import { voteInDesign } from '~/modules/proposals/design-questions.server';
import { readSearchInput, searchInput } from '~/modules/search/schema';
import { search } from '~/modules/search/search.server';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { fromNow, makeBuyers, makeOffer, type MadeOffer, passDeadline, pledge } from '../../support/offers';
import type { TestPerson } from '../../support/people';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let brand: SignedInPerson;
let ann: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('coffee');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  [ann, bob] = (await makeBuyers(club, 2)) as [TestPerson, TestPerson];
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

async function updatesOf(stream: string, after: number): Promise<{ type: string; data: unknown }[]> {
  return database.sql(
    'SELECT "type", "data" FROM "Update" WHERE "stream" = $1 AND "seq" > $2 ORDER BY "seq"',
    [stream, after],
  );
}

const listed = async () => (await listLiveOffers(ann.actor, club.slug, listOffersInput.parse({}))).items;

/** What somebody with the page, or the list, open has afterwards, and what somebody who opens it then sees. */
async function sameAsFresh(offer: MadeOffer, acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const act of acts) {
    const before = await getOffer(ann.actor, offer.id);
    const list = await listed();
    await act();
    const updates = await updatesOf(offerStream(offer.id), before.heads[offerStream(offer.id)]!);
    const part = ({ offer: now, story, questions }: typeof before) => ({ offer: now, story, questions });
    const after = updates.reduce(applyOfferUpdate, part(before));
    const fresh = await getOffer(ann.actor, offer.id);
    expect(updates.length).toBeGreaterThan(0);
    expect(after).toEqual(part(fresh));
    const stream = offerStream(offer.id);
    const items = updates.reduce((rows, one) => applyToOffers(rows, { ...one, stream }), list);
    expect(items).toEqual(await listed());
  }
}

test('an open offer that is told of is the offer as it is loaded, for each of its updates', async () => {
  const stages = [
    { name: 'Forming', plannedAt: fromNow(1e9).toISOString(), rules: {} },
    { name: 'Firing', plannedAt: fromNow(2e9).toISOString(), rules: { cancel: 'free' } },
  ];
  const option = {
    name: 'One',
    channel: 'shop',
    price: 10_000,
    lotSize: 2,
    ladder: [{ from: 4, price: 9_000 }],
  };
  const offer = await makeOffer(brand.actor, club, { threshold: 4, stages, options: [option] });
  const [optionId] = offer.optionIds;
  const offerId = offer.id;
  let bobs = '';
  let questionId = '';
  await sameAsFresh(offer, [
    () => pledge(ann, offer, [2, 3]),
    async () => void (bobs = (await pledge(bob, offer, [1, 3])).pledge.id),
    () => changePledge(bob.actor, { pledgeId: bobs, min: 1, max: 5 }),
    () => releasePledge(bob.actor, { pledgeId: bobs }),
    () => pledge(bob, offer, [1, 2]),
    () => changeOption(brand.actor, { offerId, optionId: optionId!, price: 9_500 }),
    () =>
      addOption(brand.actor, {
        offerId,
        option: parseInput(variantInput, {
          basedOnId: optionId,
          name: 'Without the tin',
          difference: -2_000,
        }),
      }),
    () => changeOffer(brand.actor, { offerId, title: 'Cups', deadline: fromNow(72 * 3_600_000) }),
    async () => {
      const asked = { question: 'Which glaze?', kind: 'single' as const, options: ['Red', 'Blue'] };
      const more = { quorum: 0, hidden: false, closesAt: fromNow(4e9) };
      questionId = (await askInOffer(brand.actor, { ...asked, ...more, offerId })).question.id;
    },
    () => voteInDesign(bob.actor, { questionId, choices: ['2'] }),
    () =>
      hideOffer(brand.actor, { offerId, hidden: true, reason: 'A test' }).then(() =>
        hideOffer(brand.actor, { offerId, hidden: false, reason: '' }),
      ),
    () => passDeadline(offer),
    () => startProduction(brand.actor, { offerId, position: 1 }),
    () => moveStage(brand.actor, { offerId, position: 2, plannedAt: fromNow(3e9) }),
    () => passStage(brand.actor, { offerId, position: 1 }),
    async () => {
      for (const { memberId, id: orderId } of await db.offerOrder.findMany({ where: { offerId } }))
        await changeOrder((memberId === ann.memberId ? ann : bob).actor, {
          ...{ orderId, attribute: 'cancel', value: true },
        });
    },
  ]);
  expect((await getOffer(ann.actor, offerId)).offer.state).toBe('fulfilled');
});

test('what is told of a quick offer is what is loaded of it', async () => {
  const input = parseInput(quickOfferInput, {
    ...{ title: 'Two cups', quantity: 2, price: 10_000, discountPercent: 10 },
    until: fromNow(3_600_000).toISOString(),
  });
  const { quickOffer } = await broadcastQuickOffer(brand.actor, { ...input, slug: club.slug });
  const list = (state: 'broadcast' | 'past') =>
    listQuickOffers(bob.actor, club.slug, parseInput(listQuickInput, { state }));
  const before = await list('broadcast');
  for (const who of [ann, bob])
    await claimQuickOffer(who.actor, { quickOfferId: quickOffer.id, quantity: 1 });
  const updates = await updatesOf(quickStream(quickOffer.id), before.heads[quickStream(quickOffer.id)]!);
  const [after] = updates.reduce((items, update) => applyQuickUpdate(items, update), before.items);
  const [fresh] = (await list('past')).items;
  const part = ({ id, remaining, state, recovered }: typeof fresh & object) => ({
    id,
    remaining,
    state,
    recovered,
  });
  expect(part(after!)).toEqual(part(fresh!));
});

test('an offer is found by its title from when it opens, and by the title that it has now', async () => {
  const find = async (q: string) => {
    const { items } = await search(ann.actor, readSearchInput(searchInput.parse({ q, type: 'thread' })));
    return items.map(({ title }) => title);
  };
  const offer = await makeOffer(brand.actor, club, { status: 'draft', title: 'Walnut tampers' });
  expect(await find('tampers')).toEqual([]);
  // What is costed is between the brand and its suppliers: there is no thread that members could read.
  expect(await db.thread.count({ where: { owner: `offer:${offer.id}` } })).toBe(0);
  await changeOffer(brand.actor, { offerId: offer.id, body: 'Turned by hand.' });
  await openOffer(brand.actor, { offerId: offer.id });
  expect(await find('tampers')).toEqual(['Walnut tampers']);
  await changeOffer(brand.actor, { offerId: offer.id, title: 'Walnut levellers' });
  expect([await find('tampers'), await find('levellers')]).toEqual([[], ['Walnut levellers']]);
  const { threadId } = await db.offer.findUniqueOrThrow({ where: { id: offer.id } });
  expect((await db.thread.findUniqueOrThrow({ where: { id: threadId! } })).title).toBe('Walnut levellers');
});
