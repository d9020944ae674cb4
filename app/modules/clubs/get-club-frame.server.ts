import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { readHeads } from '~/platform/updates/stored-updates.server';
import type { Badge, ClubAccess } from './access';
import { viewClub } from './internal/club-rows.server';
import { loadClubAccess } from './load-access.server';
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

/** The head of the stream is read before the standing: what has changed in between is told again. */
async function loadStanding(
  actor: Actor,
  slug: string,
): Promise<{ access: ClubAccess; seqs: ClubFrame['seqs'] }> {
  const access = await loadClubAccess(actor, { slug });
  const status = access.membership?.status;
  if (!access.memberId || !status || status === 'active' || status === 'left') return { access, seqs: {} };
  const stream = memberStream(access.memberId);
  const heads = await readHeads([stream]);
  return { access: await loadClubAccess(actor, { slug }), seqs: { [stream]: heads.get(stream) ?? 0 } };
}

/** Two queries, because it is read with every page of a club. @throws not_found, also for a draft */
export async function getClubFrame(actor: Actor, slug: string): Promise<ClubFrame> {
  const { access, seqs } = await loadStanding(actor, slug);
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
    seqs,
  };
}
