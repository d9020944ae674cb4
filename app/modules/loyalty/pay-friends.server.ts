import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Referral, ReferralTerms } from '~/platform/db/generated/client';
import { defineJob, enqueue } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import type { Tx } from '~/platform/db/transact.server';
import { earnPoints } from './earn-points.server';
import { giveAgain } from './internal/give-again.server';
import { giveLot } from './internal/move-points.server';
import { takeBackEarned } from './internal/take-back.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWallet } from './internal/wallet.server';
import { expiryAfter } from './lots';
import { friendPaidNotice } from './notices.server';
import { loyaltyPaths } from './paths';

const yearMs = 365 * 86_400_000;
const atOnce = 500;

/** Whether the friend has bought something since they were brought, and kept any of it. */
async function hasBought(tx: Tx, { friendId, createdAt }: Referral): Promise<boolean> {
  const bought = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Purchase" WHERE "memberId" = ${friendId}::uuid AND "createdAt" >= ${createdAt}::timestamptz
      AND "returnedTotal" < "total" LIMIT 1`;
  return bought.length > 0;
}

/** Whether the friend has done what it is paid for; `lapsed` when they never will. */
async function stateOf(
  { tx, at }: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  referral: Referral,
  terms: ReferralTerms,
): Promise<'due' | 'waiting' | 'lapsed'> {
  const over = referral.dueAt !== null && referral.dueAt <= at;
  const friend = await tx.member.findUniqueOrThrow({
    where: { id: referral.friendId },
    select: { status: true },
  });
  if (friend.status !== 'active') return over ? 'lapsed' : 'waiting';
  if (terms.paidOn === 'thirtieth_day') return over ? 'due' : 'waiting';
  return (await hasBought(tx, referral)) ? 'due' : over ? 'lapsed' : 'waiting';
}

/** The brand's wallets of both, in one order. */
async function lockBoth(tx: Tx, { referrerId, friendId }: Referral): Promise<void> {
  for (const memberId of [referrerId, friendId].toSorted()) await lockWallet(tx, memberId, null);
}

/** What a side has for it, under its wallet's lock; once for each referral and side. */
async function payOne(
  context: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>,
  referral: Referral,
  terms: ReferralTerms,
  role: 'referrer' | 'friend',
): Promise<void> {
  const { tx, at } = context;
  const memberId = role === 'referrer' ? referral.referrerId : referral.friendId;
  const points = role === 'referrer' ? terms.referrerPoints : terms.friendPoints;
  if (points === 0) return;
  const { timeZone } = await tx.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { timeZone: true },
  });
  const wallet = await lockWallet(tx, memberId, null);
  const { expireAfterMonths } = terms;
  const expiresAt = expireAfterMonths === null ? null : expiryAfter(at, expireAfterMonths, timeZone);
  await giveLot(
    tx,
    wallet,
    { points, activatesAt: null, expiresAt, kind: 'earn' },
    {
      actorId: null,
      cause: `referral:${referral.id}`,
      scope: 'referral',
      key: `${referral.id}:${role}`,
      at,
    },
  );
  tellPoints(context, wallet, points);
  await recordNotices(tx, [
    notice(friendPaidNotice, {
      memberId,
      subject: `referral:${referral.id}`,
      once: `referral:${referral.id}:${role}`,
      url: loyaltyPaths.friends(),
      data: { points, role },
    }),
  ]);
}

/**
 * A friend who was brought has bought something, or has stayed for thirty days: both sides have their points, once, and rules for
 * `referral` pay the one who brought them too. Beyond the year's limit the friend alone. The portal itself. Publishes `points.changed`.
 */
export const payReferral = defineCommand<{ referralId: string }, { state: string }>(
  'loyalty.pay-referral',
  async (context) => {
    const { tx, input, at } = context;
    await tx.$queryRaw`SELECT 1 FROM "Referral" WHERE "id" = ${input.referralId}::uuid FOR UPDATE`;
    const referral = await tx.referral.findUniqueOrThrow({ where: { id: input.referralId } });
    const terms = await tx.referralTerms.findUnique({ where: { id: 1 } });
    if (referral.state !== 'waiting' || !terms) return { state: referral.state };
    const found = await stateOf(context, referral, terms);
    if (found === 'waiting') return { state: 'waiting' };
    const end = (state: 'paid' | 'over_limit' | 'lapsed') =>
      tx.referral.update({
        where: { id: referral.id },
        data: { state, endedAt: at, ...(state === 'lapsed' ? {} : { paidOn: terms.paidOn }) },
      });
    if (found === 'lapsed') return { state: (await end('lapsed')).state };
    // Both wallets in one order; the referrer's lock guards the count of their friends.
    await lockBoth(tx, referral);
    const paid = await tx.referral.count({
      where: {
        referrerId: referral.referrerId,
        state: 'paid',
        endedAt: { gt: new Date(at.getTime() - yearMs) },
      },
    });
    const within = paid < terms.yearlyLimit;
    await payOne(context, referral, terms, 'friend');
    if (within) {
      await payOne(context, referral, terms, 'referrer');
      await earnPoints(context, {
        trigger: 'referral',
        memberId: referral.referrerId,
        actorId: null,
        cause: `referral:${referral.id}`,
      });
    }
    return { state: (await end(within ? 'paid' : 'over_limit')).state };
  },
);

export const payReferralJob = defineJob<{ memberId: string }>({
  name: 'loyalty.pay-referral',
  async run({ memberId }) {
    const referral = await db.referral.findUnique({ where: { friendId: memberId } });
    if (referral?.state === 'waiting') await payReferral(system, { referralId: referral.id });
  },
});

/** What a referral gave, each chain of giving, taking back and giving again by its latest link. */
async function readPaid(tx: Tx, { id }: Referral): Promise<{ id: string; memberId: string }[]> {
  return tx.$queryRaw`
    SELECT t."id", w."memberId" FROM "PointTransfer" t JOIN "PointWallet" w ON w."id" = t."walletId"
    WHERE t."cause" = ${`referral:${id}`} AND t."kind" = 'earn'
      AND NOT EXISTS (SELECT 1 FROM "PointTransfer" n WHERE n."scope" = 'restore' AND n."key" = t."id"::text)
    ORDER BY t."walletId", t."number"`;
}

/**
 * What was paid for a friend's first purchase is taken back where nothing that they bought is kept any more, and given again when they
 * buy after all. It asks for the state, so it may run as often as one likes. The portal itself. Publishes `points.changed`.
 */
export const settleReferral = defineCommand<{ referralId: string }, { state: string }>(
  'loyalty.settle-referral',
  async (context) => {
    const { tx, input, at } = context;
    await tx.$queryRaw`SELECT 1 FROM "Referral" WHERE "id" = ${input.referralId}::uuid FOR UPDATE`;
    const referral = await tx.referral.findUniqueOrThrow({ where: { id: input.referralId } });
    const terms = await tx.referralTerms.findUnique({ where: { id: 1 } });
    const { state } = referral;
    const was = state === 'paid' || state === 'over_limit' || state === 'taken_back';
    if (!was || (referral.paidOn ?? terms?.paidOn) !== 'first_purchase') return { state };
    const kept = await hasBought(tx, referral);
    if (kept === (state !== 'taken_back')) return { state };
    await lockBoth(tx, referral);
    const paid = await readPaid(tx, referral);
    for (const { id } of paid) {
      if (kept) await giveAgain(context, id, null);
      else {
        const before = await tx.pointTransfer.count({ where: { cause: `restore:${id}` } });
        const key = `referral:${before}`;
        const spentPolicy = terms?.spentPolicy;
        await takeBackEarned(context, { transferId: id, actorId: null, reason: '', key, spentPolicy });
      }
    }
    const toReferrer = paid.some(({ memberId }) => memberId === referral.referrerId);
    const after = kept ? (toReferrer ? 'paid' : 'over_limit') : 'taken_back';
    await tx.referral.update({ where: { id: referral.id }, data: { state: after, endedAt: at } });
    return { state: after };
  },
);

export const settleReferralJob = defineJob<{ memberId: string }>({
  name: 'loyalty.settle-referral',
  async run({ memberId }) {
    const referral = await db.referral.findUnique({ where: { friendId: memberId } });
    if (referral) await settleReferral(system, { referralId: referral.id });
  },
});

/** Somebody who was brought has bought something, or gave it back: looked at after it, in locks of its own. */
export async function noteFriendsPurchase(tx: Tx, memberId: string): Promise<void> {
  const referral = await tx.referral.findUnique({ where: { friendId: memberId }, select: { state: true } });
  if (!referral || referral.state === 'lapsed') return;
  await enqueue(tx, referral.state === 'waiting' ? payReferralJob : settleReferralJob, { memberId });
}

/** What is due by its day: the thirtieth, or the one on which nobody waits any longer. */
export async function sweepReferrals(): Promise<void> {
  for (;;) {
    const rows = await db.referral.findMany({
      where: { state: 'waiting', dueAt: { lte: now() } },
      select: { id: true },
      orderBy: { dueAt: 'asc' },
      take: atOnce,
    });
    for (const { id } of rows) await payReferral(system, { referralId: id });
    if (rows.length < atOnce) return;
  }
}

export const sweepReferralsJob = defineJob<object>({
  name: 'loyalty.sweep-referrals',
  schedule: '35 * * * *',
  run: sweepReferrals,
});
