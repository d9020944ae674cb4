import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { listMyEntries } from '~/modules/loyalty/list-my-entries.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { FunderWallets } from '~/modules/loyalty/ui/funder-wallets';
import { Balances, TierProgress } from '~/modules/loyalty/ui/points-overview';
import { PointsTabs } from '~/modules/loyalty/ui/points-tabs';
import { StatementCheckButton } from '~/modules/loyalty/ui/statement-check';
import { StatementList } from '~/modules/loyalty/ui/statement-list';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LinkButton } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const shown = 30;

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const cursor = searchParams.get('cursor') ?? undefined;
  const funder = searchParams.get('funder')?.slice(0, 60) ?? undefined;
  const [points, statement] = await Promise.all([
    getMyPoints(context.actor),
    listMyEntries(context.actor, { cursor, limit: shown, funder }),
  ]);
  return {
    points,
    statement,
    funder: funder ?? null,
    title: translatorFor(context.locale)('points:title'),
  };
});

export const clientLoader = loaderOfRoom('points');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Exports() {
  const { t } = useI18n();
  return (
    <p className="mt-4 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      <span className="text-muted">{t('points:statement.export')}:</span>
      <a href={loyaltyPaths.export('csv')} download>
        {t('points:statement.csv')}
      </a>
      <a href={loyaltyPaths.export('json')} download>
        {t('points:statement.json')}
      </a>
    </p>
  );
}

export default function Points() {
  const { points, statement, funder } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <PointsTabs />
      <Page
        title={t('points:title')}
        lead={t('points:lead')}
        actions={
          <LinkButton variant="primary" to={loyaltyPaths.rewards()}>
            {t('points:toRewards')}
          </LinkButton>
        }
      >
        <div className="mb-8 grid gap-4 sm:grid-cols-2">
          <Balances points={points} />
          <TierProgress points={points} />
        </div>
        <FunderWallets funders={points.funders} chosen={funder} />
        <Section
          title={t('points:statement.title')}
          action={funder ? <Link to={loyaltyPaths.points()}>{t('points:statement.all')}</Link> : undefined}
        >
          {statement.items.length === 0 ? (
            <EmptyState small title={t('points:statement.empty')}>
              {t('points:statement.emptyHint')}
            </EmptyState>
          ) : (
            <>
              <StatementList lines={statement.items} />
              <LoadMore next={statement.next} />
              <Exports />
              <StatementCheckButton />
            </>
          )}
        </Section>
      </Page>
    </>
  );
}
