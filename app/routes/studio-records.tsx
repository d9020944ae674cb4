import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { getClubSettings } from '~/modules/clubs/get-club-settings.server';
import { studioPaths } from '~/modules/clubs/paths';
import { translatorFor } from '~/platform/i18n/translators.server';
import { DoneNotice } from '~/ui/done-notice';
import { ClubParts } from '~/modules/clubs/ui/studio/club-parts';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const settings = await getClubSettings(context.actor, params.slug!);
  return {
    ...settings,
    title: translatorFor(context.locale)('studio:records.title', { club: settings.club.name }),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function StudioRecords() {
  const { club } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const add = (
    <LinkButton
      to={studioPaths.recordType(club.slug, 'new')}
      variant="primary"
      icon={<Plus aria-hidden="true" className="size-5" />}
    >
      {t('studio:records.add')}
    </LinkButton>
  );
  return (
    <Page title={t('studio:records.title', { club: club.name })} lead={t('studio:records.lead')}>
      <ClubParts slug={club.slug} />
      <DoneNotice words={{ saved: t('studio:records.saved') }} />
      {club.recordTypes.length > 0 ? (
        <>
          <Card flush className="mb-4">
            <ul className="divide-y divide-line">
              {club.recordTypes.map(({ id, key, label, fields, retired }) => (
                <li key={id} className="flex flex-wrap items-center gap-3 px-4 py-3">
                  <Link to={studioPaths.recordType(club.slug, key)} className="font-semibold">
                    {label[locale]}
                  </Link>
                  <span className="text-muted">{t('studio:records.fields', { count: fields.length })}</span>
                  {retired ? <Tag>{t('studio:records.retired')}</Tag> : null}
                </li>
              ))}
            </ul>
          </Card>
          {add}
        </>
      ) : (
        <EmptyState title={t('studio:records.none')} action={add}>
          {t('studio:records.noneHint')}
        </EmptyState>
      )}
    </Page>
  );
}
