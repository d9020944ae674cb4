import { afterEach, describe, expect, test, vi } from 'vitest';
import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { changeOrder } from '~/modules/offers/change-order.server';
import { claimQuickOffer } from '~/modules/offers/claim-quick.server';
import { passStage, startProduction } from '~/modules/offers/run-stages.server';
import { quickOfferInput } from '~/modules/offers/schema';
import { settleOffer } from '~/modules/offers/settle-offer.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { fromNow, makeBuyers, makeOffer, orderOf, passDeadline, pledge } from '../../support/offers';
import { someoneWaits } from '../proposals/support';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let brand: SignedInPerson;

async function begin(): Promise<void> {
  database = await useDatabase();
  club = await makeClub('coffee');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
}
afterEach(async () => {
  freezeClock(undefined);
  await database.release();
});

async function outcomes(runs: readonly Promise<unknown>[]): Promise<{ won: number; refused: string[] }> {
  const settled = await Promise.allSettled(runs);
  const refused = settled.flatMap((one) => {
    if (one.status === 'fulfilled') return [];
    if (!isPortalError(one.reason)) throw one.reason;
    return one.reason.code;
  });
  return { won: settled.length - refused.length, refused: [...new Set(refused)].sort() };
}

const unlock = () =>
  database.sql(`CREATE OR REPLACE FUNCTION lock_offer(p_id uuid) RETURNS void LANGUAGE sql AS $$ SELECT $$`);

/** Long enough between the look at what is so and the write for something else to happen. */
async function linger(table: string): Promise<void> {
  await database.sql(
    `CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.6); RETURN NEW; END $$`,
  );
  await database.sql(
    `CREATE TRIGGER "linger" BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION linger()`,
  );
}

async function lingering(): Promise<number> {
  const [row] = await database.sql<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
  );
  return row!.count;
}

/** A hundred members pledge one each, while the deadline passes and the offer is settled in the middle of them. */
async function pledgeAtTheDeadline() {
  const buyers = await makeBuyers(club, 100);
  const offer = await makeOffer(brand.actor, club, { threshold: 1 });
  const { deadline } = await db.offer.findUniqueOrThrow({ where: { id: offer.id } });
  const early = buyers.slice(0, 50).map((buyer) => pledge(buyer, offer, [1, 1]));
  await Promise.race(early);
  freezeClock(new Date(deadline.getTime() + 1));
  const settling = settleOffer(system, { offerId: offer.id });
  const late = buyers.slice(50).map((buyer) => pledge(buyer, offer, [1, 1]));
  const [first, second] = await Promise.all([outcomes(early), outcomes(late), settling]);
  const [held, orders, option] = await Promise.all([
    db.offerPledge.count({ where: { offerId: offer.id, state: 'held' } }),
    db.offerOrder.count({ where: { offerId: offer.id } }),
    db.offerOption.findUniqueOrThrow({ where: { id: offer.optionIds[0] } }),
  ]);
  return { first, second, held, orders, made: option.orderedQuantity };
}

describe('At the deadline', () => {
  test('of a hundred pledges those in time become orders, and those too late are refused', async () => {
    await begin();
    const { first, second, held, orders, made } = await pledgeAtTheDeadline();
    expect(second).toEqual({ won: 0, refused: ['closed'] });
    expect(first.won).toBeGreaterThan(0);
    expect({ held, orders, made }).toEqual({ held: 0, orders: first.won, made: first.won });
  });

  test('without the lock of the offer pledges in time are left out when it is settled', async () => {
    await begin();
    await unlock();
    await linger('OfferPledge');
    const buyers = await makeBuyers(club, 4);
    const offer = await makeOffer(brand.actor, club, { threshold: 1 });
    const { deadline } = await db.offer.findUniqueOrThrow({ where: { id: offer.id } });
    const pledging = outcomes(buyers.map((buyer) => pledge(buyer, offer, [1, 1])));
    await vi.waitUntil(async () => (await lingering()) === buyers.length, { timeout: 10_000, interval: 20 });
    freezeClock(new Date(deadline.getTime() + 1));
    await settleOffer(system, { offerId: offer.id });
    expect((await pledging).won).toBe(buyers.length);
    expect(await db.offerPledge.count({ where: { offerId: offer.id, state: 'held' } })).toBe(buyers.length);
    expect(await db.offerOrder.count({ where: { offerId: offer.id } })).toBe(0);
  });
});

async function claimAll(perMember: number | null) {
  const buyers = await makeBuyers(club, 20);
  const input = parseInput(quickOfferInput, {
    ...{ title: 'Seven cups', quantity: 7, price: 10_000, discountPercent: 20, perMember },
    until: fromNow(3_600_000).toISOString(),
  });
  const { quickOffer } = await broadcastQuickOffer(brand.actor, { ...input, slug: club.slug });
  const result = await outcomes(
    Array.from({ length: 100 }, (_, index) =>
      claimQuickOffer(buyers[index % buyers.length]!.actor, { quickOfferId: quickOffer.id, quantity: 1 }),
    ),
  );
  const row = await db.quickOffer.findUniqueOrThrow({ where: { id: quickOffer.id } });
  const claims = await db.quickClaim.groupBy({
    by: ['memberId'],
    where: { quickOfferId: quickOffer.id },
    _sum: { quantity: true },
  });
  const had = claims.map(({ _sum }) => _sum.quantity ?? 0);
  return { result, row, claimed: had.reduce((sum, one) => sum + one, 0), most: Math.max(...had) };
}

describe('At the same moment', () => {
  test('a hundred claims on seven units are seven, no member has more than their limit, and the sum is right', async () => {
    await begin();
    const { result, row, claimed, most } = await claimAll(1);
    expect(result.won).toBe(7);
    expect(['sold_out', 'limit_reached']).toEqual(expect.arrayContaining(result.refused));
    expect(row).toMatchObject({ remaining: 0, state: 'claimed', recovered: 56_000n });
    expect({ claimed, most }).toEqual({ claimed: 7, most: 1 });
  });

  test('a claim that waits for its turn over the end comes too late', async () => {
    await begin();
    const [buyer] = await makeBuyers(club, 1);
    const start = new Date();
    freezeClock(start);
    const input = parseInput(quickOfferInput, {
      ...{ title: 'Seven cups', quantity: 7, price: 10_000, discountPercent: 20 },
      until: fromNow(3_600_000).toISOString(),
    });
    const { quickOffer } = await broadcastQuickOffer(brand.actor, { ...input, slug: club.slug });
    const until = new Date(start.getTime() + 300);
    await db.quickOffer.update({ where: { id: quickOffer.id }, data: { until } });
    const { claiming } = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT FROM "QuickOffer" WHERE "id" = ${quickOffer.id}::uuid FOR UPDATE`;
      const claims = outcomes([claimQuickOffer(buyer!.actor, { quickOfferId: quickOffer.id, quantity: 1 })]);
      await someoneWaits(database);
      await tx.$executeRaw`SELECT pg_sleep(0.4)`;
      return { claiming: claims };
    });
    expect(await claiming).toEqual({ won: 0, refused: ['closed'] });
  });

  test('without the condition in the statement and the bounds the same claims take more than there is', async () => {
    await begin();
    const [source] = await database.sql<{ source: string }>(
      `SELECT pg_get_functiondef('claim_quick_offer'::regproc) AS "source"`,
    );
    expect(source!.source).toContain(`AND q."remaining" >= p_quantity`);
    await database.sql(
      source!.source
        .replace(` AND q."remaining" >= p_quantity`, '')
        .replace(`AND q."state" = 'broadcast'`, ''),
    );
    await database.sql('ALTER TABLE "QuickOffer" DROP CONSTRAINT "QuickOffer_figures_check"');
    const { claimed } = await claimAll(null);
    expect(claimed).toBeGreaterThan(7);
  });

  /** Twenty members change the colour of their orders while the stage that locks it begins. */
  async function changeWhilePassing(): Promise<{ won: number; refused: string[] }> {
    const buyers = await makeBuyers(club, 20);
    const offer = await makeOffer(brand.actor, club, {
      threshold: 1,
      stages: [
        { name: 'Ordering', plannedAt: fromNow(1e9).toISOString(), rules: { colour: 'free' } },
        { name: 'Dyeing', plannedAt: fromNow(2e9).toISOString(), rules: { colour: 'locked' } },
      ],
    });
    for (const buyer of buyers) await pledge(buyer, offer, [1, 1]);
    await passDeadline(offer);
    const orders = await Promise.all(
      buyers.map(async (buyer) => ({ buyer, order: await orderOf(buyer, offer) })),
    );
    const change = ({ buyer, order }: (typeof orders)[number]) =>
      changeOrder(buyer.actor, { orderId: order.id, attribute: 'colour', value: 'red' });
    const early = orders.slice(0, 10).map(change);
    const passing = passStage(brand.actor, { offerId: offer.id, position: 1 });
    const late = orders.slice(10).map(change);
    const { won, refused } = await outcomes([...early, ...late]);
    await passing;
    return { won, refused };
  }

  test('a change either comes before its stage is passed, or is refused', async () => {
    await begin();
    const { won, refused } = await changeWhilePassing();
    expect(won).toBeLessThan(20);
    expect(refused).toEqual(['locked']);
    const changed = await db.offerOrder.count({ where: { attributes: { path: ['colour'], equals: 'red' } } });
    expect(changed).toBe(won);
  });

  test('without the lock of the offer changes pass the stage that forbids them', async () => {
    await begin();
    await unlock();
    await linger('OrderChange');
    const buyers = await makeBuyers(club, 1);
    const offer = await makeOffer(brand.actor, club, {
      threshold: 1,
      stages: [
        { name: 'Ordering', plannedAt: fromNow(1e9).toISOString(), rules: { colour: 'free' } },
        { name: 'Dyeing', plannedAt: fromNow(2e9).toISOString(), rules: { colour: 'locked' } },
      ],
    });
    await pledge(buyers[0]!, offer, [1, 1]);
    await passDeadline(offer);
    await startProduction(brand.actor, { offerId: offer.id, position: 1 });
    const { id } = await orderOf(buyers[0]!, offer);
    const changing = changeOrder(buyers[0]!.actor, { orderId: id, attribute: 'colour', value: 'red' });
    const done: string[] = [];
    const changed = changing.then(() => done.push('changed'));
    await vi.waitUntil(async () => (await lingering()) === 1, { timeout: 10_000, interval: 20 });
    await passStage(brand.actor, { offerId: offer.id, position: 1 }).then(() => done.push('passed'));
    await changed;
    expect(done).toEqual(['passed', 'changed']);
  });
});
