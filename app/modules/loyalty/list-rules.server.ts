import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { requireAdmin } from '~/platform/require-member';
import type { RuleView } from './views';

/** All earning rules in their order. Admins. At most 500. */
export async function listRules(actor: Actor): Promise<RuleView[]> {
  requireAdmin(actor);
  const rows = await db.earningRule.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }], take: 500 });
  return rows.map((row) => ({
    id: row.id,
    name: row.name as RuleView['name'],
    trigger: row.trigger,
    status: row.status,
    points: row.points,
    perAmount: row.perAmount === null ? null : Number(row.perAmount),
    currency: row.currency,
    capPoints: row.capPoints,
    capPeriod: row.capPeriod,
    cooldownSeconds: row.cooldownSeconds,
    budgetPoints: row.budgetPoints === null ? null : Number(row.budgetPoints),
    spentPoints: Number(row.spentPoints),
    activateAfterDays: row.activateAfterDays,
    expireAfterMonths: row.expireAfterMonths,
  }));
}
