import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cancelRedemption, fulfilRedemption, takeVoucher } from '~/modules/loyalty/end-redemption.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { loadCodes } from '~/modules/loyalty/load-codes.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { createRewardInput } from '~/modules/loyalty/schema';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { sweepVouchers } from '~/modules/loyalty/sweep-vouchers.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { createPost } from '~/modules/threads/create-post.server';
import { removePost, restorePost } from '~/modules/threads/remove-post.server';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { makeMember, type TestPerson } from '../../support/people';
import { brokenInLedger, givePoints, makeReward } from '../../support/points';
import { reactToFacts } from '../../support/telling';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let asker: SignedInPerson;
let agent: TestPerson;
const dayMs = 86_400_000;

beforeAll(async () => {
  database = await useDatabase();
  await reactToFacts(database);
  club = await makeClub('dogs');
  asker = await makePerson('Asker', club);
  agent = await makeMember({ password: null, portalRoles: ['agent'] });
});
afterAll(() => database.release());
afterEach(async () => {
  freezeClock(undefined);
  expect(await brokenInLedger()).toEqual([]);
});

const available = async ({ actor }: TestPerson) => (await getMyPoints(actor)).available;
const react = () =>
  workOff(database, [
    'loyalty.on-answer-accepted',
    'loyalty.on-post-status-changed',
    'loyalty.on-membership-changed',
  ]);

describe('An answer that was accepted', () => {
  let nok: SignedInPerson;
  let threadId: string;
  let postId: string;
  const accept = async (id: string | null) => {
    await acceptAnswer(asker.actor, { threadId, postId: id });
    await react();
  };
  const answer = async () => {
    nok = await makePerson('Nok', club);
    await react();
    threadId = await makeThread(asker, club);
    const made = await createPost(nok.actor, threadId, { body: 'By the pond', audience: 'everyone' });
    postId = made.post.id;
  };

  test('gives back what it earned when it is accepted no more, and has it again when it is', async () => {
    await answer();
    const before = await available(nok);
    for (const round of [1, 2, 3]) {
      await accept(postId);
      expect(await available(nok), `round ${round}`).toBe(before + 50);
      await accept(null);
      expect(await available(nok), `round ${round}`).toBe(before);
    }
  });

  test('gives back as far as there is something left, and never below zero; what is missing comes back too', async () => {
    await answer();
    await accept(postId);
    const all = await available(nok);
    await redeemReward(nok.actor, { rewardId: await makeReward({ costPoints: all - 10 }) });
    await accept(null);
    expect(await available(nok)).toBe(0);
    await accept(postId);
    expect(await available(nok)).toBe(10);
    await accept(null);
    expect(await available(nok)).toBe(0);
  });

  test('gives back what it earned when it is removed, and has it again when the removal is undone', async () => {
    await answer();
    await accept(postId);
    const all = await available(nok);
    const moderator = await makePerson('Mod', club);
    await giveRole(moderator, 'moderator', club);
    await removePost(moderator.actor, { postId, reason: 'Off topic' });
    await react();
    expect(await available(nok)).toBe(all - 50);
    await restorePost(moderator.actor, { postId });
    await accept(postId);
    expect(await available(nok)).toBe(all);
  });
});

describe('A voucher', () => {
  const make = async (more: object) => {
    const input = { name: 'Coffee', costPoints: 40, voucherDays: 30, ...more };
    return (await createReward(system, parseInput(createRewardInput, input))).reward.id;
  };
  const later = (days: number) => freezeClock(new Date(now().getTime() + days * dayMs));
  const kinds = async (memberId: string) => {
    await workOff(database, ['notices.record']);
    const rows = await db.noticeItem.findMany({
      where: { memberId },
      select: { notice: { select: { kind: true } } },
    });
    return rows
      .map(({ notice }) => notice.kind)
      .filter((kind) => kind.startsWith('loyalty.'))
      .toSorted();
  };

  test('that nobody used ends with its day, warned of once; its reward decides about the points', async () => {
    const ann = await makeMember({ password: null });
    await givePoints(ann, 100);
    freezeClock(new Date());
    const [lapsing, refunding] = [
      await redeemReward(ann.actor, { rewardId: await make({ stock: 5 }) }),
      await redeemReward(ann.actor, { rewardId: await make({ stock: 5, voucherEnd: 'refunds' }) }),
    ];
    expect(await available(ann)).toBe(20);
    later(24);
    await sweepVouchers();
    await sweepVouchers();
    expect(await kinds(ann.memberId)).toEqual(['loyalty.voucher-ending', 'loyalty.voucher-ending']);
    await expect(takeVoucher(agent.actor, { code: 'NOSUCHCODE12' })).rejects.toMatchObject({
      code: 'not_found',
    });
    later(7);
    await sweepVouchers();
    await sweepVouchers();
    expect(await available(ann)).toBe(60);
    const rows = await db.redemption.findMany({
      where: { id: { in: [lapsing.redemption.id, refunding.redemption.id] } },
      orderBy: { id: 'asc' },
      select: { status: true, endedBy: true, reward: { select: { stock: true } } },
    });
    expect(rows).toEqual([
      { status: 'expired', endedBy: 'time', reward: { stock: 4 } },
      { status: 'cancelled', endedBy: 'time', reward: { stock: 5 } },
    ]);
    await expect(takeVoucher(agent.actor, { code: lapsing.redemption.code })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('has a code of the pool: each is had once, fifty buyers at once get different ones, none is given back', async () => {
    const rewardId = await make({ codeSource: 'pool', costPoints: 5 });
    const text = [
      'code,note',
      ...Array.from({ length: 40 }, (_, index) => `SAVE-${1_000 + index},x`),
      'save 1000',
      '??',
    ];
    expect(await loadCodes(system, { rewardId, codes: text.join('\r\n') })).toEqual({
      loaded: 40,
      known: 1,
      wrong: [43],
    });
    expect(await loadCodes(system, { rewardId, codes: 'SAVE1000' })).toMatchObject({ loaded: 0, known: 1 });
    const buyers = await Promise.all(Array.from({ length: 50 }, () => makeMember({ password: null })));
    for (const buyer of buyers) await givePoints(buyer, 5);
    const settled = await Promise.allSettled(buyers.map(({ actor }) => redeemReward(actor, { rewardId })));
    const had = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value.redemption : []));
    expect(new Set(had.map(({ code }) => code)).size).toBe(40);
    expect(had).toHaveLength(40);
    const first = buyers[settled.findIndex(({ status }) => status === 'fulfilled')]!;
    await expect(cancelRedemption(first.actor, { redemptionId: had[0]!.id })).rejects.toMatchObject({
      code: 'conflict',
    });
    const scanned = `https://club.example/support/till?code=${had[0]!.code.toLowerCase()}`;
    expect((await takeVoucher(agent.actor, { code: scanned })).redemption.status).toBe('used');
  });

  test('for something that is sent waits for an address’s parcel, and its member hears of it', async () => {
    const ann = await makeMember({ password: null });
    await givePoints(ann, 80);
    const rewardId = await make({ fulfilment: 'manual', stock: 2 });
    const deliverTo = 'Ann, 9 Soi Ari, Bangkok, 081 000 0000';
    const [one, two] = [
      (await redeemReward(ann.actor, { rewardId, deliverTo })).redemption,
      (await redeemReward(ann.actor, { rewardId, deliverTo })).redemption,
    ];
    expect([one.status, one.expiresAt]).toEqual(['pending', null]);
    await expect(takeVoucher(agent.actor, { code: one.code })).rejects.toMatchObject({ code: 'conflict' });
    const sent = await fulfilRedemption(agent.actor, { redemptionId: one.id, tracking: 'TH123' });
    expect(sent.redemption).toMatchObject({ status: 'used', tracking: 'TH123' });
    await cancelRedemption(agent.actor, { redemptionId: two.id, reason: 'Broken' });
    expect(await available(ann)).toBe(40);
    expect(await kinds(ann.memberId)).toEqual(['loyalty.reward-sent']);
    freezeClock(new Date(now().getTime() + 61 * dayMs));
    await sweepVouchers();
    expect(await db.redemption.count({ where: { memberId: ann.memberId, deliverTo: { not: null } } })).toBe(
      0,
    );
  });
});
