import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { getMyBirthday, sayBirthday } from '~/modules/accounts/say-birthday.server';
import { requireFriendCode, sayWhoBroughtMe } from '~/modules/loyalty/bring-friend.server';
import { keepBirthdays } from '~/modules/loyalty/keep-birthdays.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { listRewards } from '~/modules/loyalty/list-rewards.server';
import { getFriends } from '~/modules/loyalty/bring-friend.server';
import { recordPurchase } from '~/modules/loyalty/record-purchase.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { changeReferralTerms, getReferralTerms } from '~/modules/loyalty/referral-terms.server';
import { returnPurchase } from '~/modules/loyalty/return-purchase.server';
import { newRuleInput } from '~/modules/loyalty/rule-schema';
import { createRewardInput, purchaseInput, surpriseInput } from '~/modules/loyalty/schema';
import type { Segment } from '~/modules/loyalty/segments';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { announceSurprise, drawSurprise, getSurprise } from '~/modules/loyalty/surprise.server';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { parseInput } from '~/platform/input';
import { makeClub, makePerson } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { makeMember, type TestPerson } from '../../support/people';
import { brokenInLedger, makeReward } from '../../support/points';
import { reactToFacts } from '../../support/telling';

let database: TestDatabase & { release(): Promise<void> };
let agent: TestPerson;
let bought = 0;
const names = (name: string) => ({ th: name, vi: name, en: name });
const available = async ({ actor }: TestPerson) => (await getMyPoints(actor)).available;
const buy = async ({ memberId }: TestPerson, total = 2_400) => {
  const facts = { member: { id: memberId }, reference: `O-${++bought}`, at: now().toISOString() };
  const input = parseInput(purchaseInput, { ...facts, total, currency: 'THB' });
  return (await recordPurchase(agent.actor, input)).purchase.id;
};
const react = () => workOff(database, ['loyalty.pay-referral', 'loyalty.settle-referral']);

beforeAll(async () => {
  database = await useDatabase();
  await reactToFacts(database);
  agent = await makeMember({ password: null, portalRoles: ['agent'] });
});
afterAll(() => database.release());
afterEach(async () => {
  freezeClock(undefined);
  expect(await brokenInLedger()).toEqual([]);
});

describe('A birthday', () => {
  const at = (moment: string) => freezeClock(new Date(moment));
  const say = ({ actor }: TestPerson, month: number, day: number) =>
    sayBirthday(actor, { birthday: { month, day, year: null } });

  beforeAll(async () => {
    const rule = { name: names('Cake'), trigger: 'birthday', points: 100 };
    await createRule(system, parseInput(newRuleInput, rule));
  });

  test('pays once a year on the portal’s day, however often it is looked at or changed, also after a week in which nothing ran', async () => {
    at('2027-02-20T03:00:00Z');
    const [ann, leap, gone] = [
      await makeMember({ password: null }),
      await makeMember({ password: null, timeZone: 'Pacific/Honolulu' }),
      await makeMember({ password: null }),
    ];
    await say(ann, 2, 23);
    await say(leap, 2, 29);
    await say(gone, 2, 23);
    await sayBirthday(gone.actor, { birthday: null });
    await keepBirthdays();
    // Still the 27th where the portal is, then the 28th.
    at('2027-02-27T16:30:00Z');
    await keepBirthdays();
    expect([await available(ann), await available(leap)]).toEqual([100, 0]);
    at('2027-02-27T17:30:00Z');
    await Promise.all([keepBirthdays(), keepBirthdays()]);
    await keepBirthdays();
    expect([await available(ann), await available(leap), await available(gone)]).toEqual([100, 100, 0]);
    await workOff(database, ['notices.record']);
    const told = { memberId: ann.memberId, notice: { kind: 'loyalty.birthday' } };
    expect(await db.noticeItem.count({ where: told })).toBe(1);
    // Another day of the same year, and one soon after the next has begun, pay nothing.
    await say(ann, 12, 30);
    at('2027-12-30T03:00:00Z');
    await keepBirthdays();
    expect(await available(ann)).toBe(100);
    at('2028-02-29T03:00:00Z');
    await keepBirthdays();
    expect(await available(leap)).toBe(200);
    at('2028-12-30T03:00:00Z');
    await keepBirthdays();
    expect(await available(ann)).toBe(200);
  });

  test('that was said and changed around the turn of a year is paid for once', async () => {
    at('2029-12-31T03:00:00Z');
    const bo = await makeMember({ password: null });
    await say(bo, 12, 31);
    await keepBirthdays();
    await say(bo, 1, 2);
    at('2030-01-02T03:00:00Z');
    await keepBirthdays();
    expect(await available(bo)).toBe(100);
  });

  test('is refused where there is no such day, and gone with the account', async () => {
    const cat = await makeMember({ password: null });
    await expect(say(cat, 2, 30)).rejects.toMatchObject({ fields: { day: { code: 'invalid' } } });
    await expect(sayBirthday({ kind: 'visitor' }, { birthday: null })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await say(cat, 2, 29);
    expect(await getMyBirthday(cat.actor)).toEqual({ month: 2, day: 29, year: null });
    await db.member.update({ where: { id: cat.memberId }, data: { status: 'erased' } });
    expect(await db.memberBirthday.count({ where: { memberId: cat.memberId } })).toBe(0);
  });
});

describe('A friend’s first purchase that comes back', () => {
  const bring = async (by: TestPerson) => {
    const friend = await makeMember({ password: null });
    await sayWhoBroughtMe(friend.actor, { ...(await requireFriendCode(by.actor, {})), way: 'code' });
    return friend;
  };
  const giveBack = (purchaseId: string) => returnPurchase(agent.actor, { purchaseId });
  const stateOf = async (by: TestPerson) => (await getFriends(by.actor, now())).friends[0]!.state;

  test('takes back what was paid to both, unless something else is kept, and buying again gives it again', async () => {
    const ann = await makeMember({ password: null });
    const friend = await bring(ann);
    const [one, two] = [await buy(friend), await buy(friend)];
    await react();
    expect([await available(ann), await available(friend)]).toEqual([100, 50]);
    await giveBack(one);
    await react();
    expect([await available(ann), await available(friend), await stateOf(ann)]).toEqual([100, 50, 'paid']);
    await giveBack(two);
    await react();
    expect([await available(ann), await available(friend), await stateOf(ann)]).toEqual([0, 0, 'taken_back']);
    const three = await buy(friend);
    await react();
    expect([await available(ann), await available(friend), await stateOf(ann)]).toEqual([100, 50, 'paid']);
    await giveBack(three);
    await react();
    await buy(friend);
    await react();
    expect([await available(ann), await available(friend)]).toEqual([100, 50]);
  });

  test('takes what is unspent, and of what is spent as the brand has chosen', async () => {
    const terms = await getReferralTerms(system);
    await changeReferralTerms(system, { ...terms, spentPolicy: 'keep' });
    const ann = await makeMember({ password: null });
    const friend = await bring(ann);
    const purchase = await buy(friend);
    await react();
    const rewardId = await makeReward({ costPoints: 70 });
    await redeemReward(ann.actor, { rewardId });
    await giveBack(purchase);
    await react();
    expect([await available(ann), await available(friend)]).toEqual([0, 0]);
    await changeReferralTerms(system, terms);
  });
});

test('a surprise for a segment is drawn among those who are in it, at that moment', async () => {
  const club = await makeClub('segments');
  const people: TestPerson[] = [];
  for (let index = 0; index < 10; index++) people.push(await makePerson(`S${index}`, club));
  for (const [index, person] of people.slice(0, 6).entries()) await buy(person, 1_000_000 * (index + 1));
  const old = people[9]!;
  await db.member.update({ where: { id: old.memberId }, data: { createdAt: new Date('2020-01-01') } });
  const inDraw = async (segment: Segment | null) => {
    const aim = { clubId: club.id, segment };
    const terms = { name: names('One'), budgetPoints: 10, pointsEach: 10, aim };
    const { surprise } = await announceSurprise(system, parseInput(surpriseInput, terms));
    await drawSurprise(system, { surpriseId: surprise.id });
    const { draw } = await getSurprise(people[0]!.actor, surprise.id);
    const tokens = new Map<string, string>();
    for (const { actor, name } of people)
      tokens.set((await getSurprise(actor, surprise.id)).mine!.token, name);
    return draw!.inputs.map(({ token }) => tokens.get(token)).toSorted();
  };
  expect(await inDraw(null)).toHaveLength(10);
  expect(await inDraw('new')).toHaveLength(9);
  expect(await inDraw('superfan')).toEqual(['S5']);
  // Of all who bought here, a fifth.
  expect(await inDraw('regular')).toContain('S5');
  expect(await inDraw('away')).toEqual([]);
  freezeClock(new Date(Date.now() + 100 * 86_400_000));
  expect(await inDraw('away')).toEqual(['S0', 'S1', 'S2', 'S3', 'S4', 'S5']);
});

test('a reward says whose points pay for it, and counts no others', async () => {
  const funder = await db.organisation.create({
    data: { id: newId(), name: 'Roastery', kind: 'supplier' },
  });
  const dee = await makeMember({ password: null });
  const rule = { name: names('Beans'), trigger: 'purchase', points: 30, funderId: funder.id };
  await createRule(system, parseInput(newRuleInput, rule));
  await buy(dee, 1_000_000);
  const [brand, roastery] = [{ costPoints: 300 }, { costPoints: 30, funderId: funder.id }];
  const dear = { costPoints: 60, funderId: funder.id };
  for (const [name, facts] of Object.entries({ brand, roastery, dear }))
    await createReward(system, parseInput(createRewardInput, { name, ...facts }));
  const shown = await listRewards(dee.actor);
  const pick = (name: string) => shown.find((reward) => reward.name === name)!;
  expect(pick('brand')).toMatchObject({ available: 400, hindrance: null, funderName: null });
  expect(pick('roastery')).toMatchObject({ available: 30, hindrance: null, funderName: 'Roastery' });
  expect(pick('dear')).toMatchObject({ available: 30, hindrance: 'not_enough_points' });
  await redeemReward(dee.actor, { rewardId: pick('roastery').id });
  const after = await listRewards(dee.actor);
  expect(after.map(({ name, available: left }) => [name, left])).toContainEqual(['roastery', 0]);
  expect(after.map(({ name, available: left }) => [name, left])).toContainEqual(['brand', 400]);
});
