import type { z } from 'zod';
import { memberIdOf } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import { giveLot, takePoints } from './internal/move-points.server';
import { reverse } from './internal/reverse.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWallet } from './internal/wallet.server';
import type { adjustmentInput } from './schema';
import type { TransferView } from './views';

/**
 * A member has points more or less, for a reason that stands in the ledger and the audit log. Admins may. Points that are given
 * never end. Publishes `points.changed`. @throws not_found, forbidden, not_enough_points
 */
export const adjustPoints = defineCommand<z.output<typeof adjustmentInput>, { transfer: TransferView }>(
  'loyalty.adjust',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireAdmin(actor);
    const { memberId, points, reason } = input;
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
