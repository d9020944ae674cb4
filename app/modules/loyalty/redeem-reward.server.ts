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
import type { RedemptionView } from './views';

export const redemptionInclude = { reward: { select: { name: true } } } satisfies Prisma.RedemptionInclude;
type RedemptionRow = Prisma.RedemptionGetPayload<{ include: typeof redemptionInclude }>;

export function viewRedemption(row: RedemptionRow): RedemptionView {
  const { id, rewardId, reward, status, code, costPoints, expiresAt, createdAt, endedAt } = row;
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

/**
 * A member has a voucher for their points. Any signed-in member. Stock and points go down together or not at all, however many ask
 * at once: the stock by a conditional write, points and the limit under the wallet's lock. Publishes `points.changed`.
 * @throws unauthenticated, not_found, not_open, out_of_stock, limit_reached, not_enough_points
 */
export const redeemReward = defineCommand<{ rewardId: string }, { redemption: RedemptionView }>(
  'loyalty.redeem',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const reward = isId(input.rewardId)
      ? await tx.reward.findUnique({ where: { id: input.rewardId } })
      : null;
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
    const { costPoints } = reward;
    const transfer = await takePoints(
      tx,
      wallet,
      { points: costPoints, kind: 'redeem' },
      { actorId: memberId, cause: `redemption:${id}`, reason: '', scope: 'redemption', key: id, at },
    );
    const row = await tx.redemption.create({
      data: {
        id,
        rewardId: reward.id,
        memberId,
        transferId: transfer.id,
        status: reward.fulfilment === 'manual' ? 'pending' : 'issued',
        code: newCode(),
        costPoints,
        expiresAt: reward.voucherDays === null ? null : new Date(at.getTime() + reward.voucherDays * dayMs),
        createdAt: at,
      },
      include: redemptionInclude,
    });
    tellPoints(context, wallet, -costPoints);
    return { redemption: viewRedemption(row) };
  },
);
