import type { z } from 'zod';
import { loadThread } from '~/modules/threads/load-thread.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { isPortalError, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import type { RecordField, Translated } from '~/modules/clubs/views';
import type { Actor } from '~/platform/actor';
import { lockCase, noteEvent } from './internal/case-rows.server';
import { tellQuestion } from './internal/question-work.server';
import { isAsker, mayShareRecord, maySeeRecord } from './policy';
import type { shareRecordInput } from './schema';
import type { SharedRecordView } from './views';

export type ShareRecordInput = z.output<typeof shareRecordInput> & { threadId: string };

/**
 * The experts see these fields of the asker's record beside the question, as they are now and as they change, until it is taken back.
 * The asker, an active member, with their consent. Publishes `question.changed`, which tells nothing of what the record says.
 * @throws not_found (no question, no record of one's own in this club), forbidden, invalid (`fields`)
 */
export const shareRecord = defineCommand<ShareRecordInput, { record: SharedRecordView }>(
  'questions.share-record',
  async (context) => {
    const { tx, actor, input, at, tell } = context;
    const { memberId } = requireMember(actor);
    const { access, thread } = await loadThread(actor, input.threadId, tx);
    const loaded = await lockCase(tx, thread.id);
    const askerId = loaded?.question.askerId ?? thread.authorId;
    if (!mayShareRecord(access, { askerId })) throw new PortalError('forbidden');
    if (!loaded) throw new PortalError('not_found');
    const fields = await requireFields(tx, { ...input, memberId, clubId: thread.clubId });
    const shared = { recordId: input.recordId, fields, sharedAt: at, withdrawnAt: null };
    await tx.questionRecord.upsert({
      where: { threadId: thread.id },
      create: { threadId: thread.id, ...shared },
      update: shared,
    });
    await noteEvent(tx, thread.id, { type: 'record_shared', actorId: memberId }, at);
    await tellQuestion({ tx, at, tell }, thread.id);
    const record = await readShared(tx, thread.id);
    return { record: record! };
  },
);

async function requireFields(
  tx: Tx,
  given: { recordId: string; memberId: string; clubId: string; fields: readonly string[] },
): Promise<string[]> {
  const { recordId, memberId, clubId } = given;
  const record = isId(recordId)
    ? await tx.memberRecord.findFirst({
        where: { id: recordId, memberId, clubId },
        select: { recordType: { select: { fields: true } } },
      })
    : null;
  if (!record) throw new PortalError('not_found');
  const known = (record.recordType.fields as RecordField[]).map(({ key }) => key);
  const fields = known.filter((key) => given.fields.includes(key));
  if (fields.length === 0) throw new PortalError('invalid', { fields: { fields: { code: 'required' } } });
  return fields;
}

/**
 * Nobody but its owner sees the record any more: what remains is that something was taken back. The asker, always, also after leaving.
 * Publishes `question.changed`. Again: nothing. @throws not_found, forbidden
 */
export const withdrawRecord = defineCommand<{ threadId: string }, { withdrawn: boolean }>(
  'questions.withdraw-record',
  async ({ tx, actor, input, at, tell }) => {
    const { memberId } = requireMember(actor);
    const loaded = isId(input.threadId) ? await lockCase(tx, input.threadId) : null;
    if (!loaded) throw new PortalError('not_found');
    const { access } = await loadThread(actor, input.threadId, tx);
    if (!isAsker(access, loaded.question)) throw new PortalError('forbidden');
    const { threadId } = loaded.question;
    const { count } = await tx.questionRecord.updateMany({
      where: { threadId, recordId: { not: null } },
      data: { recordId: null, fields: [], withdrawnAt: at },
    });
    if (count === 0) return { withdrawn: false };
    await noteEvent(tx, threadId, { type: 'record_withdrawn', actorId: memberId }, at);
    await tellQuestion({ tx, at, tell }, threadId);
    return { withdrawn: true };
  },
);

/** What the experts see: the ticked fields alone. A record called by a field that was not ticked goes by its type's name. */
async function readShared(tx: Tx | typeof db, threadId: string): Promise<SharedRecordView | null> {
  const row = await tx.questionRecord.findUnique({
    where: { threadId },
    select: {
      fields: true,
      sharedAt: true,
      record: {
        select: {
          id: true,
          title: true,
          values: true,
          recordType: { select: { key: true, label: true, fields: true } },
        },
      },
    },
  });
  if (!row?.record) return null;
  const { id, title, values, recordType } = row.record;
  const all = values as Record<string, string | number>;
  const fields = (recordType.fields as RecordField[]).filter(({ key }) => row.fields.includes(key));
  const shown = Object.fromEntries(
    fields.flatMap(({ key }) => (all[key] === undefined ? [] : [[key, all[key]]])),
  );
  const isNamed = Object.values(shown).some((value) => String(value).startsWith(title));
  return {
    recordId: id,
    title: isNamed ? title : '',
    type: { key: recordType.key, label: recordType.label as Translated },
    fields,
    values: shown,
    sharedAt: row.sharedAt.toISOString(),
  };
}

/** The record beside a question, for the asker and the club's experts. Null where none is shown. @throws forbidden, not_found */
export async function getSharedRecord(actor: Actor, threadId: string): Promise<SharedRecordView | null> {
  const { access, thread } = await loadThread(actor, threadId);
  if (!maySeeRecord(access, { askerId: thread.authorId })) throw new PortalError('forbidden');
  return readShared(db, thread.id);
}

/** Whether a photo is of a record that is shown beside a question, in a field that was ticked, to the actor. */
export async function showsQuestionPhoto(actor: Actor, uploadId: string): Promise<boolean> {
  const rows = await db.questionRecord.findMany({
    where: { record: { photos: { some: { id: uploadId } } } },
    select: { threadId: true },
  });
  for (const { threadId } of rows) {
    const record = await getSharedRecord(actor, threadId).catch((error: unknown) => {
      if (isPortalError(error)) return null;
      throw error;
    });
    if (record && Object.values(record.values).includes(uploadId)) return true;
  }
  return false;
}

/** Whoever removes a record takes it back everywhere: the screens that show it ask again. */
export const noteRemovedRecord = defineCommand<{ threadId: string }, null>(
  'questions.note-removed-record',
  async ({ tx, input, at, tell }) => {
    await tx.questionRecord.updateMany({
      where: { threadId: input.threadId, recordId: null, withdrawnAt: null },
      data: { fields: [], withdrawnAt: at },
    });
    await tellQuestion({ tx, at, tell }, input.threadId);
    return null;
  },
);

/** Questions of a member that show a record which is there no more. */
export async function listWithoutRecord(memberId: string): Promise<string[]> {
  const rows = await db.questionRecord.findMany({
    where: { recordId: null, withdrawnAt: null, question: { askerId: memberId } },
    select: { threadId: true },
  });
  return rows.map(({ threadId }) => threadId);
}
