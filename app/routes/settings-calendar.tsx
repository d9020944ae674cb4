import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CalendarSync } from 'lucide-react';
import { getCalendarAddress, renewCalendarAddress } from '~/modules/events/calendar.server';
import { env } from '~/platform/env.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button, buttonClass } from '~/ui/button';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const { path } = await getCalendarAddress(context.actor);
  return { address: env().ORIGIN + path, title: translatorFor(context.locale)('events:calendar.title') };
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context, idempotencyKey }) => {
  await renewCalendarAddress(context.actor, null, { idempotencyKey });
  return redirect('/settings/calendar?done=renewed');
});

export default function MyCalendar() {
  const { address, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} lead={t('events:calendar.lead')}>
      <DoneNotice words={{ renewed: t('events:done.renewed') }} />
      <Card className="space-y-4">
        <TextField
          name="address"
          label={t('events:calendar.address')}
          hint={t('events:calendar.addressHint')}
          value={address}
          readOnly
          required
          onFocus={(event) => event.target.select()}
        />
        <div className="flex flex-wrap gap-3">
          <a href={address.replace(/^https?:/, 'webcal:')} className={buttonClass({ variant: 'primary' })}>
            <CalendarSync aria-hidden="true" className="size-5" /> {t('events:calendar.open')}
          </a>
          <Form>
            <Button variant="quiet">{t('events:calendar.renew')}</Button>
          </Form>
        </div>
        <p className="text-sm text-muted">{t('events:calendar.renewHint')}</p>
      </Card>
    </Page>
  );
}
