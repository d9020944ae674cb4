import type { Actor } from '~/platform/actor';
import { memberIdOf } from '~/platform/actor';
import { Prisma } from '~/platform/db/sql.server';
import type { Badge, ClubAccess } from './access';
import { clubJson, type ClubJson, viewClub } from './internal/club-rows.server';
import { loadClubAccessWith } from './load-access.server';
import { mayInvite, mayModerate, mayRead, mayWrite } from './policy';
import { memberStream } from './streams';
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
  /** Who waits for a word on their standing hears it on their own stream, from this `seq` on; empty for all others. */
  seqs: Record<string, number>;
}

export function viewMay(access: ClubAccess): ClubViewer['may'] {
  return {
    read: mayRead(access),
    write: mayWrite(access),
    invite: mayInvite(access),
    moderate: mayModerate(access),
  };
}

/** As it is in one moment, with the head of the member's own stream. */
const frameJson = (memberId: string | undefined) => Prisma.sql`json_build_object('club', ${clubJson}, 'head',
  (SELECT w."head" FROM "Stream" w WHERE w."key" = ${memberId ? memberStream(memberId) : null}))`;

function isWaiting({ membership }: ClubAccess): boolean {
  return membership !== undefined && membership.status !== 'active' && membership.status !== 'left';
}

/** One query, because it is read with every page of a club. @throws not_found, also for a draft */
export async function getClubFrame(actor: Actor, slug: string): Promise<ClubFrame> {
  const { access, more } = await loadClubAccessWith<{ club: ClubJson; head: number | null }>(
    actor,
    { slug },
    frameJson(memberIdOf(actor)),
  );
  const { club: row, head } = more;
  const seqs = access.memberId && isWaiting(access) ? { [memberStream(access.memberId)]: head ?? 0 } : {};
  const { membership, badge, memberId } = access;
  return {
    club: viewClub({ ...row, createdAt: new Date(row.createdAt) }),
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
    seqs,
  };
}
