import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { editClub } from '~/modules/clubs/edit-club.server';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { studioPaths } from '~/modules/clubs/paths';
import { readRecordTypeForm } from '~/modules/clubs/record-type-form';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import { RecordTypeForm } from '~/modules/clubs/ui/studio/record-type-form';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { club } = await getClubSettings(context.actor, params.slug!);
  const type = club.recordTypes.find(({ key }) => key === params.key) ?? null;
  if (!type && params.key !== 'new') throw new PortalError('not_found');
  const t = translatorFor(context.locale);
  const title = type
    ? t('studio:records.editTitle', { type: type.label[context.locale] })
    : t('studio:records.newTitle');
  return { club, type, title };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context, values }) => {
  const { slug, key } = params as { slug: string; key: string };
  const { club } = await getClubSettings(context.actor, slug);
  const recordTypes = readRecordTypeForm(values, club.recordTypes, key === 'new' ? null : key);
  await editClub(context.actor, { slug, recordTypes, version: Number(values.version) });
  return redirect(`${studioPaths.records(slug)}?done=saved`);
});

export default function StudioRecordType() {
  const { club, type, title } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <ClubParts slug={club.slug} />
      <RecordTypeForm key={club.version} type={type} version={club.version} />
    </Page>
  );
}
