import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { countUnread } from './internal/unread.server';
import type { ReadNoticesInput } from './schema';
import { tellUnread } from './settle-notices.server';

/**
 * Lines are read: the ones named, or all up to a moment. A member their own; what is not theirs, or was read before, stays as
 * it is. Publishes `notice.changed`. @throws unauthenticated
 */
export const readNotices = defineCommand<ReadNoticesInput, { unread: number }>(
  'notices.read',
  async ({ tx, actor, input, at, tell }) => {
    const { memberId } = requireMember(actor);
    const which =
      'ids' in input
        ? { id: { in: input.ids.filter(isId) } }
        : { latestAt: { lte: input.upTo === undefined ? at : new Date(input.upTo) } };
    const { count } = await tx.notice.updateMany({
      where: { memberId, readAt: null, ...which },
      data: { readAt: at },
    });
    if (count > 0) await tellUnread({ tx, tell }, [memberId]);
    return { unread: (await countUnread(tx, [memberId])).get(memberId) ?? 0 };
  },
);

/** Where a line leads; it is read from now on. @throws not_found, unauthenticated */
export async function openNotice(actor: Actor, id: string): Promise<string> {
  const { memberId } = requireMember(actor);
  const notice = isId(id)
    ? await db.notice.findFirst({ where: { id, memberId }, select: { url: true, readAt: true } })
    : null;
  if (!notice) throw new PortalError('not_found');
  if (!notice.readAt) await readNotices(actor, { ids: [id] });
  return notice.url;
}
