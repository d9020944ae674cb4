import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Lock } from 'lucide-react';
import { getClubHome } from '~/modules/clubs/get-club-home.server';
import { ClubAside, ClubRules } from '~/modules/clubs/ui/club-aside';
import { ClubTabs } from '~/modules/clubs/ui/club-header';
import { ClubHero } from '~/modules/clubs/ui/club-hero';
import { HeroActions, JoinedNotice } from '~/modules/clubs/ui/home-actions';
import { JoinPanel } from '~/modules/clubs/ui/join-panel';
import { useClub } from '~/modules/clubs/ui/use-club';
import { listEvents } from '~/modules/events/list-events.server';
import { listEventsInput } from '~/modules/events/schema';
import { chooseForHome } from '~/modules/events/rules';
import { HomeEvents } from '~/modules/events/ui/home-events';
import { listLiveOffers } from '~/modules/offers/list-offers.server';
import { listOffersInput } from '~/modules/offers/schema';
import { HomeOffers, type HomeOffer } from '~/modules/offers/ui/home-offers';
import { listProposals } from '~/modules/proposals/list-proposals.server';
import { listProposalsInput } from '~/modules/proposals/schema';
import { HomeProposals, type HomeProposal } from '~/modules/proposals/ui/home-proposals';
import { listThreads } from '~/modules/threads/list-threads.server';
import { threadPaths } from '~/modules/threads/paths';
import { listThreadsInput } from '~/modules/threads/schema';
import { ClubHomeThreads } from '~/modules/threads/ui/club-home-threads';
import { type HomeThreads, useClubHome } from '~/modules/threads/ui/use-club-home';
import { isPortalError } from '~/platform/errors';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { pageMeta } from '~/ui/page-meta';

const newThreads = 8;
const openQuestions = 4;
const liveThreads = 3;
/** Of as many it is chosen what stands here. */
const comingEvents = 20;
const openOffers = 3;
const hotProposals = 3;

async function readThreads({ params, context }: LoaderFunctionArgs): Promise<HomeThreads | null> {
  const list = (input: object) =>
    listThreads(context.actor, params.slug!, listThreadsInput.parse(input)).then(({ items }) => items);
  try {
    const [fresh, questions, live] = await Promise.all([
      list({ limit: newThreads }),
      list({ sort: 'unanswered', limit: openQuestions }),
      list({ kind: 'live', limit: liveThreads }),
    ]);
    return { fresh, questions, live: live.filter(({ status }) => status === 'open') };
  } catch (error) {
    // A members' club greets everyone, and keeps what is said inside.
    if (isPortalError(error) && (error.code === 'unauthenticated' || error.code === 'forbidden')) return null;
    throw error;
  }
}

/** What the club does next; nothing where its events are its members' alone. */
async function readEvents({ params, context }: LoaderFunctionArgs) {
  const input = listEventsInput.parse({ limit: comingEvents });
  const { items } = await listEvents(context.actor, params.slug!, input);
  return chooseForHome(items).map(({ id, title, language, url, startsAt, status }) => ({
    id,
    title,
    language,
    url,
    startsAt,
    status,
  }));
}

/** Each with the stream that tells how it goes on. */
async function readOffers({ params, context }: LoaderFunctionArgs) {
  const input = listOffersInput.parse({ state: 'open', limit: openOffers });
  const { items, heads } = await listLiveOffers(context.actor, params.slug!, input);
  const offers = items.map(
    ({ id, title, language, url, quantity, threshold, deadline, fromPrice, currency }): HomeOffer => ({
      ...{ id, title, language, url, quantity, threshold, deadline, fromPrice, currency },
    }),
  );
  return { offers, offerHeads: heads };
}

async function readProposals({ params, context }: LoaderFunctionArgs): Promise<HomeProposal[]> {
  const input = listProposalsInput.parse({ list: 'hot', limit: hotProposals });
  const { items } = await listProposals(context.actor, params.slug!, input);
  return items.map(({ id, title, language, url, state, supportCount, threshold }) => ({
    ...{ id, title, language, url, state, supportCount, threshold },
  }));
}

interface Plans {
  events: Awaited<ReturnType<typeof readEvents>>;
  offers: HomeOffer[];
  offerHeads: Record<string, number>;
  proposals: HomeProposal[];
}

const nothing: Plans = { events: [], offers: [], offerHeads: {}, proposals: [] };

async function readPlans(args: LoaderFunctionArgs): Promise<Plans> {
  const [events, offers, proposals] = await Promise.all([
    readEvents(args),
    readOffers(args),
    readProposals(args),
  ]);
  return { events, ...offers, proposals };
}

export const loader = page(async (args: LoaderFunctionArgs) => {
  // The head of the stream is read before the threads: what they miss of it is applied, what they have is applied again.
  const home = await getClubHome(args.context.actor, args.params.slug!);
  const threads = await readThreads(args);
  return { ...home, threads, ...(threads ? await readPlans(args) : nothing) };
});

export const meta = pageMeta<typeof loader>(({ club }) => ({ title: club.name }));

function MembersOnly() {
  const { t } = useI18n();
  return (
    <Card className="flex items-start gap-4">
      <Lock aria-hidden="true" className="mt-1 size-6 text-muted" />
      <div>
        <p className="font-semibold">{t('clubs:home.membersOnly')}</p>
        <p className="text-muted">{t('clubs:home.membersOnlyHint')}</p>
      </div>
    </Card>
  );
}

export default function ClubHome() {
  const data = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const frame = useClub();
  const { people, threads, unseen, reload } = useClubHome(data);
  const club = { ...data.club, ...people.club };
  const labels = Object.fromEntries(club.tags.map(({ key, label }) => [key, label[locale]]));
  return (
    <>
      <ClubHero club={club} actions={<HeroActions {...frame} />} />
      <div className="mx-auto w-full max-w-[76rem] px-4 pb-8 sm:px-6">
        <ClubTabs {...frame} />
        <div className="mt-5 xl:grid xl:grid-cols-[minmax(0,1fr)_19rem] xl:gap-10">
          <div className="min-w-0 space-y-7">
            <DoneNotice words={{ left: t('clubs:join.left'), withdrawn: t('clubs:join.withdrawn') }} />
            <JoinedNotice viewer={frame.viewer} start={threadPaths.start(club.slug)} />
            <JoinPanel {...frame} suspendedReason={data.suspendedReason} />
            <HomeEvents slug={club.slug} events={data.events} />
            <HomeOffers slug={club.slug} offers={data.offers} heads={data.offerHeads} />
            <HomeProposals slug={club.slug} proposals={data.proposals} />
            {threads ? (
              <ClubHomeThreads
                slug={club.slug}
                threads={threads}
                labels={labels}
                mayWrite={frame.viewer.may.write}
                unseen={unseen.length}
                reload={reload}
              />
            ) : (
              <>
                <MembersOnly />
                <ClubRules club={club} open />
              </>
            )}
          </div>
          {threads ? (
            <aside className="mt-8 min-w-0 space-y-6 xl:mt-0">
              <ClubAside
                club={club}
                newest={people.newest}
                team={people.team}
                topicPath={(key) => `${threadPaths.list(club.slug)}?tag=${encodeURIComponent(key)}`}
              />
            </aside>
          ) : null}
        </div>
      </div>
    </>
  );
}
