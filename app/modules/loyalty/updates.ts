import type { StreamUpdate } from '~/platform/updates/update';
import type { RedemptionView } from './views';

/** `voucher.changed` on a member's own stream: one of their vouchers is in another state. */
export interface VoucherChanged {
  redemptionId: string;
  status: 'used' | 'cancelled' | 'expired';
  endedBy: RedemptionView['endedBy'];
  sentAt: string | null;
  tracking: string | null;
}

/** `points.changed` on a member's own stream: what they have by now. */
export interface PointsChanged {
  available: number;
  pending: number;
  held: number;
  /** What has just been earned or spent; positive or negative. */
  change: number;
}

/** Pure: a voucher's page after an update of its member's stream. */
export function applyVoucherUpdate(
  voucher: RedemptionView,
  { type, at, data }: Pick<StreamUpdate, 'type' | 'at' | 'data'>,
): RedemptionView {
  if (type !== 'voucher.changed') return voucher;
  const { redemptionId, ...changed } = data as VoucherChanged;
  if (redemptionId !== voucher.id) return voucher;
  // Nobody needs the address of what is not sent.
  const deliverTo = changed.status === 'cancelled' ? null : voucher.deliverTo;
  return { ...voucher, ...changed, deliverTo, endedAt: at, returnable: false };
}
