import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { createMember } from '~/modules/accounts/create-member.server';
import { accountPaths } from '~/modules/accounts/paths';
import { signUp } from '~/modules/accounts/schema';
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
import { Form } from '~/ui/form';
import { pageMeta } from '~/ui/page-meta';
import { PasswordField } from '~/ui/password-field';
import { TextField } from '~/ui/text-field';

const afterJoining = '/clubs';

export const loader = page(({ request, context }: LoaderFunctionArgs) => {
  const then = afterwards(request, afterJoining);
  if (context.member) throw redirect(then);
  const title = translatorFor(context.locale)('accounts:join.title');
  return { title, signInPath: accountPaths.signIn(then === afterJoining ? undefined : then) };
});

export const action = formAction(async ({ request, values, context, idempotencyKey }) => {
  const { locale, timeZone, address, secret: previousSecret } = context;
  const input = parseInput(signUp, { locale, timeZone, ...values });
  await createMember(visitor, input, { idempotencyKey, address });
  const userAgent = request.headers.get('User-Agent');
  const session = await signIn(visitor, input, { kind: 'browser', address, userAgent, previousSecret });
  const headers = { 'Set-Cookie': sessionCookie(session.secret, session.absoluteExpiresAt) };
  return redirect(afterwards(request, afterJoining), { headers });
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

export default function JoinPage() {
  const { signInPath } = useLoaderData<typeof loader>();
  const t = useT();
  const below = (
    <>
      <p>
        {t('accounts:join.haveAccount')} <Link to={signInPath}>{t('accounts:join.signIn')}</Link>
      </p>
      <p className="text-sm text-muted">{t('accounts:join.privacy')}</p>
    </>
  );
  return (
    <Entrance title={t('accounts:join.title')} lead={t('accounts:join.lead')} below={below}>
      <Form className="space-y-4">
        <TextField
          name="name"
          label={t('accounts:join.name')}
          hint={t('accounts:join.nameHint')}
          autoComplete="name"
          maxLength={80}
          required
        />
        <TextField
          name="email"
          type="email"
          label={t('accounts:join.email')}
          hint={t('accounts:join.emailHint')}
          autoComplete="username"
          inputMode="email"
          required
        />
        <PasswordField
          name="password"
          label={t('accounts:join.password')}
          hint={t('accounts:join.passwordHint')}
          autoComplete="new-password"
          required
        />
        <Button variant="primary" size="lg" wide>
          {t('accounts:join.button')}
        </Button>
      </Form>
    </Entrance>
  );
}
