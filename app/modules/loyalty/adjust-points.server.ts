import type { z } from 'zod';
import { isAdmin, memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { momentAt, wallTime } from '~/platform/i18n/zoned-time';
import { isId, newId } from '~/platform/ids';
import { requireAdmin, requireMember } from '~/platform/require-member';
import { giveLot, takePoints } from './internal/move-points.server';
import { reverse } from './internal/reverse.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWallet } from './internal/wallet.server';
import { mayServe } from './policy';
import { readPointSettings } from './point-settings.server';
import type { adjustmentInput } from './schema';
import type { TransferView } from './views';

/** The Bangkok day that a moment is in begins here: the brand's people work there. */
const workZone = 'Asia/Bangkok';

async function requireWithinLimits(
  { tx, actor, at }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at'>,
  points: number,
): Promise<void> {
  const actorId = memberIdOf(actor);
  if (!actorId) return;
  const settings = await readPointSettings(tx);
  const most = isAdmin(actor) ? settings.adminMost : settings.agentMost;
  if (points > most) throw invalidField('points', 'too_big', { maximum: most });
  if (isAdmin(actor)) return;
  // What one agent does at once in two windows is counted one after the other.
  await tx.$queryRaw`SELECT 1 FROM "Member" WHERE "id" = ${actorId}::uuid FOR NO KEY UPDATE`;
  const since = momentAt(wallTime(at, workZone), 0, workZone);
  const { _sum } = await tx.pointTransfer.aggregate({
    _sum: { points: true },
    where: { scope: 'adjustment', actorId, at: { gte: since } },
  });
  if (Number(_sum.points ?? 0) + points > settings.agentDaily) throw new PortalError('limit_reached');
}

/**
 * A member has points more or less, for a reason that stands in the ledger and the audit log. Agents and admins, each up to their role's
 * limit; an agent's day has one too. Points that are given never end. Publishes `points.changed`.
 * @throws not_found, forbidden, invalid (`points`), limit_reached, not_enough_points
 */
export const adjustPoints = defineCommand<z.output<typeof adjustmentInput>, { transfer: TransferView }>(
  'loyalty.adjust',
  async (context) => {
    const { tx, actor, input, at } = context;
    if (actor.kind !== 'system') requireMember(actor);
    if (!mayServe(actor)) throw new PortalError('forbidden');
    const { memberId, points, reason } = input;
    if (memberIdOf(actor) === memberId) throw new PortalError('forbidden');
    await requireWithinLimits(context, Math.abs(points));
    const member = isId(memberId) ? await tx.member.findUnique({ where: { id: memberId } }) : null;
    if (!member || member.status === 'erased') throw new PortalError('not_found');
    const wallet = await lockWallet(tx, memberId, null);
    const facts = {
      actorId: memberIdOf(actor) ?? null,
      cause: `member:${memberId}`,
      reason,
      scope: 'adjustment',
      key: newId(),
      at,
    };
    const transfer =
      points > 0
        ? await giveLot(tx, wallet, { points, activatesAt: null, expiresAt: null, kind: 'adjust' }, facts)
        : await takePoints(tx, wallet, { points: -points, kind: 'adjust' }, facts);
    await recordAct(tx, {
      actor,
      at,
      act: 'points.adjusted',
      subject: `member:${memberId}`,
      reason,
      detail: { points, transferId: transfer.id },
    });
    tellPoints(context, wallet, points);
    return { transfer };
  },
);

/**
 * A transfer is undone, once: what was spent is back in the same lots with the same expiry, what was earned or given is taken away
 * where it is unspent. Admins may. Publishes `points.changed`. @throws not_found, forbidden, conflict, not_enough_points
 */
export const reverseTransfer = defineCommand<
  { transferId: string; reason?: string },
  { transfer: TransferView }
>('loyalty.reverse', async (context) => {
  const { tx, actor, input, at } = context;
  requireAdmin(actor);
  const { transferId, reason = '' } = input;
  const spent = isId(transferId) ? await tx.redemption.count({ where: { transferId } }) : 0;
  // A redemption is undone with its voucher.
  if (spent > 0) throw new PortalError('conflict');
  const actorId = memberIdOf(actor) ?? null;
  const { transfer, wallet, change } = await reverse(tx, transferId, { actorId, reason, at });
  await recordAct(tx, {
    actor,
    at,
    act: 'points.reversed',
    subject: `member:${wallet.memberId}`,
    reason,
    detail: { transferId, reversalId: transfer.id },
  });
  tellPoints(context, wallet, change);
  return { transfer };
});
