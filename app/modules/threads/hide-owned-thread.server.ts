import type { Actor } from '~/platform/actor';
import type { CommandContext } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { lockPostInThread, removeWithin, restoreWithin } from './remove-post.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell' | 'blank'>;

async function openingOf(tx: Tx | typeof db, threadId: string) {
  return tx.post.findUnique({
    where: { threadId_number: { threadId, number: 1 } },
    select: { id: true, status: true, statusReason: true },
  });
}

/**
 * Within another command: the words that open a thread which something owns are hidden, or shown again, as moderators do with any post:
 * recorded, gone from search and catching up, answering what was reported about them. @throws forbidden
 */
export async function hideOwnedThread(
  context: Context & { actor: Actor },
  threadId: string,
  { hidden, reason }: { hidden: boolean; reason: string },
): Promise<void> {
  const opening = await openingOf(context.tx, threadId);
  if (!opening || (opening.status !== 'published') === hidden) return;
  const locked = await lockPostInThread(context.tx, context.actor, opening.id);
  if (hidden) await removeWithin(context, locked, { status: 'hidden', reason });
  else await restoreWithin(context, locked, { reason: reason || undefined });
}

/** Whether the words that open a thread are hidden from its readers. */
export async function isOpeningHidden(tx: Tx, threadId: string): Promise<boolean> {
  return (await openingOf(tx, threadId))?.status !== 'published';
}

/** What was said when they were hidden; `flags` and `words` where the portal did it by itself. Null: nothing, or they are not hidden. */
export async function whyOpeningHidden(threadId: string): Promise<string | null> {
  const opening = await openingOf(db, threadId);
  return opening && opening.status !== 'published' ? opening.statusReason : null;
}
