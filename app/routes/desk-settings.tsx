import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readHolidays, readWeek, writeHolidays } from '~/modules/questions/hours-text';
import { deskPaths } from '~/modules/questions/paths';
import { getExpertSettings, saveExpertSettings } from '~/modules/questions/save-settings.server';
import { saveExpertSettingsInput } from '~/modules/questions/schema';
import { HoursFields } from '~/modules/questions/ui/hours-fields';
import { formAction, page } from '~/platform/http/page.server';
import { momentAt } from '~/platform/i18n/zoned-time';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { dateIn, nineToSix } from '~/modules/questions/working-time';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { CheckboxesField, CheckboxField } from '~/ui/choice-field';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextAreaField, TextField } from '~/ui/text-field';

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const settings = await getExpertSettings(context.actor);
  const day = (at: Date | null) => (at ? dateIn(context.timeZone, at) : '');
  return {
    settings,
    awayFrom: day(settings.awayFrom),
    awayUntil: day(settings.awayUntil),
    title: translatorFor(context.locale)('desk:settings.title'),
  };
});

export const action = formAction(async ({ context, values }) => {
  const moment = (value: unknown) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value ?? ''));
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
    return momentAt({ year, month, day }, 0, context.timeZone);
  };
  const input = parseInput(saveExpertSettingsInput, {
    week: values.ownHours ? readWeek(values) : null,
    holidays: readHolidays(values.holidays),
    awayFrom: moment(values.awayFrom),
    awayUntil: moment(values.awayUntil),
    languages: values.languages ?? [],
    maxOpen: values.maxOpen,
    emergencies: Boolean(values.emergencies),
  });
  await saveExpertSettings(context.actor, input);
  return redirect(`${deskPaths.settings()}?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function DeskSettings() {
  const { settings, awayFrom, awayUntil, title } = useLoaderData<typeof loader>();
  const { t, timeZone } = useI18n();
  const languages = [
    { value: 'th', label: 'ไทย' },
    { value: 'vi', label: 'Tiếng Việt' },
    { value: 'en', label: 'English' },
  ];
  return (
    <Page title={title} lead={t('desk:settings.lead')}>
      <DoneNotice words={{ saved: t('desk:done.saved') }} />
      <Form intent="settings" className="space-y-6">
        <Section title={t('desk:settings.title')}>
          <Card className="space-y-4">
            <CheckboxField
              name="ownHours"
              label={t('desk:settings.ownHours')}
              hint={t('desk:settings.ownHoursHint', { zone: timeZone })}
              value="yes"
              defaultChecked={settings.week !== null}
            />
            <HoursFields week={settings.week ?? nineToSix} />
            <p className="text-sm text-muted">{t('desk:settings.hoursHint')}</p>
            <TextAreaField
              name="holidays"
              label={t('desk:settings.holidays')}
              hint={t('desk:settings.holidaysHint')}
              rows={4}
              defaultValue={writeHolidays(settings.holidays)}
            />
          </Card>
        </Section>
        <Section title={t('desk:settings.away')}>
          <Card className="space-y-3">
            <p className="text-muted">{t('desk:settings.awayHint')}</p>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                name="awayFrom"
                type="date"
                label={t('desk:settings.awayFrom')}
                defaultValue={awayFrom}
              />
              <TextField
                name="awayUntil"
                type="date"
                label={t('desk:settings.awayUntil')}
                defaultValue={awayUntil}
              />
            </div>
          </Card>
        </Section>
        <CheckboxesField
          name="languages[]"
          label={t('desk:settings.languages')}
          choices={languages}
          defaultValues={settings.languages}
        />
        <TextField
          name="maxOpen"
          type="number"
          min={1}
          max={100}
          label={t('desk:settings.maxOpen')}
          defaultValue={settings.maxOpen}
          required
        />
        <CheckboxField
          name="emergencies"
          label={t('desk:settings.emergencies')}
          value="yes"
          defaultChecked={settings.emergencies}
        />
        <Button variant="primary" size="lg">
          {t('ui:save')}
        </Button>
      </Form>
    </Page>
  );
}
