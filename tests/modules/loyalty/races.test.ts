import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adjustPoints, reverseTransfer } from '~/modules/loyalty/adjust-points.server';
import { earnPoints } from '~/modules/loyalty/earn-points.server';
import { cancelRedemption, takeVoucher } from '~/modules/loyalty/end-redemption.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { loadCodes } from '~/modules/loyalty/load-codes.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { newRuleInput } from '~/modules/loyalty/rule-schema';
import { createRewardInput } from '~/modules/loyalty/schema';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { databaseErrorOf } from '~/platform/db/database-error.server';
import { isPortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';
import { brokenInLedger, givePoints, makeReward } from '../../support/points';

let database: Awaited<ReturnType<typeof useDatabase>>;

const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

interface Outcome {
  won: number;
  /** By what names the others were refused; `database`: by a constraint that the command does not know by name. */
  refused: string[];
}

/** How many went well, and by what name the others were refused. */
async function outcomes(runs: readonly Promise<unknown>[]): Promise<Outcome> {
  const settled = await Promise.allSettled(runs);
  const refused = settled.flatMap((one) => {
    if (one.status === 'fulfilled') return [];
    if (isPortalError(one.reason)) return one.reason.code;
    if (databaseErrorOf(one.reason)) return 'database';
    throw one.reason;
  });
  return { won: settled.length - refused.length, refused: [...new Set(refused)] };
}

const newMember = () => makeMember({ password: null });
const withPoints = async (points: number) => {
  const member = await newMember();
  await givePoints(member, points);
  return member;
};

async function availableOf({ memberId }: { memberId: string }): Promise<number> {
  const account = await db.pointAccount.findFirst({
    where: { kind: 'available', wallet: { memberId, funderId: null } },
  });
  return Number(account?.balance ?? 0);
}

/** Ten times what one spend costs is there. */
async function spend(count: number) {
  const ann = await withPoints(100);
  const rewardId = await makeReward({ costPoints: 10 });
  const result = await outcomes(times(count, () => redeemReward(ann.actor, { rewardId })));
  return { ...result, available: await availableOf(ann) };
}

async function buyTheLast(count: number) {
  const rewardId = await makeReward({ costPoints: 10, stock: 1 });
  const buyers = await Promise.all(times(count, newMember));
  for (const buyer of buyers) await givePoints(buyer, 10);
  const result = await outcomes(buyers.map(({ actor }) => redeemReward(actor, { rewardId })));
  const left = await Promise.all(buyers.map(availableOf));
  return { ...result, left: left.reduce((sum, available) => sum + available, 0) };
}

async function takeTheLastCode(count: number) {
  const facts = { name: 'A code', costPoints: 10, codeSource: 'pool' };
  const { reward } = await createReward(system, parseInput(createRewardInput, facts));
  await loadCodes(system, { rewardId: reward.id, codes: `CODE${reward.id.slice(-8)}` });
  // Without a stock, so that the pool alone says what is left.
  await db.reward.update({ where: { id: reward.id }, data: { stock: null } });
  const buyers = await Promise.all(times(count, () => withPoints(10)));
  return outcomes(buyers.map(({ actor }) => redeemReward(actor, { rewardId: reward.id })));
}

async function passALimitOfTwo(count: number) {
  const ann = await withPoints(1_000);
  const rewardId = await makeReward({ costPoints: 10, perMember: 2 });
  return outcomes(times(count, () => redeemReward(ann.actor, { rewardId })));
}

async function useOneVoucher(count: number) {
  const agent = await makeMember({ password: null, portalRoles: ['agent'] });
  const ann = await withPoints(10);
  const rewardId = await makeReward({ costPoints: 10 });
  const { code } = (await redeemReward(ann.actor, { rewardId })).redemption;
  return outcomes(times(count, () => takeVoucher(agent.actor, { code })));
}

async function giveOneBack(count: number) {
  const ann = await withPoints(10);
  const rewardId = await makeReward({ costPoints: 10 });
  const { id: redemptionId } = (await redeemReward(ann.actor, { rewardId })).redemption;
  const result = await outcomes(times(count, () => cancelRedemption(ann.actor, { redemptionId })));
  return { ...result, available: await availableOf(ann) };
}

/** Others' points are there besides, so that a second reversal finds something to take. */
async function undoOneGift(count: number) {
  const ann = await withPoints(100);
  const transferId = await givePoints(ann, 40);
  const result = await outcomes(times(count, () => reverseTransfer(system, { transferId })));
  return { ...result, available: await availableOf(ann) };
}

const happen = defineCommand<{ memberId: string; cause: string }, null>('test.happen', async (context) => {
  await earnPoints(context, { trigger: 'custom', actorId: null, ...context.input });
  return null;
});

async function earnBeyondACap(count: number) {
  const ann = await newMember();
  const name = { th: 'กติกา', vi: 'Quy tắc', en: 'A rule' };
  const terms = { name, trigger: 'custom', points: 10, capPoints: 35 };
  const { rule } = await createRule(system, parseInput(newRuleInput, terms));
  await outcomes(times(count, (index) => happen(system, { memberId: ann.memberId, cause: `once:${index}` })));
  await db.earningRule.update({ where: { id: rule.id }, data: { status: 'ended' } });
  return availableOf(ann);
}

async function giveWithOneKey(count: number) {
  const ann = await newMember();
  const input = { memberId: ann.memberId, points: 15, reason: 'Once' };
  const answers = await Promise.all(
    times(count, () => adjustPoints(system, input, { idempotencyKey: ann.memberId })),
  );
  const transfers = new Set(answers.map(({ transfer }) => transfer.id)).size;
  return { transfers, available: await availableOf(ann) };
}

async function redeemWithOneKey(count: number) {
  const ann = await withPoints(100);
  const rewardId = await makeReward({ costPoints: 10 });
  const options = { idempotencyKey: ann.memberId };
  const answers = await Promise.all(times(count, () => redeemReward(ann.actor, { rewardId }, options)));
  const vouchers = new Set(answers.map(({ redemption }) => JSON.stringify(redemption))).size;
  return { vouchers, available: await availableOf(ann) };
}

describe('At the same moment', () => {
  beforeAll(async () => {
    database = await useDatabase();
  });
  afterAll(async () => {
    expect(await brokenInLedger()).toEqual([]);
    await database.release();
  });

  test('fifty spends on one account take what is there, and no point more', async () => {
    expect(await spend(50)).toEqual({ won: 10, refused: ['not_enough_points'], available: 0 });
  });

  test('fifty buyers of the last one are one buyer and forty-nine who keep their points', async () => {
    expect(await buyTheLast(50)).toEqual({ won: 1, refused: ['out_of_stock'], left: 490 });
  });

  test('twenty buyers of the last code are one', async () => {
    expect(await takeTheLastCode(20)).toEqual({ won: 1, refused: ['out_of_stock'] });
  });

  test('a limit of two for each member lets two through', async () => {
    expect(await passALimitOfTwo(20)).toEqual({ won: 2, refused: ['limit_reached'] });
  });

  test('fifty uses of one voucher are one, and twenty givings back of another are one', async () => {
    expect(await useOneVoucher(50)).toEqual({ won: 1, refused: ['conflict'] });
    expect(await giveOneBack(20)).toEqual({ won: 1, refused: ['conflict'], available: 10 });
  });

  test('twenty reversals of one transfer are one', async () => {
    expect(await undoOneGift(20)).toEqual({ won: 1, refused: ['conflict'], available: 100 });
  });

  test('twenty times earned keep to the cap of their rule, to the point', async () => {
    expect(await earnBeyondACap(20)).toBe(35);
  });

  test('twenty times the same key is one transfer or one voucher, and all get its answer', async () => {
    expect(await giveWithOneKey(20)).toEqual({ transfers: 1, available: 15 });
    expect(await redeemWithOneKey(20)).toEqual({ vouchers: 1, available: 90 });
  });

  test('a key that was used for something else is refused', async () => {
    const ann = await withPoints(100);
    const [one, other] = [await makeReward({ costPoints: 10 }), await makeReward({ costPoints: 10 })];
    const { actor } = ann;
    await redeemReward(actor, { rewardId: one }, { idempotencyKey: 'k' });
    await expect(redeemReward(actor, { rewardId: other }, { idempotencyKey: 'k' })).rejects.toMatchObject({
      code: 'key_reused',
    });
    expect((await getMyPoints(actor)).available).toBe(90);
  });
});

/**
 * Functions whose locks and conditions are taken away. Where all happens within one statement, what was read is held for a moment
 * before it is written, as by a slower machine.
 */
const locks: [string, [string, string][]][] = [
  ['lock_point_wallet', [['FOR UPDATE', '']]],
  ['lock_redemption', [['FOR UPDATE', '']]],
  ['take_points', [['v_count := ', 'PERFORM pg_sleep(0.02); v_count := ']]],
  [
    'redeem_reward',
    [
      ['AND r."stock" > 0', ''],
      ['FOR UPDATE SKIP LOCKED', ''],
      ['v_code := v_pooled."code";', 'v_code := v_pooled."code"; PERFORM pg_sleep(0.05);'],
    ],
  ],
];

const constraints = [
  'DROP INDEX "PointTransfer_walletId_number_key"',
  'DROP INDEX "PointTransfer_scope_key_key"',
  'DROP INDEX "PointTransfer_reversesId_key"',
  'DROP INDEX "Redemption_code_key"',
  'DROP INDEX "Redemption_codeKey_key"',
  'DROP TRIGGER "Redemption_ends_once" ON "Redemption"',
  'ALTER TABLE "PointAccount" DROP CONSTRAINT "PointAccount_balance_check"',
  'ALTER TABLE "PointLot" DROP CONSTRAINT "PointLot_remaining_check"',
  'ALTER TABLE "Reward" DROP CONSTRAINT "Reward_stock_check"',
  'ALTER TABLE "IdempotencyKey" DROP CONSTRAINT "IdempotencyKey_pkey"',
];

describe('With the locks off', () => {
  beforeAll(async () => {
    database = await useDatabase();
    for (const [name, changes] of locks) {
      const [row] = await database.sql<{ source: string }>(
        `SELECT pg_get_functiondef('${name}'::regproc) AS "source"`,
      );
      for (const [lock] of changes) expect(row!.source).toContain(lock);
      await database.sql(changes.reduce((source, [lock, none]) => source.replace(lock, none), row!.source));
    }
  });
  afterAll(() => database.release());

  test('constraints still let nothing be had twice, less politely', async () => {
    expect((await spend(20)).available).toBeGreaterThanOrEqual(0);
    expect((await buyTheLast(10)).won).toBe(1);
    expect((await takeTheLastCode(10)).won).toBe(1);
    expect((await useOneVoucher(20)).won).toBe(1);
    expect(await giveOneBack(20)).toMatchObject({ won: 1, available: 10 });
    expect(await undoOneGift(20)).toMatchObject({ won: 1, available: 100 });
    expect(await brokenInLedger()).toEqual([]);
  });

  describe('and the constraints too, the same is had more often than it is there:', () => {
    beforeAll(async () => {
      for (const statement of constraints) await database.sql(statement);
    });
    afterAll(async () => {
      expect(await brokenInLedger()).not.toEqual([]);
    });

    test('spends', async () => {
      const { won, available } = await spend(50);
      expect(won).toBeGreaterThan(10);
      expect(available).toBeLessThan(0);
    });

    test('the last one, and the last code', async () => {
      expect((await buyTheLast(10)).won).toBeGreaterThan(1);
      expect((await takeTheLastCode(10)).won).toBeGreaterThan(1);
    });

    test('what each may have two of', async () => {
      expect((await passALimitOfTwo(20)).won).toBeGreaterThan(2);
    });

    test('a voucher, used and given back', async () => {
      expect((await useOneVoucher(20)).won).toBeGreaterThan(1);
      const { won, available } = await giveOneBack(20);
      expect(won).toBeGreaterThan(1);
      expect(available).toBeGreaterThan(10);
    });

    test('a reversal', async () => {
      const { won, available } = await undoOneGift(20);
      expect(won).toBeGreaterThan(1);
      expect(available).toBeLessThan(100);
    });

    test('what a cap lets through', async () => {
      expect(await earnBeyondACap(20)).toBeGreaterThan(35);
    });

    test('what has one key', async () => {
      expect((await giveWithOneKey(20)).transfers).toBeGreaterThan(1);
      expect((await redeemWithOneKey(20)).vouchers).toBeGreaterThan(1);
    });
  });
});
