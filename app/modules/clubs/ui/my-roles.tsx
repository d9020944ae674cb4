import { ChevronDown } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { FileField } from '~/ui/file-field';
import { Form } from '~/ui/form';
import { RoleBadge } from '~/ui/role-badge';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import type { RoleGrantView } from '../views';

function MyRole({ role }: { role: RoleGrantView }) {
  const { t, format } = useI18n();
  const waits = role.status === 'requested';
  return (
    <li className="flex flex-wrap items-center gap-3 py-2">
      <RoleBadge role={role.role} detail={role.field ?? role.organisation?.name ?? undefined} />
      {waits ? <Tag tone="accent">{t('clubs:membership.requestPending')}</Tag> : null}
      {role.documentUrl ? (
        <a href={role.documentUrl} className="text-sm">
          {t('clubs:membership.roleDocumentShow')}
        </a>
      ) : null}
      {role.validUntil ? (
        <span className="text-sm text-muted">
          {t('ui:roles.validUntil', { date: format.date(role.validUntil) })}
        </span>
      ) : null}
      <Form intent="give-up-role" summary={false} className="ms-auto">
        <input type="hidden" name="roleId" value={role.id} />
        <Button size="sm" variant="quiet">
          {waits ? t('clubs:membership.withdrawRole') : t('clubs:membership.giveUpRole')}
        </Button>
      </Form>
    </li>
  );
}

function RequestForm() {
  const { t } = useI18n();
  return (
    <Form intent="request-role" encType="multipart/form-data" className="space-y-4">
      <SelectField
        name="role"
        label={t('clubs:membership.roleKind')}
        required
        choices={(['expert', 'supplier'] as const).map((role) => ({
          value: role,
          label: t(`ui:roles.${role}`),
        }))}
      />
      <TextField
        name="field"
        label={t('clubs:membership.roleField')}
        hint={t('clubs:membership.roleFieldHint')}
        maxLength={300}
      />
      <TextField
        name="credential"
        label={t('clubs:membership.roleCredential')}
        hint={t('clubs:membership.roleCredentialHint')}
        maxLength={120}
      />
      <TextField name="number" label={t('clubs:membership.roleNumber')} maxLength={60} autoComplete="off" />
      <TextField name="issuer" label={t('clubs:membership.roleIssuer')} maxLength={120} />
      <TextField
        name="validUntil"
        type="date"
        label={t('clubs:membership.roleValidUntil')}
        hint={t('clubs:membership.roleValidUntilHint')}
      />
      <FileField
        name="document"
        accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        label={t('clubs:membership.roleDocument')}
        hint={t('clubs:membership.roleDocumentHint')}
      />
      <Button>{t('clubs:membership.request')}</Button>
    </Form>
  );
}

/** What one is in the club beyond a customer, and the way to ask for it. */
export function MyRoles({ roles, open }: { roles: readonly RoleGrantView[]; open: boolean }) {
  const { t } = useI18n();
  return (
    <>
      {roles.length > 0 ? (
        <ul className="mb-3 divide-y divide-line">
          {roles.map((role) => (
            <MyRole key={role.id} role={role} />
          ))}
        </ul>
      ) : null}
      <p className="text-muted">{t('clubs:membership.rolesHint')}</p>
      <details className="group mt-2" open={open || undefined}>
        <summary className="flex min-h-11 items-center gap-2 font-semibold text-accent-ink">
          {t('clubs:membership.requestTitle')}
          <ChevronDown aria-hidden="true" className="size-5 group-open:rotate-180" />
        </summary>
        <div className="pt-2">
          <RequestForm />
        </div>
      </details>
    </>
  );
}
