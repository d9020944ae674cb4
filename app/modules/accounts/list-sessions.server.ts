import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import type { SessionView } from './schema';

/** A member's own sessions that still work, the latest used first. @throws unauthenticated */
export async function listSessions(actor: Actor): Promise<SessionView[]> {
  const { memberId, sessionId } = requireMember(actor);
  const rows = await db.session.findMany({
    where: { memberId, expiresAt: { gt: now() }, absoluteExpiresAt: { gt: now() } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: {
      id: true,
      kind: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      userAgent: true,
      address: true,
    },
  });
  return rows.map(({ createdAt, lastSeenAt, expiresAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    current: row.id === sessionId,
  }));
}
