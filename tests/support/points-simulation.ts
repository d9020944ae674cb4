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
import { cutConnection } from './cut-connection';
import { makeMember, type TestPerson } from './people';
import { brokenInLedger, makeReward } from './points';
import { chance } from './random';

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
  /** Hears of how far it is after each verification. */
  verified?: (report: PointsSimulated) => void;
}

export interface PointsSimulated {
  /** How many commands the model counted. */
  commands: number;
  /** How often the connection was cut in the middle of one. */
  cuts: number;
  /** How often an answer was asked for again, at once or much later. */
  repeats: number;
  /** How many commands ran beside others. */
  together: number;
}

type Random = () => number;

/** A command that was answered, to be sent again. */
interface Answered {
  run: () => Promise<unknown>;
  first: unknown;
}

const cutShare = 0.1;
const repeatShare = 0.2;
const mostStatements = 24;
const keptAnswers = 100;

/**
 * Random commands of some members against a model that knows lots and nothing else, while the clock moves. Connections are cut before
 * and after any statement of a command, which is then sent again with its key; answered commands are sent again, at once and
 * after others; commands of several members run beside each other. @throws Error where balances differ, or the ledger is broken
 */
export async function simulatePoints({
  random,
  commands,
  verifyEvery,
  members: count = 5,
  verified: say = () => undefined,
}: PointsSimulation): Promise<PointsSimulated> {
  const pick = <Item>(items: readonly Item[], by = random): Item | undefined =>
    items[Math.floor(by() * items.length)];
  const report: PointsSimulated = { commands: 0, cuts: 0, repeats: 0, together: 0 };
  const answered: Answered[] = [];
  let alone = true;
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
  /** Runs it; where the connection is cut meanwhile, again: whoever sent it cannot know what came of it. */
  const survive = async <Answer>(by: Random, run: () => Promise<Answer>): Promise<Answer> => {
    if (!alone || by() >= cutShare) return run();
    const cut = cutConnection(1 + Math.floor(by() * by() * mostStatements), by() < 0.5 ? 'before' : 'after');
    try {
      return await run();
    } catch (error) {
      if (!cut.happened()) throw error;
    } finally {
      cut.end();
    }
    report.cuts++;
    return run();
  };
  const repeat = async ({ run, first }: Answered): Promise<void> => {
    report.repeats++;
    if (!isDeepStrictEqual(await run(), first)) throw new Error('The same key answers otherwise.');
  };
  /** Whether it went well; a refusal by name is an answer, anything else a fault. */
  const attempt = async (by: Random, send: (key: string) => Promise<unknown>): Promise<boolean> => {
    const key = `key-${made}-${by()}`;
    const run = () => send(key);
    try {
      const done = { run, first: await survive(by, run) };
      if (by() < repeatShare) await repeat(done);
      answered.push(done);
      if (answered.length > keptAnswers) answered.shift();
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

  const acts: ((member: ModelMember, by: Random) => Promise<void>)[] = [
    async (member, by) => {
      const total = Math.floor(by() * 200_000);
      const input = parseInput(purchaseInput, {
        member: { id: member.person.memberId },
        reference: `S-${made}-${by()}`,
        at: new Date(at).toISOString(),
        total,
        currency: 'THB',
      });
      await attempt(by, (idempotencyKey) => recordPurchase(agent.actor, input, { idempotencyKey }));
      const points = Math.floor(total / 2_500);
      if (points > 0) addLot(member, points, expiryAfter(new Date(at), 24, 'Asia/Bangkok').getTime());
    },
    async (member, by) => {
      const points = 1 + Math.floor(by() * 60);
      let id = '';
      const input = { memberId: member.person.memberId, points, reason: 'A gift' };
      await attempt(by, async (idempotencyKey) => {
        const answer = await adjustPoints(system, input, { idempotencyKey });
        id = answer.transfer.id;
        return answer;
      });
      member.given.push({ id, lot: addLot(member, points, Infinity), points });
    },
    async (member, by) => {
      const points = 1 + Math.floor(by() * 60);
      const input = { memberId: member.person.memberId, points: -points, reason: 'A mistake' };
      const taken = take(member, points, at);
      const ok = await attempt(by, (idempotencyKey) => adjustPoints(system, input, { idempotencyKey }));
      expect(ok, taken !== undefined, 'taking points');
    },
    async (member, by) => {
      const index = Math.floor(by() * rewards.length);
      const taken = take(member, costs[index]!, at);
      let id = '';
      const ok = await attempt(by, async (idempotencyKey) => {
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
    async (member, by) => {
      const one = pick(member.redeemed, by);
      if (!one) return;
      await attempt(by, (idempotencyKey) =>
        cancelRedemption(member.person.actor, { redemptionId: one.id }, { idempotencyKey }),
      );
      for (const { lot, points } of one.lots) lot.free += points;
      member.redeemed.splice(member.redeemed.indexOf(one), 1);
    },
    async (member, by) => {
      const one = pick(member.given, by);
      if (!one) return;
      const should = one.lot.free >= one.points;
      const ok = await attempt(by, (idempotencyKey) =>
        reverseTransfer(system, { transferId: one.id }, { idempotencyKey }),
      );
      expect(ok, should, 'undoing a gift');
      if (!ok) return;
      one.lot.free -= one.points;
      member.given.splice(member.given.indexOf(one), 1);
    },
    async (member, by) => {
      const points = 1 + Math.floor(by() * 30);
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
    async (member, by) => {
      const one = pick(member.holds, by);
      if (!one) return;
      const sum = one.lots.reduce((all, { points }) => all + points, 0);
      let toSpend = Math.floor(by() * (sum + 1));
      await transact((tx) => endHold(context(tx), one.id, toSpend));
      for (const { lot, points } of one.lots) {
        const spent = Math.min(points, toSpend);
        toSpend -= spent;
        lot.held -= points;
        lot.free += points - spent;
      }
      member.holds.splice(member.holds.indexOf(one), 1);
    },
  ];
  const passTime = async () => {
    at += Math.floor(random() * 90) * dayMs;
    freezeClock(new Date(at));
    await survive(random, sweepPoints);
    for (const { lots } of members) for (const lot of lots) if (lot.expiresAt <= at) lot.free = 0;
  };

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
    for (let verified = 0; report.commands < commands;) {
      const what = random();
      const touched = new Set<ModelMember>();
      if (what < 0.1) await passTime();
      else if (what < 0.15 && answered.length > 0) await repeat(pick(answered)!);
      else {
        const size = what < 0.25 ? 2 + Math.floor(random() * 3) : 1;
        while (touched.size < Math.min(size, count)) touched.add(pick(members)!);
        alone = touched.size === 1;
        const running = [...touched].map((member) =>
          pick(acts)!(member, chance(Math.floor(random() * 2 ** 32)).next),
        );
        // All come to their end before a failure is told, so that none runs on after it.
        const failed = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
        if (failed) throw (failed as PromiseRejectedResult).reason;
        if (!alone) report.together += touched.size;
        alone = true;
      }
      report.commands += Math.max(1, touched.size);
      for (const member of touched.size > 0 ? touched : [pick(members)!]) await compare(member);
      if (report.commands - verified < verifyEvery && report.commands < commands) continue;
      verified = report.commands;
      for (const member of members) await compare(member);
      const broken = await brokenInLedger();
      if (broken.length > 0)
        throw new Error(`After ${verified} commands: ${JSON.stringify(broken.slice(0, 3))}`);
      say(report);
    }
    return report;
  } finally {
    freezeClock(undefined);
  }
}
