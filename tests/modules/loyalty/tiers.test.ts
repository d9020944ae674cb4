import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { earnPoints } from '~/modules/loyalty/earn-points.server';
import { evaluateTier, sweepTiers } from '~/modules/loyalty/evaluate-tier.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { hasPrivilege } from '~/modules/loyalty/has-privilege.server';
import { newRuleInput } from '~/modules/loyalty/rule-schema';
import { listTierChanges, simulateTiers } from '~/modules/loyalty/simulate-tiers.server';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import {
  dropTierPlan,
  getDraftPlan,
  publishDraft,
  saveTierDraft,
} from '~/modules/loyalty/steer-tiers.server';
import { tierPlanInput } from '~/modules/loyalty/tier-schema';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { useDatabase } from '../../support/database';
import { makeMember, type TestPerson } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
let ann: TestPerson;
let happened = 0;

const named = (key: string) => ({ th: key, vi: key, en: key });
const level = (key: string, fromPoints: number, privileges: string[] = []) => ({
  key,
  name: named(key),
  fromPoints,
  privileges,
});
const plan = (facts: object = {}) =>
  parseInput(tierPlanInput, {
    basis: 'earned',
    period: 'rolling',
    periodMonths: 12,
    clock: 'monthly',
    downgrade: 'to_earned',
    graceDays: 0,
    tiers: [level('friend', 0), level('regular', 100, ['early_offers']), level('superfan', 200)],
    ...facts,
  });
const inForce = async (facts: object = {}, startsAt: Date | null = null) => {
  const { planId } = await saveTierDraft(system, plan(facts));
  await publishDraft(system, { planId, startsAt });
};
const earn = defineCommand<{ memberId: string; points: number }, null>('test.earn', async (context) => {
  for (let left = context.input.points; left > 0; left -= 10)
    await earnPoints(context, {
      trigger: 'custom',
      memberId: context.input.memberId,
      actorId: null,
      cause: `custom:${++happened}`,
      name: 'ten',
    });
  return null;
});
const at = (moment: string) => freezeClock(new Date(moment));
const tierOf = async (person = ann) =>
  (await db.memberTier.findUnique({ where: { memberId: person.memberId } }))?.tierKey;
const movesOf = async (person = ann) => {
  const moves = await db.tierMove.findMany({ where: { memberId: person.memberId }, orderBy: { at: 'asc' } });
  return moves.map(({ toKey, at: moment }) => `${moment.toISOString().slice(0, 16)} ${toKey}`);
};

beforeAll(async () => {
  database = await useDatabase();
  await createRule(
    system,
    parseInput(newRuleInput, {
      name: named('Ten'),
      trigger: 'custom',
      points: 10,
      conditions: { name: 'ten' },
      expireAfterMonths: null,
    }),
  );
});
afterAll(() => database.release());
afterEach(async () => {
  freezeClock(undefined);
  await db.tierPlan.deleteMany();
  await db.tierMove.deleteMany();
  await db.memberTier.deleteMany();
  await database.sql('TRUNCATE "AuditEntry"');
});

describe('A level', () => {
  test('is reached at once, and lost by the clock alone, in the member’s own midnight', async () => {
    at('2026-01-05T05:00:00Z');
    await inForce();
    ann = await makeMember({ password: null });
    await earn(system, { memberId: ann.memberId, points: 150 });
    await evaluateTier(system, { memberId: ann.memberId });
    expect(await tierOf()).toBe('regular');
    expect(await hasPrivilege(ann.memberId, 'early_offers')).toBe(true);
    expect(await hasPrivilege(ann.memberId, 'free_delivery')).toBe(false);
    at('2027-01-31T16:59:00Z');
    await sweepTiers();
    expect(await tierOf()).toBe('regular');
    at('2027-01-31T17:00:00Z');
    await sweepTiers();
    expect(await tierOf()).toBe('friend');
    expect(await hasPrivilege(ann.memberId, 'early_offers')).toBe(false);
  });

  test('is what it would be had all run, when nothing ran for months', async () => {
    const live = async (sweeps: readonly string[]) => {
      at('2026-01-05T05:00:00Z');
      const somebody = await makeMember({ password: null });
      await earn(system, { memberId: somebody.memberId, points: 220 });
      await evaluateTier(system, { memberId: somebody.memberId });
      for (const moment of sweeps) {
        at(moment);
        await sweepTiers();
      }
      return somebody;
    };
    at('2026-01-01T00:00:00Z');
    await inForce({ graceDays: 20, downgrade: 'one_step' });
    const days = Array.from({ length: 150 }, (_, day) =>
      new Date(Date.UTC(2027, 0, 1 + day, 18)).toISOString(),
    );
    const watched = await live(days);
    const forgotten = await live([days.at(-1)!]);
    const moves = await movesOf(watched);
    // Looked at on the first of February: twenty days of grace, then one step; again on the first of March.
    expect(moves).toEqual([
      expect.stringContaining('superfan'),
      '2027-02-21T17:00 regular',
      '2027-03-21T17:00 friend',
    ]);
    expect(await movesOf(forgotten)).toEqual(moves);
    const told = await database.sql<{ name: string }>(
      `SELECT DISTINCT n->>'kind' AS "name" FROM pgboss.job j, jsonb_array_elements(j.data->'notices') n WHERE n->>'memberId' = $1 ORDER BY 1`,
      [forgotten.memberId],
    );
    expect(told.map(({ name }) => name)).toEqual(['loyalty.tier-at-risk', 'loyalty.tier-changed']);
  });

  test('stays where one catches up within the grace', async () => {
    at('2026-01-05T05:00:00Z');
    await inForce({ graceDays: 30 });
    ann = await makeMember({ password: null });
    await earn(system, { memberId: ann.memberId, points: 100 });
    await evaluateTier(system, { memberId: ann.memberId });
    at('2027-02-02T05:00:00Z');
    await sweepTiers();
    expect((await getMyPoints(ann.actor)).standing).toMatchObject({
      value: 0,
      keeps: 100,
      graceUntil: expect.any(String),
    });
    await earn(system, { memberId: ann.memberId, points: 100 });
    at('2027-04-02T05:00:00Z');
    await sweepTiers();
    expect(await tierOf()).toBe('regular');
  });

  test('counts the year that has ended, by a plan of calendar years, and never falls by one that says so', async () => {
    at('2026-01-05T05:00:00Z');
    await inForce({ period: 'year', clock: 'yearly' });
    ann = await makeMember({ password: null });
    await earn(system, { memberId: ann.memberId, points: 100 });
    await evaluateTier(system, { memberId: ann.memberId });
    at('2026-12-31T17:00:01Z');
    await sweepTiers();
    expect(await tierOf()).toBe('regular');
    await inForce({ period: 'year', clock: 'yearly', downgrade: 'never' });
    at('2028-01-02T00:00:00Z');
    await sweepTiers();
    expect(await tierOf()).toBe('regular');
  });

  test('is not made of points that the brand gave by hand, nor of those that were taken back', async () => {
    await inForce();
    ann = await makeMember({ password: null });
    await adjustPoints(system, { memberId: ann.memberId, points: 500, reason: 'A gift' });
    await earn(system, { memberId: ann.memberId, points: 30 });
    expect((await getMyPoints(ann.actor)).standing.value).toBe(30);
  });
});

describe('A change of levels', () => {
  test('is tried on all members first; whoever falls hears of it a month before, and falls on the day', async () => {
    at('2026-03-01T05:00:00Z');
    await inForce();
    ann = await makeMember({ password: null });
    const ben = await makeMember({ password: null });
    await earn(system, { memberId: ann.memberId, points: 150 });
    await earn(system, { memberId: ben.memberId, points: 20 });
    for (const { memberId } of [ann, ben]) await evaluateTier(system, { memberId });
    const stricter = { tiers: [level('friend', 0), level('regular', 160)] };
    const { planId } = await saveTierDraft(system, plan(stricter));
    const draft = (await getDraftPlan(system))!;
    expect(await simulateTiers(system, draft)).toMatchObject({ members: 2, up: 0, down: 1 });
    const { items } = await listTierChanges(system, draft, { limit: 10 });
    expect(items).toMatchObject([
      { memberId: ann.memberId, fromKey: 'regular', toKey: 'friend', value: 150 },
    ]);
    const soon = new Date('2026-03-20T17:00:00Z');
    for (const startsAt of [null, soon])
      await expect(publishDraft(system, { planId, startsAt })).rejects.toMatchObject({ code: 'invalid' });
    await publishDraft(system, { planId, startsAt: new Date('2026-04-05T17:00:00Z') });
    at('2026-04-05T16:59:00Z');
    await sweepTiers();
    expect(await tierOf()).toBe('regular');
    at('2026-04-05T17:00:00Z');
    await sweepTiers();
    expect([await tierOf(), await tierOf(ben)]).toEqual(['friend', 'friend']);
    await expect(dropTierPlan(system, { planId })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('Two nodes that look at the same moment', () => {
  const lookAtOnce = async () => {
    at('2026-01-05T05:00:00Z');
    await inForce();
    ann = await makeMember({ password: null });
    await earn(system, { memberId: ann.memberId, points: 150 });
    await evaluateTier(system, { memberId: ann.memberId });
    at('2027-03-01T00:00:00Z');
    await Promise.allSettled(
      Array.from({ length: 20 }, () => evaluateTier(system, { memberId: ann.memberId })),
    );
    return (await movesOf()).filter((move) => move.endsWith('friend')).length;
  };

  test('move a member once', async () => expect(await lookAtOnce()).toBe(1));

  test('move them more than once without the lock and the uniqueness behind it', async () => {
    const [row] = await database.sql<{ source: string }>(
      `SELECT pg_get_functiondef('lock_member_tier'::regproc) AS "source"`,
    );
    expect(row!.source).toContain('FOR UPDATE');
    await database.sql(row!.source.replace('FOR UPDATE', ''));
    await database.sql('DROP INDEX "TierMove_memberId_at_key"');
    expect(await lookAtOnce()).toBeGreaterThan(1);
  });
});
