import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { adjustPoints, reverseTransfer } from '~/modules/loyalty/adjust-points.server';
import { cancelRedemption } from '~/modules/loyalty/end-redemption.server';
import { getVoucher } from '~/modules/loyalty/get-voucher.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { listMyEntries } from '~/modules/loyalty/list-my-entries.server';
import { endHold, holdPoints } from '~/modules/loyalty/hold-points.server';
import { recordPurchase } from '~/modules/loyalty/record-purchase.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { returnPurchase } from '~/modules/loyalty/return-purchase.server';
import { createRewardInput, purchaseInput } from '~/modules/loyalty/schema';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { sweepPoints } from '~/modules/loyalty/sweep-points.server';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { parseInput } from '~/platform/input';
import { useDatabase } from '../../support/database';
import { makeMember, type TestPerson } from '../../support/people';
import { brokenInLedger, givePoints, makeReward } from '../../support/points';

let database: Awaited<ReturnType<typeof useDatabase>>;
let agent: TestPerson;
let ann: TestPerson;
let bought = 0;

const lines = [
  { sku: 'KIB-12', name: 'Kibble, 12 kg', quantity: 3, amount: 90_000 },
  { sku: 'TOY-1', name: 'Rope', quantity: 1, amount: 10_000 },
];
const purchase = (total = 100_000, reference = `T-${++bought}`) =>
  parseInput(purchaseInput, {
    member: { id: ann.memberId },
    reference,
    at: '2026-11-01T10:00:00+07:00',
    lines,
    total,
    currency: 'THB',
  });
const buy = (...terms: Parameters<typeof purchase>) => recordPurchase(agent.actor, purchase(...terms));
const points = async () => getMyPoints(ann.actor);
const inMonths = (months: number) => {
  const at = now();
  freezeClock(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 15)));
};

beforeAll(async () => {
  database = await useDatabase();
  agent = await makeMember({ password: null, portalRoles: ['agent'] });
});
afterAll(() => database.release());
afterEach(async () => {
  freezeClock(undefined);
  expect(await brokenInLedger()).toEqual([]);
});

describe('A purchase', () => {
  test('is written down by somebody else than who bought', async () => {
    ann = await makeMember({ password: null });
    const own = { ...purchase(), member: { id: agent.memberId } };
    await expect(recordPurchase(agent.actor, own)).rejects.toMatchObject({
      fields: { member: { code: 'own_points' } },
    });
  });

  test('earns by the rules, once for its reference', async () => {
    ann = await makeMember({ password: null });
    const first = await buy(100_000, 'R-1');
    expect(first.transfer).toMatchObject({ kind: 'earn', points: 40 });
    expect(await buy(100_000, 'R-1')).toEqual(first);
    await expect(buy(99_000, 'R-1')).rejects.toMatchObject({ code: 'conflict' });
    expect(await points()).toMatchObject({ available: 40, lifetime: 40 });
  });

  test('that comes back takes what it earned with it, line by line and to the last point', async () => {
    ann = await makeMember({ password: null });
    const { purchase: made } = await buy();
    const part = await returnPurchase(agent.actor, {
      purchaseId: made.id,
      lines: [{ sku: 'KIB-12', quantity: 1 }],
    });
    expect(part.purchase.returnedTotal).toBe(30_000);
    expect((await points()).available).toBe(28);
    await expect(
      returnPurchase(agent.actor, { purchaseId: made.id, lines: [{ sku: 'KIB-12', quantity: 3 }] }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await returnPurchase(agent.actor, { purchaseId: made.id });
    expect((await points()).available).toBe(0);
    await expect(returnPurchase(agent.actor, { purchaseId: made.id })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('whose points are spent takes what else there is, and never goes below zero', async () => {
    ann = await makeMember({ password: null });
    const { purchase: made } = await buy();
    await redeemReward(ann.actor, { rewardId: await makeReward({ costPoints: 30 }) });
    await returnPurchase(agent.actor, { purchaseId: made.id });
    expect((await points()).available).toBe(0);
  });
});

describe('Lots', () => {
  test('are spent by the earliest expiry, and end with their month', async () => {
    ann = await makeMember({ password: null });
    freezeClock(new Date('2026-01-10T00:00:00Z'));
    await buy(25_000);
    inMonths(6);
    await buy(50_000);
    await redeemReward(ann.actor, { rewardId: await makeReward({ costPoints: 15 }) });
    const lots = await db.pointLot.findMany({
      where: { wallet: { memberId: ann.memberId } },
      orderBy: { createdAt: 'asc' },
    });
    expect(lots.map(({ remaining, state }) => [Number(remaining), state])).toEqual([
      [0, 'consumed'],
      [15, 'open'],
    ]);
    expect((await points()).expiring).toEqual({ points: 15, at: '2028-07-31T17:00:00.000Z' });
    freezeClock(new Date('2028-07-31T16:59:00Z'));
    await sweepPoints();
    expect((await points()).available).toBe(15);
    freezeClock(new Date('2028-07-31T17:00:00Z'));
    await sweepPoints();
    await sweepPoints();
    expect((await points()).available).toBe(0);
  });

  test('are the same again, with the same expiry, when a spend is undone', async () => {
    ann = await makeMember({ password: null });
    await buy(25_000);
    await givePoints(ann, 5);
    const before = await db.pointLot.findMany({
      where: { wallet: { memberId: ann.memberId } },
      orderBy: { id: 'asc' },
    });
    const rewardId = await makeReward({ costPoints: 12 });
    const { redemption } = await redeemReward(ann.actor, { rewardId });
    expect((await points()).available).toBe(3);
    await cancelRedemption(ann.actor, { redemptionId: redemption.id });
    const after = await db.pointLot.findMany({
      where: { wallet: { memberId: ann.memberId } },
      orderBy: { id: 'asc' },
    });
    expect(after).toEqual(before);
  });

  test('that were spent cannot be taken back by undoing what brought them', async () => {
    ann = await makeMember({ password: null });
    const transferId = await givePoints(ann, 20);
    await redeemReward(ann.actor, { rewardId: await makeReward({ costPoints: 5 }) });
    await expect(reverseTransfer(system, { transferId })).rejects.toMatchObject({
      code: 'not_enough_points',
    });
  });
});

describe('What is held', () => {
  const context = (tx: Parameters<Parameters<typeof transact>[0]>[0]) => ({
    tx,
    at: now(),
    tell: () => undefined,
  });

  test('cannot be spent; part of it is taken, the rest is the member’s again', async () => {
    ann = await makeMember({ password: null });
    await givePoints(ann, 50);
    const hold = { memberId: ann.memberId, funderId: null, points: 40, cause: 'event:1', expiresAt: null };
    const id = await transact((tx) => holdPoints(context(tx), hold));
    expect(await points()).toMatchObject({ available: 10, held: 40 });
    await expect(
      redeemReward(ann.actor, { rewardId: await makeReward({ costPoints: 11 }) }),
    ).rejects.toMatchObject({ code: 'not_enough_points' });
    await transact((tx) => endHold(context(tx), id, 25));
    expect(await points()).toMatchObject({ available: 25, held: 0 });
    await expect(transact((tx) => endHold(context(tx), id, 0))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is given back when its time is over', async () => {
    ann = await makeMember({ password: null });
    await givePoints(ann, 50);
    const expiresAt = new Date(now().getTime() + 60_000);
    const hold = { memberId: ann.memberId, funderId: null, points: 40, cause: 'event:2', expiresAt };
    await transact((tx) => holdPoints(context(tx), hold));
    freezeClock(new Date(expiresAt.getTime() + 1));
    await sweepPoints();
    expect(await points()).toMatchObject({ available: 50, held: 0 });
  });
});

describe('A voucher', () => {
  test('is at its buying what its page says of it, and costs what its level’s price is', async () => {
    ann = await makeMember({ password: null });
    await givePoints(ann, 500);
    const facts = [
      { name: 'A mug', costPoints: 10 },
      { name: 'แก้ว "ใหญ่"', costPoints: 10, voucherDays: 30, voucherEnd: 'refunds', stock: 2 },
      { name: 'A parcel', costPoints: 10, fulfilment: 'manual', tierPrices: { friend: 7, superfan: 1 } },
    ];
    for (const fact of facts) {
      const { reward } = await createReward(system, parseInput(createRewardInput, fact));
      const bought = await redeemReward(ann.actor, { rewardId: reward.id, deliverTo: '9 Soi Ari' });
      const { voucher } = await getVoucher(ann.actor, bought.redemption.id);
      expect(bought.redemption).toEqual(voucher);
      expect(voucher.costPoints).toBe(fact.tierPrices ? 7 : 10);
    }
    expect((await points()).available).toBe(473);
  });
});

describe('The ledger', () => {
  test('has every letter of a reason in its hash as the check that makes it anew', async () => {
    ann = await makeMember({ password: null });
    const reasons = ['"so" \\ / \'it\'', 'ขอบคุณนะ 🎁 quà', 'a\tb\n\r\b\f\u0001\u001f\u007f\u2028\u{10ffff}'];
    for (const reason of reasons) {
      await adjustPoints(system, { memberId: ann.memberId, points: 5, reason });
      await adjustPoints(system, { memberId: ann.memberId, points: -2, reason });
    }
    expect(await brokenInLedger()).toEqual([]);
    const { items } = await listMyEntries(ann.actor, { limit: 20 });
    expect(new Set(items.map(({ transfer }) => transfer.reason))).toEqual(new Set(reasons));
  });

  test('refuses to be changed, removed, or written past', async () => {
    ann = await makeMember({ password: null });
    const id = await givePoints(ann, 10);
    const refused = [
      `UPDATE "PointTransfer" SET "points" = 1000 WHERE "id" = '${id}'`,
      `DELETE FROM "PointTransfer" WHERE "id" = '${id}'`,
      `UPDATE "PointEntry" SET "amount" = 1000 WHERE "transferId" = '${id}'`,
      `DELETE FROM "PointEntry" WHERE "transferId" = '${id}'`,
      'TRUNCATE "PointEntry"',
      `UPDATE "PointAccount" SET "balance" = 1000 WHERE "kind" = 'available'`,
      `UPDATE "PointLot" SET "remaining" = 9 WHERE "remaining" = 10`,
    ];
    for (const statement of refused)
      await expect(database.sql(statement), statement).rejects.toThrow(/ledger/);
    const copied = `INSERT INTO "PointEntry" SELECT "transferId", 9, "accountId", "lotId", 1 FROM "PointEntry" WHERE "transferId" = '${id}' LIMIT 1`;
    await expect(database.sql(copied)).rejects.toThrow(/sum to zero|check constraint/);
  });

  test('shows a member every transfer with why, when it ends, and a chain of hashes', async () => {
    ann = await makeMember({ password: null });
    await buy(25_000);
    await givePoints(ann, 5);
    await redeemReward(ann.actor, { rewardId: await makeReward({ costPoints: 12 }) });
    const first = await listMyEntries(ann.actor, { limit: 2 });
    const rest = await listMyEntries(ann.actor, { limit: 2, cursor: first.next! });
    const all = [...first.items, ...rest.items].toReversed();
    expect(all.map(({ transfer, available }) => [transfer.number, transfer.kind, available])).toEqual([
      [1, 'earn', 10],
      [2, 'adjust', 5],
      [3, 'redeem', -12],
    ]);
    expect(all[0]!.ruleName?.en).toBe('A purchase');
    expect(all[1]!.transfer.reason).toBe('A test');
    expect(all.map(({ transfer }) => transfer.previousHash).slice(1)).toEqual(
      all.map(({ transfer }) => transfer.hash).slice(0, 2),
    );
    expect(rest.next).toBeNull();
  });
});

test('a tampered row is named', async () => {
  const other = await useDatabase();
  try {
    const eve = await makeMember({ password: null });
    const id = await givePoints(eve, 10);
    await other.sql('ALTER TABLE "PointTransfer" DISABLE TRIGGER "PointTransfer_stays"');
    await other.sql(`UPDATE "PointTransfer" SET "reason" = 'A prize' WHERE "id" = '${id}'`);
    await other.sql('ALTER TABLE "PointAccount" DISABLE TRIGGER "PointAccount_moves_by_entries"');
    await other.sql(`UPDATE "PointAccount" SET "balance" = 11 WHERE "kind" = 'available'`);
    const found = await brokenInLedger();
    expect(found.map(({ rule, subject }) => [rule, subject.split(':')[0]])).toEqual([
      ['a transfer is as it was written', 'transfer'],
      ['a balance equals its entries', 'account'],
      ['a member has what is left of their lots', 'wallet'],
    ]);
    // Mended, so that the check after each test finds nothing of this one.
    await other.sql(`UPDATE "PointTransfer" SET "reason" = 'A test' WHERE "id" = '${id}'`);
    await other.sql(`UPDATE "PointAccount" SET "balance" = 10 WHERE "kind" = 'available'`);
  } finally {
    await other.release();
    // The file's own database again, for what comes after each test.
    database = await useDatabase();
  }
});
