import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { findMembers } from './find-member.server';
import { mayServe } from './policy';
import { viewPurchase } from './record-purchase.server';
import type { PurchaseView } from './views';

export interface PurchaseItem extends PurchaseView {
  memberName: string;
}

const include = { member: { select: { name: true } } } as const;

/**
 * Purchases, the last entered first; `q` is a reference, or part of a member's name or their address. Agents and admins.
 * @throws unauthenticated, forbidden
 */
export async function listPurchases(
  actor: Actor,
  { q = '', cursor, limit }: { q?: string; cursor?: string; limit: number },
): Promise<{ items: PurchaseItem[]; next: string | null }> {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const text = q.trim();
  const members = text === '' ? [] : await findMembers(actor, text);
  const after = readCursor(cursor, ['time', 'id']);
  const rows = await db.purchase.findMany({
    where: {
      AND: [
        text === '' ? {} : { OR: [{ reference: text }, { memberId: { in: members.map(({ id }) => id) } }] },
        after
          ? {
              OR: [
                { createdAt: { lt: new Date(after[0]!) } },
                { createdAt: new Date(after[0]!), id: { lt: after[1]! } },
              ],
            }
          : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => ({ ...viewPurchase(row), memberName: row.member.name })),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}

/** A purchase with what it earned and what was taken back. Agents and admins. @throws unauthenticated, forbidden, not_found */
export async function getPurchase(actor: Actor, purchaseId: string) {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const row = isId(purchaseId) ? await db.purchase.findUnique({ where: { id: purchaseId }, include }) : null;
  if (!row) throw new PortalError('not_found');
  const causes = row.transferIds.map((id) => `return:${id}`);
  const moves = await db.pointTransfer.findMany({
    where: {
      OR: [
        { id: { in: row.transferIds } },
        { reversesId: { in: row.transferIds } },
        { cause: { in: causes } },
      ],
    },
    select: { id: true, kind: true, points: true, at: true },
    orderBy: [{ at: 'asc' }, { number: 'asc' }],
  });
  return {
    purchase: { ...viewPurchase(row), memberName: row.member.name },
    moves: moves.map(({ id, kind, points, at }) => ({
      id,
      points: kind === 'earn' ? Number(points) : -Number(points),
      at: at.toISOString(),
    })),
  };
}
