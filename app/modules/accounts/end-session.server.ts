import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { announceEndedSessions } from '~/platform/session/ended-sessions.server';
import { endSessions } from './internal/end-sessions.server';

/** One of a member's own sessions is over, with its sockets. @throws unauthenticated, not_found */
export async function endSession(actor: Actor, input: { sessionId: string }): Promise<void> {
  const { memberId } = requireMember(actor);
  const { count } = await db.session.deleteMany({ where: { id: input.sessionId, memberId } });
  if (count === 0) throw new PortalError('not_found');
  announceEndedSessions([input.sessionId]);
}

/** All of a member's sessions but the one that asks are over, with their sockets. @throws unauthenticated */
export async function endOtherSessions(actor: Actor): Promise<{ ended: number }> {
  const { memberId, sessionId } = requireMember(actor);
  const ended = await transact((tx) => endSessions(tx, memberId, sessionId));
  announceEndedSessions(ended);
  return { ended: ended.length };
}
