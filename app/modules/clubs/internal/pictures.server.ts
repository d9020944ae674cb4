import { type Actor, isAdmin, memberIdOf } from '~/platform/actor';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField } from '~/platform/errors';
import { isId } from '~/platform/ids';

/**
 * Marks an upload as shown, so that it stays. Only one's own will do (an admin may use anyone's), and only one that is not
 * bound to another club, whose outsiders could not see it.
 * @param clubId whoever may see this club may see the picture; `null`: anyone
 * @throws invalid at `field` when there is no such upload for the actor
 */
export async function attachPicture(
  tx: Tx,
  actor: Actor,
  picture: { uploadId: string; field: string; clubId: string | null; at: Date },
): Promise<void> {
  const { uploadId, field, clubId, at } = picture;
  const attached = isId(uploadId)
    ? await tx.$executeRaw`
        UPDATE "Upload" SET "attachedAt" = coalesce("attachedAt", ${at}), "clubId" = ${clubId}::uuid
        WHERE "id" = ${uploadId}::uuid AND (${isAdmin(actor)} OR "uploaderId" = ${memberIdOf(actor) ?? null}::uuid)
          AND ("attachedAt" IS NULL OR "clubId" IS NOT DISTINCT FROM ${clubId}::uuid) AND NOT "confidential"`
    : 0;
  if (attached !== 1) throw invalidField(field, 'not_found');
}

/**
 * Marks an upload of the member's as their record's photo, for them and whoever the record is shown to. What something else shows
 * already stays what it is. The record's row stands. @throws invalid at `field` when there is no such upload of theirs
 */
export async function attachRecordPhoto(
  tx: Tx,
  photo: { uploadId: string; memberId: string; recordId: string; clubId: string; field: string; at: Date },
): Promise<void> {
  const { uploadId, memberId, recordId, clubId, field, at } = photo;
  const attached = isId(uploadId)
    ? await tx.upload.updateMany({
        where: { id: uploadId, uploaderId: memberId, OR: [{ attachedAt: null }, { recordId }] },
        data: { attachedAt: at, clubId, confidential: true, recordId },
      })
    : { count: 0 };
  if (attached.count !== 1) throw invalidField(field, 'not_found');
}

/** Photos that a record shows no more are its owner's alone, and go like every upload that nothing shows. */
export async function detachRecordPhotos(
  tx: Tx,
  recordId: string,
  kept: readonly unknown[] = [],
): Promise<void> {
  const keptIds = kept.filter((value): value is string => typeof value === 'string' && isId(value));
  await tx.upload.updateMany({
    where: { recordId, id: { notIn: keptIds } },
    data: { recordId: null, attachedAt: null },
  });
}

/**
 * Marks an upload of the member's as a document, for them and admins alone. What something shows already stays what it is.
 * @throws invalid at `field` when there is no such upload of theirs
 */
export async function attachDocument(
  tx: Tx,
  document: { uploadId: string; memberId: string; field: string; at: Date },
): Promise<void> {
  const { uploadId, memberId, field, at } = document;
  const attached = isId(uploadId)
    ? await tx.upload.updateMany({
        where: { id: uploadId, uploaderId: memberId, OR: [{ attachedAt: null }, { confidential: true }] },
        data: { attachedAt: at, confidential: true },
      })
    : { count: 0 };
  if (attached.count !== 1) throw invalidField(field, 'not_found');
}
