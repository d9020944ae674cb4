import { earnPoints } from '~/modules/loyalty/earn-points.server';
import { evaluateTier } from '~/modules/loyalty/evaluate-tier.server';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { newRuleInput } from '~/modules/loyalty/rule-schema';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { publishDraft, saveTierDraft } from '~/modules/loyalty/steer-tiers.server';
import { sweepPoints } from '~/modules/loyalty/sweep-points.server';
import { tierPlanInput } from '~/modules/loyalty/tier-schema';
import { warnAllOfEndings } from '~/modules/loyalty/warn-of-endings.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import type { TestDatabase } from './database';
import { makeMember, type TestPerson } from './people';
import { makeReward } from './points';
import type { Chance } from './random';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const zones = [
  'Asia/Bangkok',
  'Pacific/Honolulu',
  'Pacific/Auckland',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Asia/Kathmandu',
];

interface ModelLot {
  left: number;
  expiresAt: number;
}

/** The same life twice: one is looked at whenever the jobs run, the other only where something is earned, and at the end. */
interface Twins {
  zone: string;
  watched: TestPerson;
  forgotten: TestPerson;
  lots: ModelLot[];
  /** `lastDay days`, of each of the two. */
  warned: Set<string>;
  ended: { at: number; points: number }[];
}

export interface YearOfPoints {
  database: TestDatabase;
  chance: Chance;
  days: number;
  pairs: number;
}

const named = (key: string) => ({ th: key, vi: key, en: key });
const level = (key: string, fromPoints: number) => ({ key, name: named(key), fromPoints, privileges: [] });

const earn = defineCommand<{ memberId: string; amount: number; cause: string }, null>(
  'test.earn',
  async (context) => {
    const { memberId, amount, cause } = context.input;
    const occasion = { trigger: 'custom' as const, memberId, actorId: null, cause, amount, currency: 'THB' };
    await earnPoints(context, { ...occasion, name: 'year' });
    return null;
  },
);

/** Date and hour where somebody is, by the platform's own calendar and not by ours. */
function localTime(at: number, timeZone: string): { date: string; hour: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);
  const [date, hour] = parts.split(', ');
  return { date: date!, hour: hour! };
}

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMs;

/** What must be said of lots at a moment: 30 and 7 days before their last day, where the member is. */
function warningsDue(lots: readonly ModelLot[], at: number, zone: string): string[] {
  const today = dayNumber(localTime(at, zone).date);
  return lots.flatMap(({ left, expiresAt }) => {
    if (left === 0 || expiresAt <= at) return [];
    const { date } = localTime(expiresAt - 1, zone);
    return [30, 7].filter((days) => dayNumber(date) - today <= days).map((days) => `${date} ${days}`);
  });
}

function spendInModel(lots: ModelLot[], points: number, at: number): boolean {
  const usable = lots
    .filter(({ left, expiresAt }) => left > 0 && expiresAt > at)
    .toSorted((a, b) => a.expiresAt - b.expiresAt);
  if (usable.reduce((sum, { left }) => sum + left, 0) < points) return false;
  for (const lot of usable) {
    const part = Math.min(lot.left, points);
    lot.left -= part;
    points -= part;
  }
  return true;
}

const same = (found: unknown, expected: unknown, what: string) => {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
};

/**
 * Some members earn and spend over so many days of a moved clock, by a random plan of levels, while the jobs run every few hours, or not
 * for up to three weeks. Points end and are warned of on the days that a model says, once each; levels, graces and falls are those of
 * a twin whom nobody looked at meanwhile; jobs that run again at once change nothing. @throws Error where any of it is otherwise
 */
export async function simulateYear({ database, chance, days, pairs }: YearOfPoints): Promise<void> {
  const { next, pick } = chance;
  const start = Date.UTC(2026, Math.floor(next() * 12), 1 + Math.floor(next() * 28), 5);
  let at = start;
  let made = 0;
  freezeClock(new Date(at));
  const months = 1 + Math.floor(next() * 5);
  const rule = { name: named('Year'), trigger: 'custom', conditions: { name: 'year' }, points: 1 };
  const terms = { ...rule, perAmount: 1, currency: 'THB', expireAfterMonths: months };
  await createRule(system, parseInput(newRuleInput, terms));
  const rewardId = await makeReward({ costPoints: 25 });
  const plan = {
    basis: 'earned',
    period: pick(['rolling', 'year'] as const),
    periodMonths: 1 + Math.floor(next() * 6),
    clock: pick(['daily', 'monthly', 'yearly'] as const),
    upgradeAtOnce: next() < 0.7,
    downgrade: pick(['to_earned', 'one_step', 'never'] as const),
    graceDays: pick([0, 0, 7, 30]),
    tiers: [level('friend', 0), level('regular', 60), level('superfan', 150)],
  };
  const { planId } = await saveTierDraft(system, parseInput(tierPlanInput, plan));
  await publishDraft(system, { planId, startsAt: null });
  const twins: Twins[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const zone = pick(zones);
    const [watched, forgotten] = [
      await makeMember({ password: null, timeZone: zone }),
      await makeMember({ password: null, timeZone: zone }),
    ];
    // A level is had from the first look on.
    for (const { memberId } of [watched, forgotten]) await evaluateTier(system, { memberId });
    twins.push({ zone, watched, forgotten, lots: [], warned: new Set(), ended: [] });
  }
  const both = ({ watched, forgotten }: Twins) => [watched, forgotten];

  const earnTwice = async (pair: Twins) => {
    const amount = 1 + Math.floor(next() * 60);
    const cause = `custom:${++made}`;
    for (const { memberId } of both(pair)) {
      await earn(system, { memberId, amount, cause });
      await evaluateTier(system, { memberId });
    }
    const { expiresAt } = await db.pointLot.findFirstOrThrow({
      where: { wallet: { memberId: pair.watched.memberId } },
      orderBy: { id: 'desc' },
    });
    // With the last of its month, so many months later, where the member is.
    const [year, month] = localTime(at, pair.zone).date.split('-').map(Number) as [number, number];
    const last = new Date(Date.UTC(year, month + months, 1)).toISOString().slice(0, 10);
    same(localTime(expiresAt!.getTime(), pair.zone), { date: last, hour: '00:00' }, 'a lot ends');
    pair.lots.push({ left: amount, expiresAt: expiresAt!.getTime() });
  };
  const spendTwice = async (pair: Twins) => {
    const should = spendInModel(pair.lots, 25, at);
    for (const { actor } of both(pair)) {
      const went = await redeemReward(actor, { rewardId }).then(
        () => true,
        () => false,
      );
      same(went, should, 'spending');
    }
  };
  const written = () =>
    database.sql(
      `SELECT (SELECT count(*) FROM "PointTransfer") AS transfers, (SELECT count(*) FROM "PointWarning") AS warnings,
        (SELECT count(*) FROM "TierMove") AS moves, (SELECT count(*) FROM pgboss.job) AS jobs`,
    );
  const runJobs = async () => {
    await sweepPoints();
    await warnAllOfEndings();
    for (const { watched } of twins) await evaluateTier(system, { memberId: watched.memberId });
  };
  const expectEndingsAndWarnings = async (pair: Twins) => {
    const points = pair.lots
      .filter(({ expiresAt }) => expiresAt <= at)
      .reduce((sum, { left }) => sum + left, 0);
    for (const lot of pair.lots) if (lot.expiresAt <= at) lot.left = 0;
    if (points > 0) pair.ended.push({ at, points });
    for (const warning of warningsDue(pair.lots, at, pair.zone)) pair.warned.add(warning);
    for (const { memberId } of both(pair)) {
      const ended = await db.pointTransfer.groupBy({
        by: ['at'],
        where: { kind: 'expire', wallet: { memberId } },
        _sum: { points: true },
        orderBy: { at: 'asc' },
      });
      const found = ended.map((one) => ({ at: one.at.getTime(), points: Number(one._sum.points) }));
      same(found, pair.ended, `points ended in ${pair.zone}`);
      const warnings = await db.pointWarning.findMany({ where: { memberId } });
      const said = warnings.map(({ lastDay, days: before }) => `${lastDay} ${before}`).toSorted();
      same(said, [...pair.warned].toSorted(), `warned in ${pair.zone}`);
    }
  };
  const movesOf = ({ memberId }: TestPerson) =>
    db.tierMove.findMany({
      where: { memberId },
      orderBy: { at: 'asc' },
      select: { at: true, fromKey: true, toKey: true, reason: true, value: true },
    });
  const shown = (moves: object[]) =>
    moves.map((move) =>
      JSON.stringify(move, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
    );

  try {
    while (at < start + days * dayMs) {
      // Every few hours, now and then after days, and once in a while after weeks in which nothing ran.
      const gap = next();
      at += gap < 0.5 ? (1 + Math.floor(next() * 47)) * hourMs : (1 + Math.floor(next() ** 2 * 20)) * dayMs;
      freezeClock(new Date(at));
      for (const pair of twins) {
        if (next() < 0.35) await earnTwice(pair);
        if (next() < 0.2) await spendTwice(pair);
      }
      await runJobs();
      for (const pair of twins) await expectEndingsAndWarnings(pair);
      if (next() > 0.15) continue;
      const before = await written();
      await runJobs();
      same(await written(), before, 'jobs that run again');
    }
    for (const pair of twins) {
      for (const { memberId } of both(pair)) await evaluateTier(system, { memberId });
      const [watched, forgotten] = [await movesOf(pair.watched), await movesOf(pair.forgotten)];
      same(shown(forgotten), shown(watched), `levels in ${pair.zone} by ${JSON.stringify(plan)}`);
      for (const { at: moment, reason } of watched)
        if (reason === 'too_little')
          same(localTime(moment.getTime(), pair.zone).hour, '00:00', `a fall in ${pair.zone}`);
    }
  } finally {
    freezeClock(undefined);
  }
}
