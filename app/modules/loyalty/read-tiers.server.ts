import { db } from '~/platform/db/client.server';
import type { TierPlan } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import type { PlannedTier, TierTerms } from './tiers';

export interface TierPlanInForce extends TierTerms {
  /** null: the one that a portal begins with. */
  id: string | null;
  /** From when on; null: ever. */
  startsAt: Date | null;
}

export function termsOfPlan(row: TierPlan): TierPlanInForce {
  const { id, startsAt, basis, period, periodMonths, clock } = row;
  const { upgradeAtOnce, downgrade, graceDays, dongPerBaht } = row;
  const terms = { basis, period, periodMonths, clock, upgradeAtOnce, downgrade, graceDays, dongPerBaht };
  return { id, startsAt, ...terms, tiers: row.tiers as unknown as PlannedTier[] };
}

async function readFirstPlan(tx: Tx): Promise<TierPlanInForce> {
  const tiers = await tx.pointTier.findMany({ orderBy: { fromPoints: 'asc' } });
  return {
    id: null,
    startsAt: null,
    basis: 'earned',
    period: 'rolling',
    periodMonths: 12,
    clock: 'daily',
    upgradeAtOnce: true,
    downgrade: 'to_earned',
    graceDays: 30,
    dongPerBaht: 700,
    tiers: tiers.map(({ key, name, fromPoints }) => ({
      key,
      name: name as PlannedTier['name'],
      fromPoints: Number(fromPoints),
      privileges: [],
    })),
  };
}

/** All plans that are, were or will be in force, the earliest first. There is always one. */
export async function readPlans(tx: Tx): Promise<TierPlanInForce[]> {
  const first = await readFirstPlan(tx);
  const rows = await tx.tierPlan.findMany({ where: { status: 'published' }, orderBy: { startsAt: 'asc' } });
  return [first, ...rows.map(termsOfPlan)];
}

/** The plan of a moment. */
export function planAt(plans: readonly TierPlanInForce[], at: Date): TierPlanInForce {
  return plans.findLast(({ startsAt }) => startsAt === null || startsAt <= at)!;
}

/** When the next plan begins after a moment. */
export function nextPlanAfter(plans: readonly TierPlanInForce[], at: Date): Date | null {
  return plans.find(({ startsAt }) => startsAt !== null && startsAt > at)?.startsAt ?? null;
}

export async function readPlanInForce(at: Date): Promise<TierPlanInForce> {
  return planAt(await readPlans(db as unknown as Tx), at);
}

/** What members have by a plan's basis between two moments; who has nothing is not among it. */
export async function readTierValues(
  tx: Tx,
  memberIds: readonly string[],
  { basis, dongPerBaht }: Pick<TierTerms, 'basis' | 'dongPerBaht'>,
  { from, to }: { from: Date; to: Date },
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ memberId: string; value: bigint }[]>`
    SELECT "memberId", "value" FROM tier_values(${memberIds}::uuid[], ${basis}::"TierBasis", ${from}::timestamptz, ${to}::timestamptz, ${dongPerBaht}::int)`;
  return new Map(rows.map(({ memberId, value }) => [memberId, Math.max(0, Number(value))]));
}

/** The tier that a member has; who was never looked at has the one that is everybody's. */
export async function readTierKey(tx: Tx, memberId: string, at: Date): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ key: string | null }[]>`
    SELECT member_tier_key(${memberId}::uuid, ${at}::timestamptz) AS "key"`;
  return row!.key;
}
