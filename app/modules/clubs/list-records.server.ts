import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { recordInclude, viewRecord } from './internal/record-rows.server';
import { loadClubAccess } from './load-access.server';
import { isActiveMember, isStaff } from './policy';
import type { RecordView } from './views';

/** One's own records in a club, in the order they were made; also after leaving. @throws unauthenticated */
export async function listMyRecords(actor: Actor, slug: string): Promise<RecordView[]> {
  const { memberId } = requireMember(actor);
  const { club } = await loadClubAccess(actor, { slug });
  const rows = await db.memberRecord.findMany({
    where: { memberId, clubId: club.id },
    include: recordInclude,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(viewRecord);
}

/** One's own record. @throws not_found, also for somebody else's */
export async function getMyRecord(actor: Actor, recordId: string): Promise<RecordView> {
  const { memberId } = requireMember(actor);
  const row = isId(recordId)
    ? await db.memberRecord.findUnique({ where: { id: recordId }, include: recordInclude })
    : null;
  if (row?.memberId !== memberId) throw new PortalError('not_found');
  return viewRecord(row);
}

/**
 * What a member shares with the club. Those who belong to it see it, and the brand's people; nobody sees it of somebody who is
 * not an active member. Others get an empty list.
 */
export async function listSharedRecords(actor: Actor, slug: string, memberId: string): Promise<RecordView[]> {
  const access = await loadClubAccess(actor, { slug });
  if (!isId(memberId) || !(isActiveMember(access) || isStaff(access))) return [];
  const rows = await db.memberRecord.findMany({
    where: {
      memberId,
      clubId: access.club.id,
      state: 'shared',
      club: { memberships: { some: { memberId, status: 'active' } } },
    },
    include: recordInclude,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(viewRecord);
}
