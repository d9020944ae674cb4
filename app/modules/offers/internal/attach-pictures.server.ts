import type { Tx } from '~/platform/db/transact.server';

/** Pictures that an offer's words show stay, also while it has no post that shows them. */
export async function attachPictures(
  tx: Tx,
  ids: readonly string[],
  by: { memberId: string; clubId: string; at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.upload.updateMany({
    where: { id: { in: [...ids] }, uploaderId: by.memberId, attachedAt: null },
    data: { attachedAt: by.at, clubId: by.clubId },
  });
}
