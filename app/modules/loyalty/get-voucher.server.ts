import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { memberStream } from '~/modules/clubs/streams';
import { codeInScan, codeKey } from './codes';
import { mayServe } from './policy';
import { redemptionInclude, viewRedemption } from './redeem-reward.server';
import type { RedemptionView } from './views';

/**
 * One voucher of the caller's, and the head of their stream, which tells when it changes. @throws unauthenticated, not_found
 */
export async function getVoucher(
  actor: Actor,
  id: string,
): Promise<{ voucher: RedemptionView; stream: string; seq: number }> {
  const { memberId } = requireMember(actor);
  const stream = memberStream(memberId);
  // The head first: what changes in between is told again rather than missed.
  const head = await db.stream.findUnique({ where: { key: stream }, select: { head: true } });
  const row = isId(id)
    ? await db.redemption.findFirst({ where: { id, memberId }, include: redemptionInclude })
    : null;
  if (!row) throw new PortalError('not_found');
  return { voucher: viewRedemption(row), stream, seq: Number(head?.head ?? 0) };
}

/** What a till sees of a voucher before it takes it. */
export interface VoucherAtTill {
  redemption: RedemptionView;
  memberName: string;
  /** Whether it can be taken now. */
  good: boolean;
}

/** The voucher of a code, or of what its QR holds; null where there is none. Agents and admins. @throws unauthenticated, forbidden */
export async function findVoucher(actor: Actor, code: string): Promise<VoucherAtTill | null> {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const key = codeKey(codeInScan(code));
  const row =
    key === ''
      ? null
      : await db.redemption.findUnique({
          where: { codeKey: key },
          include: { ...redemptionInclude, member: { select: { name: true } } },
        });
  if (!row) return null;
  const over = row.expiresAt !== null && row.expiresAt <= now();
  // An agent at the till needs no address.
  const redemption = { ...viewRedemption(row), deliverTo: null };
  return {
    redemption: over && row.status === 'issued' ? { ...redemption, status: 'expired' } : redemption,
    memberName: row.member.name,
    good: row.status === 'issued' && !over,
  };
}
