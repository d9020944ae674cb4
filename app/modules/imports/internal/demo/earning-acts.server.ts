import { sweepTiers } from '~/modules/loyalty/evaluate-tier.server';
import { recordOccasion } from '~/modules/loyalty/record-occasion.server';
import { customEarningInput, newRuleInput } from '~/modules/loyalty/rule-schema';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { publishTierPlan, saveTierDraft } from '~/modules/loyalty/steer-tiers.server';
import { tierPlanInput } from '~/modules/loyalty/tier-schema';
import { system } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import { occasions, rules, tierPlan } from '../../../../../prisma/demo/earning.ts';
import { type Act, actorOf, minutesPerDay, type Stage } from './stage.server';

/** Rules and levels of the demo, what other systems told, and where everybody stands by it. */
export function earningRuleActs(stage: Stage): Act[] {
  return [
    {
      minutesAgo: tierPlan.daysAgo * minutesPerDay,
      async run() {
        const { planId } = await saveTierDraft(system, parseInput(tierPlanInput, tierPlan.terms));
        await publishTierPlan(system, { planId, startsAt: null, down: 0 });
      },
    },
    ...rules.map(({ name, terms, daysAgo }): Act => ({
      minutesAgo: daysAgo * minutesPerDay,
      run: () => createRule(system, parseInput(newRuleInput, { name, ...terms })),
    })),
    ...occasions.map(({ member, name, reference, daysAgo }): Act => ({
      minutesAgo: daysAgo * minutesPerDay,
      lane: `points ${member}`,
      run: () =>
        recordOccasion(
          actorOf(stage, 'agent'),
          parseInput(customEarningInput, { member: { id: stage.memberIds.get(member) }, name, reference }),
        ),
    })),
    { minutesAgo: 1, run: sweepTiers },
  ];
}
