import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changeOrder } from '~/modules/offers/change-order.server';
import { exportOrders } from '~/modules/offers/export-orders.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { giveCosts, listCosts } from '~/modules/offers/give-costs.server';
import { getOrder, listWorkshopOrders } from '~/modules/offers/list-orders.server';
import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { listClaims } from '~/modules/offers/list-claims.server';
import { openSlip, payOrder } from '~/modules/offers/pay-order.server';
import { quickOfferInput } from '~/modules/offers/schema';
import { openOffer } from '~/modules/offers/steer-offer.server';
import { offerStreams } from '~/modules/offers/streams.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { type Actor, visitor } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { createUpload } from '~/modules/uploads/create-upload.server';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type Kind, kinds, makeCrowd } from '../../support/crowd';
import { type TestDatabase, useDatabase } from '../../support/database';
import { fromNow, makeOffer, type MadeOffer, orderOf, passDeadline, pledge } from '../../support/offers';

const [cost, telephone, address, price] = [6_543, '081-234-5678', '12 Pond Lane', 10_700];
const explanation = 'Cloth 95, sewing 12';

const t = translatorFor('en');
let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let crowd: Map<Kind, SignedInPerson>;
let maker: SignedInPerson;
let buyer: SignedInPerson;
let draft: MadeOffer;
let running: MadeOffer;
let orderId: string;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('closed', 'members');
  crowd = await makeCrowd(club, await makeClub('other'));
  const brand = crowd.get('moderator')!;
  maker = await makePerson('Maker', club);
  await giveRole(maker, 'supplier', club);
  buyer = await makePerson('Buyer', club);
  const { organisationId } = await db.roleGrant.findFirstOrThrow({ where: { memberId: maker.memberId } });
  const make = async () => {
    const offer = await makeOffer(brand.actor, club, {
      ...{ status: 'draft', supplierId: organisationId, askIds: [organisationId], threshold: 1 },
      options: [{ name: 'One', channel: 'delivered', price, explanation }],
    });
    const costs = [{ optionId: offer.optionIds[0]!, from: 1, cost, note: '' }];
    await giveCosts(maker.actor, { offerId: offer.id, costs });
    return offer;
  };
  draft = await make();
  running = await make();
  await openOffer(brand.actor, { offerId: running.id });
  await pledge(buyer, running, [1, 1]);
  await passDeadline(running);
  freezeClock(undefined);
  orderId = (await orderOf(buyer, running)).id;
  const value = { name: 'Buyer', phone: telephone, address };
  await changeOrder(buyer.actor, { orderId, attribute: 'address', value });
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

/** Everybody, with who makes it and who ordered; answers whose call was not refused and showed the number. */
async function whoSees(look: (actor: Actor) => Promise<unknown>, number: string | number): Promise<string[]> {
  const everybody: [string, Actor][] = [
    ...kinds.map((kind): [string, Actor] => [kind, crowd.get(kind)?.actor ?? visitor]),
    ['maker', maker.actor],
    ['buyer', buyer.actor],
  ];
  const seeing: string[] = [];
  for (const [name, actor] of everybody) {
    try {
      if (JSON.stringify(await look(actor)).includes(String(number))) seeing.push(name);
    } catch (error) {
      if (!isPortalError(error)) throw error;
    }
  }
  return seeing;
}

const brand = ['moderator', 'admin'];

describe('A number is seen by those alone whom it concerns:', () => {
  test('what it costs, by the supplier who said so and the brand', async () => {
    expect(await whoSees((actor) => listCosts(actor, draft.id), cost)).toEqual([...brand, 'maker']);
    expect(await whoSees((actor) => listCosts(actor, running.id), cost)).toEqual([...brand, 'maker']);
  });

  test('the price of a draft, by the brand; of an open offer, by whoever reads the club', async () => {
    expect(await whoSees((actor) => getOffer(actor, draft.id), price)).toEqual([
      'moderator',
      'agent',
      'admin',
    ]);
    // What its parts are is the price's secret too, also to members who wished for it.
    expect(await whoSees((actor) => getOffer(actor, draft.id), explanation)).toEqual([
      ...['moderator', 'agent', 'admin'],
    ]);
    expect(await whoSees((actor) => getOffer(actor, running.id), price)).toEqual([
      ...['suspended', 'customer', 'expert', 'supplier', 'moderator', 'agent', 'admin', 'maker', 'buyer'],
    ]);
  });

  test('telephones and addresses, by who makes it, the brand, and who ordered', async () => {
    const orders = (actor: Actor) => listWorkshopOrders(actor, running.id, { limit: 10 });
    for (const number of [telephone, address]) {
      expect(await whoSees(orders, number)).toEqual(['moderator', 'agent', 'admin', 'maker']);
      expect(await whoSees((actor) => getOrder(actor, orderId), number)).toEqual(['buyer']);
      const file = (actor: Actor) => exportOrders(actor, running.id, { kind: 'delivery', t });
      expect(await whoSees(file, number)).toEqual([...brand, 'maker']);
    }
    const sums = (actor: Actor) => exportOrders(actor, running.id, { kind: 'production', t });
    expect(await whoSees(sums, address)).toEqual([]);
  });

  test('the picture of a bank’s slip, by the brand’s people who deal with orders and who paid', async () => {
    const data = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const { id: slipId } = await createUpload(buyer.actor, { data });
    await payOrder(buyer.actor, { orderId, method: 'transfer', slipId });
    const { id } = await db.orderPayment.findFirstOrThrow({ where: { orderId, slipId } });
    const open = (actor: Actor) => openSlip(actor, id).then(({ mime }) => mime);
    expect(await whoSees(open, 'image')).toEqual(['moderator', 'agent', 'admin', 'buyer']);
  });

  test('who claimed of a quick offer, by whose it is, the brand, and who claimed', async () => {
    const input = parseInput(quickOfferInput, {
      ...{ title: 'One cup', quantity: 5, price: 100, discountPercent: 10 },
      until: fromNow(3_600_000).toISOString(),
    });
    const { quickOffer } = await broadcastQuickOffer(maker.actor, { ...input, slug: club.slug });
    await claimQuickOffer(buyer.actor, { quickOfferId: quickOffer.id, quantity: 1 });
    const list = (actor: Actor) => listClaims(actor, quickOffer.id, { limit: 10 });
    expect(await whoSees(list, 'Buyer')).toEqual([...brand, 'maker', 'buyer']);
  });

  test('none of them by any stream, and the workshop’s is for the brand and who makes it', async () => {
    const [{ count } = { count: -1 }] = await database.sql<{ count: number }>(
      `SELECT count(*)::int AS "count" FROM "Update" WHERE "data"::text LIKE ANY ($1)`,
      [[`%${cost}%`, `%${telephone}%`, `%${address}%`]],
    );
    expect(count).toBe(0);
    const stream = offerStreams.find(({ prefix }) => prefix === 'offer')!;
    const watch = (suffix?: string) => async (actor: Actor) =>
      (await stream.mayWatch(actor, running.id, suffix)) ? 'watches' : '';
    expect(await whoSees(watch('workshop'), 'watches')).toEqual([...brand, 'maker']);
    expect(await whoSees(watch(), 'watches')).toEqual([
      ...['customer', 'expert', 'supplier', 'moderator', 'agent', 'admin', 'maker', 'buyer'],
    ]);
  });
});
