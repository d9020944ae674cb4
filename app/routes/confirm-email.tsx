import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { confirmEmail } from '~/modules/accounts/confirm-email.server';
import { isLinkUsable } from '~/modules/accounts/is-link-usable.server';
import { accountPaths } from '~/modules/accounts/paths';
import { Entrance } from '~/modules/accounts/ui/entrance';
import { ExpiredLink } from '~/modules/accounts/ui/expired-link';
import { formAction, page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { pageMeta } from '~/ui/page-meta';

const tokenIn = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => ({
  title: translatorFor(context.locale)('accounts:confirm.title'),
  usable: await isLinkUsable(tokenIn(request), 'confirm'),
}));

export const action = formAction(async ({ request, context }) => {
  await confirmEmail(context.actor, { token: tokenIn(request) });
  return redirect(
    context.member ? `${accountPaths.settings()}?done=confirmed` : `${accountPaths.signIn()}?done=confirmed`,
  );
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Programs that check mails open their links: so opening alone confirms nothing. */
export default function ConfirmEmailPage() {
  const { usable } = useLoaderData<typeof loader>();
  const t = useT();
  if (!usable) return <ExpiredLink purpose="confirm" />;
  return (
    <Entrance title={t('accounts:confirm.title')} lead={t('accounts:confirm.lead')}>
      <Form>
        <Button variant="primary" size="lg" wide>
          {t('accounts:confirm.button')}
        </Button>
      </Form>
    </Entrance>
  );
}
