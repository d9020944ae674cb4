import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { studioPaths } from '~/modules/clubs/paths';
import { listClubsInput } from '~/modules/clubs/schema';
import { ClubFacts } from '~/modules/clubs/ui/club-card';
import { themeStyle } from '~/modules/clubs/theme-style';
import type { ClubView } from '~/modules/clubs/views';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { requireAdmin } from '~/platform/require-member';
import { Avatar } from '~/ui/avatar';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  requireAdmin(context.actor);
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const clubs = await listClubs(context.actor, listClubsInput.parse({ cursor, limit: 50 }));
  return { ...clubs, title: translatorFor(context.locale)('studio:title') };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function ClubRow({ club }: { club: ClubView }) {
  const { t } = useI18n();
  const tones = { draft: 'warning', open: 'positive', paused: 'warning', archived: 'neutral' } as const;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3" style={themeStyle(club.theme)}>
      <span aria-hidden="true" className="h-12 w-1.5 rounded-full bg-accent" />
      <Avatar name={club.name} pictureId={club.pictureId} shape="club" />
      <div className="min-w-[12rem] flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link to={studioPaths.club(club.slug)} className="font-semibold">
            {club.name}
          </Link>
          <Tag tone={tones[club.status]}>{t(`clubs:status.${club.status}`)}</Tag>
        </p>
        <ClubFacts club={club} />
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton to={studioPaths.club(club.slug)} size="sm">
          {t('studio:clubs.edit')}
        </LinkButton>
        <LinkButton to={club.url} size="sm" variant="quiet">
          {t('studio:clubs.visit')}
        </LinkButton>
      </div>
    </li>
  );
}

export default function StudioClubs() {
  const { items, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('studio:title')}
      lead={t('studio:lead')}
      actions={
        <LinkButton
          to={studioPaths.newClub()}
          variant="primary"
          icon={<Plus aria-hidden="true" className="size-5" />}
        >
          {t('studio:clubs.make')}
        </LinkButton>
      }
    >
      {items.length > 0 ? (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((club) => (
              <ClubRow key={club.id} club={club} />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState title={t('studio:clubs.empty')}>{t('studio:clubs.emptyHint')}</EmptyState>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
