import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { CheckboxField, RadioField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { designKinds } from '../design-votes';

/** Where a design question of a proposal or an offer is put to the club; see `askFromForm`. */
export function AskForm() {
  const { t } = useI18n();
  return (
    <Form
      className="space-y-5"
      labels={{
        question: t('proposals:design.form.question'),
        options: t('proposals:design.form.options'),
        day: t('proposals:design.form.closes'),
      }}
    >
      <TextField
        name="question"
        label={t('proposals:design.form.question')}
        maxLength={200}
        autoComplete="off"
        required
      />
      <RadioField
        name="kind"
        label={t('proposals:design.form.kind')}
        defaultValue="single"
        required
        choices={designKinds.map((value) => ({
          value,
          label: t(`proposals:design.kinds.${value}`),
          hint: t(`proposals:design.explain.${value}`),
        }))}
      />
      <TextAreaField
        name="options"
        label={t('proposals:design.form.options')}
        hint={t('proposals:design.form.optionsHint')}
        rows={5}
        required
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="day" type="date" label={t('proposals:design.form.closes')} required />
        <TextField
          name="quorum"
          label={t('proposals:design.form.quorum')}
          inputMode="numeric"
          defaultValue="0"
        />
      </div>
      <CheckboxField name="hidden" label={t('proposals:design.form.hidden')} />
      <Button variant="primary">{t('proposals:design.form.send')}</Button>
    </Form>
  );
}
