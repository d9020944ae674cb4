import { useI18n } from '~/platform/i18n/i18n-context';
import { SelectField } from '~/ui/choice-field';
import { TextField } from '~/ui/text-field';
import type { OrganisationView, RoleGrantView } from '../../views';

export interface RoleFieldsProps {
  organisations: readonly Pick<OrganisationView, 'id' | 'name' | 'status'>[];
  role?: RoleGrantView;
}

/** What a role says beside its name. */
export function RoleFields({ organisations, role }: RoleFieldsProps) {
  const { t } = useI18n();
  const choices = organisations
    .filter(({ id, status }) => status === 'active' || id === role?.organisation?.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="organisationId"
        label={t('studio:roles.organisation')}
        none={t('studio:roles.noOrganisation')}
        defaultValue={role?.organisation?.id ?? ''}
        choices={choices}
      />
      <TextField
        name="field"
        label={t('studio:roles.field')}
        hint={t('studio:roles.fieldHint')}
        defaultValue={role?.fields.join(', ') ?? ''}
        maxLength={300}
      />
      <TextField
        name="credential"
        label={t('studio:roles.credential')}
        defaultValue={role?.credential ?? ''}
        maxLength={120}
      />
      <TextField
        name="number"
        label={t('studio:roles.number')}
        defaultValue={role?.number ?? ''}
        maxLength={60}
        autoComplete="off"
      />
      <TextField
        name="issuer"
        label={t('studio:roles.issuer')}
        defaultValue={role?.issuer ?? ''}
        maxLength={120}
      />
      <TextField
        name="validUntil"
        type="date"
        label={t('studio:roles.validUntil')}
        hint={t('studio:roles.validUntilHint')}
        defaultValue={role?.validUntil?.slice(0, 10) ?? ''}
      />
    </div>
  );
}
