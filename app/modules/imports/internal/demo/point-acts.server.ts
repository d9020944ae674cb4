import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { cancelRedemption, takeVoucher } from '~/modules/loyalty/end-redemption.server';
import { payForJoining } from '~/modules/loyalty/on-clubs.server';
import { payForAnswer } from '~/modules/loyalty/on-threads.server';
import { recordPurchase } from '~/modules/loyalty/record-purchase.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { returnPurchase } from '~/modules/loyalty/return-purchase.server';
import { createRewardInput, purchaseInput } from '~/modules/loyalty/schema';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { demo } from '../../../../../prisma/demo/index.ts';
import { gift, purchases, redemptions, rewards } from '../../../../../prisma/demo/points.ts';
import { type Act, actorOf, isActive, joinedAt, minutesPerDay, momentOf, type Stage } from './stage.server';

const rewardsMadeAt = 50 * minutesPerDay;

function rewardActs(stage: Stage, ids: string[]): Act[] {
  return rewards.map(({ opensInDays, ...reward }, index) => ({
    minutesAgo: rewardsMadeAt - index,
    async run() {
      const startsAt =
        opensInDays === undefined ? null : momentOf(stage, -opensInDays * minutesPerDay).toISOString();
      const { reward: made } = await createReward(
        system,
        parseInput(createRewardInput, { ...reward, startsAt }),
      );
      ids[index] = made.id;
    },
  }));
}

function purchaseActs(stage: Stage): Act[] {
  return purchases.flatMap((purchase, index): Act[] => {
    const { buyer, daysAgo, sku, name, quantity, total, currency, returnedAfterDays } = purchase;
    const minutesAgo = daysAgo * minutesPerDay;
    let purchaseId = '';
    const lane = `points ${buyer}`;
    const buy: Act = {
      minutesAgo,
      lane,
      async run() {
        const answer = await recordPurchase(
          actorOf(stage, 'agent'),
          parseInput(purchaseInput, {
            member: { id: stage.memberIds.get(buyer) },
            reference: `SHOP-${1_000 + index}`,
            at: momentOf(stage, minutesAgo).toISOString(),
            lines: [{ sku, name, quantity, amount: total }],
            total,
            currency,
          }),
        );
        purchaseId = answer.purchase.id;
      },
    };
    const back: Act = {
      minutesAgo: minutesAgo - (returnedAfterDays ?? 0) * minutesPerDay,
      lane,
      run: () => returnPurchase(actorOf(stage, 'agent'), { purchaseId }),
    };
    return returnedAfterDays === undefined ? [buy] : [buy, back];
  });
}

function redemptionActs(stage: Stage, rewardIds: readonly string[]): Act[] {
  return redemptions.flatMap(({ member, reward, daysAgo, then }): Act[] => {
    let voucher: Awaited<ReturnType<typeof redeemReward>>['redemption'];
    const minutesAgo = daysAgo * minutesPerDay;
    const take: Act = {
      minutesAgo,
      async run() {
        const answer = await redeemReward(actorOf(stage, member), { rewardId: rewardIds[reward]! });
        voucher = answer.redemption;
      },
    };
    const end: Act = {
      minutesAgo: minutesAgo - minutesPerDay,
      run: () =>
        then === 'used'
          ? takeVoucher(actorOf(stage, 'agent'), { code: voucher.code })
          : cancelRedemption(actorOf(stage, member), { redemptionId: voucher.id }),
    };
    return then ? [take, end] : [take];
  });
}

/** What reactions would pay by jobs once the portal runs, at the time when it was earned. */
function earningActs(stage: Stage): Act[] {
  return demo.members.flatMap(({ key, memberships }) =>
    memberships
      .filter(({ club }) => isActive(key, club))
      .map(({ club }): Act => ({
        minutesAgo: joinedAt(key, club) - 1,
        async run() {
          const { id } = await db.club.findUniqueOrThrow({ where: { slug: club }, select: { id: true } });
          await payForJoining(system, { clubId: id, memberId: stage.memberIds.get(key)! });
        },
      })),
  );
}

/** Comes when all threads are played: their accepted answers have earned by then. */
function answerAct(stage: Stage): Act {
  return {
    minutesAgo: 2,
    async run() {
      for (const { thread, postIds } of stage.threads) {
        const asker = thread.posts[0]!.author;
        if (!thread.accepted) continue;
        await payForAnswer(system, {
          postId: postIds[thread.accepted - 1]!,
          askerId: stage.memberIds.get(asker)!,
        });
      }
    },
  };
}

/** Points of the demo: earned by joining, buying and answering; spent, given back and returned. */
export function pointActs(stage: Stage): Act[] {
  const rewardIds: string[] = [];
  const { member, points, daysAgo, reason } = gift;
  return [
    ...rewardActs(stage, rewardIds),
    ...earningActs(stage),
    ...purchaseActs(stage),
    ...redemptionActs(stage, rewardIds),
    {
      minutesAgo: daysAgo * minutesPerDay,
      run: () => adjustPoints(system, { memberId: stage.memberIds.get(member)!, points, reason: reason.th }),
    },
    answerAct(stage),
  ];
}
