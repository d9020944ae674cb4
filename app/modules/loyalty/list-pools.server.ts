import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { requireAdmin } from '~/platform/require-member';

export interface CodePool {
  rewardId: string;
  rewardName: string;
  retired: boolean;
  free: number;
  had: number;
}

/** Rewards whose codes come from a pool, those with the fewest left first. Admins. At most 200. @throws forbidden */
export async function listPools(actor: Actor): Promise<CodePool[]> {
  requireAdmin(actor);
  return db.$queryRaw<CodePool[]>`
    SELECT r."id" AS "rewardId", r."name" AS "rewardName", r."retired",
      count(c."id") FILTER (WHERE c."redemptionId" IS NULL)::int AS "free",
      count(c."redemptionId")::int AS "had"
    FROM "Reward" r LEFT JOIN "RewardCode" c ON c."rewardId" = r."id"
    WHERE r."codeSource" = 'pool' GROUP BY r."id" ORDER BY r."retired", "free", r."id" LIMIT 200`;
}
