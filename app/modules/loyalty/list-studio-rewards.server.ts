import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import { viewReward } from './steer-rewards.server';
import type { RewardView } from './views';

export interface StudioReward extends RewardView {
  /** Vouchers that were had and not given back. */
  had: number;
}

async function readRewards(where: { id?: string }): Promise<StudioReward[]> {
  const rows = await db.reward.findMany({
    where,
    orderBy: [{ retired: 'asc' }, { createdAt: 'desc' }, { id: 'desc' }],
    take: 500,
  });
  const had = await db.redemption.groupBy({
    by: ['rewardId'],
    _count: true,
    where: { rewardId: { in: rows.map(({ id }) => id) }, status: { not: 'cancelled' } },
  });
  const counts = new Map(had.map(({ rewardId, _count }) => [rewardId, _count]));
  return rows.map((row) => ({ ...viewReward(row), had: counts.get(row.id) ?? 0 }));
}

/** All rewards as the brand sees them, those that were ended last. Admins. At most 500. */
export async function listStudioRewards(actor: Actor): Promise<StudioReward[]> {
  requireAdmin(actor);
  return readRewards({});
}

/** @throws not_found */
export async function getStudioReward(actor: Actor, rewardId: string): Promise<StudioReward> {
  requireAdmin(actor);
  const [reward] = isId(rewardId) ? await readRewards({ id: rewardId }) : [];
  if (!reward) throw new PortalError('not_found');
  return reward;
}
