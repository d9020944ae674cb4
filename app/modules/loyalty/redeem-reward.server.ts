import { randomInt } from 'node:crypto';
import { defineCommand } from '~/platform/command.server';
import type { Prisma, Reward } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { takePoints } from './internal/move-points.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWallet } from './internal/wallet.server';
import { readTierKey } from './read-tiers.server';
import { priceFor } from './reward-price';
import type { RedemptionView } from './views';

export const redemptionInclude = {
  reward: { select: { name: true, fulfilment: true, voucherEnd: true, codeSource: true } },
} satisfies Prisma.RedemptionInclude;
type RedemptionRow = Prisma.RedemptionGetPayload<{ include: typeof redemptionInclude }>;

export function viewRedemption(row: RedemptionRow): RedemptionView {
  const { id, rewardId, reward, status, code, costPoints, expiresAt, createdAt, endedAt } = row;
  const { endedBy, deliverTo, sentAt, tracking } = row;
  const open = status === 'issued' || status === 'pending';
  return {
    id,
    rewardId,
    rewardName: reward.name,
    status,
    code,
    costPoints,
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    endedBy,
    fulfilment: reward.fulfilment,
    voucherEnd: reward.voucherEnd,
    returnable: open && reward.codeSource === 'drawn',
    deliverTo,
    sentAt: sentAt?.toISOString() ?? null,
    tracking,
  };
}

/** Without letters and digits that look alike when somebody reads them out. */
const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 12;

function newCode(): string {
  const letters = Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]!);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

const dayMs = 86_400_000;

function isOpen({ retired, startsAt, endsAt }: Reward, at: Date): boolean {
  return !retired && (!startsAt || startsAt <= at) && (!endsAt || endsAt > at);
}

async function takeFromStock(tx: Tx, reward: Reward): Promise<void> {
  if (reward.stock === null) return;
  const taken =
    await tx.$executeRaw`UPDATE "Reward" SET "stock" = "stock" - 1 WHERE "id" = ${reward.id}::uuid AND "stock" > 0`;
  if (taken === 0) throw new PortalError('out_of_stock');
}

/** The next code of the reward's pool; buyers at once get different ones. @throws out_of_stock */
async function takeFromPool(tx: Tx, reward: Reward): Promise<{ id: string; code: string } | undefined> {
  if (reward.codeSource !== 'pool') return undefined;
  const [next] = await tx.$queryRaw<{ id: string; code: string }[]>`
    SELECT "id", "code" FROM "RewardCode" WHERE "rewardId" = ${reward.id}::uuid AND "redemptionId" IS NULL
    ORDER BY "id" LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (!next) throw new PortalError('out_of_stock');
  return next;
}

/**
 * A member has a voucher for their points. Any signed-in member. Stock and points go down together or not at all, however many ask
 * at once: the stock by a conditional write, points and the limit under the wallet's lock. Publishes `points.changed`.
 * @throws unauthenticated, not_found, not_open, out_of_stock, limit_reached, not_enough_points
 */
export const redeemReward = defineCommand<
  { rewardId: string; deliverTo?: string },
  { redemption: RedemptionView }
>('loyalty.redeem', async (context) => {
  const { tx, actor, input, at } = context;
  const { memberId } = requireMember(actor);
  const reward = isId(input.rewardId) ? await tx.reward.findUnique({ where: { id: input.rewardId } }) : null;
  if (!reward) throw new PortalError('not_found');
  if (!isOpen(reward, at)) throw new PortalError('not_open');
  await takeFromStock(tx, reward);
  const wallet = await lockWallet(tx, memberId, reward.funderId);
  if (reward.perMember !== null) {
    const had = await tx.redemption.count({
      where: { rewardId: reward.id, memberId, status: { not: 'cancelled' } },
    });
    if (had >= reward.perMember) throw new PortalError('limit_reached');
  }
  const id = newId();
  const costPoints = priceFor(reward, await readTierKey(tx, memberId, at));
  const transfer = await takePoints(
    tx,
    wallet,
    { points: costPoints, kind: 'redeem' },
    { actorId: memberId, cause: `redemption:${id}`, reason: '', scope: 'redemption', key: id, at },
  );
  const pooled = await takeFromPool(tx, reward);
  const sent = reward.fulfilment === 'manual';
  const lasts = sent ? null : reward.voucherDays;
  await tx.redemption.create({
    data: {
      id,
      rewardId: reward.id,
      memberId,
      transferId: transfer.id,
      status: sent ? 'pending' : 'issued',
      code: pooled?.code ?? newCode(),
      costPoints,
      expiresAt: lasts === null ? null : new Date(at.getTime() + lasts * dayMs),
      createdAt: at,
      deliverTo: sent ? (input.deliverTo ?? null) : null,
    },
  });
  if (pooled) await tx.rewardCode.update({ where: { id: pooled.id }, data: { redemptionId: id } });
  const row = await tx.redemption.findUniqueOrThrow({ where: { id }, include: redemptionInclude });
  tellPoints(context, wallet, -costPoints);
  return { redemption: viewRedemption(row) };
});
