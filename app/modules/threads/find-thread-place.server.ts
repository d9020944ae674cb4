import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { isId } from '~/platform/ids';
import { loadThread } from './load-thread.server';
import { threadPaths } from './paths';

/**
 * Where a thread is that an address names under a club it has left; undefined where it never left one.
 * @throws not_found, unauthenticated, forbidden: as for reading the thread
 */
export async function findThreadPlace(
  actor: Actor,
  slug: string,
  threadId: string,
): Promise<string | undefined> {
  if (!isId(threadId) || (await db.threadMove.count({ where: { threadId } })) === 0) return undefined;
  const { access } = await loadThread(actor, threadId);
  return access.club.slug === slug ? undefined : threadPaths.thread(access.club.slug, threadId);
}
