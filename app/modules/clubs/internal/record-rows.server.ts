import type { CommandContext } from '~/platform/command.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { readRecordValues, type ReadRecord } from '../record-values';
import { memberStream } from '../streams';
import type { RecordChanged } from '../updates';
import type { RecordField, RecordView, Translated } from '../views';
import { attachPicture } from './pictures.server';

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

interface Subject {
  clubId: string;
  type: { label: unknown; fields: unknown };
  /** Photos that the record shows already are not attached again. */
  before?: Record<string, unknown>;
}

/** Checks what was given by the type's fields and attaches photos. @throws invalid (`values.<key>`) */
export async function readRecord(
  { tx, actor, at }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at'>,
  given: Record<string, unknown>,
  { clubId, type, before = {} }: Subject,
): Promise<Pick<ReadRecord, 'values' | 'title'>> {
  const read = readRecordValues(type.fields as RecordField[], given, (type.label as Translated).th);
  if (Object.keys(read.problems).length > 0) throw new PortalError('invalid', { fields: read.problems });
  const kept = Object.values(before);
  for (const { uploadId, field } of read.photos)
    if (!kept.includes(uploadId)) await attachPicture(tx, actor, { uploadId, field, clubId, at });
  return { values: read.values, title: read.title };
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
