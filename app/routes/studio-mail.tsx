import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form as QueryForm, useLoaderData } from '@remix-run/react';
import { listMail } from '~/modules/mail/list-mail.server';
import { mailStatus, type MailView } from '~/modules/mail/schema';
import { mailPaths } from '~/modules/mail/paths';
import { resendMail } from '~/modules/mail/resend-mail.server';
import { env } from '~/platform/env.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { LoadMore } from '~/ui/load-more';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag, type Tone } from '~/ui/tag';
import { Time } from '~/ui/time';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const status = mailStatus.safeParse(searchParams.get('status'));
  const cursor = searchParams.get('cursor') ?? undefined;
  const list = await listMail(context.actor, { status: status.data, cursor, limit: 50 });
  return {
    ...list,
    status: status.data ?? '',
    hasServer: env().SMTP_URL !== undefined,
    title: translatorFor(context.locale)('studio:mail.title'),
  };
});

export const action = formAction(async ({ values, context }) => {
  await resendMail(context.actor, { mailId: String(values.mailId) });
  return redirect(`${mailPaths.studio()}?done=queued`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const tones: Record<MailView['status'], Tone> = {
  queued: 'neutral',
  sent: 'positive',
  kept: 'accent',
  failed: 'danger',
};

function Mail({ mail }: { mail: MailView }) {
  const { t } = useI18n();
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-[14rem] flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">{mail.subject}</span>
          <Tag tone={tones[mail.status]}>{t(`studio:mail.states.${mail.status}`)}</Tag>
        </p>
        <p className="text-sm break-all text-muted">
          {mail.to} · <Time value={mail.createdAt} absolute="dateTime" />
        </p>
        {mail.file ? <p className="text-sm break-all text-muted">mail/{mail.file}</p> : null}
        {mail.error ? <p className="text-sm text-danger">{mail.error}</p> : null}
      </div>
      {mail.status === 'failed' ? (
        <Form summary={false}>
          <input type="hidden" name="mailId" value={mail.id} />
          <Button size="sm">{t('studio:mail.again')}</Button>
        </Form>
      ) : null}
    </li>
  );
}

export default function StudioMail() {
  const { items, next, status, hasServer } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const states = mailStatus.options.map((value) => ({ value, label: t(`studio:mail.states.${value}`) }));
  return (
    <Page title={t('studio:mail.title')} lead={t('studio:mail.lead')}>
      <DoneNotice words={{ queued: t('studio:mail.queued') }} />
      {hasServer ? null : (
        <Notice tone="warning" className="mb-5">
          {t('studio:mail.noServer')}
        </Notice>
      )}
      <QueryForm className="mb-5 flex flex-wrap items-end gap-3">
        <SelectField
          name="status"
          label={t('studio:mail.state')}
          required
          none={t('studio:mail.any')}
          defaultValue={status}
          choices={states}
          className="w-full sm:w-56"
        />
        <Button>{t('studio:roles.show')}</Button>
      </QueryForm>
      {items.length > 0 ? (
        <Card flush>
          <ol className="divide-y divide-line">
            {items.map((mail) => (
              <Mail key={mail.id} mail={mail} />
            ))}
          </ol>
        </Card>
      ) : (
        <EmptyState title={t('studio:mail.none')}>{t('studio:mail.noneHint')}</EmptyState>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
