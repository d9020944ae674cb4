import { useI18n } from '~/platform/i18n/i18n-context';
import type { Locale } from '~/platform/i18n/locale';
import { CheckboxField, SelectField } from '~/ui/choice-field';
import { TextAreaField, TextField } from '~/ui/text-field';
import { type EventFormStart, formMoment } from '../form-values';

/** What the form begins with; times as they travel, in ISO text. */
export interface FormStart {
  start: Omit<EventFormStart, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'> & {
    startsAt: string;
    endsAt: string;
    opensAt: string | null;
    closesAt: string | null;
  };
}

export interface TierChoice {
  key: string;
  name: Record<Locale, string>;
}

/** Two fields beside each other where there is room. */
export const pair = 'grid gap-4 sm:grid-cols-2';

const zones = [
  'Asia/Bangkok',
  'Asia/Ho_Chi_Minh',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
  'UTC',
];

/** A whole number; empty where none is given. */
export function NumberField({
  name,
  label,
  hint,
  value,
  min = 0,
}: {
  name: string;
  label: string;
  hint?: string;
  value: number | null | undefined;
  min?: number;
}) {
  return (
    <TextField
      type="number"
      inputMode="numeric"
      name={name}
      label={label}
      hint={hint}
      min={min}
      defaultValue={value === null || value === undefined ? '' : String(value)}
    />
  );
}

export function When({ start }: FormStart) {
  const { t } = useI18n();
  const { timeZone, allDay } = start;
  const from = formMoment(start.startsAt, timeZone);
  const lastMoment = allDay ? new Date(Date.parse(start.endsAt) - 1) : start.endsAt;
  const to = formMoment(lastMoment, timeZone);
  const known = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  return (
    <>
      <div className={pair}>
        <TextField
          type="date"
          name="startDay"
          label={t('events:form.startDay')}
          defaultValue={from.day}
          required
        />
        <TextField
          type="time"
          name="startTime"
          label={t('events:form.startTime')}
          defaultValue={from.time}
          required
        />
        <TextField type="date" name="endDay" label={t('events:form.endDay')} defaultValue={to.day} required />
        <TextField
          type="time"
          name="endTime"
          label={t('events:form.endTime')}
          defaultValue={allDay ? '23:59' : to.time}
          required
        />
      </div>
      <CheckboxField name="allDay" label={t('events:form.allDay')} defaultChecked={allDay} />
      <SelectField
        name="timeZone"
        label={t('events:form.timeZone')}
        required
        defaultValue={timeZone}
        choices={known.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
    </>
  );
}

export function Where({ start }: FormStart) {
  const { t } = useI18n();
  return (
    <>
      <SelectField
        name="way"
        label={t('events:form.way')}
        required
        defaultValue={start.way ?? 'onsite'}
        choices={(['onsite', 'online', 'thread', 'mixed'] as const).map((value) => ({
          value,
          label: t(`events:way.${value}`),
        }))}
      />
      <TextField name="place" label={t('events:form.place')} defaultValue={start.place} maxLength={300} />
      <TextAreaField
        name="directions"
        label={t('events:form.directions')}
        defaultValue={start.directions}
        rows={2}
        maxLength={1_000}
      />
      <TextField
        type="url"
        name="online"
        label={t('events:form.online')}
        hint={t('events:form.onlineHint')}
        defaultValue={start.online}
        maxLength={500}
      />
    </>
  );
}
