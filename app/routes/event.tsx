import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import {
  Link,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useRouteLoaderData,
  useSearchParams,
} from '@remix-run/react';
import { useMemo } from 'react';
import { z } from 'zod';
import { eventAct } from '~/modules/events/event-acts.server';
import { getEvent } from '~/modules/events/get-event.server';
import { eventPaths } from '~/modules/events/paths';
import { readSeries } from '~/modules/events/read-series.server';
import { enterRoom } from '~/modules/events/enter-event.server';
import { Recap, Survey } from '~/modules/events/ui/after-parts';
import { EventFacts } from '~/modules/events/ui/event-facts';
import { StatusTag } from '~/modules/events/ui/event-row';
import { OtherDates } from '~/modules/events/ui/other-dates';
import { HostPanel } from '~/modules/events/ui/host-panel';
import { LiveQuestions } from '~/modules/events/ui/live-questions';
import { Reactions, RunSheet } from '~/modules/events/ui/live-room';
import { PaceForm } from '~/modules/events/ui/pace-form';
import { PollForm } from '~/modules/events/ui/poll-form';
import { RegisterPanel } from '~/modules/events/ui/register-panel';
import { useTakePart } from '~/modules/events/ui/use-take-part';
import { useEvent } from '~/modules/events/ui/use-event';
import { useStanding } from '~/modules/events/ui/use-standing';
import { WordsWatch } from '~/modules/events/ui/words-watch';
import { createPost } from '~/modules/threads/create-post.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { openThread } from '~/modules/threads/open-thread.server';
import { createPostInput } from '~/modules/threads/schema';
import { AuthorMarksProvider } from '~/modules/threads/ui/author-marks';
import { Following, Jump } from '~/modules/threads/ui/thread-aside';
import { ThreadView } from '~/modules/threads/ui/thread-view';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { parseInput } from '~/platform/input';
import type { loader as rootLoader } from '~/root';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

const number = z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined);
const openInput = z.object({ at: number, before: number, after: number, date: z.string().optional() });

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const query = openInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  // What a browser fetches beforehand is nobody who came.
  const isAhead = /prefetch/.test(request.headers.get('Sec-Purpose') ?? request.headers.get('Purpose') ?? '');
  const detail = await (isAhead ? getEvent : enterRoom)(context.actor, id, slug);
  const { threadId } = detail.event;
  const series = await readSeries(detail.event);
  const opened = threadId ? await openThread(context.actor, slug, threadId, query) : null;
  if (!opened) return { detail, series, thread: null, at: null };
  // Its first post is what stands above as the event's own words.
  const { items, more } = opened.posts;
  const atStart = items[0]?.number === 1;
  const posts = {
    ...opened.posts,
    items: items.filter((post) => post.number > 1),
    more: { ...more, before: atStart ? false : more.before },
  };
  return { detail, series, thread: { ...opened, posts }, at: query.at ?? null };
});

export const clientLoader = loaderOfRoom('events');

const withoutMarks = (markdown: string) => markdown.replace(/[*_`#>|]+/g, '');

const describe = pageMeta<typeof loader>(({ detail: { event } }) => ({
  title: event.title,
  description: withoutMarks(event.body),
  unlisted: event.publishedAt === null,
}));

/** Open Graph as on every page, and for machines that search when and where it is. */
export const meta: MetaFunction<typeof loader> = (args) => {
  const event = args.data?.detail.event;
  const head = describe(args as Parameters<typeof describe>[0]);
  if (!event || event.publishedAt === null) return head;
  const where = [
    ...(event.place ? [{ '@type': 'Place', name: event.place, address: event.place }] : []),
    ...(event.way === 'onsite' ? [] : [{ '@type': 'VirtualLocation', url: event.url }]),
  ];
  const modes = { onsite: 'Offline', online: 'Online', thread: 'Online', mixed: 'Mixed' } as const;
  const structured = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    description: withoutMarks(event.body).slice(0, 300),
    startDate: event.startsAt,
    endDate: event.endsAt,
    eventStatus: `https://schema.org/Event${event.status === 'cancelled' ? 'Cancelled' : 'Scheduled'}`,
    eventAttendanceMode: `https://schema.org/${modes[event.way]}EventAttendanceMode`,
    location: where,
    ...(event.capacity === null ? {} : { maximumAttendeeCapacity: event.capacity }),
  };
  return [...head, { 'script:ld+json': structured }];
};

/** What the page's forms do: the event's own, and those of its thread. */
export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
    const { slug = '', id = '' } = params;
    const here = eventPaths.event(slug, id);
    const act = eventAct(values.intent);
    if (act) {
      const done = await act(actor, { eventId: id, values, idempotencyKey });
      if (done?.startsWith('/')) return redirect(done);
      return redirect(done ? `${here}?done=${done}` : `${here}#questions`);
    }
    const { event } = await getEvent(actor, id, slug);
    if (!event.threadId) throw new PortalError('not_found');
    if (values.intent === 'follow') {
      await followThread(
        actor,
        event.threadId,
        parseInput(z.enum(['normal', 'following', 'muted']), values.follow),
      );
      return redirect(here);
    }
    const input = parseInput(createPostInput, {
      ...values,
      replyTo: values.replyTo || undefined,
      poll: undefined,
    });
    const { post } = await createPost(actor, event.threadId, input, { idempotencyKey });
    return redirect(`${here}?at=${post.number}#post-${post.number}`);
  })(args);

const doneWords = [
  'registered',
  'waiting',
  'held',
  'left',
  'kept',
  'handed',
  'published',
  'saved',
  'cancelled',
  'live',
  'ended',
  'recap',
  'surveyed',
  'asked',
  'polled',
  'template',
  'paced',
  'flagged',
] as const;

/** What may have been of several events of a series. */
const seriesWords = ['saved', 'published', 'cancelled'] as const;

export default function EventPage() {
  const { detail, series, thread, at } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const answer = useActionData<{ problem?: FormProblem }>();
  const { event, questions, reactions } = useEvent(detail);
  const { plan } = detail;
  const viewer = useStanding(event, detail.viewer);
  useTakePart(event, detail);
  const member = root?.viewer ?? null;
  const problem = answer?.problem?.form === 'reply' ? answer.problem : undefined;
  const lang = event.language && event.language !== locale ? event.language : undefined;
  const registering = <RegisterPanel event={event} viewer={viewer} isMember={member !== null} />;
  const isLive = event.status === 'live';
  const running = isLive || event.status === 'published';
  const [search] = useSearchParams();
  const times = Number(search.get('times'));
  const marks = useMemo(
    () => Object.fromEntries(event.people.map(({ id, role }) => [id, t(`events:room.roles.${role}`)])),
    [event.people, t],
  );
  // While it takes place, what is asked and answered comes first.
  const room = (
    <div className="space-y-5">
      {isLive || Object.keys(reactions).length > 0 ? (
        <Reactions event={event} counts={reactions} may={isLive && viewer.may.ask} />
      ) : null}
      <LiveQuestions event={event} questions={questions} viewer={viewer} />
    </div>
  );
  return (
    <Page
      title={<span lang={lang}>{event.title}</span>}
      above={
        <div className="mb-2 flex flex-wrap items-center gap-1.5">
          <Link to={eventPaths.list(event.clubSlug)}>{t('events:title')}</Link>
          <StatusTag status={event.status} />
          <Tag>{t(`events:way.${event.way}`)}</Tag>
          {event.seriesId ? <Tag>{t('events:page.series')}</Tag> : null}
        </div>
      }
      aside={
        <>
          <div className="hidden xl:block">{registering}</div>
          <HostPanel event={event} viewer={viewer} others={series?.others ?? null} />
          {thread && viewer.may.lead && running ? (
            <Card as="section" aria-label={t('events:live.poll.open')}>
              <PollForm />
            </Card>
          ) : null}
          {thread && viewer.may.lead && event.status !== 'cancelled' ? (
            <PaceForm event={event} thread={thread.thread} />
          ) : null}
          {plan && viewer.may.lead ? <RunSheet event={event} plan={plan} /> : null}
          {thread && thread.thread.postCount > 20 ? <Jump /> : null}
          {thread && member ? <Following data={thread} /> : null}
        </>
      }
    >
      <DoneNotice
        words={{
          ...Object.fromEntries(doneWords.map((word) => [word, t(`events:done.${word}`)])),
          ...(times > 1
            ? Object.fromEntries(
                seriesWords.map((word) => [word, t(`events:done.${word}Series`, { count: times })]),
              )
            : {}),
        }}
      />
      <div className="space-y-7">
        {event.hidden ? <Notice tone="warning">{t('events:room.hidden')}</Notice> : null}
        {event.status === 'draft' ? <Notice>{t('events:page.draft')}</Notice> : null}
        {event.status === 'cancelled' ? (
          <Notice tone="danger" title={t('events:page.cancelled')}>
            {event.cancelReason || null}
          </Notice>
        ) : null}
        {isLive ? room : null}
        <EventFacts event={event} viewer={viewer} />
        {series && series.dates.length > 0 ? <OtherDates event={event} dates={series.dates} /> : null}
        <div className="xl:hidden">{registering}</div>
        <Survey viewer={viewer} />
        <Recap event={event} viewer={viewer} written={plan?.recap ?? ''} />
        <div
          className="written"
          lang={lang}
          // Rendered and sanitised when it was written (platform/text/markdown).
          dangerouslySetInnerHTML={{ __html: event.html }}
        />
        {member ? <WordsWatch event={event} viewer={viewer} /> : null}
        {isLive ? null : room}
        {thread ? (
          <Section title={t('events:page.talk')}>
            <AuthorMarksProvider value={marks}>
              <ThreadView
                key={`${thread.thread.id}:${thread.posts.items[0]?.number ?? 0}`}
                data={thread}
                member={member}
                at={at}
                problem={problem}
              />
            </AuthorMarksProvider>
          </Section>
        ) : null}
      </div>
    </Page>
  );
}
