import { useI18n } from '~/platform/i18n/i18n-context';
import { intlTag } from '~/platform/i18n/locale';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import { type Birthday, yearFor } from '../birthday';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** One's birthday, or none: what is left empty is not known. */
export function BirthdayForm({ birthday }: { birthday: Birthday | null }) {
  const { t, locale } = useI18n();
  const names = new Intl.DateTimeFormat(intlTag[locale], { month: 'long', timeZone: 'UTC' });
  return (
    <>
      <p className="mb-4 text-muted">{t('accounts:birthday.hint')}</p>
      <Form intent="birthday" key={JSON.stringify(birthday)}>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-[7rem_minmax(0,1fr)_9rem]">
          <SelectField
            name="day"
            label={t('accounts:birthday.day')}
            required
            none="–"
            defaultValue={birthday?.day ?? ''}
            choices={numbers(31).map((day) => ({ value: String(day), label: String(day) }))}
          />
          <SelectField
            name="month"
            label={t('accounts:birthday.month')}
            required
            none="–"
            defaultValue={birthday?.month ?? ''}
            choices={numbers(12).map((month) => ({
              value: String(month),
              label: names.format(new Date(Date.UTC(2024, month - 1, 1))),
            }))}
          />
          <TextField
            name="year"
            label={t('accounts:birthday.year')}
            hint={t('accounts:birthday.yearHint')}
            inputMode="numeric"
            maxLength={4}
            autoComplete="bday-year"
            defaultValue={birthday?.year ? yearFor(locale, birthday.year) : ''}
            className="col-span-2 sm:col-span-1"
          />
        </div>
        <Button variant="primary" className="mt-4">
          {t('ui:save')}
        </Button>
      </Form>
      {birthday ? (
        <Form intent="forget-birthday" className="mt-3">
          <Button variant="quiet">{t('accounts:birthday.forget')}</Button>
        </Form>
      ) : null}
    </>
  );
}
