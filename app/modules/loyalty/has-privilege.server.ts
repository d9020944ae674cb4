import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { readPlanInForce } from './read-tiers.server';
import type { Privilege } from './tiers';

/** Of these members, those whose tier brings a privilege by the plan in force. Who has no tier yet has the lowest. */
export async function withPrivilege(
  memberIds: readonly string[],
  privilege: Privilege,
): Promise<Set<string>> {
  const plan = await readPlanInForce(now());
  const keys = plan.tiers.filter((tier) => tier.privileges.includes(privilege)).map(({ key }) => key);
  if (keys.length === 0) return new Set();
  const rows = await db.memberTier.findMany({
    where: { memberId: { in: [...memberIds] } },
    select: { memberId: true, tierKey: true },
  });
  const tierOf = new Map(rows.map(({ memberId, tierKey }) => [memberId, tierKey]));
  return new Set(memberIds.filter((id) => keys.includes(tierOf.get(id) ?? plan.tiers[0]?.key ?? '')));
}

/** Whether a member's tier brings a privilege. For other modules: what a tier is called and asks for is the brand's to change. */
export async function hasPrivilege(memberId: string, privilege: Privilege): Promise<boolean> {
  return (await withPrivilege([memberId], privilege)).has(memberId);
}
