import { useI18n } from '~/platform/i18n/i18n-context';
import { intlTag } from '~/platform/i18n/locale';
import { TextField } from '~/ui/text-field';
import { dayField, writeDay } from '../hours-text';
import type { Week } from '../working-time';

/** A week's hours, a line for each day: "09:00–12:00, 13:00–18:00". */
export function HoursFields({ week }: { week: Week }) {
  const { locale } = useI18n();
  const dayName = new Intl.DateTimeFormat(intlTag[locale], { weekday: 'long', timeZone: 'UTC' });
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      {week.map((spans, day) => (
        <TextField
          key={day}
          name={dayField(day)}
          // 5 January 2026 is a Monday.
          label={dayName.format(Date.UTC(2026, 0, 5 + day))}
          defaultValue={writeDay(spans)}
          placeholder="–"
          autoComplete="off"
          inputMode="text"
        />
      ))}
    </div>
  );
}
