import { type Actor, isAdmin, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { requireMember } from '~/platform/require-member';
import { readTierKey } from './read-tiers.server';
import { priceFor } from './reward-price';
import { redemptionInclude, viewRedemption } from './redeem-reward.server';
import { viewReward } from './steer-rewards.server';
import type { RedemptionView, RewardHindrance, RewardItem } from './views';

/** What a member can spend at a moment, by who pays (null: the brand): what has ended is gone, also before that is written down. */
async function readSpendable(memberId: string, at: Date): Promise<Map<string | null, number>> {
  const rows = await db.$queryRaw<{ funderId: string | null; points: bigint }[]>`
    SELECT w."funderId", sum(l."remaining" - l."held")::bigint AS "points"
    FROM "PointWallet" w JOIN "PointLot" l ON l."walletId" = w."id"
    WHERE w."memberId" = ${memberId}::uuid AND l."state" = 'open' AND (l."expiresAt" IS NULL OR l."expiresAt" > ${at}::timestamptz)
    GROUP BY w."funderId"`;
  return new Map(rows.map(({ funderId, points }) => [funderId, Number(points)]));
}

/**
 * Rewards that can be had or soon can, the cheapest first, each at the caller's price and with what stands in their way. Anyone. Admins see those to come
 * and those taken away. At most 200.
 */
export async function listRewards(actor: Actor): Promise<RewardItem[]> {
  const at = now();
  const memberId = memberIdOf(actor);
  const shown = isAdmin(actor) ? {} : { retired: false, OR: [{ endsAt: null }, { endsAt: { gt: at } }] };
  const rows = await db.reward.findMany({
    where: shown,
    orderBy: [{ costPoints: 'asc' }, { id: 'asc' }],
    take: 200,
    include: { funder: { select: { name: true } } },
  });
  const tierKey = memberId ? await readTierKey(db as unknown as Tx, memberId, at) : null;
  const [spendable, had] = memberId
    ? await Promise.all([
        readSpendable(memberId, at),
        db.redemption.groupBy({
          by: ['rewardId'],
          _count: true,
          where: { memberId, status: { not: 'cancelled' }, rewardId: { in: rows.map(({ id }) => id) } },
        }),
      ])
    : [null, []];
  const counts = new Map(had.map(({ rewardId, _count }) => [rewardId, _count]));
  const availableFor = ({ funderId }: (typeof rows)[number]) => spendable && (spendable.get(funderId) ?? 0);
  const hindranceOf = (row: (typeof rows)[number]): RewardHindrance | null => {
    if (row.retired || (row.startsAt && row.startsAt > at) || (row.endsAt && row.endsAt <= at))
      return 'not_open';
    if (row.stock === 0) return 'out_of_stock';
    if (!memberId) return null;
    if (row.perMember !== null && (counts.get(row.id) ?? 0) >= row.perMember) return 'limit_reached';
    return availableFor(row)! < priceFor(row, tierKey) ? 'not_enough_points' : null;
  };
  return rows.map((row) => ({
    ...viewReward(row),
    costPoints: priceFor(row, tierKey),
    hindrance: hindranceOf(row),
    funderName: row.funder?.name ?? null,
    available: availableFor(row),
  }));
}

/** The caller's vouchers, the newest first. @throws unauthenticated */
export async function listRedemptions(
  actor: Actor,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ items: RedemptionView[]; next: string | null }> {
  const { memberId } = requireMember(actor);
  const after = readCursor(cursor, ['time', 'id']);
  const rows = await db.redemption.findMany({
    where: {
      memberId,
      ...(after
        ? {
            OR: [
              { createdAt: { lt: new Date(after[0]!) } },
              { createdAt: new Date(after[0]!), id: { lt: after[1]! } },
            ],
          }
        : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: redemptionInclude,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(viewRedemption),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}
