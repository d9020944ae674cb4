import { sayBirthday } from '~/modules/accounts/say-birthday.server';
import { saveBadge } from '~/modules/loyalty/badges.server';
import { sweepTiers } from '~/modules/loyalty/evaluate-tier.server';
import { keepBirthday } from '~/modules/loyalty/keep-birthdays.server';
import { recordOccasion } from '~/modules/loyalty/record-occasion.server';
import { customEarningInput, newRuleInput } from '~/modules/loyalty/rule-schema';
import { badgeInput } from '~/modules/loyalty/schema';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { publishTierPlan, saveTierDraft } from '~/modules/loyalty/steer-tiers.server';
import { tierPlanInput } from '~/modules/loyalty/tier-schema';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { defaultTimeZone } from '~/platform/i18n/locale';
import { wallTime } from '~/platform/i18n/zoned-time';
import { parseInput } from '~/platform/input';
import {
  badges,
  birthdays,
  occasions,
  rules,
  tierDraft,
  tierPlan,
} from '../../../../../prisma/demo/earning.ts';
import { type Act, actorOf, minutesPerDay, momentOf, type Stage } from './stage.server';

export async function clubOf(slug: string): Promise<string> {
  return (await db.club.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id;
}

/** Somebody says their birthday in time, and has what rules pay for it on the day. */
function birthdayActs(stage: Stage): Act[] {
  return birthdays.flatMap(({ member, daysAgo, year }): Act[] => {
    const lane = `points ${member}`;
    const { month, day, ...wall } = wallTime(momentOf(stage, daysAgo * minutesPerDay), defaultTimeZone);
    const date = new Date(Date.UTC(wall.year, month - 1, day)).toISOString().slice(0, 10);
    return [
      {
        minutesAgo: (daysAgo + 20) * minutesPerDay,
        lane,
        run: () => sayBirthday(actorOf(stage, member), { birthday: { month, day, year } }),
      },
      {
        minutesAgo: daysAgo * minutesPerDay,
        lane,
        run: () => keepBirthday(system, { memberId: stage.memberIds.get(member)!, date }),
      },
    ];
  });
}

/** What the brand tries out: who would move if levels began elsewhere. */
const draftAct: Act = {
  minutesAgo: tierDraft.daysAgo * minutesPerDay,
  run() {
    const from: Record<string, number> = tierDraft.fromPoints;
    const tiers = tierPlan.terms.tiers.map((tier) => ({
      ...tier,
      fromPoints: from[tier.key] ?? tier.fromPoints,
    }));
    return saveTierDraft(system, parseInput(tierPlanInput, { ...tierPlan.terms, tiers }));
  },
};

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
    ...rules.map(({ name, terms, club, funder, daysAgo }): Act => ({
      minutesAgo: daysAgo * minutesPerDay,
      async run() {
        const clubId = club ? await clubOf(club) : null;
        const funderId = funder ? stage.organisationIds.get(funder) : null;
        await createRule(system, parseInput(newRuleInput, { name, ...terms, clubId, funderId }));
      },
    })),
    ...badges.map((badge): Act => ({
      minutesAgo: 11 * minutesPerDay,
      run: () => saveBadge(system, parseInput(badgeInput, badge)),
    })),
    ...birthdayActs(stage),
    draftAct,
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
