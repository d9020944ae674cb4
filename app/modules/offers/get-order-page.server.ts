import { memberStream } from '~/modules/clubs/streams';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import { readHeads } from './internal/read-heads.server';
import { getOrder } from './list-orders.server';
import { offerStream } from './streams';
import type { OrderDetail } from './views';

/**
 * One of the caller's own orders, and the streams whose updates make it another one: its offer's, for stages, and the member's own. The heads
 * are read first, so that what comes between is told again rather than missed. @throws not_found, unauthenticated
 */
export async function getOrderPage(
  actor: Actor,
  orderId: string,
): Promise<{ order: OrderDetail; heads: Record<string, number> }> {
  const { memberId } = requireMember(actor);
  const { offer } = await getOrder(actor, orderId);
  const heads = await readHeads(db, [offerStream(offer.id), memberStream(memberId)]);
  return { order: await getOrder(actor, orderId), heads };
}
