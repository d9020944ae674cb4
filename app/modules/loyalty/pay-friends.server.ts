import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Referral, ReferralTerms } from '~/platform/db/generated/client';
import { defineJob, enqueue } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import type { Tx } from '~/platform/db/transact.server';
import { earnPoints } from './earn-points.server';
import { giveLot } from './internal/move-points.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWallet } from './internal/wallet.server';
import { expiryAfter } from './lots';
import { friendPaidNotice } from './notices.server';
import { loyaltyPaths } from './paths';

const yearMs = 365 * 86_400_000;
const atOnce = 500;

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
  const bought = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Purchase" WHERE "memberId" = ${referral.friendId}::uuid AND "createdAt" >= ${referral.createdAt}::timestamptz
      AND "returnedTotal" < "total" LIMIT 1`;
  return bought.length > 0 ? 'due' : over ? 'lapsed' : 'waiting';
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
      tx.referral.update({ where: { id: referral.id }, data: { state, endedAt: at } });
    if (found === 'lapsed') return { state: (await end('lapsed')).state };
    // Both wallets in one order; the referrer's lock guards the count of their friends.
    for (const memberId of [referral.referrerId, referral.friendId].toSorted())
      await lockWallet(tx, memberId, null);
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

/** A purchase may be the first of somebody who was brought: looked at after it, in locks of its own. */
export async function noteFriendsPurchase(tx: Tx, memberId: string): Promise<void> {
  const waiting = await tx.referral.count({ where: { friendId: memberId, state: 'waiting' } });
  if (waiting > 0) await enqueue(tx, payReferralJob, { memberId });
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
