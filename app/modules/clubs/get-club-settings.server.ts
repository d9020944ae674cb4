import type { Actor } from '~/platform/actor';
import { requireAdmin } from '~/platform/require-member';
import { readClubDetail } from './internal/club-rows.server';
import { loadClubAccess } from './load-access.server';
import type { ClubDetail } from './views';

/** A club with all that its makers set, the code to join included. Admins may. @throws forbidden, not_found */
export async function getClubSettings(
  actor: Actor,
  slug: string,
): Promise<{ club: ClubDetail; joinCode: string | null }> {
  requireAdmin(actor);
  const { club } = await loadClubAccess(actor, { slug });
  return readClubDetail(club.id);
}
