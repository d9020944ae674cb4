import { readThread } from '~/modules/threads/get-thread.server';
import { threadStream } from '~/modules/threads/streams';
import { now } from '~/platform/clock.server';
import { transact } from '~/platform/db/transact.server';
import { appendUpdates } from '~/platform/updates/append-updates.server';
import { announceCommitted } from '~/platform/updates/committed.server';

/**
 * Tells whoever watches a thread that goes on: the update stands behind the gap that the new posts left, and who sees the gap
 * loads the thread anew.
 */
export async function tellContinued(threadIds: readonly string[]): Promise<void> {
  for (const id of threadIds) {
    const told = await transact(async (tx) => {
      const {
        postCount: _count,
        lastNumber: _last,
        lastPostAt: _at,
        ...thread
      } = await readThread(tx, id, ['everyone']);
      return appendUpdates(
        tx,
        [{ stream: threadStream(id), type: 'thread.changed', data: { thread } }],
        now(),
      );
    });
    announceCommitted(told);
  }
}
