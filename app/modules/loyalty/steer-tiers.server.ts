import { type Actor, memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { defineJob, enqueue } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireAdmin } from '~/platform/require-member';
import { loyaltyPaths } from './paths';
import { planAt, readPlanInForce, readPlans, termsOfPlan, type TierPlanInForce } from './read-tiers.server';
import { directionOf, judgeAll, simulateTiers } from './simulate-tiers.server';
import { tierPlanNotice } from './tier-notices.server';
import type { TierPlanInput } from './tier-schema';

/** Whoever falls by new terms hears of it so long before. */
export const noticeDays = 30;
const dayMs = 86_400_000;

/** What is being thought up; null where nothing is. Admins. */
export async function getDraftPlan(actor: Actor): Promise<TierPlanInForce | null> {
  requireAdmin(actor);
  const row = await db.tierPlan.findFirst({ where: { status: 'draft' } });
  return row && termsOfPlan(row);
}

/** The plans in force, to come and of before, the latest first. Admins. */
export async function listPlans(
  actor: Actor,
): Promise<(TierPlanInForce & { state: 'past' | 'now' | 'to_come' })[]> {
  requireAdmin(actor);
  const at = now();
  const plans = await readPlans(db as never);
  const current = planAt(plans, at);
  return plans.toReversed().map((plan) => ({
    ...plan,
    state: plan === current ? 'now' : plan.startsAt && plan.startsAt > at ? 'to_come' : 'past',
  }));
}

/** There is one draft of the levels, and this is it now. Nobody's level changes. Admins may. @throws forbidden */
export const saveTierDraft = defineCommand<TierPlanInput, { planId: string }>(
  'loyalty.save-tier-draft',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const data = {
      ...input,
      tiers: input.tiers as object[],
      changedAt: at,
      changedById: memberIdOf(actor) ?? null,
    };
    const draft = await tx.tierPlan.findFirst({ where: { status: 'draft' }, select: { id: true } });
    const { id } = draft
      ? await tx.tierPlan.update({ where: { id: draft.id }, data })
      : await tx.tierPlan.create({ data: { id: newId(), ...data } });
    return { planId: id };
  },
);

/** What is thought up is thrown away, or a plan that has not begun is taken back. Admins may; recorded. @throws not_found, conflict */
export const dropTierPlan = defineCommand<{ planId: string }, null>(
  'loyalty.drop-tier-plan',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { planId } = input;
    const plan = isId(planId) ? await tx.tierPlan.findUnique({ where: { id: planId } }) : null;
    if (!plan) throw new PortalError('not_found');
    if (plan.startsAt && plan.startsAt <= at) throw new PortalError('conflict');
    await tx.tierPlan.delete({ where: { id: planId } });
    if (plan.status === 'published')
      await recordAct(tx, { actor, at, act: 'tier_plan.dropped', subject: `tier-plan:${planId}` });
    return null;
  },
);

/**
 * The draft is what counts from a day on. Where members fall by it, that day is at least 30 days away and each of them is told in
 * advance; otherwise it may be now. Every member is looked at when it begins. Admins may; recorded.
 * @throws forbidden, not_found, invalid (`startsAt`)
 */
export const publishTierPlan = defineCommand<
  { planId: string; startsAt: Date | null; down: number },
  { startsAt: string }
>('loyalty.publish-tier-plan', async ({ tx, actor, input, at }) => {
  requireAdmin(actor);
  const { planId, down } = input;
  const startsAt = input.startsAt ?? at;
  const draft = isId(planId) ? await tx.tierPlan.findUnique({ where: { id: planId } }) : null;
  if (draft?.status !== 'draft') throw new PortalError('not_found');
  const earliest = down > 0 ? new Date(at.getTime() + noticeDays * dayMs) : at;
  if (startsAt < earliest)
    throw invalidField('startsAt', down > 0 ? 'needs_notice' : 'in_past', { days: noticeDays });
  await tx.tierPlan.update({
    where: { id: planId },
    data: { status: 'published', startsAt, changedAt: at, changedById: memberIdOf(actor) ?? null },
  });
  // All are looked at when it begins; whoever is looked at before sees by then that it is to come.
  await tx.$executeRaw`
    UPDATE "MemberTier" SET "evaluateAt" = ${startsAt}::timestamptz WHERE "evaluateAt" > ${startsAt}::timestamptz`;
  await recordAct(tx, {
    actor,
    at,
    act: 'tier_plan.published',
    subject: `tier-plan:${planId}`,
    detail: { startsAt: startsAt.toISOString(), down },
  });
  if (down > 0) await enqueue(tx, announcePlanJob, { planId });
  return { startsAt: startsAt.toISOString() };
});

/** Publishes the draft by what it would do to the members as they are now. @throws as `publishTierPlan` */
export async function publishDraft(
  actor: Actor,
  { planId, startsAt }: { planId: string; startsAt: Date | null },
): Promise<{ startsAt: string }> {
  const draft = await getDraftPlan(actor);
  if (!draft || draft.id !== planId) throw new PortalError('not_found');
  const { down } = await simulateTiers(actor, draft);
  return publishTierPlan(actor, { planId, startsAt, down });
}

/** Tells everybody who falls by a plan that is to come; each once, also when the job begins anew. */
async function announcePlan(planId: string): Promise<void> {
  const row = await db.tierPlan.findUnique({ where: { id: planId } });
  if (row?.status !== 'published' || !row.startsAt || row.startsAt <= now()) return;
  const plan = termsOfPlan(row);
  const before = await readPlanInForce(now());
  const nameOf = (key: string) =>
    [...plan.tiers, ...before.tiers].find((tier) => tier.key === key)?.name ?? { th: key, vi: key, en: key };
  for await (const changes of judgeAll(plan)) {
    const falling = changes.filter((change) => directionOf(change, before, plan) < 0);
    await transact((tx) =>
      recordNotices(
        tx,
        falling.map(({ memberId, fromKey, toKey }) =>
          notice(tierPlanNotice, {
            memberId,
            subject: `tier-plan:${planId}`,
            once: `tier-plan:${planId}:${memberId}`,
            url: loyaltyPaths.points(),
            data: { from: nameOf(fromKey), to: nameOf(toKey), startsAt: row.startsAt!.toISOString() },
          }),
        ),
      ),
    );
  }
}

export const announcePlanJob = defineJob<{ planId: string }>({
  name: 'loyalty.announce-tier-plan',
  run: ({ planId }) => announcePlan(planId),
});
