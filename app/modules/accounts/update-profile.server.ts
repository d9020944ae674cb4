import { defineCommand } from '~/platform/command.server';
import { invalidField } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { readMemberView } from './internal/member-view.server';
import type { MemberView, Profile } from './schema';

/**
 * A member's own name, language, time zone and picture are as given; what is left out stays. For oneself. Tells the member's
 * other screens. @throws unauthenticated, invalid (`pictureId` that is no upload of one's own)
 */
export const updateProfile = defineCommand<Profile, MemberView>(
  'accounts.update-profile',
  async ({ tx, actor, input, at, tell }) => {
    const { memberId } = requireMember(actor);
    const { name, locale, timeZone, pictureId } = input;
    if (pictureId) {
      const { count } = isId(pictureId)
        ? await tx.upload.updateMany({
            where: { id: pictureId, uploaderId: memberId, clubId: null },
            data: { attachedAt: at },
          })
        : { count: 0 };
      if (count !== 1) throw invalidField('pictureId', 'not_found');
    }
    await tx.member.update({
      where: { id: memberId },
      data: { name, locale, timeZone, pictureId, updatedAt: at },
    });
    const member = await readMemberView(tx, memberId);
    tell(`member:${memberId}`, 'profile.changed', { member });
    return member;
  },
);
