import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import { listWallets } from './list-wallets.server';
import { readTierStanding } from './read-standing.server';
import type { PointsView } from './views';

interface Sums {
  available: bigint;
  pending: bigint;
  held: bigint;
  lifetime: bigint;
  expiringPoints: bigint | null;
  expiringAt: Date | null;
}

/** What the caller has, over all funders, what ends next, and their tier by the plan in force. @throws unauthenticated */
export async function getMyPoints(actor: Actor): Promise<PointsView> {
  const { memberId } = requireMember(actor);
  const at = now();
  const [rows, tiers, funders] = await Promise.all([
    db.$queryRaw<Sums[]>`
      WITH wallets AS (SELECT "id" FROM "PointWallet" WHERE "memberId" = ${memberId}::uuid),
      earned AS (
        SELECT t."points", t."at" FROM "PointTransfer" t JOIN wallets w ON w."id" = t."walletId"
        WHERE t."kind" = 'earn' AND NOT EXISTS (SELECT 1 FROM "PointTransfer" r WHERE r."reversesId" = t."id")),
      ending AS (
        SELECT l."expiresAt", sum(l."remaining") AS points FROM "PointLot" l JOIN wallets w ON w."id" = l."walletId"
        WHERE l."state" = 'open' AND l."expiresAt" > ${at}::timestamptz GROUP BY l."expiresAt" ORDER BY l."expiresAt" LIMIT 1)
      SELECT coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'available'), 0)::bigint AS "available",
        coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'pending'), 0)::bigint AS "pending",
        coalesce(sum(a."balance") FILTER (WHERE a."kind" = 'held'), 0)::bigint AS "held",
        (SELECT coalesce(sum("points"), 0)::bigint FROM earned) AS "lifetime",
        (SELECT points::bigint FROM ending) AS "expiringPoints", (SELECT "expiresAt" FROM ending) AS "expiringAt"
      FROM "PointAccount" a JOIN wallets w ON w."id" = a."walletId"`,
    readTierStanding(memberId, at),
    listWallets(memberId, at),
  ]);
  const sums = rows[0]!;
  return {
    available: Number(sums.available),
    pending: Number(sums.pending),
    held: Number(sums.held),
    lifetime: Number(sums.lifetime),
    expiring: sums.expiringAt
      ? { points: Number(sums.expiringPoints), at: sums.expiringAt.toISOString() }
      : null,
    ...tiers,
    funders,
  };
}
