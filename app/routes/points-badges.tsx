import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Flame } from 'lucide-react';
import { type BadgesPage, getMyBadges } from '~/modules/loyalty/badges.server';
import { BadgeMedal } from '~/modules/loyalty/ui/badge-medal';
import { PointsTabs } from '~/modules/loyalty/ui/points-tabs';
import type { BadgeProgress } from '~/modules/loyalty/views';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ context }: LoaderFunctionArgs) => ({
  ...(await getMyBadges(context.actor)),
  title: translatorFor(context.locale)('perks:badges.title'),
}));

export const clientLoader = loaderOfRoom('points', 'perks');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Streak({ streak }: Pick<BadgesPage, 'streak'>) {
  const { t } = useI18n();
  const { weeks, longest, thisWeek, freezes } = streak;
  return (
    <Card as="section" className="mb-8 flex items-start gap-4">
      <Flame aria-hidden="true" className="mt-1 size-8 shrink-0 text-accent-ink" />
      <div className="min-w-0">
        <h2 className="text-sm text-muted">{t('perks:badges.streak')}</h2>
        <p className="text-2xl font-bold tabular-nums">{t('perks:badges.weeks', { count: weeks })}</p>
        <p>{thisWeek ? t('perks:badges.thisWeek') : t('perks:badges.notYet')}</p>
        <p className="mt-1 text-sm text-muted">
          {longest > weeks
            ? `${t('perks:badges.longest', { weeks: t('perks:badges.weeks', { count: longest }) })} · `
            : ''}
          {freezes > 0 ? t('perks:badges.freezes', { count: freezes }) : t('perks:badges.freezeHint')}
        </p>
      </div>
    </Card>
  );
}

function BadgeLine({ badge }: { badge: BadgeProgress }) {
  const { t, locale, format } = useI18n();
  const { name, description, icon, threshold, count, reachedAt } = badge;
  return (
    <li className="flex items-center gap-4 px-4 py-3">
      <BadgeMedal icon={icon} reached={reachedAt !== null} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{name[locale]}</p>
        <p className="text-muted">{description[locale]}</p>
        {reachedAt ? (
          <p className="text-sm text-muted">{t('perks:badges.reached', { date: format.date(reachedAt) })}</p>
        ) : (
          <div className="mt-1 flex items-center gap-3">
            <progress
              max={threshold}
              value={count}
              aria-label={name[locale]}
              className="h-2 w-full max-w-48 appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            />
            <span className="text-sm text-muted tabular-nums">
              {t('perks:badges.progress', { count, threshold })}
            </span>
          </div>
        )}
      </div>
    </li>
  );
}

function BadgeList({ badges }: { badges: readonly BadgeProgress[] }) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {badges.map((badge) => (
          <BadgeLine key={badge.id} badge={badge} />
        ))}
      </ul>
    </Card>
  );
}

export default function Badges() {
  const { badges, streak } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const mine = badges.filter(({ reachedAt }) => reachedAt !== null);
  const next = badges.filter(({ reachedAt }) => reachedAt === null);
  return (
    <>
      <PointsTabs />
      <Page title={t('perks:badges.title')} lead={t('perks:badges.lead')}>
        <Streak streak={streak} />
        <Section title={t('perks:badges.mine')} className="mb-8">
          {mine.length > 0 ? (
            <BadgeList badges={mine} />
          ) : (
            <EmptyState small title={t('perks:badges.none')}>
              {t('perks:badges.noneHint')}
            </EmptyState>
          )}
        </Section>
        {next.length > 0 ? (
          <Section title={t('perks:badges.next')}>
            <BadgeList badges={next} />
          </Section>
        ) : null}
      </Page>
    </>
  );
}
