import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { listStudioRewards, type StudioReward } from '~/modules/loyalty/list-studio-rewards.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { now } from '~/platform/clock.server';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

function stateOf({ retired, startsAt, endsAt }: StudioReward, at: Date) {
  if (retired) return 'retired' as const;
  if (startsAt && new Date(startsAt) > at) return 'soon' as const;
  return endsAt && new Date(endsAt) <= at ? ('over' as const) : ('open' as const);
}

export const loader = page(async ({ context: { actor, locale } }: LoaderFunctionArgs) => {
  const rewards = await listStudioRewards(actor);
  return {
    rewards: rewards.map((reward) => ({ ...reward, state: stateOf(reward, now()) })),
    title: translatorFor(locale)('pointsdesk:rewards.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const tones = { open: 'positive', soon: 'warning', over: 'neutral', retired: 'neutral' } as const;

export default function StudioRewards() {
  const { rewards, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={title}
      lead={t('pointsdesk:rewards.lead')}
      actions={
        <LinkButton variant="primary" to={pointsDeskPaths.newReward()}>
          {t('pointsdesk:rewards.make')}
        </LinkButton>
      }
    >
      <PointsParts />
      <DoneNotice words={{ made: t('pointsdesk:rewards.made') }} />
      {rewards.length === 0 ? <EmptyState title={t('pointsdesk:rewards.none')} /> : null}
      {rewards.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {rewards.map(({ id, name, costPoints, stock, had, state }) => (
              <li key={id} className="relative px-4 py-3 hover:bg-sunken">
                <p className="flex flex-wrap items-center gap-2">
                  <Link
                    to={pointsDeskPaths.reward(id)}
                    className="font-semibold text-ink no-underline after:absolute after:inset-0"
                  >
                    {name}
                  </Link>
                  <Tag tone={tones[state]}>{t(`pointsdesk:rewards.state.${state}`)}</Tag>
                </p>
                <Facts>
                  <span>{t('pointsdesk:points', { count: costPoints })}</span>
                  {stock === null ? null : <span>{t('pointsdesk:rewards.left', { count: stock })}</span>}
                  <span>{t('pointsdesk:rewards.had', { count: had })}</span>
                </Facts>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </Page>
  );
}
