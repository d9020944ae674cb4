import { useState } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { CheckboxField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { keptValue, useFormState } from '~/ui/form-context';
import { TextAreaField } from '~/ui/text-field';
import { writeChoices } from '../../editor-choices';
import type { RecordField, RecordTypeView } from '../../views';
import { LabelFields, RowsEditor } from './rows-editor';

const kinds = ['text', 'number', 'date', 'choice', 'photo'] as const;

function FieldRow({ name, field }: { name: string; field: RecordField | undefined }) {
  const { t } = useI18n();
  const { problem } = useFormState();
  const [kind, setKind] = useState(keptValue(problem, `${name}.kind`) ?? field?.kind ?? 'text');
  return (
    <div className="space-y-3">
      <input type="hidden" name={`${name}.key`} value={field?.key ?? ''} />
      <LabelFields name={`${name}.label`} label={field?.label} maxLength={80} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <SelectField
          name={`${name}.kind`}
          label={t('studio:records.kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          required
          choices={kinds.map((kind) => ({ value: kind, label: t(`studio:records.kinds.${kind}`) }))}
          className="w-48"
        />
        <CheckboxField
          name={`${name}.required`}
          label={t('studio:records.required')}
          defaultChecked={field?.required}
        />
      </div>
      <TextAreaField
        name={`${name}.choices`}
        label={t('studio:records.choices')}
        hint={t('studio:records.choicesHint')}
        defaultValue={writeChoices(field?.choices)}
        rows={4}
        // Without JavaScript nobody could bring it back after choosing the kind.
        className={kind === 'choice' ? undefined : 'unscripted'}
      />
    </div>
  );
}

/** What one kind of record is called and asks for. */
export function RecordTypeForm({ type, version }: { type: RecordTypeView | null; version: number }) {
  const { t } = useI18n();
  return (
    <Form intent="record-type" className="space-y-7">
      <input type="hidden" name="version" value={version} />
      <Section title={t('studio:records.name')}>
        <Card>
          <LabelFields name="label" label={type?.label} maxLength={80} />
        </Card>
      </Section>
      <Section title={t('studio:records.fieldsTitle')}>
        <RowsEditor name="fields" items={type?.fields ?? []}>
          {({ name, item }) => <FieldRow name={name} field={item} />}
        </RowsEditor>
      </Section>
      {type ? (
        <CheckboxField
          name="retired"
          label={t('studio:records.retire')}
          hint={t('studio:records.retireHint')}
          defaultChecked={type.retired}
        />
      ) : null}
      <Button variant="primary" size="lg">
        {t('ui:save')}
      </Button>
    </Form>
  );
}
