import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import type { PushSubscriptionInput } from './schema';

/** A device more than these takes the place of the one that was used least lately. */
const devicesAtMost = 10;

/**
 * A browser of the member gets push messages from now on; one that others used before them is theirs alone now. Each for
 * themself. @throws unauthenticated
 */
export const subscribePush = defineCommand<
  PushSubscriptionInput & { userAgent: string | null },
  { id: string }
>('notices.subscribe-push', async ({ tx, actor, input, at }) => {
  const { memberId } = requireMember(actor);
  const { endpoint, keys, userAgent } = input;
  const data = {
    memberId,
    p256dh: keys.p256dh,
    auth: keys.auth,
    userAgent: userAgent?.slice(0, 300) ?? null,
  };
  const { id } = await tx.pushSubscription.upsert({
    where: { endpoint },
    create: { id: newId(), endpoint, createdAt: at, ...data },
    update: data,
    select: { id: true },
  });
  const all = await tx.pushSubscription.findMany({
    where: { memberId, id: { not: id } },
    orderBy: [{ usedAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    select: { id: true },
  });
  const over = all.slice(devicesAtMost - 1).map((device) => device.id);
  if (over.length > 0) await tx.pushSubscription.deleteMany({ where: { id: { in: over } } });
  return { id };
});

/** A browser gets no push messages any more; by its id or its endpoint. Each their own. @throws not_found, unauthenticated */
export const unsubscribePush = defineCommand<{ id?: string; endpoint?: string }, object>(
  'notices.unsubscribe-push',
  async ({ tx, actor, input }) => {
    const { memberId } = requireMember(actor);
    const { id, endpoint } = input;
    const which = id !== undefined && isId(id) ? { id } : endpoint ? { endpoint } : undefined;
    if (!which) throw new PortalError('not_found');
    const { count } = await tx.pushSubscription.deleteMany({ where: { memberId, ...which } });
    if (count === 0) throw new PortalError('not_found');
    return {};
  },
);
