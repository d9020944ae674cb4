import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';

/** How many unread lines each member has; who has none is missing. */
export async function countUnread(
  tx: Tx | typeof db,
  memberIds: readonly string[],
): Promise<Map<string, number>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ memberId: string; unread: number }[]>`
    SELECT "memberId", count(*)::int AS "unread" FROM "Notice"
    WHERE "memberId" = ANY (${[...new Set(memberIds)]}::uuid[]) AND "readAt" IS NULL AND "shown" GROUP BY "memberId"`;
  return new Map(rows.map(({ memberId, unread }) => [memberId, unread]));
}
