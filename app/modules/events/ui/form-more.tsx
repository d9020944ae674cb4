import { useI18n } from '~/platform/i18n/i18n-context';
import { intlTag } from '~/platform/i18n/locale';
import { CheckboxesField, CheckboxField, SelectField } from '~/ui/choice-field';
import { TextAreaField, TextField } from '~/ui/text-field';
import { questionPlaces } from '../form-values';
import { type FormStart, NumberField, pair } from './form-basics';

/** What is asked of who registers. */
export function Questions({ start }: FormStart) {
  const { t } = useI18n();
  return Array.from({ length: questionPlaces(start.questions.length) }, (_, index) => {
    const number = index + 1;
    const known = start.questions[index];
    return (
      <fieldset key={number} className="space-y-3 border-b border-line pb-3">
        <legend className="font-semibold">{t('events:form.question', { number })}</legend>
        {known ? <input type="hidden" name={`questionKey${number}`} value={known.key} /> : null}
        <TextField
          name={`question${number}`}
          label={t('events:form.question', { number })}
          labelHidden
          defaultValue={known?.label}
          maxLength={200}
        />
        <div className={pair}>
          <SelectField
            name={`questionKind${number}`}
            label={t('events:form.questionKind')}
            required
            defaultValue={known?.kind ?? 'text'}
            choices={(['text', 'yes_no', 'choice'] as const).map((value) => ({
              value,
              label: t(`events:form.kinds.${value}`),
            }))}
          />
          <TextField
            name={`questionChoices${number}`}
            label={t('events:form.choices')}
            defaultValue={known?.choices.join(', ')}
            maxLength={500}
          />
        </div>
        <CheckboxField
          name={`questionRequired${number}`}
          label={t('events:form.required')}
          defaultChecked={known?.required}
        />
      </fieldset>
    );
  });
}

/** What it is to bring, and what it may cost. */
export function Goals({ start }: FormStart) {
  const { t } = useI18n();
  const { goals } = start;
  const budget = goals.budgetMinor == null ? null : goals.budgetMinor / (goals.currency === 'VND' ? 1 : 100);
  return (
    <>
      <div className={pair}>
        <NumberField name="attendance" label={t('events:form.attendance')} value={goals.attendance} />
        <TextField
          type="number"
          name="satisfaction"
          label={t('events:form.satisfaction')}
          min={1}
          max={5}
          step="0.1"
          defaultValue={goals.satisfaction == null ? '' : String(goals.satisfaction)}
        />
        <NumberField name="budget" label={t('events:form.budget')} value={budget} />
        <SelectField
          name="currency"
          label="฿ / ₫"
          required
          defaultValue={goals.currency}
          choices={[
            { value: 'THB', label: 'THB ฿' },
            { value: 'VND', label: 'VND ₫' },
          ]}
        />
      </div>
      <TextAreaField
        name="follows"
        label={t('events:form.follows')}
        defaultValue={goals.follows}
        rows={2}
        maxLength={500}
      />
    </>
  );
}

/** On which days of the week; none: that of the first. */
export function Weekdays({ chosen = [] }: { chosen?: readonly number[] }) {
  const { t, locale } = useI18n();
  const weekday = new Intl.DateTimeFormat(intlTag[locale], { weekday: 'long', timeZone: 'UTC' });
  return (
    <CheckboxesField
      name="weekdays[]"
      label={t('events:form.weekdays')}
      hint={t('events:form.weekdaysHint')}
      defaultValues={chosen.map(String)}
      choices={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
        value: String(day),
        // 2024 began on a Monday.
        label: weekday.format(new Date(Date.UTC(2024, 0, day))),
      }))}
    />
  );
}

/** How it comes again. */
export function Series() {
  const { t } = useI18n();
  return (
    <>
      <SelectField
        name="every"
        label={t('events:form.every')}
        required
        defaultValue="none"
        choices={(['none', 'day', 'week', 'month'] as const).map((value) => ({
          value,
          label: t(`events:form.everyChoice.${value}`),
        }))}
      />
      <div className={pair}>
        <NumberField name="interval" label={t('events:form.interval')} value={1} min={1} />
        <NumberField name="count" label={t('events:form.count')} value={4} min={2} />
      </div>
      <Weekdays />
      <TextField name="except" label={t('events:form.except')} hint={t('events:form.exceptHint')} />
    </>
  );
}
