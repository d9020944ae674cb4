import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { editClub } from '~/modules/clubs/edit-club.server';
import { parseRows, readRows } from '~/modules/clubs/editor-rows';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { studioPaths } from '~/modules/clubs/paths';
import { tagsSchema } from '~/modules/clubs/schema';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LabelsPage } from '~/modules/clubs/ui/studio/labels-page';
import { formAction, page } from '~/platform/http/page.server';
import { nestValues } from '~/platform/nested-values';
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
  return <LabelsPage club={club} list="tags" items={club.tags} maxLength={60} />;
}
