import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { compareVersions } from '~/modules/proposals/compare-versions.server';
import { listVersions, openProposal } from '~/modules/proposals/get-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { VersionHistory } from '~/modules/proposals/ui/version-history';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const { state } = await openProposal(context.actor, slug, id);
  const versions = await listVersions(context.actor, id);
  const { title, url, language } = state.proposal;
  const compared = compareVersions(versions, new URL(request.url).searchParams, language);
  return { path: proposalPaths.history(slug, id), title, url, language, ...compared };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function ProposalHistory() {
  const { title, url, language, versions, ...compared } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('proposals:versions.title', { title })} above={<Link to={url}>{title}</Link>}>
      <VersionHistory
        {...compared}
        lang={language ?? undefined}
        versions={versions.map(({ amendment, rebasedBy, ...version }) => ({
          ...version,
          mark: amendment ? (
            <>
              <Tag tone="accent">{t('proposals:versions.amendment')}</Tag>
              {rebasedBy ? (
                <span className="text-muted">
                  {t('proposals:versions.rebasedBy', { name: rebasedBy.name })}
                </span>
              ) : null}
            </>
          ) : null,
        }))}
      />
    </Page>
  );
}
