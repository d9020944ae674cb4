import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { accountPaths } from '~/modules/accounts/paths';
import { requestPasswordReset } from '~/modules/accounts/request-password-reset.server';
import { emailOnly } from '~/modules/accounts/schema';
import { Entrance } from '~/modules/accounts/ui/entrance';
import { formAction, page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(({ context }: LoaderFunctionArgs) => ({
  title: translatorFor(context.locale)('accounts:forgot.title'),
}));

export const action = formAction(async ({ values, context: { actor, locale, address } }) => {
  const { email } = parseInput(emailOnly, values);
  await requestPasswordReset(actor, { email, locale }, { address });
  return json({ sent: true });
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function ForgotPasswordPage() {
  const answer = useActionData<{ sent?: boolean }>();
  const t = useT();
  const back = (
    <p>
      <Link to={accountPaths.signIn()}>{t('accounts:forgot.back')}</Link>
    </p>
  );
  if (answer?.sent)
    return (
      <Entrance title={t('accounts:forgot.title')} below={back}>
        <Notice tone="positive" title={t('accounts:forgot.sentTitle')} live>
          {t('accounts:forgot.sentWords')}
        </Notice>
      </Entrance>
    );
  return (
    <Entrance title={t('accounts:forgot.title')} lead={t('accounts:forgot.lead')} below={back}>
      <Form className="space-y-4">
        <TextField
          name="email"
          type="email"
          label={t('accounts:forgot.email')}
          autoComplete="username"
          inputMode="email"
          required
        />
        <Button variant="primary" size="lg" wide>
          {t('accounts:forgot.button')}
        </Button>
      </Form>
    </Entrance>
  );
}
