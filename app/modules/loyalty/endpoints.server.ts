import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { adjustPoints, reverseTransfer } from './adjust-points.server';
import { cancelRedemption, takeVoucher } from './end-redemption.server';
import { getMyPoints } from './get-my-points.server';
import { listMyEntries } from './list-my-entries.server';
import { listRedemptions, listRewards } from './list-rewards.server';
import { perkEndpoints } from './perk-endpoints.server';
import { recordPurchase } from './record-purchase.server';
import { redeemReward } from './redeem-reward.server';
import { returnPurchase } from './return-purchase.server';
import { ruleEndpoints } from './rule-endpoints.server';
import { tierEndpoints } from './tier-endpoints.server';
import {
  adjustmentInput,
  changeRewardInput,
  createRewardInput,
  entriesInput,
  purchaseInput,
  redemptionInput,
  returnInput,
  reversalInput,
  statementQuery,
} from './schema';
import { changeReward, createReward } from './steer-rewards.server';
import {
  pointsShape,
  purchaseShape,
  redemptionShape,
  rewardItemShape,
  rewardShape,
  statementLineShape,
  transferShape,
} from './views';
import { voucherEndpoints } from './voucher-endpoints.server';

const tag = 'Points';
const redemptionAnswer = z.object({ redemption: redemptionShape });
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

const purchases: Endpoint[] = [
  defineEndpoint({
    method: 'POST',
    path: '/purchases',
    summary: 'A member has bought something; the same reference again is the same purchase',
    tag,
    caller: 'member',
    scope: 'purchases:write',
    body: purchaseInput,
    status: 201,
    answer: z.object({ purchase: purchaseShape, transfer: transferShape.nullable() }),
    errors: ['conflict'],
    handle: ({ actor, body, idempotencyKey }) => recordPurchase(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/purchases/:id/returns',
    summary: 'A purchase comes back, all of it or some lines, and what it earned with it',
    tag,
    caller: 'member',
    scope: 'purchases:write',
    body: returnInput,
    status: 201,
    answer: z.object({ purchase: purchaseShape, transfer: transferShape.nullable() }),
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      returnPurchase(actor, { ...body, purchaseId: params.id! }, { idempotencyKey }),
  }),
];

const rewards: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/rewards',
    summary: 'Rewards, each with what stands in the way of the caller',
    tag,
    caller: 'anyone',
    scope: 'rewards:read',
    answer: z.object({
      items: z.array(rewardItemShape),
      next: z.null(),
    }),
    handle: async ({ actor }) => ({ items: await listRewards(actor), next: null }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/rewards',
    summary: 'Make a reward',
    tag,
    caller: 'admin',
    scope: 'rewards:write',
    body: createRewardInput,
    status: 201,
    answer: z.object({ reward: rewardShape }),
    handle: ({ actor, body, idempotencyKey }) => createReward(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/rewards/:id',
    summary: 'Change a reward, or take it away',
    tag,
    caller: 'admin',
    scope: 'rewards:write',
    body: changeRewardInput,
    answer: z.object({ reward: rewardShape }),
    handle: ({ actor, params, body }) => changeReward(actor, { ...body, rewardId: params.id! }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/rewards/:id/redemptions',
    summary: 'Have a reward for points',
    tag,
    caller: 'member',
    scope: 'points:write',
    body: redemptionInput,
    status: 201,
    answer: redemptionAnswer,
    errors: ['out_of_stock', 'not_enough_points', 'limit_reached', 'not_open'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      redeemReward(actor, { ...body, rewardId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/redemptions/:id/cancellation',
    summary: 'Give a voucher back; the points are in their lots again',
    tag,
    caller: 'member',
    scope: 'points:write',
    body: reversalInput,
    status: 201,
    answer: redemptionAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      cancelRedemption(actor, { ...body, redemptionId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/redemptions/:code/use',
    summary: 'A voucher is used at the till',
    tag,
    caller: 'member',
    scope: 'redemptions:write',
    body: z.object({}).optional(),
    status: 201,
    answer: redemptionAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, idempotencyKey }) =>
      takeVoucher(actor, { code: params.code! }, { idempotencyKey }),
  }),
];

export const loyaltyEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/me/points',
    summary: 'What the caller has, what ends next, and their tier',
    tag,
    caller: 'member',
    scope: 'points:read',
    answer: pointsShape,
    handle: ({ actor }) => getMyPoints(actor),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/points/entries',
    summary: 'The caller’s statement, the newest first',
    tag,
    caller: 'member',
    scope: 'points:read',
    query: statementQuery,
    answer: listOf(statementLineShape),
    handle: ({ actor, query }) => listMyEntries(actor, query),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/redemptions',
    summary: 'The caller’s vouchers, the newest first',
    tag,
    caller: 'member',
    scope: 'points:read',
    query: entriesInput,
    answer: listOf(redemptionShape),
    handle: ({ actor, query }) => listRedemptions(actor, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/points/adjustments',
    summary: 'Give or take points, for a reason',
    tag,
    caller: 'member',
    scope: 'points:write',
    body: adjustmentInput,
    status: 201,
    answer: z.object({ transfer: transferShape }),
    errors: ['not_enough_points', 'limit_reached'],
    handle: ({ actor, body, idempotencyKey }) => adjustPoints(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/points/transfers/:id/reversal',
    summary: 'Undo a transfer, once',
    tag,
    caller: 'admin',
    scope: 'points:write',
    body: reversalInput,
    status: 201,
    answer: z.object({ transfer: transferShape }),
    errors: ['conflict', 'not_enough_points'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      reverseTransfer(actor, { ...body, transferId: params.id! }, { idempotencyKey }),
  }),
  ...purchases,
  ...rewards,
  ...ruleEndpoints,
  ...tierEndpoints,
  ...voucherEndpoints,
  ...perkEndpoints,
];
