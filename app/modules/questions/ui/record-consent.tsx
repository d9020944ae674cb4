import { useEffect, useState } from 'react';
import type { RecordTypeView, RecordView } from '~/modules/clubs/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { CheckboxesField, CheckboxField, RadioField } from '~/ui/choice-field';

export interface RecordConsentProps {
  records: readonly RecordView[];
  types: readonly RecordTypeView[];
  /** One may also ask without. */
  optional?: boolean;
}

/** Which of one's records the experts may see, and what of it. Nothing is ticked before its owner ticks it. */
export function RecordConsent({ records, types, optional }: RecordConsentProps) {
  const { t, locale } = useI18n();
  const [chosen, setChosen] = useState<string | undefined>(optional ? '' : records[0]?.id);
  // Without JavaScript all is there at once.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const choices = [
    ...(optional ? [{ value: '', label: t('questions:record.none') }] : []),
    ...records.map(({ id, title, type }) => ({ value: id, label: `${title} · ${type.label[locale]}` })),
  ];
  return (
    <div
      className="space-y-4"
      onChange={(event) => {
        const input = event.target as HTMLInputElement;
        if (input.name === 'recordId') setChosen(input.value);
      }}
    >
      <RadioField
        name="recordId"
        label={t('questions:record.which')}
        choices={choices}
        defaultValue={optional ? '' : records[0]?.id}
      />
      {records.map(({ id, title, type, values }) => {
        const fields = types.find(({ key }) => key === type.key)?.fields ?? [];
        const filled = fields.filter(({ key }) => values[key] !== undefined);
        if (filled.length === 0) return null;
        return (
          <div key={id} hidden={ready && chosen !== id}>
            <CheckboxesField
              name={`fields-${id}[]`}
              label={t('questions:record.fields', { name: title })}
              choices={filled.map(({ key, label }) => ({ value: key, label: label[locale] }))}
            />
          </div>
        );
      })}
      <div hidden={ready && chosen === ''}>
        <CheckboxField name="consent" label={t('questions:record.consent')} value="yes" />
      </div>
    </div>
  );
}
