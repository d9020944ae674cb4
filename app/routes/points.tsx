import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getMyPoints, listMyEntries } from '~/modules/loyalty/get-my-points.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { Balances, TierProgress } from '~/modules/loyalty/ui/points-overview';
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
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const [points, statement] = await Promise.all([
    getMyPoints(context.actor),
    listMyEntries(context.actor, { cursor, limit: shown }),
  ]);
  return { points, statement, title: translatorFor(context.locale)('points:title') };
});

export const clientLoader = loaderOfRoom('points');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Points() {
  const { points, statement } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
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
      <Section title={t('points:statement.title')}>
        {statement.items.length === 0 ? (
          <EmptyState small title={t('points:statement.empty')}>
            {t('points:statement.emptyHint')}
          </EmptyState>
        ) : (
          <>
            <StatementList lines={statement.items} />
            <LoadMore next={statement.next} />
            <StatementCheckButton />
          </>
        )}
      </Section>
    </Page>
  );
}
