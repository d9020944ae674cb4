import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { keepPhotos, readRecord, recordInclude, tellRecord, viewRecord } from './internal/record-rows.server';
import { lockClub } from './internal/lock-club.server';
import { isActiveMember } from './policy';
import type { CreateRecordInput } from './schema';
import type { RecordView } from './views';

/** More than anybody has dogs or houses; enough to fill no disk. */
export const recordsPerClub = 50;

/**
 * The actor has a record in the club, such as "my dog", private unless shared. Active members may. Publishes `record.changed`
 * to the actor alone. @throws not_a_member, club_closed (archived), invalid (`type`, `values.<key>`), conflict (too many)
 */
export const createRecord = defineCommand<CreateRecordInput & { slug: string }, { record: RecordView }>(
  'clubs.create-record',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const access = await lockClub(tx, actor, { slug: input.slug });
    const { club } = access;
    if (!isActiveMember(access)) throw new PortalError('not_a_member');
    if (club.status === 'archived') throw new PortalError('club_closed');
    const type = await tx.recordType.findUnique({
      where: { clubId_key: { clubId: club.id, key: input.type } },
    });
    if (!type || type.retired) throw invalidField('type', 'not_found');
    if ((await tx.memberRecord.count({ where: { clubId: club.id, memberId } })) >= recordsPerClub)
      throw new PortalError('conflict');
    const read = readRecord(input.values, type);
    const row = await tx.memberRecord.create({
      data: {
        id: newId(),
        clubId: club.id,
        memberId,
        recordTypeId: type.id,
        title: read.title,
        values: read.values,
        state: input.state,
        createdAt: at,
        updatedAt: at,
      },
      include: recordInclude,
    });
    await keepPhotos(context, row, read);
    const record = viewRecord(row);
    tellRecord(context, record);
    return { record };
  },
);
