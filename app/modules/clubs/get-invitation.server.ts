import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { isPortalError, PortalError } from '~/platform/errors';
import { snapshot } from '~/platform/db/transact.server';
import { getClub } from './get-club.server';
import { findInvitation } from './internal/find-invitation.server';
import type { ClubDetail, ClubViewer } from './views';

export interface InvitationPage {
  code: string;
  /** Whether it still lets somebody in. */
  works: boolean;
  /** The one who asks, by the name they have in the club. */
  from: { name: string; pictureId: string | null };
  club: ClubDetail;
  viewer: ClubViewer;
}

/** What a link shows to whoever opens it. @throws not_found for a code that never was one */
export async function getInvitation(actor: Actor, code: string): Promise<InvitationPage> {
  if (!/^[\w-]{1,60}$/.test(code)) throw new PortalError('not_found');
  const row = await db.invitation.findUnique({
    where: { code },
    select: {
      clubId: true,
      club: { select: { slug: true } },
      invitedBy: { select: { id: true, name: true, pictureId: true } },
    },
  });
  if (!row) throw new PortalError('not_found');
  const persona = await db.membership.findUnique({
    where: { clubId_memberId: { clubId: row.clubId, memberId: row.invitedBy.id } },
    select: { personaName: true, personaPictureId: true },
  });
  const works = await snapshot((tx) => findInvitation(tx, row.clubId, code, now(), null)).then(
    () => true,
    (error: unknown) => {
      if (isPortalError(error) && error.code === 'link_expired') return false;
      throw error;
    },
  );
  return {
    code,
    works,
    from: {
      name: persona?.personaName ?? row.invitedBy.name,
      pictureId: persona?.personaPictureId ?? row.invitedBy.pictureId,
    },
    ...(await getClub(actor, row.club.slug)),
  };
}
