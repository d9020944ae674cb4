import { isDeepStrictEqual } from 'node:util';
import { adjustPoints, reverseTransfer } from '~/modules/loyalty/adjust-points.server';
import { cancelRedemption } from '~/modules/loyalty/end-redemption.server';
import { endHold, holdPoints } from '~/modules/loyalty/hold-points.server';
import { recordPurchase } from '~/modules/loyalty/record-purchase.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { expiryAfter } from '~/modules/loyalty/lots';
import { purchaseInput } from '~/modules/loyalty/schema';
import { sweepPoints } from '~/modules/loyalty/sweep-points.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { isPortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { makeMember, type TestPerson } from './people';
import { brokenInLedger, makeReward } from './points';

/** What a lot is to the model: no accounts, no entries, no hashes. */
interface ModelLot {
  free: number;
  held: number;
  expiresAt: number;
  order: number;
}

interface Taken {
  lots: { lot: ModelLot; points: number }[];
}

interface ModelMember {
  person: TestPerson;
  lots: ModelLot[];
  redeemed: (Taken & { id: string })[];
  holds: (Taken & { id: string })[];
  given: { id: string; lot: ModelLot; points: number }[];
}

const dayMs = 86_400_000;
const free = ({ lots }: ModelMember) => lots.reduce((sum, lot) => sum + lot.free, 0);

/** Takes from the model what the rule says: the earliest expiry first, then the oldest. */
function take(member: ModelMember, points: number, at: number): Taken | undefined {
  const usable = member.lots
    .filter((lot) => lot.expiresAt > at && lot.free > 0)
    .toSorted((a, b) => (a.expiresAt === b.expiresAt ? a.order - b.order : a.expiresAt - b.expiresAt));
  if (usable.reduce((sum, lot) => sum + lot.free, 0) < points) return undefined;
  const lots: Taken['lots'] = [];
  let wanted = points;
  for (const lot of usable) {
    const part = Math.min(lot.free, wanted);
    if (part === 0) break;
    lot.free -= part;
    wanted -= part;
    lots.push({ lot, points: part });
  }
  return { lots };
}

export interface PointsSimulation {
  random: () => number;
  commands: number;
  /** After how many commands the whole ledger is verified. */
  verifyEvery: number;
  members?: number;
}

/**
 * Random commands of some members against a model that knows lots and nothing else, while the clock moves; some are sent twice with
 * one key. @throws Error where balances differ, or the ledger is broken
 */
export async function simulatePoints({
  random,
  commands,
  verifyEvery,
  members: count = 5,
}: PointsSimulation) {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const agent = await makeMember({ password: null, portalRoles: ['agent'] });
  const members: ModelMember[] = [];
  for (let index = 0; index < count; index++)
    members.push({
      person: await makeMember({ password: null }),
      lots: [],
      redeemed: [],
      holds: [],
      given: [],
    });
  const costs = [3, 10, 40];
  const rewards = await Promise.all(costs.map((costPoints) => makeReward({ costPoints })));
  let at = Date.UTC(2026, 0, 1);
  let made = 0;
  freezeClock(new Date(at));

  const addLot = (member: ModelMember, points: number, expiresAt: number): ModelLot => {
    const lot = { free: points, held: 0, expiresAt, order: made++ };
    member.lots.push(lot);
    return lot;
  };
  const context = (tx: Parameters<Parameters<typeof transact>[0]>[0]) => ({
    tx,
    at: new Date(at),
    tell: () => undefined,
  });
  /** Whether it went well; a refusal by name is an answer, anything else a fault. Some are sent twice. */
  const attempt = async (run: (key: string) => Promise<unknown>): Promise<boolean> => {
    const key = `key-${made}-${random()}`;
    try {
      const first = await run(key);
      if (random() < 0.2) {
        const again = await run(key);
        if (!isDeepStrictEqual(again, first)) throw new Error('The same key answers otherwise.');
      }
      return true;
    } catch (error) {
      if (isPortalError(error) && error.code === 'not_enough_points') return false;
      throw error;
    }
  };
  const expect = (ok: boolean, should: boolean, what: string) => {
    if (ok !== should)
      throw new Error(`${what}: ${ok ? 'went well' : 'was refused'}, the model says otherwise`);
  };

  const acts: ((member: ModelMember) => Promise<void>)[] = [
    async (member) => {
      const total = Math.floor(random() * 200_000);
      const input = parseInput(purchaseInput, {
        member: { id: member.person.memberId },
        reference: `S-${made}-${random()}`,
        at: new Date(at).toISOString(),
        total,
        currency: 'THB',
      });
      await attempt((idempotencyKey) => recordPurchase(agent.actor, input, { idempotencyKey }));
      const points = Math.floor(total / 2_500);
      if (points > 0) addLot(member, points, expiryAfter(new Date(at), 24, 'Asia/Bangkok').getTime());
    },
    async (member) => {
      const points = 1 + Math.floor(random() * 60);
      let id = '';
      const input = { memberId: member.person.memberId, points, reason: 'A gift' };
      await attempt(async (idempotencyKey) => {
        const answer = await adjustPoints(system, input, { idempotencyKey });
        id = answer.transfer.id;
        return answer;
      });
      member.given.push({ id, lot: addLot(member, points, Infinity), points });
    },
    async (member) => {
      const points = 1 + Math.floor(random() * 60);
      const input = { memberId: member.person.memberId, points: -points, reason: 'A mistake' };
      const taken = take(member, points, at);
      const ok = await attempt((idempotencyKey) => adjustPoints(system, input, { idempotencyKey }));
      expect(ok, taken !== undefined, 'taking points');
    },
    async (member) => {
      const index = Math.floor(random() * rewards.length);
      const taken = take(member, costs[index]!, at);
      let id = '';
      const ok = await attempt(async (idempotencyKey) => {
        const answer = await redeemReward(
          member.person.actor,
          { rewardId: rewards[index]! },
          { idempotencyKey },
        );
        id = answer.redemption.id;
        return answer;
      });
      expect(ok, taken !== undefined, 'redeeming');
      if (taken) member.redeemed.push({ ...taken, id });
    },
    async (member) => {
      const one = pick(member.redeemed);
      if (!one) return;
      await attempt((idempotencyKey) =>
        cancelRedemption(member.person.actor, { redemptionId: one.id }, { idempotencyKey }),
      );
      for (const { lot, points } of one.lots) lot.free += points;
      member.redeemed.splice(member.redeemed.indexOf(one), 1);
    },
    async (member) => {
      const one = pick(member.given);
      if (!one) return;
      const should = one.lot.free >= one.points;
      const ok = await attempt((idempotencyKey) =>
        reverseTransfer(system, { transferId: one.id }, { idempotencyKey }),
      );
      expect(ok, should, 'undoing a gift');
      if (!ok) return;
      one.lot.free -= one.points;
      member.given.splice(member.given.indexOf(one), 1);
    },
    async (member) => {
      const points = 1 + Math.floor(random() * 30);
      const taken = take(member, points, at);
      const { memberId } = member.person;
      const hold = { memberId, funderId: null, points, cause: 'event:simulated', expiresAt: null };
      let id = '';
      try {
        id = await transact((tx) => holdPoints(context(tx), hold));
      } catch (error) {
        if (!isPortalError(error)) throw error;
      }
      expect(id !== '', taken !== undefined, 'holding');
      for (const { lot, points: part } of taken?.lots ?? []) lot.held += part;
      if (taken) member.holds.push({ ...taken, id });
    },
    async (member) => {
      const one = pick(member.holds);
      if (!one) return;
      const sum = one.lots.reduce((all, { points }) => all + points, 0);
      let toSpend = Math.floor(random() * (sum + 1));
      await transact((tx) => endHold(context(tx), one.id, toSpend));
      for (const { lot, points } of one.lots) {
        const spent = Math.min(points, toSpend);
        toSpend -= spent;
        lot.held -= points;
        lot.free += points - spent;
      }
      member.holds.splice(member.holds.indexOf(one), 1);
    },
    async () => {
      at += Math.floor(random() * 90) * dayMs;
      freezeClock(new Date(at));
      await sweepPoints();
      for (const { lots } of members) for (const lot of lots) if (lot.expiresAt <= at) lot.free = 0;
    },
  ];

  const compare = async (member: ModelMember) => {
    // A refund may bring back what has ended by now: the ledger has it until the next sweep, and so has the model.
    const rows = await db.pointAccount.findMany({ where: { wallet: { memberId: member.person.memberId } } });
    const balance = (kind: string) => Number(rows.find((row) => row.kind === kind)?.balance ?? 0);
    const held = member.lots.reduce((sum, lot) => sum + lot.held, 0);
    if (balance('available') !== free(member) || balance('held') !== held)
      throw new Error(
        `available ${balance('available')} and held ${balance('held')}, the model has ${free(member)} and ${held}`,
      );
  };

  try {
    for (let step = 1; step <= commands; step++) {
      const member = pick(members)!;
      await pick(acts)!(member);
      await compare(member);
      if (step % verifyEvery !== 0 && step !== commands) continue;
      const broken = await brokenInLedger();
      if (broken.length > 0) throw new Error(`After ${step} commands: ${JSON.stringify(broken.slice(0, 3))}`);
    }
  } finally {
    freezeClock(undefined);
  }
}
