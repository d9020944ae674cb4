import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { lockRedemption, putBackInStock, tellVoucher } from './internal/lock-redemption.server';
import { reverse } from './internal/reverse.server';
import { tellPoints } from './internal/tell-points.server';
import { voucherEndedNotice, voucherEndingNotice } from './notices.server';
import { loyaltyPaths } from './paths';

const atOnce = 500;
const dayMs = 86_400_000;
const warnDays = 7;
/** So long the address of something that was sent is kept, for what does not arrive. */
const addressDays = 60;

/**
 * A voucher that nobody used ends with its day. By the rule of its reward its points are the member's again, in the same lots, and the
 * reward is in stock; or they are gone. The portal itself. Publishes `points.changed`, `voucher.changed`; tells the member.
 */
const endVoucher = defineCommand<{ redemptionId: string }, null>('loyalty.end-voucher', async (context) => {
  const { tx, input, at } = context;
  const redemption = await lockRedemption(context, { id: input.redemptionId });
  const { reward, expiresAt } = redemption;
  // Used, given back or ended by another node meanwhile.
  if (redemption.status !== 'issued' || !expiresAt || expiresAt > at) return null;
  const refunds = reward.voucherEnd === 'refunds';
  const ended = { endedAt: at, endedBy: 'time' as const };
  if (refunds) {
    await putBackInStock(context, redemption);
    const { wallet, change } = await reverse(tx, redemption.transferId, {
      actorId: null,
      reason: '',
      cause: `redemption:${redemption.id}`,
      at,
    });
    tellPoints(context, wallet, change);
  }
  const row = await tx.redemption.update({
    where: { id: redemption.id },
    data: { status: refunds ? 'cancelled' : 'expired', ...ended },
  });
  await recordNotices(tx, [
    notice(voucherEndedNotice, {
      memberId: redemption.memberId,
      subject: `redemption:${redemption.id}`,
      once: `redemption:${redemption.id}:ended`,
      url: loyaltyPaths.voucher(redemption.id),
      data: { reward: reward.name, refunded: refunds ? redemption.costPoints : 0 },
    }),
  ]);
  tellVoucher(context, row, refunds ? 'cancelled' : 'expired');
  return null;
});

/** A member hears once that a voucher of theirs ends within a week. The portal itself. */
const warnOfVoucher = defineCommand<{ redemptionId: string }, null>(
  'loyalty.warn-of-voucher',
  async (context) => {
    const { tx, input, at } = context;
    const redemption = await lockRedemption(context, { id: input.redemptionId });
    const { expiresAt, memberId, id } = redemption;
    if (redemption.status !== 'issued' || redemption.warnedAt || !expiresAt || expiresAt <= at) return null;
    await tx.redemption.update({ where: { id }, data: { warnedAt: at } });
    // Who took it just now has read its day.
    if (expiresAt.getTime() - redemption.createdAt.getTime() <= warnDays * dayMs) return null;
    await recordNotices(tx, [
      notice(voucherEndingNotice, {
        memberId,
        subject: `redemption:${id}`,
        once: `redemption:${id}:ending`,
        url: loyaltyPaths.voucher(id),
        data: { reward: redemption.reward.name, at: expiresAt.toISOString() },
      }),
    ]);
    return null;
  },
);

/** Ends what is due and warns of what soon is; also what was due while nothing ran. */
export async function sweepVouchers(): Promise<void> {
  for (;;) {
    const at = now();
    const soon = new Date(at.getTime() + warnDays * dayMs);
    const [ending, warning] = await Promise.all([
      db.redemption.findMany({
        where: { status: 'issued', expiresAt: { lte: at } },
        select: { id: true },
        orderBy: { expiresAt: 'asc' },
        take: atOnce,
      }),
      db.redemption.findMany({
        where: { status: 'issued', expiresAt: { gt: at, lte: soon }, warnedAt: null },
        select: { id: true },
        orderBy: { expiresAt: 'asc' },
        take: atOnce,
      }),
    ]);
    for (const { id } of ending) await endVoucher(system, { redemptionId: id });
    for (const { id } of warning) await warnOfVoucher(system, { redemptionId: id });
    if (ending.length + warning.length < atOnce) break;
  }
  await db.redemption.updateMany({
    where: { deliverTo: { not: null }, sentAt: { lt: new Date(now().getTime() - addressDays * dayMs) } },
    data: { deliverTo: null },
  });
}

export const sweepVouchersJob = defineJob<object>({
  name: 'loyalty.sweep-vouchers',
  schedule: '*/10 * * * *',
  run: sweepVouchers,
});
