import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findCodeOwner, sayWhoBroughtMe } from '~/modules/loyalty/bring-friend.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button, LinkButton } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { shellPaths } from '~/ui/shell/shell-paths';

/** Where somebody comes by a friend's link: to an account first, and back here to say whose link it was. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const code = params.code!.slice(0, 60);
  const owner = await findCodeOwner(code);
  const t = translatorFor(context.locale);
  return {
    code: code.toUpperCase().replace(/[^A-Z0-9]/g, ''),
    name: owner?.name ?? null,
    signedIn: context.member !== null && context.member !== undefined,
    title: owner ? t('perks:friends.landing', { name: owner.name }) : t('perks:friends.unknown'),
  };
});

export const clientLoader = loaderOfRoom('perks');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor }, idempotencyKey }) => {
    await sayWhoBroughtMe(actor, { code: params.code!, way: 'link' }, { idempotencyKey });
    return redirect(`${loyaltyPaths.friends()}?done=said`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Friend() {
  const { code, name, signedIn, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const here = loyaltyPaths.friendLink(code);
  if (name === null)
    return (
      <EmptyState
        heading
        title={title}
        action={<LinkButton to={shellPaths.clubs}>{t('perks:friends.clubs')}</LinkButton>}
      >
        {t('perks:friends.unknownHint')}
      </EmptyState>
    );
  return (
    <Page title={title} lead={t('perks:friends.landingLead')}>
      {signedIn ? (
        <Form intent="say">
          {/* What is wrong with the code is said of this field. */}
          <input type="hidden" name="code" value={code} />
          <Button variant="primary" size="lg">
            {t('perks:friends.landingThanks', { name })}
          </Button>
        </Form>
      ) : (
        <div className="flex flex-wrap gap-3">
          <LinkButton variant="primary" size="lg" to={shellPaths.join(here)}>
            {t('perks:friends.landingJoin')}
          </LinkButton>
          <LinkButton size="lg" to={shellPaths.signIn(here)}>
            {t('perks:friends.landingHave')}
          </LinkButton>
        </div>
      )}
    </Page>
  );
}
