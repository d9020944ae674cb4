import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import type { FollowLevel } from './post';
import { loadThread } from './load-thread.server';

/** How a member wants to hear of a thread. @throws not_found, unauthenticated, forbidden */
export async function followThread(
  actor: Actor,
  threadId: string,
  follow: FollowLevel,
): Promise<{ follow: FollowLevel }> {
  const { memberId } = requireMember(actor);
  await loadThread(actor, threadId);
  await db.threadReader.upsert({
    where: { memberId_threadId: { memberId, threadId } },
    create: { memberId, threadId, follow, updatedAt: now() },
    update: { follow, updatedAt: now() },
  });
  return { follow };
}
