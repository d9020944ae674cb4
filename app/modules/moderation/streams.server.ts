import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { StreamKind, WatchPermit } from '~/platform/module';
import { mayReview } from './policy';

async function permit(actor: Actor, clubId: string): Promise<false | WatchPermit> {
  if (actor.kind !== 'member') return false;
  try {
    const access = await loadClubAccess(actor, { clubId });
    if (!mayReview(access)) return false;
    const name = access.membership?.personaName ?? actor.name;
    return { clubId, persona: { id: actor.memberId, name } };
  } catch (error) {
    if (isPortalError(error) && error.code === 'not_found') return false;
    throw error;
  }
}

export const moderationStreams: readonly StreamKind[] = [
  { prefix: 'moderation', presence: true, mayWatch: async (actor, id) => isId(id) && permit(actor, id) },
  {
    prefix: 'review',
    presence: true,
    async mayWatch(actor, id) {
      const review = isId(id)
        ? await db.review.findUnique({ where: { id }, select: { clubId: true } })
        : null;
      return review !== null && permit(actor, review.clubId);
    },
  },
];
