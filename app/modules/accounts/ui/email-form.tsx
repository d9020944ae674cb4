import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { Tag } from '~/ui/tag';
import { PasswordField } from '~/ui/password-field';
import { TextField } from '~/ui/text-field';
import type { MemberView } from '../schema';

function Standing({ member }: { member: MemberView }) {
  const t = useT();
  if (!member.email) return <p>{t('accounts:settings.emailNone')}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 font-semibold break-all">{member.email}</p>
      <Tag>
        {t(member.emailConfirmed ? 'accounts:settings.emailConfirmed' : 'accounts:settings.emailUnconfirmed')}
      </Tag>
      {member.emailConfirmed ? null : (
        <Form intent="resend" summary={false}>
          <Button size="sm">{t('accounts:settings.resend')}</Button>
        </Form>
      )}
    </div>
  );
}

/** The address with which one comes in, whether it is confirmed, and another one instead. `open`: something was refused. */
export function EmailForm(props: { member: MemberView; hasPassword: boolean; open: boolean }) {
  const { member, hasPassword, open } = props;
  const t = useT();
  return (
    <div className="space-y-3">
      <Standing member={member} />
      <details open={open || !member.email}>
        <summary className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4">
          {t('accounts:settings.changeEmail')}
        </summary>
        <Form intent="email" className="mt-2 space-y-4">
          <TextField
            name="email"
            type="email"
            label={t('accounts:settings.newEmail')}
            autoComplete="email"
            inputMode="email"
            required
          />
          {hasPassword ? (
            <PasswordField
              name="currentPassword"
              label={t('accounts:settings.currentPassword')}
              autoComplete="current-password"
              required
            />
          ) : null}
          <Button variant="primary">{t('accounts:settings.changeEmail')}</Button>
        </Form>
      </details>
    </div>
  );
}
