import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { PasswordField } from '~/ui/password-field';

/** Another password, or the first one. `email` tells a password manager whose it is. */
export function PasswordForm(props: { hasPassword: boolean; email: string | null; open: boolean }) {
  const { hasPassword, email, open } = props;
  const t = useT();
  return (
    <details open={open}>
      <summary className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4">
        {t('accounts:settings.changePassword')}
      </summary>
      <Form intent="password" className="mt-2 space-y-4">
        <input
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={email ?? ''}
          hidden
          readOnly
        />
        {hasPassword ? (
          <PasswordField
            name="currentPassword"
            label={t('accounts:settings.currentPassword')}
            autoComplete="current-password"
            required
          />
        ) : null}
        <PasswordField
          name="password"
          label={t('accounts:settings.newPassword')}
          hint={t('accounts:join.passwordHint')}
          autoComplete="new-password"
          required
        />
        <p className="text-sm text-muted">{t('accounts:settings.passwordNote')}</p>
        <Button variant="primary">{t('accounts:settings.changePassword')}</Button>
      </Form>
    </details>
  );
}
