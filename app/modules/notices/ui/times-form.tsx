import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import type { Choices } from '../schema';

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** When the gathered mail comes, and when no telephone rings, in the member's own time zone. */
export function TimesForm({ times, timeZone }: Pick<Choices, 'times' | 'timeZone'>) {
  const { t, locale } = useI18n();
  // 5 January 2026 was a Monday.
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: weekday.format(new Date(Date.UTC(2026, 0, 4 + day))),
  }));
  return (
    <Form intent="times" className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          name="digestEvery"
          label={t('notices:times.every')}
          choices={[
            { value: 'day', label: t('notices:times.day') },
            { value: 'week', label: t('notices:times.week') },
          ]}
          defaultValue={times.digestEvery}
          required
        />
        <SelectField
          name="digestHour"
          label={t('notices:times.hour')}
          choices={hours}
          defaultValue={String(times.digestHour)}
          required
        />
        <SelectField
          name="digestWeekday"
          label={t('notices:times.weekday')}
          choices={weekdays}
          defaultValue={String(times.digestWeekday)}
          required
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          name="quietFrom"
          label={t('notices:times.quietFrom')}
          choices={hours}
          none={t('notices:times.never')}
          defaultValue={times.quietFrom === null ? '' : String(times.quietFrom)}
        />
        <SelectField
          name="quietUntil"
          label={t('notices:times.quietUntil')}
          choices={hours}
          none={t('notices:times.never')}
          defaultValue={times.quietUntil === null ? '' : String(times.quietUntil)}
        />
      </div>
      <p className="text-sm text-muted">{t('notices:times.zone', { zone: timeZone.replaceAll('_', ' ') })}</p>
      <Button variant="primary">{t('ui:save')}</Button>
    </Form>
  );
}
