import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { recordPurchase } from '~/modules/loyalty/record-purchase.server';
import { purchaseInput } from '~/modules/loyalty/schema';
import { sweepPoints } from '~/modules/loyalty/sweep-points.server';
import { switchExpiry } from '~/modules/loyalty/switch-expiry.server';
import { warnAllOfEndings } from '~/modules/loyalty/warn-of-endings.server';
import { dayOf } from '~/modules/loyalty/warnings';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { type TestDatabase, useDatabase } from '../../support/database';
import { makeMember, type TestPerson } from '../../support/people';
import { brokenInLedger } from '../../support/points';
import { reactToFacts } from '../../support/telling';

let database: TestDatabase & { release(): Promise<void> };
const dayMs = 86_400_000;
const start = new Date('2026-01-15T03:00:00Z');

beforeAll(async () => {
  database = await useDatabase();
  await reactToFacts(database);
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

const homes = { Bangkok: 'Asia/Bangkok', Honolulu: 'Pacific/Honolulu', Auckland: 'Pacific/Auckland' };

/** Every warning and ending of a member: on which of their own days. */
async function diary({ memberId }: TestPerson, timeZone: string): Promise<string[]> {
  const [warnings, endings] = await Promise.all([
    db.pointWarning.findMany({ where: { memberId }, orderBy: [{ at: 'asc' }, { days: 'desc' }] }),
    db.pointTransfer.findMany({ where: { kind: 'expire', wallet: { memberId } }, orderBy: { at: 'asc' } }),
  ]);
  return [
    ...warnings.map(({ at, days, lastDay }) => `${dayOf(at, timeZone).date} warned ${days} of ${lastDay}`),
    ...endings.map(({ at, points }) => `${dayOf(at, timeZone).date} ended ${points}`),
  ];
}

test('four hundred days: points end with the member’s own month, warned of 30 and 7 days before, once, also when nothing ran for a week', async () => {
  freezeClock(start);
  const agent = await makeMember({ password: null, portalRoles: ['agent'] });
  await db.earningRule.updateMany({
    where: { trigger: 'purchase', currency: 'THB' },
    data: { expireAfterMonths: 6 },
  });
  const people: Record<string, { person: TestPerson; timeZone: string }> = {};
  for (const [home, timeZone] of Object.entries(homes)) {
    const person = await makeMember({ password: null, timeZone });
    people[home] = { person, timeZone };
    const bought = {
      member: { id: person.memberId },
      reference: home,
      at: start.toISOString(),
      total: 100_000,
    };
    await recordPurchase(agent.actor, parseInput(purchaseInput, { ...bought, currency: 'THB' }));
  }
  // Down from 22 to 29 July: the warning of 24 July is a few days late, and is not said twice.
  const down = (at: Date) => at >= new Date('2026-07-22T00:00:00Z') && at < new Date('2026-07-29T00:00:00Z');
  const idle = (at: Date) =>
    Math.min(
      ...['2026-06-30', '2026-07-01', '2026-07-24', '2026-07-31', '2026-08-01'].map((day) =>
        Math.abs(at.getTime() - new Date(day).getTime()),
      ),
    ) >
    3 * dayMs;
  for (let hours = 0; hours <= 400 * 24;) {
    const at = new Date(start.getTime() + hours * 3_600_000);
    freezeClock(at);
    if (!down(at)) {
      await sweepPoints();
      await warnAllOfEndings();
    }
    // By the hour where something may happen, by days elsewhere.
    hours += idle(at) ? 48 : 2;
  }
  const of = (home: string) => diary(people[home]!.person, people[home]!.timeZone);
  const expected = (last: string) => [
    '2026-07-01 warned 30 of 2026-07-31',
    `${last} warned 7 of 2026-07-31`,
    '2026-08-01 ended 40',
  ];
  expect(await of('Bangkok')).toEqual(expected('2026-07-29'));
  expect(await of('Auckland')).toEqual(expected('2026-07-29'));
  // Where it is still the 28th when it runs again.
  expect(await of('Honolulu')).toEqual(expected('2026-07-28'));
  expect(await brokenInLedger()).toEqual([]);
});

test('switching an end on takes nothing from anybody for a whole period, and nothing ever of what was given by hand', async () => {
  freezeClock(start);
  const agent = await makeMember({ password: null, portalRoles: ['agent'] });
  const ann = await makeMember({ password: null });
  await db.earningRule.updateMany({
    where: { trigger: 'purchase', currency: 'THB' },
    data: { expireAfterMonths: null },
  });
  const bought = { member: { id: ann.memberId }, reference: 'old', at: start.toISOString(), total: 50_000 };
  await recordPurchase(agent.actor, parseInput(purchaseInput, { ...bought, currency: 'THB' }));
  await adjustPoints(system, { memberId: ann.memberId, points: 7, reason: 'Thanks' });
  const endsAt = async () => (await getMyPoints(ann.actor)).expiring?.at ?? null;
  const passes = (days: number) => freezeClock(new Date(now().getTime() + days * dayMs));
  passes(800);
  expect(await endsAt()).toBeNull();
  const switched = now();
  await switchExpiry(system, { funderId: null, mode: 'calendar', months: 12, monthDay: '12-31' });
  const end = new Date((await endsAt())!);
  expect(end.getTime() - switched.getTime()).toBeGreaterThanOrEqual(365 * dayMs);
  expect(dayOf(new Date(end.getTime() - 1), 'Asia/Bangkok').date).toMatch(/-12-31$/);
  passes(365);
  await sweepPoints();
  expect((await getMyPoints(ann.actor)).available).toBe(27);
  freezeClock(end);
  await sweepPoints();
  expect((await getMyPoints(ann.actor)).available).toBe(7);
});
