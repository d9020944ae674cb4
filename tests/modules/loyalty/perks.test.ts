import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { awardBadges, getMyBadges, listBadgesOf } from '~/modules/loyalty/badges.server';
import { getFriends, requireFriendCode, sayWhoBroughtMe } from '~/modules/loyalty/bring-friend.server';
import { repeatDraw, sha256 } from '~/modules/loyalty/draw';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { sweepReferrals } from '~/modules/loyalty/pay-friends.server';
import { recordPurchase } from '~/modules/loyalty/record-purchase.server';
import { changeReferralTerms, getReferralTerms } from '~/modules/loyalty/referral-terms.server';
import { purchaseInput, surpriseInput } from '~/modules/loyalty/schema';
import {
  announceSurprise,
  drawSurprise,
  getSurprise,
  sweepSurprises,
} from '~/modules/loyalty/surprise.server';
import { createPost } from '~/modules/threads/create-post.server';
import { createInvitation } from '~/modules/clubs/create-invitation.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { createInvitationInput, joinClubInput } from '~/modules/clubs/schema';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { makeClub, makePerson, makeThread, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { makeMember, type TestPerson } from '../../support/people';
import { brokenInLedger } from '../../support/points';
import { reactToFacts } from '../../support/telling';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let agent: TestPerson;
let bought = 0;
const dayMs = 86_400_000;
const names = (name: string) => ({ th: name, vi: name, en: name });
const available = async ({ actor }: TestPerson) => (await getMyPoints(actor)).available;
const later = (days: number) => freezeClock(new Date(now().getTime() + days * dayMs));
const react = () =>
  workOff(database, [
    'loyalty.pay-referral',
    'loyalty.on-membership-changed',
    'loyalty.badges-on-points',
    'loyalty.badges-on-membership',
  ]);
const buy = async ({ memberId }: TestPerson, total = 2_400) => {
  const facts = { member: { id: memberId }, reference: `F-${++bought}`, at: now().toISOString() };
  await recordPurchase(agent.actor, parseInput(purchaseInput, { ...facts, total, currency: 'THB' }));
  await react();
};
const bring = async (by: TestPerson) => {
  const friend = await makeMember({ password: null });
  const { code } = await requireFriendCode(by.actor, {});
  await sayWhoBroughtMe(friend.actor, { code: code.toLowerCase(), way: 'code' });
  return friend;
};

beforeAll(async () => {
  database = await useDatabase();
  await reactToFacts(database);
  club = await makeClub('dogs');
  agent = await makeMember({ password: null, portalRoles: ['agent'] });
});
afterAll(() => database.release());
afterEach(async () => {
  freezeClock(undefined);
  expect(await brokenInLedger()).toEqual([]);
});

describe('Whoever brings a friend', () => {
  test('has points with the friend’s first purchase, and so has the friend, once', async () => {
    const ann = await makeMember({ password: null });
    const friend = await bring(ann);
    expect([await available(ann), await available(friend)]).toEqual([0, 0]);
    await buy(friend);
    await buy(friend);
    await sweepReferrals();
    expect([await available(ann), await available(friend)]).toEqual([100, 50]);
    expect(await getFriends(ann.actor, now())).toMatchObject({ friends: [{ state: 'paid' }] });
  });

  test('is not themself, nor somebody whom the friend has brought, and of twenty who claim at once one has', async () => {
    const ann = await makeMember({ password: null });
    const friend = await bring(ann);
    const grandchild = await bring(friend);
    const codeOf = async (person: TestPerson) => (await requireFriendCode(person.actor, {})).code;
    const refused = (code: string) => ({ fields: { code: { code } } });
    const say = async (who: TestPerson, by: TestPerson) =>
      sayWhoBroughtMe(who.actor, { code: await codeOf(by), way: 'link' });
    await expect(say(ann, ann)).rejects.toMatchObject(refused('own_code'));
    await expect(say(ann, grandchild)).rejects.toMatchObject(refused('brought_by_friend'));
    await expect(say(friend, grandchild)).rejects.toMatchObject(refused('brought_already'));
    const lone = await makeMember({ password: null });
    const codes = await Promise.all(
      Array.from({ length: 20 }, async () => codeOf(await makeMember({ password: null }))),
    );
    const said = await Promise.allSettled(
      codes.map((code) => sayWhoBroughtMe(lone.actor, { code, way: 'code' })),
    );
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    later(15);
    await expect(say(await makeMember({ password: null }), lone)).resolves.toBeDefined();
    await expect(say(ann, await makeMember({ password: null }))).rejects.toMatchObject(
      refused('member_too_long'),
    );
  });

  test('is paid on the thirtieth day where the brand says so, also by a club’s invitation, and no more often than its limit', async () => {
    const terms = await getReferralTerms(system);
    freezeClock(new Date());
    await changeReferralTerms(system, { ...terms, paidOn: 'thirtieth_day', yearlyLimit: 1 });
    const ann = await makePerson('Ann', club);
    const { invitation } = await createInvitation(ann.actor, {
      ...parseInput(createInvitationInput, {}),
      slug: club.slug,
    });
    const invited = await makeMember({ password: null });
    const input = parseInput(joinClubInput, { code: invitation.code });
    await joinClub(invited.actor, { ...input, slug: club.slug });
    await react();
    const second = await bring(ann);
    const before = await available(ann);
    later(29);
    await sweepReferrals();
    expect(await available(ann)).toBe(before);
    later(2);
    await Promise.all([sweepReferrals(), sweepReferrals()]);
    expect(await available(ann)).toBe(before + 100);
    expect(await available(second)).toBe(50);
    const states = await db.referral.findMany({
      where: { referrerId: ann.memberId },
      select: { state: true },
    });
    expect(states.map(({ state }) => state).toSorted()).toEqual(['over_limit', 'paid']);
    await changeReferralTerms(system, terms);
  });
});

describe('A badge', () => {
  test('comes with what somebody did, once, stands on their profile, and weeks in a row are their own weeks', async () => {
    const nok = await makePerson('Nok', club);
    freezeClock(new Date('2026-11-23T03:00:00Z'));
    for (let week = 0; week < 4; week++) {
      freezeClock(new Date(Date.UTC(2026, 10, 23 + week * 7, 3)));
      const threadId = await makeThread(nok, club);
      await createPost(nok.actor, threadId, { body: 'Here I am', audience: 'everyone' });
    }
    await Promise.all([1, 2, 3].map(() => awardBadges(system, { memberId: nok.memberId })));
    await awardBadges(system, { memberId: nok.memberId });
    const { badges, streak } = await getMyBadges(nok.actor);
    expect(streak).toEqual({ weeks: 4, longest: 4, thisWeek: true, freezes: 1 });
    expect(badges.filter(({ reachedAt }) => reachedAt !== null).map(({ fact }) => fact)).toEqual([
      'streak_weeks',
    ]);
    expect(badges.find(({ fact }) => fact === 'posts')).toMatchObject({
      count: 8,
      threshold: 20,
      reachedAt: null,
    });
    expect((await listBadgesOf(nok.memberId)).map(({ fact }) => fact)).toEqual(['streak_weeks']);
    await workOff(database, ['notices.record']);
    expect(
      await db.noticeItem.count({ where: { memberId: nok.memberId, notice: { kind: 'loyalty.badge' } } }),
    ).toBe(1);
  });
});

describe('A surprise', () => {
  test('is drawn from a budget by a seed that was promised before, once, and anybody can repeat it', async () => {
    const place = await makeClub('surprised');
    const people = [];
    for (let index = 0; index < 8; index++) people.push(await makePerson(`P${index}`, place));
    await react();
    const terms = (name: string) =>
      parseInput(surpriseInput, {
        name: names(name),
        budgetPoints: 99,
        pointsEach: 33,
        aim: { clubId: place.id },
        floorDays: 30,
        floorPlaces: 3,
      });
    const { surprise } = await announceSurprise(system, terms('One'));
    expect((await getSurprise(people[0]!.actor, surprise.id)).draw).toBeNull();
    const draws = await Promise.allSettled(
      Array.from({ length: 5 }, () => drawSurprise(system, { surpriseId: surprise.id })),
    );
    expect(draws.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { draw } = await getSurprise(people[0]!.actor, surprise.id);
    expect([draw!.inputs.length, draw!.results.length, draw!.commitment]).toEqual([
      8,
      3,
      surprise.commitment,
    ]);
    expect(await repeatDraw(draw!)).toBeNull();
    // Each finds themself by a word that only they are told; nobody is found by what stands on their posts.
    const tokens = draw!.inputs.map(({ token }) => token);
    for (const { actor, memberId } of people) {
      const { mine } = await getSurprise(actor, surprise.id);
      expect(mine!.token).toBe(await sha256(`${surprise.id}:${memberId}:${mine!.word}`));
      expect(tokens).toContain(mine!.token);
      expect(tokens).not.toContain(await sha256(`${surprise.id}:${memberId}`));
    }
    const sums = await Promise.all(people.map(available));
    expect(sums.filter((sum) => sum === 20 + 33)).toHaveLength(3);
    // Who had one just now stands behind those who had none.
    await announceSurprise(system, terms('Two'));
    await sweepSurprises();
    await sweepSurprises();
    const gifts = await db.surpriseGift.groupBy({ by: ['memberId'], _count: true });
    expect(gifts.map(({ _count }) => _count)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
