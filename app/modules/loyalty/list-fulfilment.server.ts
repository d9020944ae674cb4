import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { mayServe } from './policy';
import { redemptionInclude, viewRedemption } from './redeem-reward.server';
import type { FulfilmentState, FulfilmentView } from './views';

const conditions: Record<FulfilmentState, Prisma.RedemptionWhereInput> = {
  waiting: { status: 'pending' },
  sent: { status: 'used' },
  cancelled: { status: 'cancelled' },
};

/**
 * What is to be sent, was sent, or was taken back: what waits with the oldest first, the rest with the newest first. Agents and admins.
 * @throws unauthenticated, forbidden
 */
export async function listFulfilment(
  actor: Actor,
  { state, cursor, limit }: { state: FulfilmentState; cursor?: string; limit: number },
): Promise<{ items: FulfilmentView[]; next: string | null }> {
  requireMember(actor);
  if (!mayServe(actor)) throw new PortalError('forbidden');
  const after = readCursor(cursor, ['time', 'id']);
  const waiting = state === 'waiting';
  const [direction, beyond] = waiting ? (['asc', 'gt'] as const) : (['desc', 'lt'] as const);
  const rows = await db.redemption.findMany({
    where: {
      ...conditions[state],
      reward: { fulfilment: 'manual' },
      ...(after
        ? {
            OR: [
              { createdAt: { [beyond]: new Date(after[0]!) } },
              { createdAt: new Date(after[0]!), id: { [beyond]: after[1]! } },
            ],
          }
        : {}),
    },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: limit + 1,
    include: { ...redemptionInclude, member: { select: { id: true, name: true } } },
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => ({ ...viewRedemption(row), member: row.member })),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}
