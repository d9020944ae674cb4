import type { ClubAccess } from '~/modules/clubs/access';
import { indexOwnedThread } from '~/modules/threads/rewrite-owned-post.server';
import { writeText } from '~/modules/threads/write-text.server';
import type { Offer } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';

/** An offer is found by its title and words once members may know of it: it opened, or they wished for it. */
export async function indexOffer(tx: Tx, access: ClubAccess, offer: Offer): Promise<void> {
  const { threadId, clubId, createdById, title, body, openedAt, proposalId, createdAt } = offer;
  if (openedAt === null && proposalId === null) return;
  const { text } = await writeText(access, body, tx);
  await indexOwnedThread(tx, {
    ...{ id: threadId, clubId, authorId: createdById, title, text },
    at: openedAt ?? createdAt,
  });
}
