import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import {
  missingIn,
  orderDetailInclude,
  orderInclude,
  viewOrder,
  viewOrderDetail,
  viewPayment,
} from './internal/view-order.server';
import { loadOffer } from './load-offer.server';
import { mayProduce, mayServe } from './policy';
import type { SalesChannel } from './rules';
import { viewClaim } from './claim-quick.server';
import type { MyClaimView, OrderDetail, OrderView, WorkshopOrder } from './views';

interface Window {
  cursor?: string;
  limit: number;
}

const afterOf = (cursor: string | undefined) => {
  const after = readCursor(cursor, ['time', 'id']);
  return after
    ? {
        OR: [
          { createdAt: { lt: new Date(after[0]!) } },
          { createdAt: new Date(after[0]!), id: { lt: after[1]! } },
        ],
      }
    : {};
};

export async function slugsOf(clubIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.club.findMany({
    where: { id: { in: [...new Set(clubIds)] } },
    select: { id: true, slug: true },
  });
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/** The caller's orders of all clubs, the newest first. @throws unauthenticated */
export async function listMyOrders(
  actor: Actor,
  { cursor, limit }: Window,
): Promise<{ items: OrderView[]; next: string | null }> {
  const { memberId } = requireMember(actor);
  const rows = await db.offerOrder.findMany({
    where: { memberId, ...afterOf(cursor) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: orderInclude,
  });
  const shown = rows.slice(0, limit);
  const slugs = await slugsOf(shown.map(({ offer }) => offer.clubId));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => viewOrder(row, slugs.get(row.offer.clubId)!)),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}

/** What the caller claimed of quick offers of all clubs, the newest first. @throws unauthenticated */
export async function listMyClaims(
  actor: Actor,
  { cursor, limit }: Window,
): Promise<{ items: MyClaimView[]; next: string | null }> {
  const { memberId } = requireMember(actor);
  const after = readCursor(cursor, ['time', 'id']);
  const rows = await db.quickClaim.findMany({
    where: {
      memberId,
      ...(after
        ? { OR: [{ at: { lt: new Date(after[0]!) } }, { at: new Date(after[0]!), id: { lt: after[1]! } }] }
        : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: { quickOffer: { select: { title: true, currency: true, clubId: true } } },
  });
  const shown = rows.slice(0, limit);
  const slugs = await slugsOf(shown.map(({ quickOffer }) => quickOffer.clubId));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      ...viewClaim(row, row.quickOffer.currency),
      title: row.quickOffer.title,
      clubSlug: slugs.get(row.quickOffer.clubId)!,
    })),
    next: last ? writeCursor([last.at.toISOString(), last.id]) : null,
  };
}

/** One order of the caller's own, with what may be changed of it now. @throws not_found, unauthenticated */
export async function getOrder(actor: Actor, orderId: string): Promise<OrderDetail> {
  const { memberId } = requireMember(actor);
  const row = isId(orderId)
    ? await db.offerOrder.findUnique({ where: { id: orderId }, include: orderDetailInclude })
    : null;
  if (row?.memberId !== memberId) throw new PortalError('not_found');
  const slugs = await slugsOf([row.offer.clubId]);
  return viewOrderDetail(row, slugs.get(row.offer.clubId)!);
}

/**
 * The orders of an offer, the newest first, with who gets them where. Who makes it, and the brand's people who deal with orders.
 * @throws not_found, unauthenticated, forbidden
 */
export async function listWorkshopOrders(
  actor: Actor,
  offerId: string,
  { cursor, limit, channel }: Window & { channel?: SalesChannel },
): Promise<{ items: WorkshopOrder[]; next: string | null }> {
  requireMember(actor);
  const { access, facts } = await loadOffer(actor, offerId);
  if (!mayProduce(access, facts) && !mayServe(access)) throw new PortalError('forbidden');
  const rows = await db.offerOrder.findMany({
    where: { offerId, ...(channel ? { option: { channel } } : {}), AND: [afterOf(cursor)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: { ...orderInclude, contact: true },
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const names = await personasOf(
    access.club.club.id,
    shown.map(({ memberId }) => memberId),
  );
  const { slug } = access.club.club;
  return {
    items: shown.map((row) => ({
      ...viewOrder(row, slug),
      buyer: { id: row.memberId, name: names.get(row.memberId) ?? '' },
      contact: {
        name: row.contact?.name ?? '',
        phone: row.contact?.phone ?? '',
        address: row.contact?.address ?? '',
      },
      missing: missingIn(row),
      payments: row.payments.map(viewPayment),
    })),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}

/** What the club calls its members. */
export async function personasOf(clubId: string, memberIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.membership.findMany({
    where: { clubId, memberId: { in: [...new Set(memberIds)] } },
    select: { memberId: true, personaName: true },
  });
  return new Map(rows.map(({ memberId, personaName }) => [memberId, personaName]));
}
