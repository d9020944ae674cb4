import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { PortalError } from '~/platform/errors';
import { checkNames, type EarningTrigger, earningTriggers } from './earning';
import { explainEarnings } from './explain-earning.server';
import { getRule, listRules } from './list-rules.server';
import { occasionOf } from './occasion-of';
import { recordOccasion } from './record-occasion.server';
import {
  changeRuleInput,
  customEarningInput,
  dryRunInput,
  matchingInput,
  newRuleInput,
  ruleStatusInput,
} from './rule-schema';
import { changeRule, createRule, setMatching, setRuleStatus } from './steer-rules.server';
import { ruleShape, transferShape } from './views';

const tag = 'Points';
const ruleAnswer = z.object({ rule: ruleShape });
const matchingShape = z.object({ trigger: z.enum(earningTriggers), matching: z.enum(['all', 'first']) });

const dryRunShape = z.object({
  matching: z.enum(['all', 'first']),
  points: z.int(),
  rules: z.array(
    z.object({
      rule: ruleShape,
      points: z.int(),
      full: z.int(),
      refused: z.enum([...checkNames, 'earlier_paid']).nullable(),
      checks: z.array(z.object({ check: z.enum(checkNames), ok: z.boolean(), left: z.number().optional() })),
      activatesAt: z.string().nullable(),
      expiresAt: z.string().nullable(),
    }),
  ),
});

function triggerOf(name: string | undefined): EarningTrigger {
  const trigger = earningTriggers.find((known) => known === name);
  if (!trigger) throw new PortalError('not_found');
  return trigger;
}

export const ruleEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/points/rules',
    summary: 'Earning rules',
    tag,
    caller: 'admin',
    scope: 'points:read',
    answer: z.object({ items: z.array(ruleShape), next: z.null() }),
    handle: async ({ actor }) => ({ items: await listRules(actor), next: null }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/points/rules',
    summary: 'Make an earning rule',
    tag,
    caller: 'admin',
    scope: 'rules:write',
    body: newRuleInput,
    status: 201,
    answer: ruleAnswer,
    handle: ({ actor, body, idempotencyKey }) => createRule(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/points/rules/:id',
    summary: 'An earning rule and its earlier versions',
    tag,
    caller: 'admin',
    scope: 'points:read',
    answer: z.object({
      rule: ruleShape,
      versions: z.array(
        z.object({
          version: z.int(),
          terms: ruleShape,
          replacedAt: z.string(),
          replacedBy: z.string().nullable(),
        }),
      ),
    }),
    handle: ({ actor, params }) => getRule(actor, params.id!),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/points/rules/:id',
    summary: 'Make an earning rule another; what it was is kept as a version',
    tag,
    caller: 'admin',
    scope: 'rules:write',
    body: changeRuleInput,
    answer: ruleAnswer,
    errors: ['conflict', 'changed_meanwhile'],
    handle: ({ actor, params, body }) => changeRule(actor, { ...body, ruleId: params.id! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/points/rules/:id/status',
    summary: 'Start a draft, or end a rule for good',
    tag,
    caller: 'admin',
    scope: 'rules:write',
    body: ruleStatusInput,
    answer: ruleAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body }) => setRuleStatus(actor, { ...body, ruleId: params.id! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/points/triggers/:trigger',
    summary: 'Whether all rules of a trigger pay, or the first that does',
    tag,
    caller: 'admin',
    scope: 'rules:write',
    body: matchingInput,
    answer: matchingShape,
    handle: ({ actor, params, body }) => setMatching(actor, { ...body, trigger: triggerOf(params.trigger) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/points/dry-runs',
    summary: 'What each rule would pay a member, and why; nothing is paid',
    tag,
    caller: 'admin',
    scope: 'points:read',
    body: dryRunInput,
    answer: dryRunShape,
    handle: ({ actor, body }) => explainEarnings(actor, occasionOf(body)),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/points/earnings',
    summary: 'Something happened to a member that rules pay for by its name; once for its reference',
    tag,
    caller: 'member',
    scope: 'earnings:write',
    body: customEarningInput,
    status: 201,
    answer: z.object({ transfers: z.array(transferShape) }),
    handle: ({ actor, body, idempotencyKey }) => recordOccasion(actor, body, { idempotencyKey }),
  }),
];
