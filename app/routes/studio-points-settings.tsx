import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readNumber } from '~/modules/loyalty/money-field';
import { changePointSettings, readPointSettings } from '~/modules/loyalty/point-settings.server';
import { readRuleChoices } from '~/modules/loyalty/read-rule-choices.server';
import { expiryInput, pointSettingsInput } from '~/modules/loyalty/schema';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { listExpiries, switchExpiry } from '~/modules/loyalty/switch-expiry.server';
import { ExpiryForm } from '~/modules/loyalty/ui/studio/expiry-form';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { givenValues } from '~/platform/nested-values';
import { requireAdmin } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

const fields = ['agentMost', 'agentDaily', 'adminMost', 'pointSatang'] as const;

export const loader = page(async ({ context: { actor, locale } }: LoaderFunctionArgs) => {
  requireAdmin(actor);
  const { funders } = await readRuleChoices(actor);
  return {
    settings: await readPointSettings(),
    expiries: await listExpiries(actor),
    funders,
    title: translatorFor(locale)('pointsdesk:settings.limits'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor }, values, idempotencyKey }) => {
  if (values.intent === 'expiry') {
    const { funderId, mode, months, monthDay } = givenValues(values);
    await switchExpiry(actor, parseInput(expiryInput, { funderId, mode, months, monthDay }), {
      idempotencyKey,
    });
    return redirect(`${pointsDeskPaths.settings()}?done=ending`);
  }
  const given = Object.fromEntries(fields.map((name) => [name, readNumber(values[name], name) ?? undefined]));
  await changePointSettings(actor, parseInput(pointSettingsInput, given));
  return redirect(`${pointsDeskPaths.settings()}?done=saved`);
});

export default function StudioPointsSettings() {
  const { settings, expiries, funders, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title}>
      <PointsParts />
      <DoneNotice
        words={{ saved: t('pointsdesk:settings.saved'), ending: t('pointsdesk:settings.endingDone') }}
      />
      <Card>
        <Form intent="limits" className="space-y-5">
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
      <Section title={t('pointsdesk:settings.ending')} className="mt-8">
        <ExpiryForm expiries={expiries} funders={funders} />
      </Section>
    </Page>
  );
}
