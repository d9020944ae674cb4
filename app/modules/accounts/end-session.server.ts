import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';

/** One of a member's own sessions is over, with its sockets. @throws unauthenticated, not_found */
export const endSession = defineCommand<{ sessionId: string }, { ended: number }>(
  'accounts.end-session',
  async ({ tx, actor, input: { sessionId }, evict }) => {
    const { memberId } = requireMember(actor);
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, memberId } });
    if (count === 0) throw new PortalError('not_found');
    evict({ sessionId });
    return { ended: count };
  },
);

/** All of a member's sessions but the one that asks are over, with their sockets. @throws unauthenticated */
export const endOtherSessions = defineCommand<object, { ended: number }>(
  'accounts.end-other-sessions',
  async ({ tx, actor, evict }) => {
    const { memberId, sessionId } = requireMember(actor);
    const { count } = await tx.session.deleteMany({ where: { memberId, id: { not: sessionId } } });
    evict({ memberId, exceptSessionId: sessionId });
    return { ended: count };
  },
);
