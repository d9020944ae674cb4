import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { requireAdmin } from '~/platform/require-member';

/** How many members have each tier. Admins. */
export async function countTiers(actor: Actor): Promise<Record<string, number>> {
  requireAdmin(actor);
  const rows = await db.memberTier.groupBy({ by: ['tierKey'], _count: true });
  return Object.fromEntries(rows.map(({ tierKey, _count }) => [tierKey, _count]));
}
