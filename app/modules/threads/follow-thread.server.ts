import { recheckNotices } from '~/modules/notices/settle-notices.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { transact } from '~/platform/db/transact.server';
import { requireMember } from '~/platform/require-member';
import type { FollowLevel } from './post';
import { loadThread } from './load-thread.server';
import { threadStream } from './streams';

/** How a member wants to hear of a thread. @throws not_found, unauthenticated, forbidden */
export async function followThread(
  actor: Actor,
  threadId: string,
  follow: FollowLevel,
): Promise<{ follow: FollowLevel }> {
  const { memberId } = requireMember(actor);
  await loadThread(actor, threadId);
  await transact(async (tx) => {
    await tx.threadReader.upsert({
      where: { memberId_threadId: { memberId, threadId } },
      create: { memberId, threadId, follow, updatedAt: now() },
      update: { follow, updatedAt: now() },
    });
    if (follow === 'muted') await recheckNotices(tx, { memberId, subject: threadStream(threadId) });
  });
  return { follow };
}
