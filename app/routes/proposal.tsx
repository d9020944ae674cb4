import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, type MetaFunction, useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { History, PenLine, Send } from 'lucide-react';
import { z } from 'zod';
import { findOfferOf } from '~/modules/offers/find-offer-of.server';
import { actOnProposal } from '~/modules/proposals/act-from-form.server';
import { ballotsOf } from '~/modules/proposals/design-questions.server';
import { findCoauthors } from '~/modules/proposals/find-coauthors.server';
import { openProposal } from '~/modules/proposals/get-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { Amendments } from '~/modules/proposals/ui/amendments';
import { Answers } from '~/modules/proposals/ui/answers';
import { AuthorsCard, InvitationNotice } from '~/modules/proposals/ui/authors-card';
import { DesignSection } from '~/modules/proposals/ui/design-section';
import { HiddenNotice } from '~/modules/proposals/ui/hide-form';
import { ManageCard } from '~/modules/proposals/ui/manage-card';
import { StateCard } from '~/modules/proposals/ui/state-card';
import { StateTag } from '~/modules/proposals/ui/state-words';
import { useProposal } from '~/modules/proposals/ui/use-proposal';
import type { PersonView } from '~/modules/proposals/views';
import { createPost } from '~/modules/threads/create-post.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { listTags } from '~/modules/threads/list-tags.server';
import { openThread } from '~/modules/threads/open-thread.server';
import { threadPaths } from '~/modules/threads/paths';
import { createPostInput } from '~/modules/threads/schema';
import { ThreadAside } from '~/modules/threads/ui/thread-aside';
import { ThreadView } from '~/modules/threads/ui/thread-view';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { parseInput } from '~/platform/input';
import type { loader as rootLoader } from '~/root';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';

const noPersons: PersonView[] = [];
const number = z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined);
const openInput = z.object({ at: number, before: number, after: number, date: z.string().optional() });
/** How many decided amendments are to be shown. */
const decidedInput = number;

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const { actor } = context;
  const search = new URL(request.url).searchParams;
  const decided = decidedInput.parse(search.get('decided') ?? undefined);
  const opened = await openProposal(actor, slug, id, decided);
  const { proposal, questions } = opened.state;
  const query = openInput.parse(Object.fromEntries(search));
  const sought = search.get('invite') ?? '';
  const [thread, ballots, tags, candidates, offer] = await Promise.all([
    proposal.threadId ? openThread(actor, slug, proposal.threadId, query) : null,
    ballotsOf(
      actor,
      questions.map((question) => question.id),
    ),
    listTags(slug),
    sought && opened.viewer.may.invite ? findCoauthors(actor, id, sought) : noPersons,
    findOfferOf(actor, slug, proposal),
  ]);
  return {
    ...opened,
    ...{ thread, ballots, candidates, offer, sought, at: query.at ?? null },
    tags: tags.filter(({ key }) => proposal.tags.includes(key)),
  };
});

export const clientLoader = loaderOfRoom('proposals');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
    const { slug = '', id = '' } = params;
    const path = proposalPaths.proposal(slug, id);
    const intent = String(values.intent ?? '');
    if (intent !== '' && intent !== 'reply' && intent !== 'follow') {
      const leads = await actOnProposal(actor, { slug, proposalId: id, intent, values, idempotencyKey });
      return redirect(leads);
    }
    const { state } = await openProposal(actor, slug, id);
    const threadId = state.proposal.threadId ?? '';
    if (intent === 'follow') {
      await followThread(
        actor,
        threadId,
        parseInput(z.enum(['normal', 'following', 'muted']), values.follow),
      );
      return redirect(path);
    }
    const input = parseInput(createPostInput, {
      ...values,
      replyTo: values.replyTo || undefined,
      poll: undefined,
    });
    const { post } = await createPost(actor, threadId, input, { idempotencyKey });
    return redirect(`${path}?at=${post.number}#post-${post.number}`);
  })(args);

const describe = pageMeta<typeof loader>(({ state: { proposal } }) => ({
  title: proposal.title,
  description: proposal.excerpt,
  unlisted: proposal.publishedAt === null || proposal.hidden,
}));

/** Open Graph as on every page, and for machines that search what kind of text it is and whose. */
export const meta: MetaFunction<typeof loader> = (args) => {
  const proposal = args.data?.state.proposal;
  const head = describe(args as Parameters<typeof describe>[0]);
  if (!proposal?.publishedAt || proposal.hidden) return head;
  const structured = {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: proposal.title,
    text: proposal.excerpt,
    inLanguage: proposal.language ?? undefined,
    datePublished: proposal.publishedAt,
    author: proposal.authors.map(({ name }) => ({ '@type': 'Person', name })),
  };
  return [...head, { property: 'og:type', content: 'article' }, { 'script:ld+json': structured }];
};

const doneWords = [
  'saved',
  'published',
  'supported',
  'takenBack',
  'amended',
  'rebased',
  'accepted',
  'rejected',
  'amendmentBack',
  'promoted',
  'voted',
  'voteBack',
  'invited',
  'uninvited',
  'joined',
  'refused',
  'withdrawn',
  'answered',
  'asked',
  'merged',
  'unmerged',
  'hidden',
  'shown',
] as const;

/** The way to the offer that was made of it, or, for the brand, to making it. */
function WhatCameOfIt() {
  const { offer } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  if (offer.url)
    return (
      <Notice
        tone="positive"
        action={<LinkButton to={offer.url}>{t('clubs:offerOf.see')}</LinkButton>}
        title={t('clubs:offerOf.made')}
      />
    );
  return offer.makeAt ? (
    <p>
      <LinkButton to={offer.makeAt}>{t('clubs:offerOf.make')}</LinkButton>
    </p>
  ) : null;
}

/** In these an amendment that waits can still be decided. */
const openStates: ReadonlySet<string> = new Set(['gathering', 'evaluating']);

/** The thread says itself what is wrong with a reply. */
const refusalsWithin = ['reply'];

export default function ProposalPage() {
  const data = useLoaderData<typeof loader>();
  const { slug, viewer, thread, ballots, candidates, sought, at, tags } = data;
  const { t, locale } = useI18n();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const answer = useActionData<{ problem?: FormProblem }>();
  const { proposal, amendments, questions } = useProposal(data.state, data.heads);
  const member = root?.viewer ?? null;
  const { may } = viewer;
  const lang = proposal.language && proposal.language !== locale ? proposal.language : undefined;
  const reply = answer?.problem?.form === 'reply' ? answer.problem : undefined;
  return (
    <Page
      refusalsAboveBut={refusalsWithin}
      title={<span lang={lang}>{proposal.title}</span>}
      above={
        <div className="mb-2 flex flex-wrap items-center gap-1.5">
          <Link to={proposalPaths.list(slug)} className="inline-flex min-h-11 items-center pe-2">
            {t('proposals:title')}
          </Link>
          <StateTag state={proposal.state} />
          {tags.map(({ key, label }) => (
            <Tag key={key} to={`${proposalPaths.list(slug)}?tag=${encodeURIComponent(key)}`}>
              {label[locale]}
            </Tag>
          ))}
        </div>
      }
      aside={
        <>
          <AuthorsCard {...{ proposal, viewer, slug, candidates, sought }} />
          <ManageCard proposal={proposal} viewer={viewer} slug={slug} />
          {thread ? <ThreadAside data={thread} isMember={member !== null} /> : null}
        </>
      }
    >
      <DoneNotice words={Object.fromEntries(doneWords.map((word) => [word, t(`proposals:done.${word}`)]))} />
      <div className="space-y-7">
        {proposal.hidden ? <HiddenNotice because={viewer.hiddenBecause} /> : null}
        <InvitationNotice viewer={viewer} />
        <StateCard proposal={proposal} viewer={viewer} />
        <WhatCameOfIt />
        {may.publish ? (
          <Form intent="publish">
            <Button variant="primary" icon={<Send aria-hidden="true" className="size-5" />}>
              {t('proposals:publish')}
            </Button>
          </Form>
        ) : null}
        <Answers
          responses={proposal.responses}
          lang={lang}
          giveAt={
            may.respond && proposal.state === 'evaluating'
              ? proposalPaths.respond(slug, proposal.id)
              : undefined
          }
        />
        <Section
          title={t('proposals:text')}
          action={
            <Link to={proposalPaths.history(slug, proposal.id)} className="inline-flex items-center gap-1.5">
              <History aria-hidden="true" className="size-4" />
              {t('proposals:history')} · {t('proposals:version', { number: proposal.version })}
            </Link>
          }
        >
          <Card as="article">
            {proposal.promotedFrom ? (
              <p className="mb-2 text-sm text-muted">
                {t('proposals:promotedFrom')}{' '}
                <Link to={proposal.promotedFrom.url}>{proposal.promotedFrom.title}</Link>
              </p>
            ) : null}
            <div
              className="written"
              lang={lang}
              // Rendered and sanitised when it was written (platform/text/markdown).
              dangerouslySetInnerHTML={{ __html: proposal.html }}
            />
            <div className="mt-4 flex flex-wrap items-center gap-3">
              {may.edit ? (
                <LinkButton
                  size="sm"
                  to={proposalPaths.edit(slug, proposal.id)}
                  icon={<PenLine aria-hidden="true" className="size-4.5" />}
                >
                  {t('proposals:edit')}
                </LinkButton>
              ) : null}
              {may.amend ? (
                <LinkButton
                  size="sm"
                  to={proposalPaths.amend(slug, proposal.id)}
                  icon={<PenLine aria-hidden="true" className="size-4.5" />}
                >
                  {t('proposals:amend')}
                </LinkButton>
              ) : null}
              {member && proposal.threadId && !viewer.author ? (
                <Link
                  to={`${threadPaths.thread(slug, proposal.threadId)}/posts/1`}
                  className="text-sm text-muted"
                >
                  {t('proposals:report')}
                </Link>
              ) : null}
            </div>
          </Card>
          {proposal.merged.length > 0 ? (
            <p className="mt-2 text-sm text-muted">
              {t('proposals:mergedHere')}:{' '}
              {proposal.merged.map(({ id, title, url }, index) => (
                <span key={id}>
                  {index > 0 ? ', ' : null}
                  <Link to={url}>{title}</Link>
                </span>
              ))}
            </p>
          ) : null}
        </Section>
        <DesignSection
          questions={questions}
          ballots={ballots}
          mayVote={may.vote}
          askAt={may.ask ? proposalPaths.ask(slug, proposal.id) : undefined}
          lang={lang}
        />
        <Amendments
          amendments={amendments}
          slug={slug}
          viewer={viewer}
          memberId={member?.id}
          lang={lang}
          olderDecided={data.olderDecided}
          over={!openStates.has(proposal.state)}
          amendAt={may.amend ? proposalPaths.amend(slug, proposal.id) : undefined}
        />
        <Section title={t('proposals:discussion')}>
          {thread ? (
            <ThreadView
              key={`${thread.thread.id}:${thread.posts.items[0]?.number ?? 0}`}
              data={thread}
              member={member}
              at={at}
              problem={reply}
              withoutOpening
            />
          ) : (
            <p className="text-muted">{t('proposals:discussionNone')}</p>
          )}
        </Section>
      </div>
    </Page>
  );
}
