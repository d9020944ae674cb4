import type { RecordTypeView, RecordView } from '~/modules/clubs/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { useFormState } from '~/ui/form-context';
import { RecordConsent } from './record-consent';

/** The place on the ask form for showing a record to the experts. */
export function AttachRecord(props: { records: readonly RecordView[]; types: readonly RecordTypeView[] }) {
  const { t } = useI18n();
  const { problem } = useFormState();
  if (props.records.length === 0) return null;
  return (
    <details
      className="rounded-lg border border-line bg-raised px-4 py-2"
      open={Boolean(problem?.values.recordId) || undefined}
    >
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t('questions:record.attach')}</summary>
      <div className="space-y-3 pb-3">
        <p className="text-muted">{t('questions:record.attachHint')}</p>
        <RecordConsent {...props} optional />
      </div>
    </details>
  );
}
