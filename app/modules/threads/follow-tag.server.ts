import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';

export interface TagInput {
  slug: string;
  tag: string;
  on: boolean;
}

/**
 * A member follows a topic of a club: they hear of new threads on it, and find them on their start page. Whoever may read the
 * club; to stop, whoever follows. Their own business: tells nobody. @throws unauthenticated, not_found, forbidden
 */
export const followTag = defineCommand<TagInput, { following: boolean }>(
  'threads.follow-tag',
  async ({ tx, actor, input: { slug, tag, on }, at }) => {
    const { memberId } = requireMember(actor);
    const access = await loadClubAccess(actor, { slug }, tx);
    const clubId = access.club.id;
    if (!on) {
      await tx.tagFollow.deleteMany({ where: { memberId, clubId, tag } });
      return { following: false };
    }
    if (!mayRead(access)) throw new PortalError('forbidden');
    const known = await tx.clubTag.findUnique({
      where: { clubId_key: { clubId, key: tag } },
      select: { key: true },
    });
    if (!known) throw new PortalError('not_found');
    await tx.tagFollow.createMany({ data: [{ memberId, clubId, tag, createdAt: at }], skipDuplicates: true });
    return { following: true };
  },
);
