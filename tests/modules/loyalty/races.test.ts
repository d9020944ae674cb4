import { afterEach, describe, expect, test } from 'vitest';
import { adjustPoints, reverseTransfer } from '~/modules/loyalty/adjust-points.server';
import { cancelRedemption, takeVoucher } from '~/modules/loyalty/end-redemption.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { type TestDatabase, useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';
import { brokenInLedger, givePoints, makeReward } from '../../support/points';

let database: TestDatabase & { release(): Promise<void> };
afterEach(() => database.release());

const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** How many went well, and by what name the others were refused. */
async function outcomes(runs: readonly Promise<unknown>[]): Promise<{ won: number; refused: string[] }> {
  const settled = await Promise.allSettled(runs);
  const refused = settled.flatMap((one) => {
    if (one.status === 'fulfilled') return [];
    if (!isPortalError(one.reason)) throw one.reason;
    return one.reason.code;
  });
  return { won: settled.length - refused.length, refused: [...new Set(refused)] };
}

async function spendAtOnce(): Promise<{ won: number; refused: string[]; available: bigint }> {
  const ann = await makeMember({ password: null });
  await givePoints(ann, 100);
  const rewardId = await makeReward({ costPoints: 10 });
  const result = await outcomes(times(50, () => redeemReward(ann.actor, { rewardId })));
  const { balance } = await db.pointAccount.findFirstOrThrow({
    where: { kind: 'available', wallet: { memberId: ann.memberId } },
  });
  return { ...result, available: balance };
}

describe('At the same moment', () => {
  test('fifty spends on one account take what is there, and no point more', async () => {
    database = await useDatabase();
    expect(await spendAtOnce()).toEqual({ won: 10, refused: ['not_enough_points'], available: 0n });
    expect(await brokenInLedger()).toEqual([]);
  });

  test('without the lock of the wallet and the bounds the same spends take more than there is', async () => {
    database = await useDatabase();
    const [row] = await database.sql<{ source: string }>(
      `SELECT pg_get_functiondef('lock_point_wallet'::regproc) AS "source"`,
    );
    expect(row!.source).toContain('FOR UPDATE');
    await database.sql(row!.source.replace('FOR UPDATE', ''));
    await database.sql('DROP INDEX "PointTransfer_walletId_number_key"');
    await database.sql('ALTER TABLE "PointAccount" DROP CONSTRAINT "PointAccount_balance_check"');
    await database.sql('ALTER TABLE "PointLot" DROP CONSTRAINT "PointLot_remaining_check"');
    const { won, available } = await spendAtOnce();
    expect(won).toBeGreaterThan(10);
    expect(available).toBeLessThan(0n);
    expect(await brokenInLedger()).not.toEqual([]);
  });

  test('fifty buyers of the last one are one buyer and forty-nine who keep their points', async () => {
    database = await useDatabase();
    const rewardId = await makeReward({ costPoints: 10, stock: 1 });
    const buyers = await Promise.all(times(50, () => makeMember({ password: null })));
    for (const buyer of buyers) await givePoints(buyer, 10);
    const result = await outcomes(buyers.map(({ actor }) => redeemReward(actor, { rewardId })));
    expect(result).toEqual({ won: 1, refused: ['out_of_stock'] });
    const left = await Promise.all(buyers.map(({ actor }) => getMyPoints(actor)));
    expect(left.reduce((sum, { available }) => sum + available, 0)).toBe(490);
    expect(await brokenInLedger()).toEqual([]);
  });

  test('a limit of two for each member lets two through', async () => {
    database = await useDatabase();
    const ann = await makeMember({ password: null });
    await givePoints(ann, 1_000);
    const rewardId = await makeReward({ costPoints: 10, perMember: 2 });
    const result = await outcomes(times(20, () => redeemReward(ann.actor, { rewardId })));
    expect(result).toEqual({ won: 2, refused: ['limit_reached'] });
  });

  test('fifty uses of one voucher are one, and twenty givings back of another are one', async () => {
    database = await useDatabase();
    const agent = await makeMember({ password: null, portalRoles: ['agent'] });
    const ann = await makeMember({ password: null });
    await givePoints(ann, 30);
    const rewardId = await makeReward({ costPoints: 10 });
    const [used, kept] = [
      await redeemReward(ann.actor, { rewardId }),
      await redeemReward(ann.actor, { rewardId }),
    ];
    const uses = times(50, () => takeVoucher(agent.actor, { code: used.redemption.code }));
    expect(await outcomes(uses)).toEqual({ won: 1, refused: ['conflict'] });
    const back = times(20, () => cancelRedemption(ann.actor, { redemptionId: kept.redemption.id }));
    expect(await outcomes(back)).toEqual({ won: 1, refused: ['conflict'] });
    expect((await getMyPoints(ann.actor)).available).toBe(20);
    expect(await brokenInLedger()).toEqual([]);
  });

  test('twenty reversals of one transfer are one', async () => {
    database = await useDatabase();
    const ann = await makeMember({ password: null });
    const transferId = await givePoints(ann, 40);
    const result = await outcomes(times(20, () => reverseTransfer(system, { transferId })));
    expect(result).toEqual({ won: 1, refused: ['conflict'] });
    expect((await getMyPoints(ann.actor)).available).toBe(0);
  });

  test('twenty times the same key is one transfer, and all get its answer', async () => {
    database = await useDatabase();
    const ann = await makeMember({ password: null });
    const input = { memberId: ann.memberId, points: 15, reason: 'Once' };
    const answers = await Promise.all(
      times(20, () => adjustPoints(system, input, { idempotencyKey: 'one' })),
    );
    expect(new Set(answers.map(({ transfer }) => transfer.id)).size).toBe(1);
    expect((await getMyPoints(ann.actor)).available).toBe(15);
  });
});
