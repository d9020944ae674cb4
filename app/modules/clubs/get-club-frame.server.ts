import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import type { Badge, ClubAccess } from './access';
import { viewClub } from './internal/club-rows.server';
import { loadClubAccess } from './load-access.server';
import { mayInvite, mayModerate, mayRead, mayWrite } from './policy';
import type { ClubView, ClubViewer } from './views';

/** What stands around every page of a club, and where the viewer stands in it. */
export interface ClubFrame {
  club: ClubView;
  viewer: {
    memberId: string | null;
    membership: {
      status: NonNullable<ClubAccess['membership']>['status'];
      name: string;
      pictureId: string | null;
      suspendedUntil: string | null;
    } | null;
    badge: Badge;
    may: ClubViewer['may'];
  };
}

export function viewMay(access: ClubAccess): ClubViewer['may'] {
  return {
    read: mayRead(access),
    write: mayWrite(access),
    invite: mayInvite(access),
    moderate: mayModerate(access),
  };
}

/** Two queries, because it is read with every page of a club. @throws not_found, also for a draft */
export async function getClubFrame(actor: Actor, slug: string): Promise<ClubFrame> {
  const access = await loadClubAccess(actor, { slug });
  const { membership, badge, memberId } = access;
  const row = await db.club.findUniqueOrThrow({
    where: { id: access.club.id },
    omit: { rules: true, rulesHtml: true, tone: true, joinCode: true, joinQuestions: true },
  });
  return {
    club: viewClub(row),
    viewer: {
      memberId: memberId ?? null,
      membership: membership
        ? {
            status: membership.status,
            name: membership.personaName,
            pictureId: membership.pictureId,
            suspendedUntil: membership.suspendedUntil?.toISOString() ?? null,
          }
        : null,
      badge,
      may: viewMay(access),
    },
  };
}
