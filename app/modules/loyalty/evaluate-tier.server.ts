import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { MemberTier } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { pointsEarned } from './facts';
import { loyaltyPaths } from './paths';
import { nextPlanAfter, planAt, readPlans, readTierValues, type TierPlanInForce } from './read-tiers.server';
import { tierAtRiskNotice, tierChangedNotice } from './tier-notices.server';
import { countedFrom, decideStanding, nextLook, type TierDecision } from './tiers';

interface Looked {
  at: Date;
  timeZone: string;
  /** The plan's clock struck, or a grace is over. */
  clock: boolean;
}

async function valueAt(tx: Tx, plan: TierPlanInForce, memberId: string, { at, timeZone }: Looked) {
  const from = countedFrom(plan, at, timeZone);
  // What happens in the very moment of the clock belongs to the time that begins.
  const to = new Date(at.getTime() - 1);
  return (await readTierValues(tx, [memberId], plan, { from, to })).get(memberId) ?? 0;
}

/** The earliest of the plan's clock, the end of a grace, and the beginning of another plan. */
function nextMoment(
  plans: readonly TierPlanInForce[],
  plan: TierPlanInForce,
  graceUntil: Date | null,
  { at, timeZone }: Looked,
): Date {
  const moments = [nextLook(plan.clock, at, timeZone), graceUntil, nextPlanAfter(plans, at)];
  return new Date(Math.min(...moments.flatMap((moment) => (moment && moment > at ? moment.getTime() : []))));
}

async function tellMember(
  tx: Tx,
  plan: TierPlanInForce,
  memberId: string,
  decision: TierDecision & { value: number; up: boolean; at: Date },
): Promise<void> {
  const tier = plan.tiers.find(({ key }) => key === decision.tierKey)!;
  const about = {
    memberId,
    subject: `tier:${memberId}`,
    once: `tier:${memberId}:${decision.at.getTime()}`,
    url: loyaltyPaths.points(),
  };
  if (decision.move)
    await recordNotices(tx, [
      notice(tierChangedNotice, { ...about, data: { name: tier.name, up: decision.up } }),
    ]);
  if (decision.warned && decision.graceUntil)
    await recordNotices(tx, [
      notice(tierAtRiskNotice, {
        ...about,
        data: {
          name: tier.name,
          until: decision.graceUntil.toISOString(),
          missing: tier.fromPoints - decision.value,
          basis: plan.basis,
        },
      }),
    ]);
}

/** Looks once, at one moment, and writes down what becomes of it. */
async function lookOnce(
  { tx }: Pick<CommandContext<unknown>, 'tx'>,
  plans: readonly TierPlanInForce[],
  row: MemberTier,
  looked: Looked,
): Promise<MemberTier> {
  const { at, timeZone, clock } = looked;
  const plan = planAt(plans, at);
  const value = await valueAt(tx, plan, row.memberId, looked);
  const standing = { tierKey: row.tierKey === '' ? null : row.tierKey, graceUntil: row.graceUntil };
  const decision = decideStanding(plan, standing, value, at, { clock, timeZone });
  const changed = standing.tierKey !== decision.tierKey;
  const keys = plan.tiers.map(({ key }) => key);
  const up = keys.indexOf(decision.tierKey) > keys.indexOf(row.tierKey);
  if (changed)
    await tx.tierMove.create({
      data: {
        id: newId(),
        memberId: row.memberId,
        fromKey: standing.tierKey,
        toKey: decision.tierKey,
        reason: decision.move ?? (standing.tierKey === null ? 'reached' : 'plan'),
        value,
        at,
      },
    });
  await tellMember(tx, plan, row.memberId, { ...decision, value, up, at });
  return {
    ...row,
    tierKey: decision.tierKey,
    graceUntil: decision.graceUntil,
    since: changed ? at : row.since,
    evaluatedAt: at,
    evaluateAt: nextMoment(plans, plan, decision.graceUntil, looked),
  };
}

/**
 * A member's tier is what the plan in force says, looked at at each moment that was due, with what they had at that moment: after a week
 * in which nothing ran it is what it would be had all run. Then, and whenever something was earned, one rises where the plan lets one
 * rise at once. The portal itself. Sends notices of rises, falls and of grace. Once, also by two nodes.
 */
export const evaluateTier = defineCommand<{ memberId: string }, null>(
  'loyalty.evaluate-tier',
  async (context) => {
    const { tx, input, at } = context;
    const { memberId } = input;
    const member = await tx.member.findUnique({
      where: { id: memberId },
      select: { timeZone: true, status: true },
    });
    if (!member || member.status === 'erased') return null;
    const { timeZone } = member;
    const plans = await readPlans(tx);
    await tx.$executeRaw`
    INSERT INTO "MemberTier" ("memberId", "tierKey", "since", "evaluateAt", "evaluatedAt")
    VALUES (${memberId}::uuid, '', ${at}::timestamptz, ${nextLook(planAt(plans, at).clock, at, timeZone)}::timestamptz, ${at}::timestamptz)
    ON CONFLICT DO NOTHING`;
    const [locked] = await tx.$queryRaw<MemberTier[]>`SELECT * FROM lock_member_tier(${memberId}::uuid)`;
    let row = locked!;
    while (row.evaluateAt <= at)
      row = await lookOnce(context, plans, row, { at: row.evaluateAt, timeZone, clock: true });
    const evaluateAt = row.evaluateAt;
    // What was earned a moment ago counts: nothing can be earned in the moment after this one yet.
    const present = { at: new Date(at.getTime() + 1), timeZone, clock: false };
    row = { ...(await lookOnce(context, plans, row, present)), evaluateAt };
    await tx.memberTier.update({ where: { memberId }, data: row });
    return null;
  },
);

export const onPointsEarned = defineJob<{ memberId: string }>({
  name: 'loyalty.evaluate-on-earning',
  on: pointsEarned,
  run: async ({ memberId }) => void (await evaluateTier(system, { memberId })),
});

const atOnce = 500;

/** Looks at all tiers that are due, and at those of members who came since. */
export async function sweepTiers(): Promise<void> {
  for (;;) {
    const rows = await db.$queryRaw<{ memberId: string }[]>`
      (SELECT "memberId" FROM "MemberTier" WHERE "evaluateAt" <= ${now()}::timestamptz ORDER BY "evaluateAt" LIMIT ${atOnce})
      UNION
      (SELECT DISTINCT w."memberId" FROM "PointWallet" w JOIN "Member" m ON m."id" = w."memberId" AND m."status" <> 'erased'
        WHERE NOT EXISTS (SELECT 1 FROM "MemberTier" t WHERE t."memberId" = w."memberId") LIMIT ${atOnce})`;
    for (const { memberId } of rows) await evaluateTier(system, { memberId });
    if (rows.length < atOnce) return;
  }
}

export const sweepTiersJob = defineJob<object>({
  name: 'loyalty.sweep-tiers',
  schedule: '*/5 * * * *',
  run: sweepTiers,
});
