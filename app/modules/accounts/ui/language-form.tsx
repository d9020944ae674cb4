import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import type { MemberView } from '../schema';

const languages = [
  { value: 'th', label: 'ไทย' },
  { value: 'vi', label: 'Tiếng Việt' },
  { value: 'en', label: 'English' },
];

/** The zones of most members first, then all others by name. */
function zoneChoices(zones: readonly string[], own: string) {
  const first = ['Asia/Bangkok', 'Asia/Ho_Chi_Minh'];
  const all = [...first, ...[own, ...zones].filter((zone) => !first.includes(zone)).toSorted()];
  return [...new Set(all)].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

/** Language and time zone, on every device. `zones`: all names that the portal knows. */
export function LanguageForm({ member, zones }: { member: MemberView; zones: readonly string[] }) {
  const t = useT();
  return (
    <Form intent="language" className="space-y-4">
      <SelectField
        name="locale"
        label={t('accounts:settings.languageLabel')}
        choices={languages}
        none={t('accounts:settings.languageAuto')}
        defaultValue={member.locale ?? ''}
        required
      />
      <SelectField
        name="timeZone"
        label={t('accounts:settings.timeZone')}
        hint={t('accounts:settings.timeZoneHint')}
        choices={zoneChoices(zones, member.timeZone)}
        defaultValue={member.timeZone}
        required
      />
      <Button variant="primary">{t('ui:save')}</Button>
    </Form>
  );
}
