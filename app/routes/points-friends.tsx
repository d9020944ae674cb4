import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getFriends, sayWhoBroughtMe } from '~/modules/loyalty/bring-friend.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { whoBroughtInput } from '~/modules/loyalty/schema';
import { FriendCode, FriendList } from '~/modules/loyalty/ui/friends';
import { PointsTabs } from '~/modules/loyalty/ui/points-tabs';
import { now } from '~/platform/clock.server';
import { env } from '~/platform/env.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const friends = await getFriends(context.actor, now());
  return {
    ...friends,
    link: new URL(loyaltyPaths.friendLink(friends.code), env().ORIGIN).href,
    title: translatorFor(context.locale)('perks:friends.title'),
  };
});

export const clientLoader = loaderOfRoom('points', 'perks');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ context: { actor }, values, idempotencyKey }) => {
    const { code } = parseInput(whoBroughtInput, values);
    await sayWhoBroughtMe(actor, { code, way: 'code' }, { idempotencyKey });
    return redirect(`${loyaltyPaths.friends()}?done=said`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function SayWho() {
  const { t } = useI18n();
  return (
    <Section title={t('perks:friends.say')} className="mt-8">
      <Card>
        <Form intent="say" className="flex flex-wrap items-end gap-3">
          <TextField
            name="code"
            label={t('perks:friends.sayCode')}
            hint={t('perks:friends.sayHint')}
            required
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={60}
            className="min-w-0 flex-1 basis-56"
          />
          <Button>{t('perks:friends.sayButton')}</Button>
        </Form>
      </Card>
    </Section>
  );
}

export default function Friends() {
  const { code, link, terms, friends, broughtBy, maySay } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <PointsTabs />
      <Page title={t('perks:friends.title')} lead={t('perks:friends.lead')}>
        <DoneNotice words={{ said: t('perks:friends.said') }} />
        {terms ? (
          <FriendCode code={code} link={link} terms={terms} />
        ) : (
          <Notice>{t('perks:friends.off')}</Notice>
        )}
        {broughtBy ? (
          <p className="mt-4 text-muted">{t('perks:friends.by', { name: broughtBy })}</p>
        ) : maySay ? (
          <SayWho />
        ) : null}
        <Section title={t('perks:friends.mine')} className="mt-8">
          <FriendList friends={friends} />
        </Section>
      </Page>
    </>
  );
}
