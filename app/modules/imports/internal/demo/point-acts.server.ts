import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { awardBadges } from '~/modules/loyalty/badges.server';
import { requireFriendCode, sayWhoBroughtMe } from '~/modules/loyalty/bring-friend.server';
import { cancelRedemption, fulfilRedemption, takeVoucher } from '~/modules/loyalty/end-redemption.server';
import { loadCodes } from '~/modules/loyalty/load-codes.server';
import { payReferral } from '~/modules/loyalty/pay-friends.server';
import { announceSurprise, drawSurprise } from '~/modules/loyalty/surprise.server';
import { payForJoining } from '~/modules/loyalty/on-clubs.server';
import { payForAnswer } from '~/modules/loyalty/on-threads.server';
import { recordPurchase } from '~/modules/loyalty/record-purchase.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { returnPurchase } from '~/modules/loyalty/return-purchase.server';
import { createRewardInput, purchaseInput, surpriseInput } from '~/modules/loyalty/schema';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { demo } from '../../../../../prisma/demo/index.ts';
import {
  friends,
  gift,
  purchases,
  redemptions,
  rewards,
  surprises,
} from '../../../../../prisma/demo/points.ts';
import { clubOf, earningRuleActs } from './earning-acts.server';
import {
  acceptedAt,
  type Act,
  actorOf,
  isActive,
  joinedAt,
  laneOf,
  memberOf,
  minutesPerDay,
  momentOf,
  type Stage,
} from './stage.server';

const rewardsMadeAt = 50 * minutesPerDay;

function rewardActs(stage: Stage, ids: string[]): Act[] {
  return rewards.map(({ opensInDays, codes, funder, ...reward }, index) => ({
    minutesAgo: rewardsMadeAt - index,
    async run() {
      const startsAt =
        opensInDays === undefined ? null : momentOf(stage, -opensInDays * minutesPerDay).toISOString();
      const { reward: made } = await createReward(
        system,
        parseInput(createRewardInput, {
          ...reward,
          startsAt,
          codeSource: codes ? 'pool' : 'drawn',
          funderId: funder ? stage.organisationIds.get(funder) : null,
        }),
      );
      ids[index] = made.id;
      if (codes) await loadCodes(system, { rewardId: made.id, codes: codes.join('\n') });
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
  return redemptions.flatMap(({ member, reward, daysAgo, then, deliverTo }): Act[] => {
    let voucher: Awaited<ReturnType<typeof redeemReward>>['redemption'];
    const minutesAgo = daysAgo * minutesPerDay;
    const take: Act = {
      minutesAgo,
      async run() {
        const answer = await redeemReward(actorOf(stage, member), {
          rewardId: rewardIds[reward]!,
          deliverTo,
        });
        voucher = answer.redemption;
      },
    };
    const end: Act = {
      minutesAgo: minutesAgo - minutesPerDay,
      run: () =>
        then === 'sent'
          ? fulfilRedemption(actorOf(stage, 'agent'), { redemptionId: voucher.id, tracking: 'VN8812345TH' })
          : then === 'used'
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

/** An accepted answer has earned as soon as it was accepted. */
function answerActs(stage: Stage): Act[] {
  return demo.threads.flatMap((thread): Act[] => {
    const { accepted, posts } = thread;
    if (!accepted) return [];
    return [
      {
        minutesAgo: acceptedAt(thread) - 0.2,
        lane: laneOf(thread),
        async run() {
          const played = stage.threads.find((found) => found.thread === thread);
          const postId = played?.postIds[accepted - 1];
          const askerId = stage.memberIds.get(posts[0]!.author)!;
          if (postId) await payForAnswer(system, { postId, askerId });
        },
      },
    ];
  });
}

function friendActs(stage: Stage): Act[] {
  return friends.flatMap(({ referrer, friend, paidDaysAgo }): Act[] => {
    const joined = Math.max(...memberOf(friend).memberships.map(({ joinedDaysAgo }) => joinedDaysAgo));
    const come: Act = {
      minutesAgo: joined * minutesPerDay + 200,
      async run() {
        const { code } = await requireFriendCode(actorOf(stage, referrer), {});
        await sayWhoBroughtMe(actorOf(stage, friend), { code, way: 'link' });
      },
    };
    const pay: Act = {
      minutesAgo: (paidDaysAgo ?? 0) * minutesPerDay,
      async run() {
        const referral = await db.referral.findUniqueOrThrow({
          where: { friendId: stage.memberIds.get(friend)! },
        });
        await payReferral(system, { referralId: referral.id });
      },
    };
    return paidDaysAgo === undefined ? [come] : [come, pay];
  });
}

function surpriseActs(stage: Stage): Act[] {
  return surprises.flatMap((surprise): Act[] => {
    const { name, club, segment, budgetPoints, pointsEach, announcedDaysAgo, drawnDaysAgo } = surprise;
    let surpriseId = '';
    const announce: Act = {
      minutesAgo: announcedDaysAgo * minutesPerDay,
      async run() {
        const clubId = club ? await clubOf(club) : null;
        const drawAt = momentOf(stage, drawnDaysAgo * minutesPerDay).toISOString();
        const terms = { name, budgetPoints, pointsEach, aim: { clubId, segment }, floorPlaces: 5, drawAt };
        const made = await announceSurprise(system, parseInput(surpriseInput, terms));
        surpriseId = made.surprise.id;
      },
    };
    const drawIt: Act = {
      minutesAgo: drawnDaysAgo * minutesPerDay - 1,
      run: () => drawSurprise(system, { surpriseId }),
    };
    return drawnDaysAgo > 0 ? [announce, drawIt] : [announce];
  });
}

/** Badges come at night, to whoever had done enough by then. */
function badgeActs(stage: Stage): Act[] {
  return [120, 45, 10, 0].map((daysAgo): Act => ({
    minutesAgo: daysAgo * minutesPerDay + 3,
    async run() {
      for (const memberId of stage.memberIds.values()) await awardBadges(system, { memberId });
    },
  }));
}

/** Points of the demo: earned by joining, buying and answering; spent, given back and returned. */
export function pointActs(stage: Stage): Act[] {
  const rewardIds: string[] = [];
  const { member, points, daysAgo, reason } = gift;
  return [
    ...earningRuleActs(stage),
    ...rewardActs(stage, rewardIds),
    ...earningActs(stage),
    ...purchaseActs(stage),
    ...redemptionActs(stage, rewardIds),
    {
      minutesAgo: daysAgo * minutesPerDay,
      run: () => adjustPoints(system, { memberId: stage.memberIds.get(member)!, points, reason: reason.th }),
    },
    ...answerActs(stage),
    ...friendActs(stage),
    ...surpriseActs(stage),
    ...badgeActs(stage),
  ];
}
