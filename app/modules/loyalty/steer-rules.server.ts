import { memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { EarningRule } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import type { EarningTrigger } from './earning';
import { viewRule } from './list-rules.server';
import type { RuleInput } from './rule-schema';
import type { RuleView } from './views';

async function requireReferences(tx: Tx, { clubId, funderId }: RuleInput): Promise<void> {
  if (clubId !== null && !(isId(clubId) && (await tx.club.count({ where: { id: clubId } }))))
    throw invalidField('clubId', 'not_found');
  if (funderId !== null && !(isId(funderId) && (await tx.organisation.count({ where: { id: funderId } }))))
    throw invalidField('funderId', 'not_found');
}

async function lockRule(tx: Tx, ruleId: string): Promise<EarningRule> {
  if (!isId(ruleId)) throw new PortalError('not_found');
  await tx.$queryRaw`SELECT 1 FROM "EarningRule" WHERE "id" = ${ruleId}::uuid FOR UPDATE`;
  const rule = await tx.earningRule.findUnique({ where: { id: ruleId } });
  if (!rule) throw new PortalError('not_found');
  return rule;
}

const record = (
  { tx, actor, at }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at'>,
  what: { act: string; ruleId: string; detail: Record<string, unknown> },
) => recordAct(tx, { actor, at, act: what.act, subject: `rule:${what.ruleId}`, detail: what.detail });

/** There is another way of earning points; a draft pays nothing yet. Admins may; recorded. @throws forbidden, invalid */
export const createRule = defineCommand<RuleInput & { status: 'draft' | 'active' }, { rule: RuleView }>(
  'loyalty.create-rule',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireAdmin(actor);
    await requireReferences(tx, input);
    const { conditions, ...terms } = input;
    const row = await tx.earningRule.create({
      data: {
        id: newId(),
        ...terms,
        conditions: conditions as object,
        createdAt: at,
        changedAt: at,
        changedById: memberIdOf(actor) ?? null,
      },
    });
    const detail = { name: row.name, status: row.status };
    await record(context, { act: 'earning_rule.created', ruleId: row.id, detail });
    return { rule: viewRule(row) };
  },
);

/**
 * A rule is another from now on; what it was is kept as its earlier version, and what it paid stays paid. What it has used of its
 * budget and of members' caps goes on. Admins may; recorded.
 * @throws forbidden, not_found, conflict (ended), changed_meanwhile, invalid (a budget below what is used)
 */
export const changeRule = defineCommand<RuleInput & { ruleId: string; version: number }, { rule: RuleView }>(
  'loyalty.change-rule',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireAdmin(actor);
    const { ruleId, version, conditions, ...terms } = input;
    const before = await lockRule(tx, ruleId);
    if (before.status === 'ended') throw new PortalError('conflict');
    if (before.version !== version) throw new PortalError('changed_meanwhile');
    await requireReferences(tx, input);
    // What a rule is for, and who pays for it, stays: its caps and its budget are counted by it.
    if (before.trigger !== input.trigger) throw invalidField('trigger', 'invalid');
    if (before.funderId !== input.funderId) throw invalidField('funderId', 'invalid');
    // A rule without a budget has not counted what it gave; from now on it does.
    const spentPoints =
      before.budgetPoints === null && terms.budgetPoints !== null ? 0 : Number(before.spentPoints);
    if (terms.budgetPoints !== null && terms.budgetPoints < spentPoints)
      throw invalidField('budgetPoints', 'too_small', { minimum: spentPoints });
    await tx.earningRuleVersion.create({
      data: {
        ruleId,
        version,
        terms: viewRule(before) as object,
        replacedAt: at,
        replacedById: memberIdOf(actor) ?? null,
      },
    });
    const row = await tx.earningRule.update({
      where: { id: ruleId },
      data: {
        ...terms,
        conditions: conditions as object,
        spentPoints,
        version: version + 1,
        changedAt: at,
        changedById: memberIdOf(actor) ?? null,
      },
    });
    await record(context, { act: 'earning_rule.changed', ruleId, detail: { version: row.version } });
    return { rule: viewRule(row) };
  },
);

/** A draft begins to pay, or a rule pays no more, for good: what it paid stays paid. Admins may; recorded. @throws not_found, conflict */
export const setRuleStatus = defineCommand<
  { ruleId: string; status: 'active' | 'ended' },
  { rule: RuleView }
>('loyalty.set-rule-status', async (context) => {
  const { tx, actor, input, at } = context;
  requireAdmin(actor);
  const { ruleId, status } = input;
  const before = await lockRule(tx, ruleId);
  if (before.status === 'ended' || before.status === status) throw new PortalError('conflict');
  const row = await tx.earningRule.update({
    where: { id: ruleId },
    data: { status, changedAt: at, changedById: memberIdOf(actor) ?? null },
  });
  const act = status === 'active' ? 'earning_rule.started' : 'earning_rule.ended';
  await record(context, { act, ruleId, detail: { from: before.status } });
  return { rule: viewRule(row) };
});

/** Of a trigger all rules pay, or only the first that does. Admins may; recorded. */
export const setMatching = defineCommand<
  { trigger: EarningTrigger; matching: 'all' | 'first' },
  { trigger: EarningTrigger; matching: 'all' | 'first' }
>('loyalty.set-matching', async ({ tx, actor, input, at }) => {
  requireAdmin(actor);
  const { trigger, matching } = input;
  await tx.earningTriggerSetting.upsert({
    where: { trigger },
    create: { trigger, matching },
    update: { matching },
  });
  const subject = `earning-trigger:${trigger}`;
  await recordAct(tx, { actor, at, act: 'earning_rule.matched', subject, detail: { matching } });
  return { trigger, matching };
});
