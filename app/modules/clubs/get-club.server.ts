import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { ClubAccess } from './access';
import { viewMay } from './get-club-frame.server';
import { readClubDetail } from './internal/club-rows.server';
import { readMembership, showMembership } from './internal/membership.server';
import { loadClubAccess } from './load-access.server';
import type { ClubDetail, ClubViewer } from './views';

/** What of the club depends on who looks: their membership and what they may. */
export async function readClubViewer(access: ClubAccess): Promise<ClubViewer> {
  const membership = access.memberId ? await readMembership(access.club.id, access.memberId, db) : null;
  return {
    membership: membership ? await showMembership(db, membership, now()) : null,
    may: viewMay(access),
  };
}

/**
 * A club as it shows itself, also to those who may not read inside it yet, and where the viewer stands.
 * @throws not_found, also for a draft
 */
export async function getClub(actor: Actor, slug: string): Promise<{ club: ClubDetail; viewer: ClubViewer }> {
  const access = await loadClubAccess(actor, { slug });
  const [{ club }, viewer] = await Promise.all([readClubDetail(access.club.id), readClubViewer(access)]);
  return { club, viewer };
}
