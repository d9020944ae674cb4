import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { Lock, MessageCirclePlus, MessageCircleQuestion, Settings2, UserPlus, UserRound } from 'lucide-react';
import { getClubHome } from '~/modules/clubs/get-club-home.server';
import type { ClubFrame } from '~/modules/clubs/get-club-frame.server';
import { clubPaths } from '~/modules/clubs/paths';
import { ClubAside, ClubRules } from '~/modules/clubs/ui/club-aside';
import { ClubTabs } from '~/modules/clubs/ui/club-header';
import { ClubHero } from '~/modules/clubs/ui/club-hero';
import { DoneNotice } from '~/ui/done-notice';
import { JoinPanel } from '~/modules/clubs/ui/join-panel';
import { useClub } from '~/modules/clubs/ui/use-club';
import { listThreads } from '~/modules/threads/list-threads.server';
import { threadPaths } from '~/modules/threads/paths';
import type { ThreadItem } from '~/modules/threads/post';
import { listThreadsInput } from '~/modules/threads/schema';
import { ThreadRow } from '~/modules/threads/ui/thread-row';
import { isPortalError } from '~/platform/errors';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';

const newThreads = 8;
const openQuestions = 4;
const liveThreads = 3;

async function readThreads({ params, context }: LoaderFunctionArgs) {
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

export const loader = page(async (args: LoaderFunctionArgs) => {
  const [home, threads] = await Promise.all([
    getClubHome(args.context.actor, args.params.slug!),
    readThreads(args),
  ]);
  return { ...home, threads };
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: data.club.name },
        { name: 'description', content: data.club.description },
        { property: 'og:title', content: data.club.name },
        { property: 'og:description', content: data.club.description },
        ...(data.club.coverId
          ? [{ property: 'og:image', content: `/uploads/${data.club.coverId}?size=large` }]
          : []),
      ]
    : [];

function HeroActions({ club, viewer }: ClubFrame) {
  const { t } = useI18n();
  const { may, membership, badge } = viewer;
  const belongs = membership?.status === 'active';
  return (
    <>
      {badge.roles.includes('admin') ? (
        <LinkButton
          to={`/studio/clubs/${club.slug}`}
          size="sm"
          icon={<Settings2 aria-hidden="true" className="size-4.5" />}
        >
          {t('clubs:home.edit')}
        </LinkButton>
      ) : null}
      {may.invite && belongs ? (
        <LinkButton
          to={clubPaths.invitations(club.slug)}
          size="sm"
          icon={<UserPlus aria-hidden="true" className="size-4.5" />}
        >
          {t('clubs:home.invite')}
        </LinkButton>
      ) : null}
      {belongs || membership?.status === 'suspended' ? (
        <LinkButton
          to={clubPaths.membership(club.slug)}
          size="sm"
          icon={<UserRound aria-hidden="true" className="size-4.5" />}
        >
          {t('clubs:home.me')}
        </LinkButton>
      ) : null}
    </>
  );
}

function ThreadsCard({ threads, labels }: { threads: ThreadItem[]; labels: Record<string, string> }) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {threads.map((thread) => (
          <ThreadRow key={thread.id} thread={thread} tagLabels={labels} />
        ))}
      </ul>
    </Card>
  );
}

function Welcome({ club, viewer }: ClubFrame) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  if (search.get('done') !== 'joined' || viewer.membership?.status !== 'active') return null;
  return (
    <Notice
      tone="positive"
      live
      title={t('clubs:join.welcome', { name: viewer.membership.name })}
      action={<LinkButton to={threadPaths.start(club.slug)}>{t('clubs:home.talk')}</LinkButton>}
    >
      {t('clubs:join.welcomeHint')}
    </Notice>
  );
}

export default function ClubHome() {
  const { club, newest, team, threads, suspendedReason } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const frame = useClub();
  const { viewer } = frame;
  const labels = Object.fromEntries(club.tags.map(({ key, label }) => [key, label[locale]]));
  return (
    <>
      <ClubHero club={club} actions={<HeroActions {...frame} />} />
      <div className="mx-auto w-full max-w-[76rem] px-4 pb-8 sm:px-6">
        <ClubTabs {...frame} />
        <div className="mt-5 xl:grid xl:grid-cols-[minmax(0,1fr)_19rem] xl:gap-10">
          <div className="min-w-0 space-y-7">
            <DoneNotice words={{ left: t('clubs:join.left'), withdrawn: t('clubs:join.withdrawn') }} />
            <Welcome {...frame} />
            <JoinPanel {...frame} suspendedReason={suspendedReason} />
            {threads ? (
              <>
                {threads.live.length > 0 ? (
                  <Section title={t('clubs:home.live')}>
                    <ThreadsCard threads={threads.live} labels={labels} />
                  </Section>
                ) : null}
                <Section
                  title={t('clubs:home.threads')}
                  action={
                    threads.fresh.length > 0 ? (
                      <Link to={threadPaths.list(club.slug)}>{t('clubs:home.allThreads')}</Link>
                    ) : undefined
                  }
                >
                  {viewer.may.write && threads.fresh.length > 0 ? (
                    <p className="mb-3 flex flex-wrap gap-2">
                      <LinkButton
                        to={threadPaths.ask(club.slug)}
                        variant="primary"
                        icon={<MessageCircleQuestion aria-hidden="true" className="size-5" />}
                      >
                        {t('clubs:home.ask')}
                      </LinkButton>
                      <LinkButton
                        to={threadPaths.start(club.slug)}
                        icon={<MessageCirclePlus aria-hidden="true" className="size-5" />}
                      >
                        {t('clubs:home.talk')}
                      </LinkButton>
                    </p>
                  ) : null}
                  {threads.fresh.length > 0 ? (
                    <ThreadsCard threads={threads.fresh} labels={labels} />
                  ) : (
                    <Card>
                      <EmptyState
                        small
                        drawing="empty-threads"
                        title={t('clubs:home.noThreads')}
                        action={
                          viewer.may.write ? (
                            <LinkButton to={threadPaths.ask(club.slug)} variant="primary">
                              {t('clubs:home.ask')}
                            </LinkButton>
                          ) : undefined
                        }
                      >
                        {viewer.may.write ? t('clubs:home.noThreadsHint') : t('clubs:home.noThreadsVisitor')}
                      </EmptyState>
                    </Card>
                  )}
                </Section>
                {threads.fresh.length > 0 ? (
                  <Section title={t('clubs:home.questions')}>
                    {threads.questions.length > 0 ? (
                      <>
                        <p className="-mt-1 mb-2 text-muted">{t('clubs:home.questionsHint')}</p>
                        <ThreadsCard threads={threads.questions} labels={labels} />
                      </>
                    ) : (
                      <p className="text-muted">{t('clubs:home.noQuestions')}</p>
                    )}
                  </Section>
                ) : null}
              </>
            ) : (
              <>
                <Card className="flex items-start gap-4">
                  <Lock aria-hidden="true" className="mt-1 size-6 text-muted" />
                  <div>
                    <p className="font-semibold">{t('clubs:home.membersOnly')}</p>
                    <p className="text-muted">{t('clubs:home.membersOnlyHint')}</p>
                  </div>
                </Card>
                <ClubRules club={club} open />
              </>
            )}
          </div>
          {threads ? (
            <aside className="mt-8 min-w-0 space-y-6 xl:mt-0">
              <ClubAside
                club={club}
                newest={newest}
                team={team}
                topicPath={(key) => `${threadPaths.list(club.slug)}?tag=${encodeURIComponent(key)}`}
              />
            </aside>
          ) : null}
        </div>
      </div>
    </>
  );
}
