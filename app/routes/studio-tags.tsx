import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { editClub } from '~/modules/clubs/edit-club.server';
import { parseRows, readRows } from '~/modules/clubs/editor-rows';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { studioPaths } from '~/modules/clubs/paths';
import { tagsSchema } from '~/modules/clubs/schema';
import { translatorFor } from '~/platform/i18n/translators.server';
import { DoneNotice } from '~/ui/done-notice';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import { LabelFields, RowsEditor } from '~/modules/clubs/ui/studio/rows-editor';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { nestValues } from '~/platform/nested-values';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const settings = await getClubSettings(context.actor, params.slug!);
  return {
    ...settings,
    title: translatorFor(context.locale)('studio:tags.title', { club: settings.club.name }),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context, values }) => {
  const slug = params.slug!;
  const rows = readRows(nestValues(values).tags);
  const tags = parseRows(tagsSchema, rows, {
    name: 'tags',
    values: rows.map(({ key, label }) => ({ key, label })),
  });
  await editClub(context.actor, { slug, tags, version: Number(values.version) });
  return redirect(`${studioPaths.tags(slug)}?done=saved`);
});

export default function StudioTags() {
  const { club } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('studio:tags.title', { club: club.name })} lead={t('studio:tags.lead')}>
      <ClubParts slug={club.slug} />
      <DoneNotice words={{ saved: t('studio:tags.saved') }} />
      <Form intent="tags" className="space-y-5" key={club.version}>
        <input type="hidden" name="version" value={club.version} />
        <p className="text-muted">{t('studio:labels.missing')}</p>
        <RowsEditor name="tags" items={club.tags}>
          {({ name, item }) => (
            <>
              <input type="hidden" name={`${name}.key`} value={item?.key ?? ''} />
              <LabelFields name={`${name}.label`} label={item?.label} maxLength={60} />
            </>
          )}
        </RowsEditor>
        <Button variant="primary" size="lg">
          {t('ui:save')}
        </Button>
      </Form>
    </Page>
  );
}
