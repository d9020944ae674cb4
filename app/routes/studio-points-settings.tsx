import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readNumber } from '~/modules/loyalty/money-field';
import { changePointSettings, readPointSettings } from '~/modules/loyalty/point-settings.server';
import { pointSettingsInput } from '~/modules/loyalty/schema';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireAdmin } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

const fields = ['agentMost', 'agentDaily', 'adminMost', 'pointSatang'] as const;

export const loader = page(async ({ context: { actor, locale } }: LoaderFunctionArgs) => {
  requireAdmin(actor);
  return {
    settings: await readPointSettings(),
    title: translatorFor(locale)('pointsdesk:settings.limits'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor }, values }) => {
  const given = Object.fromEntries(fields.map((name) => [name, readNumber(values[name], name) ?? undefined]));
  await changePointSettings(actor, parseInput(pointSettingsInput, given));
  return redirect(`${pointsDeskPaths.settings()}?done=saved`);
});

export default function StudioPointsSettings() {
  const { settings, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title}>
      <PointsParts />
      <DoneNotice words={{ saved: t('pointsdesk:settings.saved') }} />
      <Card>
        <Form className="space-y-5">
          <div className="grid gap-4 sm:grid-cols-2">
            {fields.map((name) => (
              <TextField
                key={name}
                name={name}
                label={t(`pointsdesk:settings.${name}`)}
                inputMode="numeric"
                defaultValue={settings[name]}
                required
              />
            ))}
          </div>
          <Button variant="primary">{t('ui:save')}</Button>
        </Form>
      </Card>
    </Page>
  );
}
