import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';

/** Whom the actor does not want to see, the latest first. @throws unauthenticated */
export async function listBlocks(
  actor: Actor,
): Promise<{ memberId: string; name: string; pictureId: string | null }[]> {
  const { memberId } = requireMember(actor);
  const blocks = await db.block.findMany({
    where: { memberId },
    select: { blocked: { select: { id: true, name: true, pictureId: true } } },
    orderBy: [{ createdAt: 'desc' }, { blockedId: 'asc' }],
    take: 500,
  });
  return blocks.map(({ blocked }) => ({
    memberId: blocked.id,
    name: blocked.name,
    pictureId: blocked.pictureId,
  }));
}
