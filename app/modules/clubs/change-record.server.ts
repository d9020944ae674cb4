import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { recordRemoved } from './facts';
import { detachRecordPhotos } from './internal/pictures.server';
import {
  keepPhotos,
  lockOwnRecord,
  readRecord,
  recordInclude,
  tellRecord,
  viewRecord,
} from './internal/record-rows.server';
import { loadClubAccess } from './load-access.server';
import { isActiveMember } from './policy';
import type { ChangeRecordInput } from './schema';
import type { RecordView } from './views';

/**
 * One's own record says something else, or is shared with the club or taken back. Its owner may: as an active member all of it;
 * after leaving, or suspended, only take it back. Publishes `record.changed` to the actor alone.
 * @throws not_found, not_a_member, invalid (`values.<key>`)
 */
export const changeRecord = defineCommand<ChangeRecordInput & { recordId: string }, { record: RecordView }>(
  'clubs.change-record',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const before = await lockOwnRecord(tx, memberId, input.recordId);
    const takesBack = input.values === undefined && input.state !== 'shared';
    if (!takesBack && !isActiveMember(await loadClubAccess(actor, { clubId: before.clubId }, tx)))
      throw new PortalError('not_a_member');
    const read = input.values ? readRecord(input.values, before.recordType) : null;
    if (read) await keepPhotos(context, before, read);
    const row = await tx.memberRecord.update({
      where: { id: before.id },
      data: {
        ...(read ? { values: read.values, title: read.title } : {}),
        ...(input.state ? { state: input.state } : {}),
        updatedAt: at,
      },
      include: recordInclude,
    });
    const record = viewRecord(row);
    tellRecord(context, record);
    return { record };
  },
);

/** One's own record is gone, with its photos. Its owner may, always. Publishes `record.changed` to the actor alone. @throws not_found */
export const removeRecord = defineCommand<{ recordId: string }, { removed: true }>(
  'clubs.remove-record',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const row = await lockOwnRecord(tx, memberId, input.recordId);
    await detachRecordPhotos(tx, row.id);
    await tx.memberRecord.delete({ where: { id: row.id } });
    await publish(tx, recordRemoved, { recordId: row.id, memberId, clubId: row.clubId });
    tellRecord(context, viewRecord(row), true);
    return { removed: true };
  },
);
