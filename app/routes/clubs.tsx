import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { listMyClubs } from '~/modules/clubs/list-my-clubs.server';
import { listClubsInput } from '~/modules/clubs/schema';
import { ClubCard } from '~/modules/clubs/ui/club-card';
import type { ClubView } from '~/modules/clubs/views';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const [{ items, next }, mine] = await Promise.all([
    listClubs(context.actor, listClubsInput.parse({ cursor, limit: 30 })),
    listMyClubs(context.actor),
  ]);
  return {
    items,
    next,
    standings: Object.fromEntries(mine.map(({ id, status }) => [id, status])),
    title: translatorFor(context.locale)('clubs:directory.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

export default function Clubs() {
  const { items, next, standings } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const mine = items.filter(({ id }) => standings[id]);
  const others = items.filter(({ id }) => !standings[id]);
  const cards = (clubs: ClubView[], level: 2 | 3 = 3) => (
    <ul className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
      {clubs.map((club) => {
        const standing = standings[club.id];
        return (
          <ClubCard
            key={club.id}
            level={level}
            club={club}
            standing={standing && t(`clubs:standing.${standing}`)}
          />
        );
      })}
    </ul>
  );
  return (
    <Page title={t('clubs:directory.title')} lead={t('clubs:directory.lead')} wide>
      {items.length === 0 ? (
        <EmptyState drawing="empty-clubs" title={t('clubs:directory.empty')}>
          {t('clubs:directory.emptyHint')}
        </EmptyState>
      ) : mine.length === 0 ? (
        cards(items, 2)
      ) : (
        <div className="space-y-8">
          <Section title={t('clubs:directory.mine')}>{cards(mine)}</Section>
          <Section title={t('clubs:directory.others')}>
            {others.length > 0 ? cards(others) : <p className="text-muted">{t('clubs:directory.allMine')}</p>}
          </Section>
        </div>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
