import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { listSurprises } from '~/modules/loyalty/surprise.server';
import { PointsTabs } from '~/modules/loyalty/ui/points-tabs';
import { SurpriseFacts } from '~/modules/loyalty/ui/surprise-facts';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { PlainLink } from '~/ui/plain-link';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  surprises: await listSurprises(context.actor),
  title: translatorFor(context.locale)('perks:surprises.title'),
}));

export const clientLoader = loaderOfRoom('points', 'perks');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Surprises() {
  const { surprises } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  return (
    <>
      <PointsTabs />
      <Page title={t('perks:surprises.title')} lead={t('perks:surprises.lead')}>
        {surprises.length === 0 ? (
          <EmptyState title={t('perks:surprises.none')}>{t('perks:surprises.noneHint')}</EmptyState>
        ) : (
          <Card flush>
            <ul className="divide-y divide-line">
              {surprises.map((surprise) => (
                <li key={surprise.id} className="flex items-center gap-4 px-4 py-3">
                  <div className="min-w-0 flex-1">
                    <p className="font-semibold">
                      <PlainLink to={loyaltyPaths.surprise(surprise.id)}>{surprise.name[locale]}</PlainLink>
                    </p>
                    <SurpriseFacts surprise={surprise} />
                  </div>
                  <Tag tone={surprise.state === 'drawn' ? 'positive' : 'accent'}>
                    {t(`perks:surprises.states.${surprise.state}`)}
                  </Tag>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Page>
    </>
  );
}
