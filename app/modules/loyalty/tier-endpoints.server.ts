import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { entriesInput } from './schema';
import { listTierChanges, simulateTiers } from './simulate-tiers.server';
import { getDraftPlan, listPlans, publishDraft, saveTierDraft } from './steer-tiers.server';
import { publishPlanInput, tierPlanInput } from './tier-schema';
import { PortalError } from '~/platform/errors';
import type { TierPlanInForce } from './read-tiers.server';

const tag = 'Points';
const planShape = tierPlanInput.extend({ id: z.string().nullable(), startsAt: z.string().nullable() });

const viewPlan = (plan: TierPlanInForce) => ({ ...plan, startsAt: plan.startsAt?.toISOString() ?? null });

async function requireDraft(actor: Parameters<typeof getDraftPlan>[0]): Promise<TierPlanInForce> {
  const draft = await getDraftPlan(actor);
  if (!draft) throw new PortalError('not_found');
  return draft;
}

export const tierEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/points/tiers',
    summary: 'Plans of levels: in force, to come and of before',
    tag,
    caller: 'admin',
    scope: 'points:read',
    answer: z.object({
      items: z.array(planShape.extend({ state: z.enum(['past', 'now', 'to_come']) })),
      next: z.null(),
    }),
    handle: async ({ actor }) => ({
      items: (await listPlans(actor)).map((plan) => ({ ...viewPlan(plan), state: plan.state })),
      next: null,
    }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/points/tiers/draft',
    summary: 'The draft of the levels; nobody’s level changes',
    tag,
    caller: 'admin',
    scope: 'tiers:write',
    body: tierPlanInput,
    answer: z.object({ planId: z.string() }),
    handle: ({ actor, body }) => saveTierDraft(actor, body),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/points/tiers/draft/simulation',
    summary: 'Who would move by the draft: counts, and the members in pages',
    tag,
    caller: 'admin',
    scope: 'points:read',
    query: entriesInput,
    answer: z.object({
      members: z.int(),
      up: z.int(),
      down: z.int(),
      flows: z.array(z.object({ fromKey: z.string(), toKey: z.string(), count: z.int() })),
      items: z.array(
        z.object({
          memberId: z.string(),
          name: z.string(),
          fromKey: z.string(),
          toKey: z.string(),
          value: z.int(),
        }),
      ),
      next: z.string().nullable(),
    }),
    handle: async ({ actor, query }) => {
      const draft = await requireDraft(actor);
      return { ...(await simulateTiers(actor, draft)), ...(await listTierChanges(actor, draft, query)) };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/points/tiers/draft/publication',
    summary: 'The draft counts from a day on; whoever falls by it is told 30 days before',
    tag,
    caller: 'admin',
    scope: 'tiers:write',
    body: publishPlanInput,
    status: 201,
    answer: z.object({ startsAt: z.string() }),
    handle: async ({ actor, body }) => {
      const { id } = await requireDraft(actor);
      return publishDraft(actor, { planId: id!, startsAt: body.startsAt });
    },
  }),
];
