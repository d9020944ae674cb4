import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { accountPaths } from '~/modules/accounts/paths';
import { chooseNotices } from '~/modules/notices/choose-notices.server';
import { readTable, readTimes, shownChannels } from '~/modules/notices/choosing-form';
import { getChoices } from '~/modules/notices/get-choices.server';
import { endLineLink, startLineLink } from '~/modules/notices/line-account.server';
import { tryMailAgain } from '~/modules/notices/mail-address.server';
import { noticePaths } from '~/modules/notices/paths';
import { unsubscribePush } from '~/modules/notices/push-subscriptions.server';
import { choosingInput } from '~/modules/notices/schema';
import { ChoicesTable } from '~/modules/notices/ui/choices-table';
import { LinePanel } from '~/modules/notices/ui/line-panel';
import { PresetsForm } from '~/modules/notices/ui/presets-form';
import { PushPanel } from '~/modules/notices/ui/push-panel';
import { TimesForm } from '~/modules/notices/ui/times-form';
import { env } from '~/platform/env.server';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  choices: await getChoices(context.actor, context.locale),
  lineAccount: env().LINE_ACCOUNT_ID ?? null,
  title: translatorFor(context.locale)('notices:settings.title'),
}));

export const action = formAction(async ({ values, context: { actor, locale } }) => {
  const choose = (input: unknown) => chooseNotices(actor, parseInput(choosingInput, input));
  switch (values.intent) {
    case 'preset':
      await choose({ preset: values.preset });
      break;
    case 'table': {
      const { kinds, line } = await getChoices(actor, locale);
      const channels = shownChannels.filter((channel) => channel !== 'line' || line);
      await choose({ kinds: readTable(values, kinds, channels) });
      break;
    }
    case 'times':
      await choose({ times: readTimes(values) });
      break;
    case 'mail-off':
    case 'mail-on':
      await choose({ emailOff: values.intent === 'mail-off' });
      break;
    case 'try-mail':
      await tryMailAgain(actor);
      break;
    case 'forget-device':
      await unsubscribePush(actor, { id: String(values.id) });
      break;
    case 'start-line':
      await startLineLink(actor, {});
      break;
    case 'end-line':
      await endLineLink(actor, {});
      break;
    default:
      throw new PortalError('malformed');
  }
  return redirect(`${noticePaths.settings()}?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function NoticeSettings() {
  const { choices, lineAccount } = useLoaderData<typeof loader>();
  const { kinds, times, timeZone, preset, email, push, line } = choices;
  const t = useT();
  const channels = shownChannels.filter((channel) => channel !== 'line' || line);
  return (
    <Page
      title={t('notices:settings.title')}
      lead={t('notices:settings.lead')}
      above={<Link to={accountPaths.settings()}>{t('ui:settings')}</Link>}
      actions={<LinkButton to={noticePaths.follows()}>{t('notices:follows.title')}</LinkButton>}
    >
      <DoneNotice words={{ saved: t('notices:settings.saved') }} />
      <MailStanding email={email} />
      <div className="space-y-8">
        <Section title={t('notices:presets.title')}>
          <PresetsForm chosen={preset} />
        </Section>
        <Section title={t('notices:settings.oneByOne')}>
          <Card>
            <Form intent="table" key={JSON.stringify(kinds.map(({ modes }) => modes))} className="space-y-5">
              <p className="text-sm text-muted">{t('notices:settings.legend')}</p>
              <ChoicesTable kinds={kinds} channels={channels} />
              <Button variant="primary">{t('ui:save')}</Button>
            </Form>
          </Card>
        </Section>
        <Section title={t('notices:times.title')}>
          <Card>
            <TimesForm times={times} timeZone={timeZone} />
          </Card>
        </Section>
        <Section title={t('notices:channels.push')}>
          <Card>
            <PushPanel push={push} />
          </Card>
        </Section>
        {line ? (
          <Section title="LINE">
            <Card>
              <LinePanel line={line} account={lineAccount} />
            </Card>
          </Section>
        ) : null}
        <Section title={t('notices:channels.email')}>
          <Card className="space-y-3">
            <p className="text-muted">{t(email.off ? 'notices:mail.isOff' : 'notices:mail.isOn')}</p>
            <Form intent={email.off ? 'mail-on' : 'mail-off'}>
              <Button>{t(email.off ? 'notices:mail.turnOn' : 'notices:mail.turnOff')}</Button>
            </Form>
          </Card>
        </Section>
      </div>
    </Page>
  );
}

/** Why no mail comes, where none does, and what to do about it. */
function MailStanding({
  email,
}: {
  email: ReturnType<typeof useLoaderData<typeof loader>>['choices']['email'];
}) {
  const t = useT();
  const { address, confirmed, stopped } = email;
  const change = <LinkButton to={accountPaths.settings()}>{t('notices:mail.change')}</LinkButton>;
  if (address === null)
    return (
      <Notice className="mb-6" tone="info" action={change}>
        {t('notices:mail.none')}
      </Notice>
    );
  if (stopped)
    return (
      <Notice
        className="mb-6"
        tone="warning"
        title={t('notices:mail.stoppedTitle', { address })}
        action={
          <>
            <Form intent="try-mail">
              <Button>{t('notices:mail.tryAgain')}</Button>
            </Form>
            {change}
          </>
        }
      >
        {t(`notices:mail.${stopped.reason}`)}
      </Notice>
    );
  if (confirmed) return null;
  return (
    <Notice className="mb-6" tone="info" action={change}>
      {t('notices:mail.unconfirmed', { address })}
    </Notice>
  );
}
