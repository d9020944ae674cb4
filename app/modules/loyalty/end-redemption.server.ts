import { isAdmin, memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { reverse } from './internal/reverse.server';
import { tellPoints } from './internal/tell-points.server';
import { mayServe } from './policy';
import { redemptionInclude, viewRedemption } from './redeem-reward.server';
import type { RedemptionView } from './views';

async function lockRedemption({ tx }: CommandContext<unknown>, where: { id: string } | { code: string }) {
  if ('id' in where && !isId(where.id)) throw new PortalError('not_found');
  const found = await tx.redemption.findUnique({ where, select: { id: true } });
  if (!found) throw new PortalError('not_found');
  await tx.$queryRaw`SELECT 1 FROM "Redemption" WHERE "id" = ${found.id}::uuid FOR UPDATE`;
  return tx.redemption.findUniqueOrThrow({ where: { id: found.id } });
}

/**
 * A voucher that was not used is given back: the points are in their lots again with the same expiry, and the reward is in stock.
 * Its member while it is neither used nor ended, and admins. Publishes `points.changed`.
 * @throws unauthenticated, not_found, conflict when it was used or cancelled
 */
export const cancelRedemption = defineCommand<
  { redemptionId: string; reason?: string },
  { redemption: RedemptionView }
>('loyalty.cancel-redemption', async (context) => {
  const { tx, actor, input, at } = context;
  const { memberId } = requireMember(actor);
  const redemption = await lockRedemption(context, { id: input.redemptionId });
  const own = redemption.memberId === memberId;
  if (!own && !isAdmin(actor)) throw new PortalError('not_found');
  const over = redemption.expiresAt !== null && redemption.expiresAt <= at;
  if (redemption.status === 'used' || redemption.status === 'cancelled' || (over && !isAdmin(actor)))
    throw new PortalError('conflict');
  await tx.$executeRaw`UPDATE "Reward" SET "stock" = "stock" + 1 WHERE "id" = ${redemption.rewardId}::uuid AND "stock" IS NOT NULL`;
  const reason = input.reason ?? '';
  const { wallet, change } = await reverse(tx, redemption.transferId, {
    actorId: memberIdOf(actor) ?? null,
    reason,
    cause: `redemption:${redemption.id}`,
    at,
  });
  const row = await tx.redemption.update({
    where: { id: redemption.id },
    data: { status: 'cancelled', endedAt: at },
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
  return { redemption: viewRedemption(row) };
});

/**
 * A voucher is used at the till, once. Agents and admins. A code is the same in small letters and without its dashes.
 * @throws unauthenticated, forbidden, not_found, conflict when it was used, cancelled, or has ended
 */
export const takeVoucher = defineCommand<{ code: string }, { redemption: RedemptionView }>(
  'loyalty.use-redemption',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireMember(actor);
    if (!mayServe(actor)) throw new PortalError('forbidden');
    const letters = input.code.toUpperCase().replace(/[^A-Z0-9]/g, '');
    const code = letters.replace(/(.{4})(?=.)/g, '$1-');
    const redemption = await lockRedemption(context, { code });
    const over = redemption.expiresAt !== null && redemption.expiresAt <= at;
    if (redemption.status === 'used' || redemption.status === 'cancelled' || over)
      throw new PortalError('conflict');
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
    return { redemption: viewRedemption(row) };
  },
);
