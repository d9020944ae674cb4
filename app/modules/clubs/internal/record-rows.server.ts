import type { CommandContext } from '~/platform/command.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { readRecordValues, type ReadRecord } from '../record-values';
import { memberStream } from '../streams';
import type { RecordChanged } from '../updates';
import type { RecordField, RecordView, Translated } from '../views';
import { attachRecordPhoto, detachRecordPhotos } from './pictures.server';

export const recordInclude = {
  club: { select: { id: true, slug: true, status: true } },
  recordType: { select: { key: true, label: true, fields: true } },
} satisfies Prisma.MemberRecordInclude;

export type RecordRow = Prisma.MemberRecordGetPayload<{ include: typeof recordInclude }>;

export function viewRecord(row: RecordRow): RecordView {
  return {
    id: row.id,
    clubSlug: row.club.slug,
    memberId: row.memberId,
    type: { key: row.recordType.key, label: row.recordType.label as Translated },
    title: row.title,
    values: row.values as RecordView['values'],
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Reads one's own record for changing it, under its row lock. @throws not_found, also for somebody else's */
export async function lockOwnRecord(tx: Tx, memberId: string, recordId: string): Promise<RecordRow> {
  if (!isId(recordId)) throw new PortalError('not_found');
  await tx.$queryRaw`SELECT 1 FROM "MemberRecord" WHERE "id" = ${recordId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.memberRecord.findUnique({ where: { id: recordId }, include: recordInclude });
  if (row?.memberId !== memberId) throw new PortalError('not_found');
  return row;
}

/** Checks what was given by the type's fields. @throws invalid (`values.<key>`) */
export function readRecord(
  given: Record<string, unknown>,
  type: { label: unknown; fields: unknown },
): ReadRecord {
  const read = readRecordValues(type.fields as RecordField[], given, (type.label as Translated).th);
  if (Object.keys(read.problems).length > 0) throw new PortalError('invalid', { fields: read.problems });
  return read;
}

/** The record, whose row stands, shows these photos and no others of before. @throws invalid (`values.<key>`) */
export async function keepPhotos(
  { tx, at }: Pick<CommandContext<unknown>, 'tx' | 'at'>,
  record: { id: string; memberId: string; clubId: string },
  { photos }: Pick<ReadRecord, 'photos'>,
): Promise<void> {
  const { id: recordId, memberId, clubId } = record;
  const kept = photos.map(({ uploadId }) => uploadId);
  await detachRecordPhotos(tx, recordId, kept);
  for (const photo of photos) await attachRecordPhoto(tx, { ...photo, recordId, memberId, clubId, at });
}

export function tellRecord(
  { tell }: Pick<CommandContext<unknown>, 'tell'>,
  record: RecordView,
  removed = false,
): void {
  tell(memberStream(record.memberId), 'record.changed', {
    record: removed ? null : record,
    recordId: record.id,
  } satisfies RecordChanged);
}
