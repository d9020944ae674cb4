import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { editClub } from '~/modules/clubs/edit-club.server';
import { parseRows, readRows } from '~/modules/clubs/editor-rows';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { studioPaths } from '~/modules/clubs/paths';
import { questionsSchema } from '~/modules/clubs/schema';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LabelsPage } from '~/modules/clubs/ui/studio/labels-page';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { nestValues } from '~/platform/nested-values';
import { CheckboxField } from '~/ui/choice-field';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const settings = await getClubSettings(context.actor, params.slug!);
  return {
    ...settings,
    title: translatorFor(context.locale)('studio:questions.title', { club: settings.club.name }),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context, values }) => {
  const slug = params.slug!;
  const rows = readRows(nestValues(values).questions);
  const joinQuestions = parseRows(questionsSchema, rows, {
    name: 'questions',
    values: rows.map(({ key, label, rest }) => ({ key, label, required: rest.required === 'on' })),
  });
  await editClub(context.actor, { slug, joinQuestions, version: Number(values.version) });
  return redirect(`${studioPaths.questions(slug)}?done=saved`);
});

export default function StudioQuestions() {
  const { club } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <LabelsPage club={club} list="questions" items={club.joinQuestions}>
      {({ name, item }) => (
        <CheckboxField
          name={`${name}.required`}
          label={t('studio:questions.required')}
          defaultChecked={item?.required}
        />
      )}
    </LabelsPage>
  );
}
