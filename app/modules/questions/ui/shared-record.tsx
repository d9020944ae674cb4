import { RecordCard } from '~/modules/clubs/ui/record-card';
import type { SharedRecordView } from '../views';

/** The ticked fields of the asker's record, as the experts see them. */
export function SharedRecord({ record }: { record: SharedRecordView }) {
  const { recordId, title, type, fields, values, sharedAt } = record;
  return (
    <RecordCard
      record={{
        ...{ id: recordId, title, type, values },
        clubSlug: '',
        memberId: '',
        state: 'shared',
        createdAt: sharedAt,
        updatedAt: sharedAt,
      }}
      fields={fields}
    />
  );
}
