import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { viewInterest } from './change-interests.server';
import type { InterestView } from './views';

/** Who pays an expert of a club now, and who did, the latest first. @param clubId of a club the caller may read */
export async function readInterests(clubId: string, memberId: string): Promise<InterestView[]> {
  const rows = await db.expertInterest.findMany({
    where: { clubId, memberId },
    orderBy: [{ since: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows.map(viewInterest);
}

/** Who pays an expert, with its history. Whoever may read the club. @throws not_found, unauthenticated, forbidden */
export async function listInterests(actor: Actor, slug: string, memberId: string): Promise<InterestView[]> {
  const access = await loadClubAccess(actor, { slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  if (!isId(memberId)) throw new PortalError('not_found');
  return readInterests(access.club.id, memberId);
}
