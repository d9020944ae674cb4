import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';

export interface PersonInput {
  slug: string;
  personId: string;
  on: boolean;
}

/**
 * A member follows somebody of a club, as who they are there: they hear of what that person writes in it. Whoever may read the
 * club; to stop, whoever follows. The other one is not told. @throws unauthenticated, not_found, forbidden
 */
export const followPerson = defineCommand<PersonInput, { following: boolean }>(
  'threads.follow-person',
  async ({ tx, actor, input: { slug, personId, on }, at }) => {
    const { memberId } = requireMember(actor);
    const access = await loadClubAccess(actor, { slug }, tx);
    const clubId = access.club.id;
    if (!isId(personId) || personId === memberId) throw new PortalError('not_found');
    if (!on) {
      await tx.personFollow.deleteMany({ where: { memberId, clubId, personId } });
      return { following: false };
    }
    if (!mayRead(access)) throw new PortalError('forbidden');
    const person = await tx.membership.findUnique({
      where: { clubId_memberId: { clubId, memberId: personId } },
      select: { status: true },
    });
    if (person?.status !== 'active') throw new PortalError('not_found');
    await tx.personFollow.createMany({
      data: [{ memberId, clubId, personId, createdAt: at }],
      skipDuplicates: true,
    });
    return { following: true };
  },
);
