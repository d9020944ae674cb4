import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import type { EarningRule } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import { type EarningTrigger, noConditions, type RuleConditions } from './earning';
import type { RuleView } from './views';

export function viewRule(row: EarningRule): RuleView {
  const number = (value: bigint | null) => (value === null ? null : Number(value));
  return {
    id: row.id,
    version: row.version,
    name: row.name as RuleView['name'],
    trigger: row.trigger,
    status: row.status,
    position: row.position,
    funderId: row.funderId,
    points: row.points,
    perAmount: number(row.perAmount),
    currency: row.currency as RuleView['currency'],
    clubId: row.clubId,
    minAmount: number(row.minAmount),
    conditions: { ...noConditions, ...(row.conditions as Partial<RuleConditions>) } as RuleView['conditions'],
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    capPoints: row.capPoints,
    capPeriod: row.capPeriod,
    cooldownSeconds: row.cooldownSeconds,
    budgetPoints: number(row.budgetPoints),
    spentPoints: Number(row.spentPoints),
    spentPolicy: row.spentPolicy,
    activateAfterDays: row.activateAfterDays,
    activateOn: row.activateOn,
    expiry: row.expiry,
    expireAfterMonths: row.expireAfterMonths,
    expireOn: row.expireOn,
  };
}

const inOrder = [{ trigger: 'asc' }, { position: 'asc' }, { id: 'asc' }] as const;

/** All earning rules in their order, by trigger. Admins. At most 500. */
export async function listRules(actor: Actor): Promise<RuleView[]> {
  requireAdmin(actor);
  const rows = await db.earningRule.findMany({ orderBy: [...inOrder], take: 500 });
  return rows.map(viewRule);
}

/** Of which triggers all rules pay, or the first that does; one that is not among them: all. */
export async function readMatching(): Promise<Partial<Record<EarningTrigger, 'all' | 'first'>>> {
  const rows = await db.earningTriggerSetting.findMany();
  return Object.fromEntries(rows.map(({ trigger, matching }) => [trigger, matching]));
}

/** What rules have given, less what was taken back; rules that gave nothing are not among it. */
export async function readGiven(ruleIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ ruleId: string; given: bigint }[]>`
    SELECT t."ruleId", coalesce(sum(CASE t."kind" WHEN 'earn' THEN t."points" ELSE -t."points" END)
      FILTER (WHERE NOT EXISTS (SELECT 1 FROM "PointTransfer" r WHERE r."reversesId" = t."id")), 0)::bigint AS "given"
    FROM "PointTransfer" t WHERE t."ruleId" = ANY(${ruleIds}::uuid[]) AND t."kind" IN ('earn', 'adjust')
    GROUP BY 1`;
  return new Map(rows.map(({ ruleId, given }) => [ruleId, Number(given)]));
}

export interface RuleVersion {
  version: number;
  terms: RuleView;
  replacedAt: string;
  replacedBy: string | null;
}

/** A rule and what it was before, the newest first. Admins. @throws not_found */
export async function getRule(
  actor: Actor,
  ruleId: string,
): Promise<{ rule: RuleView; versions: RuleVersion[] }> {
  requireAdmin(actor);
  const row = isId(ruleId) ? await db.earningRule.findUnique({ where: { id: ruleId } }) : null;
  if (!row) throw new PortalError('not_found');
  const rows = await db.earningRuleVersion.findMany({
    where: { ruleId },
    orderBy: { version: 'desc' },
    take: 100,
  });
  const people = await db.member.findMany({
    where: { id: { in: rows.flatMap(({ replacedById }) => replacedById ?? []) } },
    select: { id: true, name: true },
  });
  return {
    rule: viewRule(row),
    versions: rows.map(({ version, terms, replacedAt, replacedById }) => ({
      version,
      terms: terms as unknown as RuleView,
      replacedAt: replacedAt.toISOString(),
      replacedBy: people.find(({ id }) => id === replacedById)?.name ?? null,
    })),
  };
}
