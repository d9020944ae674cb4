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
import { useI18n } from '~/platform/i18n/i18n-context';
import { Page } from '~/ui/page-layout';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { club } = await getClubSettings(context.actor, params.slug!);
  const type = club.recordTypes.find(({ key }) => key === params.key) ?? null;
  if (!type && params.key !== 'new') throw new PortalError('not_found');
  return { club, type };
});

export const action = formAction(async ({ params, context, values }) => {
  const { slug, key } = params as { slug: string; key: string };
  const { club } = await getClubSettings(context.actor, slug);
  const recordTypes = readRecordTypeForm(values, club.recordTypes, key === 'new' ? null : key);
  await editClub(context.actor, { slug, recordTypes, version: Number(values.version) });
  return redirect(`${studioPaths.records(slug)}?done=saved`);
});

export default function StudioRecordType() {
  const { club, type } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const title = type
    ? t('studio:records.editTitle', { type: type.label[locale] })
    : t('studio:records.newTitle');
  return (
    <Page title={title}>
      <ClubParts slug={club.slug} />
      <RecordTypeForm key={club.version} type={type} version={club.version} />
    </Page>
  );
}
