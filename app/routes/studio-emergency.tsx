import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import { readWords } from '~/modules/questions/hours-text';
import { deskPaths } from '~/modules/questions/paths';
import { getClubDesk, saveClubDesk } from '~/modules/questions/save-settings.server';
import { saveClubDeskInput } from '~/modules/questions/schema';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextAreaField, TextField } from '~/ui/text-field';

const languages = ['th', 'vi', 'en'] as const;

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const slug = params.slug!;
  const [{ club }, { desk, version }] = await Promise.all([
    getClubSettings(context.actor, slug),
    getClubDesk(context.actor, slug),
  ]);
  const t = translatorFor(context.locale);
  return {
    ...{ slug, version, emergency: desk.emergency },
    title: t('studio:emergency.title', { club: club.name }),
  };
});

export const action = formAction(async ({ params, context, values }) => {
  const slug = params.slug!;
  const emergency = Object.fromEntries(
    languages.map((language) => [
      language,
      {
        words: readWords(values[`words-${language}`]),
        advice: values[`advice-${language}`],
        phone: values[`phone-${language}`],
      },
    ]),
  );
  const input = parseInput(saveClubDeskInput, { emergency, version: values.version });
  await saveClubDesk(context.actor, { ...input, slug });
  return redirect(`${deskPaths.emergency(slug)}?done=saved`);
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function StudioEmergency() {
  const { slug, emergency, version, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} lead={t('studio:emergency.lead')}>
      <ClubParts slug={slug} />
      <DoneNotice words={{ saved: t('studio:club.saved') }} />
      <Form intent="emergency" className="space-y-6" key={version}>
        <input type="hidden" name="version" value={version} />
        {languages.map((language) => (
          <Section key={language} title={t(`studio:emergency.languages.${language}`)}>
            <Card className="space-y-4">
              <TextAreaField
                name={`words-${language}`}
                label={t('studio:emergency.words')}
                hint={t('studio:emergency.wordsHint')}
                rows={6}
                lang={language}
                defaultValue={emergency[language]?.words.join('\n')}
              />
              <TextAreaField
                name={`advice-${language}`}
                label={t('studio:emergency.advice')}
                rows={3}
                maxLength={2_000}
                lang={language}
                defaultValue={emergency[language]?.advice}
              />
              <TextField
                name={`phone-${language}`}
                type="tel"
                label={t('studio:emergency.phone')}
                maxLength={40}
                defaultValue={emergency[language]?.phone}
              />
            </Card>
          </Section>
        ))}
        <Button variant="primary" size="lg">
          {t('ui:save')}
        </Button>
      </Form>
    </Page>
  );
}
