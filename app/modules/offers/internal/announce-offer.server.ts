import type { ClubAccess } from '~/modules/clubs/access';
import { indexOwnedThread } from '~/modules/threads/rewrite-owned-post.server';
import { startOwnedThread } from '~/modules/threads/start-owned-thread.server';
import type { CommandContext } from '~/platform/command.server';
import type { Offer } from '~/platform/db/generated/client';
import { offerStream } from '../streams';

type Announced = Pick<Offer, 'id' | 'clubId' | 'createdById' | 'title' | 'body' | 'threadId'>;

/**
 * Once members may know of an offer (it opens, or they wished for it), it has its thread and is found by its title and words. Answers
 * the thread; one that stands already stays as it is.
 */
export async function announceOffer(
  context: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'appended'>,
  access: ClubAccess,
  { id, clubId, createdById, title, body, threadId }: Announced,
): Promise<string> {
  if (threadId) return threadId;
  const thread = await startOwnedThread(context, access, {
    ...{ owner: offerStream(id), kind: 'talk', title, body },
  });
  await indexOwnedThread(context.tx, {
    ...{ id: thread.threadId, clubId, authorId: createdById, title, text: thread.text },
    at: context.at,
  });
  return thread.threadId;
}
