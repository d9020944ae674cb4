import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { clubPaths } from '~/modules/clubs/paths';
import { ClubCard } from '~/modules/clubs/ui/club-card';
import { HowItWorks, Welcome } from '~/modules/clubs/ui/welcome';
import type { ClubView } from '~/modules/clubs/views';
import { type FeedItem, listFeed } from '~/modules/threads/list-feed.server';
import { Feed } from '~/modules/threads/ui/feed';
import { type Activity, listActivity } from '~/modules/threads/list-activity.server';
import { ThreadRow } from '~/modules/threads/ui/thread-row';
import { page } from '~/platform/http/page.server';
import { useI18n, useT } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import type { RootData } from '~/root';
import { LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const shownThreads = 12;
const shownFeed = 20;
const shownClubs = 9;

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { actor } = context;
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const [clubs, feed, activity] = await Promise.all([
    listClubs(actor, { limit: shownClubs }),
    context.member ? listFeed(actor, { limit: shownFeed, cursor }) : null,
    context.member ? ([] as Activity[]) : listActivity(actor, { limit: shownThreads }),
  ]);
  return { clubs: clubs.items, feed, activity, title: translatorFor(context.locale)('ui:brand') };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

export default function Home() {
  const { clubs, feed, activity } = useLoaderData<typeof loader>();
  const viewer = useRouteLoaderData<RootData>('root')?.viewer;
  if (!viewer || !feed) return <VisitorHome clubs={clubs} activity={activity} />;
  const own = new Set(viewer.clubs.map(({ id }) => id));
  return (
    <MemberHome
      name={viewer.name}
      clubs={clubs.filter(({ id }) => !own.has(id))}
      feed={feed}
      isNew={own.size === 0}
    />
  );
}

function VisitorHome({ clubs, activity }: { clubs: ClubView[]; activity: Activity[] }) {
  const t = useT();
  return (
    <>
      <Welcome />
      <div className="mx-auto w-full max-w-[76rem] space-y-9 px-4 py-8 sm:px-6">
        <Section
          title={t('home:clubs')}
          action={clubs.length > 0 ? <Link to={clubPaths.directory()}>{t('home:allClubs')}</Link> : null}
        >
          <Clubs clubs={clubs} />
        </Section>
        <div className="gap-10 space-y-9 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:space-y-0">
          <Section title={t('home:now')}>
            <Threads activity={activity} />
          </Section>
          <HowItWorks />
        </div>
      </div>
    </>
  );
}

function MemberHome(props: {
  name: string;
  clubs: ClubView[];
  feed: { items: FeedItem[]; next: string | null };
  isNew: boolean;
}) {
  const { name, clubs, feed, isNew } = props;
  const t = useT();
  return (
    <Page
      title={t('home:greeting', { name })}
      lead={t(isNew ? 'home:noClubsYet' : 'home:greetingHint')}
      aside={isNew ? undefined : <Discover clubs={clubs} />}
    >
      {isNew ? (
        <>
          <p className="mb-4 text-muted">{t('home:noClubsYetHint')}</p>
          <Clubs clubs={clubs} />
        </>
      ) : (
        <Section title={t('home:news')}>
          {feed.items.length === 0 ? (
            <Threads activity={[]} />
          ) : (
            <Card flush>
              <Feed items={feed.items} />
            </Card>
          )}
          <LoadMore next={feed.next}>{t('home:older')}</LoadMore>
        </Section>
      )}
    </Page>
  );
}

function Discover({ clubs }: { clubs: ClubView[] }) {
  const t = useT();
  if (clubs.length === 0) return null;
  return (
    <Section title={t('home:discover')}>
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-1">
        {clubs.slice(0, 3).map((club) => (
          <ClubCard key={club.id} club={club} />
        ))}
      </ul>
    </Section>
  );
}

function Clubs({ clubs }: { clubs: ClubView[] }) {
  const t = useT();
  if (clubs.length === 0)
    return (
      <Card>
        <EmptyState small drawing="empty-clubs" title={t('home:noClubs')}>
          {t('home:noClubsHint')}
        </EmptyState>
      </Card>
    );
  return (
    <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {clubs.map((club) => (
        <ClubCard key={club.id} club={club} />
      ))}
    </ul>
  );
}

function Threads({ activity }: { activity: Activity[] }) {
  const { t, locale } = useI18n();
  if (activity.length === 0)
    return (
      <Card>
        <EmptyState
          small
          drawing="empty-threads"
          title={t('home:quiet')}
          action={<LinkButton to={clubPaths.directory()}>{t('home:allClubs')}</LinkButton>}
        >
          {t('home:quietHint')}
        </EmptyState>
      </Card>
    );
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {activity.map(({ thread, club, tagLabels }) => (
          <ThreadRow
            key={thread.id}
            thread={thread}
            clubName={club.name}
            tagLabels={Object.fromEntries(
              Object.entries(tagLabels).map(([key, label]) => [key, label[locale]]),
            )}
          />
        ))}
      </ul>
    </Card>
  );
}
