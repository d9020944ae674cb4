import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { requireAdmin } from '~/platform/require-member';
import { readPlanInForce } from './read-tiers.server';

/** What rules can be aimed at: clubs, tiers, who pays. Admins. */
export async function readRuleChoices(actor: Actor) {
  requireAdmin(actor);
  const [clubs, funders, plan] = await Promise.all([
    db.club.findMany({
      where: { status: { not: 'archived' } },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 500,
    }),
    db.organisation.findMany({
      where: { status: 'active', kind: { not: 'brand' } },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 500,
    }),
    readPlanInForce(now()),
  ]);
  return { clubs, funders, tiers: plan.tiers };
}
