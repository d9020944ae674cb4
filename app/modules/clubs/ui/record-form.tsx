import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { CheckboxField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { PictureField } from './picture-field';
import type { RecordField, RecordTypeView, RecordView } from '../views';

type Values = RecordView['values'];

/** The control of one field, by its kind. Names are those of the problems that come back. */
function RecordFieldControl({ field, value }: { field: RecordField; value: string | number | undefined }) {
  const { t, locale } = useI18n();
  const name = `values.${field.key}`;
  const label = field.label[locale];
  const look = { name, label, required: field.required };
  switch (field.kind) {
    case 'choice':
      return (
        <SelectField
          {...look}
          defaultValue={value}
          none={t('clubs:records.noChoice')}
          choices={(field.choices ?? []).map((choice) => ({
            value: choice.value,
            label: choice.label[locale],
          }))}
        />
      );
    case 'date':
      return <TextField {...look} type="date" defaultValue={value} className="max-w-60" />;
    case 'number':
      return (
        <TextField {...look} inputMode="decimal" defaultValue={value} maxLength={20} className="max-w-60" />
      );
    case 'text':
      return field.required ? (
        <TextField {...look} defaultValue={value} maxLength={1_000} />
      ) : (
        <TextAreaField {...look} defaultValue={value} maxLength={1_000} rows={1} />
      );
    case 'photo':
      return (
        <PictureField
          {...look}
          hint={value ? t('clubs:records.keepPhoto') : undefined}
          removeLabel={t('clubs:records.removePhoto')}
          present={value === undefined ? null : String(value)}
        />
      );
  }
}

export interface RecordFormProps {
  type: RecordTypeView;
  values?: Values;
  shared?: boolean;
}

/** A record by its type's fields, and who sees it. */
export function RecordForm({ type, values = {}, shared = false }: RecordFormProps) {
  const { t } = useI18n();
  return (
    <Form intent="save" className="space-y-4" encType="multipart/form-data">
      {type.fields.map((field) => (
        <RecordFieldControl key={field.key} field={field} value={values[field.key]} />
      ))}
      <CheckboxField
        name="shared"
        label={t('clubs:records.share')}
        hint={t('clubs:records.shareHint')}
        defaultChecked={shared}
      />
      <Button variant="primary">{t('ui:save')}</Button>
    </Form>
  );
}
