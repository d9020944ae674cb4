import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { isPortalError, PortalError } from '~/platform/errors';
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

/** Whether a photo is of a record that its owner shares with a club, for those who see such records there. */
export async function showsRecordPhoto(actor: Actor, uploadId: string): Promise<boolean> {
  const record = await db.memberRecord.findFirst({
    where: { photos: { some: { id: uploadId } }, state: 'shared' },
    select: { id: true, memberId: true, club: { select: { slug: true } } },
  });
  if (!record) return false;
  const shared = await listSharedRecords(actor, record.club.slug, record.memberId).catch((error: unknown) => {
    if (isPortalError(error)) return [];
    throw error;
  });
  return shared.some(({ id, values }) => id === record.id && Object.values(values).includes(uploadId));
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
