import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getOffer } from '~/modules/offers/get-offer.server';
import { listOfferVersions } from '~/modules/offers/list-versions.server';
import { offerPaths } from '~/modules/offers/paths';
import { ChangedFields } from '~/modules/offers/ui/changed-fields';
import { compareVersions } from '~/modules/proposals/compare-versions.server';
import { VersionHistory } from '~/modules/proposals/ui/version-history';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const { offer } = await getOffer(context.actor, id, slug);
  const { title, url, language } = offer;
  const versions = await listOfferVersions(context.actor, id);
  const compared = compareVersions(versions, new URL(request.url).searchParams, language);
  return { path: offerPaths.history(slug, id), title, url, language, ...compared };
});

export const clientLoader = loaderOfRoom('offers', 'proposals');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function OfferHistory() {
  const { title, url, language, versions, ...compared } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('proposals:versions.title', { title })} above={<Link to={url}>{title}</Link>}>
      <VersionHistory
        {...compared}
        lang={language ?? undefined}
        versions={versions.map(({ changed, ...version }) => ({
          ...version,
          note: changed.length > 0 ? <ChangedFields names={changed} /> : null,
        }))}
      />
    </Page>
  );
}
