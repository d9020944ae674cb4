import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isLinkUsable } from '~/modules/accounts/is-link-usable.server';
import { accountPaths } from '~/modules/accounts/paths';
import { resetPassword } from '~/modules/accounts/reset-password.server';
import { passwordByLink } from '~/modules/accounts/schema';
import { Entrance } from '~/modules/accounts/ui/entrance';
import { ExpiredLink } from '~/modules/accounts/ui/expired-link';
import { formAction, page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { pageMeta } from '~/ui/page-meta';
import { PasswordField } from '~/ui/password-field';

const tokenIn = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => ({
  title: translatorFor(context.locale)('accounts:reset.title'),
  usable: await isLinkUsable(tokenIn(request), 'reset'),
}));

export const action = formAction(async ({ request, values, context }) => {
  await resetPassword(context.actor, parseInput(passwordByLink, { ...values, token: tokenIn(request) }));
  return redirect(`${accountPaths.signIn()}?done=reset`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function ResetPasswordPage() {
  const { usable } = useLoaderData<typeof loader>();
  const t = useT();
  if (!usable) return <ExpiredLink purpose="reset" />;
  return (
    <Entrance title={t('accounts:reset.title')} lead={t('accounts:reset.lead')}>
      <Form className="space-y-4">
        <PasswordField
          name="password"
          label={t('accounts:reset.password')}
          hint={t('accounts:join.passwordHint')}
          autoComplete="new-password"
          required
        />
        <Button variant="primary" size="lg" wide>
          {t('accounts:reset.button')}
        </Button>
      </Form>
    </Entrance>
  );
}
