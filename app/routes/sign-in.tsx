import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { accountPaths } from '~/modules/accounts/paths';
import { signIn as signInInput } from '~/modules/accounts/schema';
import { signIn } from '~/modules/accounts/sign-in.server';
import { Entrance } from '~/modules/accounts/ui/entrance';
import { visitor } from '~/platform/actor';
import { afterwards } from '~/platform/http/afterwards.server';
import { formAction, page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { sessionCookie } from '~/platform/session/sessions.server';
import { Button } from '~/ui/button';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { pageMeta } from '~/ui/page-meta';
import { PasswordField } from '~/ui/password-field';
import { TextField } from '~/ui/text-field';

export const loader = page(({ request, context }: LoaderFunctionArgs) => {
  const then = afterwards(request);
  if (context.member) throw redirect(then);
  const title = translatorFor(context.locale)('accounts:signIn.title');
  return { title, joinPath: accountPaths.join(then) };
});

export const action = formAction(async ({ request, values, context }) => {
  const { address, secret: previousSecret } = context;
  const input = parseInput(signInInput, values);
  const userAgent = request.headers.get('User-Agent');
  const session = await signIn(visitor, input, { kind: 'browser', address, userAgent, previousSecret });
  const headers = { 'Set-Cookie': sessionCookie(session.secret, session.absoluteExpiresAt) };
  return redirect(afterwards(request), { headers });
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function SignInPage() {
  const { joinPath } = useLoaderData<typeof loader>();
  const t = useT();
  const below = (
    <p>
      {t('accounts:signIn.newHere')} <Link to={joinPath}>{t('accounts:signIn.join')}</Link>
    </p>
  );
  return (
    <Entrance title={t('accounts:signIn.title')} lead={t('accounts:signIn.lead')} below={below}>
      <DoneNotice
        words={{
          reset: t('accounts:signIn.doneReset'),
          confirmed: t('accounts:signIn.doneConfirmed'),
          'signed-out': t('accounts:signIn.doneSignedOut'),
        }}
      />
      <Form className="space-y-4">
        <TextField
          name="email"
          type="email"
          label={t('accounts:signIn.email')}
          autoComplete="username"
          inputMode="email"
          required
        />
        <PasswordField
          name="password"
          label={t('accounts:signIn.password')}
          autoComplete="current-password"
          required
        />
        <Button variant="primary" size="lg" wide>
          {t('accounts:signIn.button')}
        </Button>
        <p className="text-center">
          <Link
            to={accountPaths.forgotPassword()}
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('accounts:signIn.forgot')}
          </Link>
        </p>
      </Form>
    </Entrance>
  );
}
