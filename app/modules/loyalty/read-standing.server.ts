import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { planAt, readPlans, readTierValues } from './read-tiers.server';
import { countedFrom, type PlannedTier, placeFor } from './tiers';
import type { PointsView } from './views';

type Standing = Pick<PointsView, 'tier' | 'nextTier' | 'standing'>;

const named = ({ key, name, fromPoints }: PlannedTier) => ({ key, name, fromPoints });

/** A member's tier, what keeps them there, and what brings them up; what was earned a moment ago counts already. */
export async function readTierStanding(memberId: string, at: Date): Promise<Standing> {
  const tx = db as unknown as Tx;
  const [member, plans] = await Promise.all([
    db.member.findUniqueOrThrow({ where: { id: memberId }, select: { timeZone: true, tier: true } }),
    readPlans(tx),
  ]);
  const plan = planAt(plans, at);
  const { basis, period, periodMonths, upgradeAtOnce, downgrade, tiers } = plan;
  const from = countedFrom(plan, at, member.timeZone);
  const value = (await readTierValues(tx, [memberId], plan, { from, to: at })).get(memberId) ?? 0;
  const reached = placeFor(tiers, value);
  const known = tiers.findIndex(({ key }) => key === member.tier?.tierKey);
  const place = known < 0 ? reached : upgradeAtOnce ? Math.max(known, reached) : known;
  const tier = tiers[place]!;
  const next = tiers[place + 1];
  return {
    tier: named(tier),
    nextTier: next ? { ...named(next), missing: Math.max(0, next.fromPoints - value) } : null,
    standing: {
      basis,
      period,
      periodMonths,
      value,
      keeps: place === 0 || downgrade === 'never' ? null : tier.fromPoints,
      graceUntil: member.tier?.graceUntil?.toISOString() ?? null,
      looksAt: member.tier?.evaluateAt.toISOString() ?? null,
      upgradeAtOnce,
      privileges: tier.privileges,
      nextPrivileges: next?.privileges.filter((privilege) => !tier.privileges.includes(privilege)) ?? [],
    },
  };
}
