import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { listMyClubs } from '~/modules/clubs/list-my-clubs.server';
import { threadPaths } from '~/modules/threads/paths';
import { page } from '~/platform/http/page.server';
import { useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Avatar } from '~/ui/avatar';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

interface AskableClub {
  slug: string;
  name: string;
  pictureId: string | null;
}

/** A question belongs to a club: one's own where there are some, else any that is open. */
export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const mine = (await listMyClubs(context.actor)).filter(({ status }) => status === 'active');
  if (mine.length === 1) return redirect(threadPaths.ask(mine[0]!.slug)) as never;
  const askable: AskableClub[] =
    mine.length > 0
      ? mine
      : (await listClubs(context.actor, { limit: 50 })).items.filter(({ status }) => status === 'open');
  return {
    clubs: askable.map(({ slug, name, pictureId }) => ({ slug, name, pictureId })),
    title: translatorFor(context.locale)('home:ask.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Ask() {
  const { clubs } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Page title={t('home:ask.title')} lead={t('home:ask.lead')}>
      {clubs.length === 0 ? (
        <EmptyState drawing="empty-clubs" title={t('home:noClubs')}>
          {t('home:noClubsHint')}
        </EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {clubs.map((club) => (
              <li key={club.slug}>
                <Link
                  to={threadPaths.ask(club.slug)}
                  className="flex min-h-16 items-center gap-4 px-4 py-3 no-underline hover:bg-sunken"
                >
                  <Avatar name={club.name} pictureId={club.pictureId} shape="club" />
                  <span className="min-w-0 flex-1 font-semibold">{club.name}</span>
                  <ChevronRight aria-hidden="true" className="size-5 text-muted" />
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
