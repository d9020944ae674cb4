import type { Draft } from '~/modules/threads/post';
import { viewDraft } from '~/modules/threads/save-draft.server';
import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';

export interface VersionedDraft {
  /** Where the form that opens now keeps what is typed. */
  place: string;
  draft: Draft | null;
  /** What was kept was written on an older text. */
  stale: boolean;
}

/**
 * What a member was writing on a text with versions, `about` naming the form, as `amend:<proposal id>`. A draft belongs to the version it
 * was written on: one of an older version comes back too, and is known as such.
 */
export async function findVersionedDraft(
  actor: Actor,
  about: string,
  version: number,
): Promise<VersionedDraft> {
  const place = `${about}:${version}`;
  const memberId = memberIdOf(actor);
  if (memberId === undefined) return { place, draft: null, stale: false };
  const row = await db.draft.findFirst({
    where: { memberId, place: { startsWith: `${about}:` } },
    orderBy: { updatedAt: 'desc' },
  });
  return { place, draft: row && viewDraft(row), stale: row !== null && row.place !== place };
}
