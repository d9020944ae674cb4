import { isAdmin, memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireMember } from '~/platform/require-member';
import { codeInScan, codeKey } from './codes';
import { lockRedemption, putBackInStock, tellVoucher } from './internal/lock-redemption.server';
import { reverse } from './internal/reverse.server';
import { tellPoints } from './internal/tell-points.server';
import { rewardSentNotice } from './notices.server';
import { loyaltyPaths } from './paths';
import { mayServe } from './policy';
import { redemptionInclude, viewRedemption } from './redeem-reward.server';
import type { RedemptionView } from './views';

/**
 * A voucher that was not used is given back: the points are in their lots again with the same expiry, and the reward is in stock.
 * Its member while it is neither used nor ended, unless its code is of a pool; agents what is still to be sent; admins.
 * Publishes `points.changed`, `voucher.changed`.
 * @throws unauthenticated, not_found, conflict when it was used, cancelled or has ended
 */
export const cancelRedemption = defineCommand<
  { redemptionId: string; reason?: string },
  { redemption: RedemptionView }
>('loyalty.cancel-redemption', async (context) => {
  const { tx, actor, input, at } = context;
  const { memberId } = requireMember(actor);
  const redemption = await lockRedemption(context, { id: input.redemptionId });
  const { status, reward } = redemption;
  const own = redemption.memberId === memberId;
  const serves = isAdmin(actor) || (mayServe(actor) && reward.fulfilment === 'manual');
  if (!own && !serves) throw new PortalError('not_found');
  const over = redemption.expiresAt !== null && redemption.expiresAt <= at;
  const seen = reward.codeSource === 'pool';
  if ((status !== 'issued' && status !== 'pending') || ((over || seen) && !isAdmin(actor)))
    throw new PortalError('conflict');
  await putBackInStock(context, redemption);
  const reason = input.reason ?? '';
  const { wallet, change } = await reverse(tx, redemption.transferId, {
    actorId: memberIdOf(actor) ?? null,
    reason,
    cause: `redemption:${redemption.id}`,
    at,
  });
  const row = await tx.redemption.update({
    where: { id: redemption.id },
    data: { status: 'cancelled', endedAt: at, endedBy: own ? 'member' : 'brand', deliverTo: null },
    include: redemptionInclude,
  });
  if (!own)
    await recordAct(tx, {
      actor,
      at,
      act: 'redemption.cancelled',
      subject: `member:${redemption.memberId}`,
      reason,
      detail: { redemptionId: redemption.id },
    });
  tellPoints(context, wallet, change);
  tellVoucher(context, row, 'cancelled');
  return { redemption: viewRedemption(row) };
});

/**
 * A voucher is used at the till, once. Agents and admins. A code is the same in small letters and without its dashes, and what its
 * QR holds is its code too. Publishes `voucher.changed`.
 * @throws unauthenticated, forbidden, not_found, conflict when it was used, cancelled, has ended, or is sent instead
 */
export const takeVoucher = defineCommand<{ code: string }, { redemption: RedemptionView }>(
  'loyalty.use-redemption',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireMember(actor);
    if (!mayServe(actor)) throw new PortalError('forbidden');
    const redemption = await lockRedemption(context, { codeKey: codeKey(codeInScan(input.code)) });
    const over = redemption.expiresAt !== null && redemption.expiresAt <= at;
    if (redemption.status !== 'issued' || over) throw new PortalError('conflict');
    const row = await tx.redemption.update({
      where: { id: redemption.id },
      data: { status: 'used', endedAt: at },
      include: redemptionInclude,
    });
    await recordAct(tx, {
      actor,
      at,
      act: 'redemption.used',
      subject: `member:${redemption.memberId}`,
      detail: { redemptionId: redemption.id },
    });
    tellVoucher(context, row, 'used');
    return { redemption: viewRedemption(row) };
  },
);

/**
 * What a member had for points is on its way to them. Agents and admins. Publishes `voucher.changed` and tells the member.
 * @throws unauthenticated, forbidden, not_found, conflict when it is not waiting to be sent
 */
export const fulfilRedemption = defineCommand<
  { redemptionId: string; tracking: string },
  { redemption: RedemptionView }
>('loyalty.fulfil-redemption', async (context) => {
  const { tx, actor, input, at } = context;
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const redemption = await lockRedemption(context, { id: input.redemptionId });
  if (redemption.status !== 'pending') throw new PortalError('conflict');
  const { tracking } = input;
  const row = await tx.redemption.update({
    where: { id: redemption.id },
    data: { status: 'used', endedAt: at, sentAt: at, tracking: tracking || null },
    include: redemptionInclude,
  });
  await recordAct(tx, {
    actor,
    at,
    act: 'redemption.sent',
    subject: `member:${redemption.memberId}`,
    detail: { redemptionId: redemption.id, tracking },
  });
  await recordNotices(tx, [
    notice(rewardSentNotice, {
      memberId: redemption.memberId,
      actorId: memberIdOf(actor) ?? null,
      subject: `redemption:${redemption.id}`,
      once: `redemption:${redemption.id}:sent`,
      url: loyaltyPaths.voucher(redemption.id),
      data: { reward: redemption.reward.name, tracking },
    }),
  ]);
  tellVoucher(context, row, 'used');
  return { redemption: viewRedemption(row) };
});
