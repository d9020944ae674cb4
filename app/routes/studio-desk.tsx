import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import type { QuestionField } from '~/modules/questions/desk-settings';
import { readHolidays, readWeek, readWords, writeHolidays } from '~/modules/questions/hours-text';
import { deskPaths } from '~/modules/questions/paths';
import { getClubDesk, saveClubDesk } from '~/modules/questions/save-settings.server';
import { saveClubDeskInput } from '~/modules/questions/schema';
import { HoursFields } from '~/modules/questions/ui/hours-fields';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { nestValues } from '~/platform/nested-values';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SwitchField } from '~/ui/choice-field';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextAreaField, TextField } from '~/ui/text-field';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const slug = params.slug!;
  const [{ club }, { desk, version }] = await Promise.all([
    getClubSettings(context.actor, slug),
    getClubDesk(context.actor, slug),
  ]);
  const t = translatorFor(context.locale);
  return { slug, desk, version, title: t('studio:desk.title', { club: club.name }) };
});

type Given = Record<string, string | undefined>;

/** Rows without a name are left out: the last one is there to be filled. */
function readFields(given: unknown): unknown[] {
  const rows = Object.values((given ?? {}) as Record<string, Given>);
  return rows
    .filter(({ th, vi, en }) => th?.trim() || vi?.trim() || en?.trim())
    .map(({ key, th = '', vi = '', en = '', tags, words }, index) => {
      const known = [th, vi, en].find((name) => name.trim()) ?? '';
      const made = en
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
      return {
        key: key || made.slice(0, 36) || `field-${index + 1}`,
        label: { th: th || known, vi: vi || known, en: en || known },
        tags: readWords(tags),
        words: readWords(words),
      };
    });
}

export const action = formAction(async ({ params, context, values }) => {
  const slug = params.slug!;
  const { routing, answerMinutes, resolutionMinutes, emergencyMinutes, maxTries, timeZone, version } = values;
  const input = parseInput(saveClubDeskInput, {
    ...{ answerMinutes, resolutionMinutes, emergencyMinutes, maxTries, timeZone, version },
    routing: Boolean(routing),
    week: readWeek(values),
    holidays: readHolidays(values.holidays),
    fields: readFields(nestValues(values).field),
  });
  await saveClubDesk(context.actor, { ...input, slug });
  return redirect(`${deskPaths.club(slug)}?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function FieldRow({ field, index }: { field?: QuestionField; index: number }) {
  const { t } = useI18n();
  const name = `field.${index}`;
  return (
    <div className="grid gap-3 border-t border-line pt-3 sm:grid-cols-3">
      <input type="hidden" name={`${name}.key`} value={field?.key ?? ''} />
      {(['th', 'vi', 'en'] as const).map((language) => (
        <TextField
          key={language}
          name={`${name}.${language}`}
          label={`${t('studio:desk.fieldLabel')} (${language})`}
          defaultValue={field?.label[language]}
          maxLength={80}
        />
      ))}
      <TextField
        name={`${name}.tags`}
        label={t('studio:desk.fieldTags')}
        defaultValue={field?.tags.join(', ')}
      />
      <TextField
        name={`${name}.words`}
        label={t('studio:desk.fieldWords')}
        defaultValue={field?.words.join(', ')}
        className="sm:col-span-2"
      />
    </div>
  );
}

export default function StudioDesk() {
  const { slug, desk, version, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} lead={t('studio:desk.lead')}>
      <ClubParts slug={slug} />
      <DoneNotice words={{ saved: t('studio:club.saved') }} />
      <Form intent="desk" className="space-y-6" key={version}>
        <input type="hidden" name="version" value={version} />
        <SwitchField
          name="routing"
          label={t('studio:desk.routing')}
          hint={t('studio:desk.routingHint')}
          defaultChecked={desk.routing}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          {(
            [
              ['answerMinutes', 'answer'],
              ['resolutionMinutes', 'resolution'],
              ['emergencyMinutes', 'emergencyMinutes'],
              ['maxTries', 'tries'],
            ] as const
          ).map(([name, key]) => (
            <TextField
              key={name}
              name={name}
              type="number"
              min={1}
              label={t(`studio:desk.${key}`)}
              defaultValue={desk[name]}
              required
            />
          ))}
        </div>
        <TextField name="timeZone" label={t('studio:desk.zone')} defaultValue={desk.timeZone} required />
        <Section title={t('studio:desk.hours')}>
          <HoursFields week={desk.week} />
        </Section>
        <TextAreaField
          name="holidays"
          label={t('studio:desk.holidays')}
          rows={6}
          defaultValue={writeHolidays(desk.holidays)}
        />
        <Section title={t('studio:desk.fields')}>
          <Card className="space-y-4">
            <p className="text-muted">{t('studio:desk.fieldsHint')}</p>
            {[...desk.fields, undefined].map((field, index) => (
              <FieldRow key={field?.key ?? 'new'} field={field} index={index} />
            ))}
          </Card>
        </Section>
        <Button variant="primary" size="lg">
          {t('ui:save')}
        </Button>
      </Form>
    </Page>
  );
}
