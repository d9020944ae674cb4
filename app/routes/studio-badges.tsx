import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { listBadges } from '~/modules/loyalty/badges.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { BadgeMedal } from '~/modules/loyalty/ui/badge-medal';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ context: { actor, locale } }: LoaderFunctionArgs) => ({
  badges: await listBadges(actor),
  title: translatorFor(locale)('perks:studio.title'),
}));

export const clientLoader = loaderOfRoom('perks');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function StudioBadges() {
  const { badges, title } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  return (
    <Page
      title={title}
      lead={t('perks:studio.lead')}
      actions={
        <LinkButton variant="primary" to={pointsDeskPaths.newBadge()}>
          {t('perks:studio.make')}
        </LinkButton>
      }
    >
      <PointsParts />
      <DoneNotice words={{ made: t('perks:studio.made') }} />
      {badges.length === 0 ? (
        <EmptyState title={t('perks:studio.none')}>{t('perks:studio.noneHint')}</EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {badges.map(({ id, name, icon, fact, threshold, status, holders }) => (
              <li key={id} className="relative flex items-center gap-4 px-4 py-3 hover:bg-sunken">
                <BadgeMedal icon={icon} reached={status === 'active'} />
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2">
                    <Link
                      to={pointsDeskPaths.badge(id)}
                      className="font-semibold text-ink no-underline after:absolute after:inset-0"
                    >
                      {name[locale]}
                    </Link>
                    {status === 'ended' ? <Tag tone="neutral">{t('perks:studio.ended')}</Tag> : null}
                  </p>
                  <Facts>
                    <span>{t(`perks:studio.rules.${fact}`, { count: threshold })}</span>
                    <span>{t('perks:studio.holders', { count: holders })}</span>
                  </Facts>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
