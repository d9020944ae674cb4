import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPointFigures } from '~/modules/loyalty/get-figures.server';
import { evaluateTier } from '~/modules/loyalty/evaluate-tier.server';
import { listRewards } from '~/modules/loyalty/list-rewards.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { changeReward } from '~/modules/loyalty/steer-rewards.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';
import { givePoints, makeReward } from '../../support/points';
import { simulatePoints } from '../../support/points-simulation';
import { chance, freshSeed } from '../../support/random';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

test('figures equal the sums of entries, whatever happened', async () => {
  const seed = freshSeed();
  process.stdout.write(`figures: seed ${seed}\n`);
  await simulatePoints({ random: chance(seed).next, commands: 120, verifyEvery: 1_000 });
  const [last] = await database.sql<{ at: Date }>('SELECT max("at") AS "at" FROM "PointTransfer"');
  freezeClock(last!.at);
  const figures = await getPointFigures(system, 'Asia/Bangkok');
  const entries = await database.sql<{ kind: string; sum: string }>(
    `SELECT a."kind"::text, sum(n."amount")::text AS "sum" FROM "PointEntry" n JOIN "PointAccount" a ON a."id" = n."accountId" GROUP BY 1`,
  );
  const of = (...kinds: string[]) =>
    entries.reduce((sum, { kind, sum: part }) => (kinds.includes(kind) ? sum + Number(part) : sum), 0);
  const { totals, owed, byAge, byFunder, months } = figures;
  expect(totals).toEqual({
    issued: 0 - of('issued'),
    redeemed: of('redeemed'),
    expired: of('expired'),
    breakage: of('breakage'),
    adjusted: 0 - of('adjustment'),
  });
  expect(owed).toBe(of('available', 'pending', 'held'));
  expect(owed).toBe(totals.issued + totals.adjusted - totals.redeemed - totals.expired - totals.breakage);
  expect(byAge.reduce((sum, { points }) => sum + points, 0)).toBe(owed);
  expect(byFunder.reduce((sum, { points }) => sum + points, 0)).toBe(owed);
  const [shown] = await database.sql<{ redeemed: string }>(
    `SELECT coalesce(sum(n."amount"), 0)::text AS "redeemed" FROM "PointEntry" n JOIN "PointAccount" a ON a."id" = n."accountId"
     JOIN "PointTransfer" t ON t."id" = n."transferId"
     WHERE a."kind" = 'redeemed' AND to_char(t."at" AT TIME ZONE 'Asia/Bangkok', 'YYYY-MM-01') = ANY($1)`,
    [months.map(({ from }) => from)],
  );
  expect(months.reduce((sum, month) => sum + month.redeemed, 0)).toBe(Number(shown!.redeemed));
});

test('a reward costs what it costs the member’s level, in the list and at the click', async () => {
  freezeClock(undefined);
  const ann = await makeMember({ password: null });
  await givePoints(ann, 100);
  await evaluateTier(system, { memberId: ann.memberId });
  const rewardId = await makeReward({ costPoints: 80 });
  await changeReward(system, { rewardId, tierPrices: { friend: 30 } });
  const shown = (await listRewards(ann.actor)).find(({ id }) => id === rewardId);
  expect(shown?.costPoints).toBe(30);
  expect((await redeemReward(ann.actor, { rewardId })).redemption.costPoints).toBe(30);
});

test('what was redeemed while somebody edited a reward stays redeemed', async () => {
  const rewardId = await makeReward({ costPoints: 10, stock: 10 });
  const ann = await makeMember({ password: null });
  await givePoints(ann, 100);
  await redeemReward(ann.actor, { rewardId });
  const after = async (input: Partial<Parameters<typeof changeReward>[1]>) =>
    (await changeReward(system, { rewardId, ...input })).reward.stock;
  expect(await after({ name: 'Mug, blue', stock: 10, stockWas: 10 })).toBe(9);
  expect(await after({ stock: 15, stockWas: 10 })).toBe(14);
  expect(await after({ stock: 0, stockWas: 15 })).toBe(0);
  expect(await after({ stock: null, stockWas: 0 })).toBeNull();
});
