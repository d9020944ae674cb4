import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { CircleHelp, History, PenLine, Wrench } from 'lucide-react';
import { z } from 'zod';
import { getEffect, getOffer, type OfferPageData } from '~/modules/offers/get-offer.server';
import { offerPaths } from '~/modules/offers/paths';
import { hideOffer } from '~/modules/offers/hide-offer.server';
import { changePledge, makePledge, releasePledge } from '~/modules/offers/pledge.server';
import { changePledgeInput, pledgeInput, releaseInput } from '~/modules/offers/schema';
import { followOffer } from '~/modules/offers/tell-followers.server';
import { OfferOrigin } from '~/modules/offers/ui/offer-origin';
import { OfferProgress } from '~/modules/offers/ui/offer-progress';
import { OfferStory } from '~/modules/offers/ui/offer-story';
import { OptionCard, type WeighedPledge } from '~/modules/offers/ui/option-card';
import { PledgeResult } from '~/modules/offers/ui/pledge-result';
import { StageTrack } from '~/modules/offers/ui/stage-track';
import { StateTag } from '~/modules/offers/ui/state-tag';
import { useOffer } from '~/modules/offers/ui/use-offer';
import { ballotsOf } from '~/modules/proposals/design-questions.server';
import { hideInput } from '~/modules/proposals/schema';
import { DesignSection } from '~/modules/proposals/ui/design-section';
import { HiddenNotice, HideForm } from '~/modules/proposals/ui/hide-form';
import { voteFromForm } from '~/modules/proposals/vote-from-form.server';
import { createPost } from '~/modules/threads/create-post.server';
import { whyOpeningHidden } from '~/modules/threads/hide-owned-thread.server';
import { openThread } from '~/modules/threads/open-thread.server';
import { createPostInput } from '~/modules/threads/schema';
import { ThreadView } from '~/modules/threads/ui/thread-view';
import type { Actor } from '~/platform/actor';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { isPortalError, PortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { nestValues } from '~/platform/nested-values';
import type { loader as rootLoader } from '~/root';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const number = z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined);
const query = z.object({
  at: number,
  before: number,
  after: number,
  withdraw: z.uuid().optional().catch(undefined),
  change: z.uuid().optional().catch(undefined),
  min: number,
  max: number,
});

/** What somebody is about to do to their pledge, and what follows of it for everybody: shown before they confirm it. */
async function weigh(
  actor: Actor,
  { viewer }: OfferPageData,
  { withdraw, change, min, max }: Pick<z.output<typeof query>, 'withdraw' | 'change' | 'min' | 'max'>,
  search: URLSearchParams,
): Promise<WeighedPledge | null> {
  const held = (id: string | undefined) =>
    viewer.pledges.find((pledge) => pledge.id === id && pledge.state === 'held');
  const [leaving, changing] = [held(withdraw), held(change)];
  if (leaving) {
    const { effect } = await getEffect(actor, leaving.id, null);
    return { pledgeId: leaving.id, effect, change: null };
  }
  if (!changing || min === undefined || max === undefined || min > max) return null;
  const { effect } = await getEffect(actor, changing.id, { max });
  const chosen = [...search].filter(([name]) => name.startsWith('attributes.'));
  return { pledgeId: changing.id, effect, change: { min, max, chosen } };
}

/** The talk about it; none for who has left its members' club and only has a pledge or an order of it. */
async function readTalk(
  ...asked: Parameters<typeof openThread>
): Promise<Awaited<ReturnType<typeof openThread>> | null> {
  try {
    return await openThread(...asked);
  } catch (error) {
    if (isPortalError(error) && error.code === 'forbidden') return null;
    throw error;
  }
}

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const search = new URL(request.url).searchParams;
  const { withdraw, change, min, max, ...asked } = query.parse(Object.fromEntries(search));
  const { actor } = context;
  const data = await getOffer(actor, id, slug);
  // The first post is the offer's own words, which stand above.
  const window = Object.values(asked).some((value) => value !== undefined) ? asked : { after: 1 };
  const { threadId } = data.offer;
  const thread = threadId === null ? null : await readTalk(actor, slug, threadId, window);
  const weighed = await weigh(actor, data, { withdraw, change, min, max }, search);
  const ballots = await ballotsOf(
    actor,
    data.questions.map((question) => question.id),
  );
  const because =
    data.offer.hidden && data.viewer.may.hide && threadId ? await whyOpeningHidden(threadId) : null;
  return { data, thread, ballots, because, at: asked.at ?? null, weighed };
});

export const clientLoader = loaderOfRoom('offers', 'proposals');

const numbers = (values: Record<string, unknown>) => ({
  ...nestValues(values),
  min: Number(values.min),
  max: Number(values.max),
  shownPrice: values.shownPrice === undefined ? undefined : Number(values.shownPrice),
});

/** Where a change that is to everybody's harm is shown first; null where it harms nobody, or was shown. */
async function toWeigh(
  actor: Actor,
  path: string,
  input: { pledgeId: string; min: number; max: number; shownPrice?: number },
  values: Record<string, unknown>,
): Promise<string | null> {
  const { pledgeId, min, max, shownPrice } = input;
  if (shownPrice !== undefined) return null;
  const { effect, pledge } = await getEffect(actor, pledgeId, { max });
  if (!effect.dropsStep && !effect.missesThreshold) return null;
  const chosen = Object.entries(values).filter(([name]) => name.startsWith('attributes.'));
  const search = new URLSearchParams([
    ...Object.entries({ change: pledgeId, min: String(min), max: String(max) }),
    ...chosen.map(([name, value]) => [name, String(value)]),
  ]);
  return `${path}?${search}#option-${pledge.optionId}`;
}

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
    const { slug = '', id = '' } = params;
    const done = (word: string) => redirect(`${offerPaths.offer(slug, id)}?done=${word}`);
    const pledgeId = String(values.pledgeId ?? '');
    const intent = String(values.intent ?? '');
    const voted = await voteFromForm(actor, intent, values);
    if (voted) return done(voted);
    switch (intent.split('-')[0]) {
      case 'pledge':
        await makePledge(
          actor,
          { ...parseInput(pledgeInput, numbers(values)), offerId: id },
          { idempotencyKey },
        );
        return done('pledged');
      case 'change': {
        const input = { ...parseInput(changePledgeInput, numbers(values)), pledgeId };
        const first = await toWeigh(actor, offerPaths.offer(slug, id), input, values);
        if (first) return redirect(first);
        await changePledge(actor, input);
        return done('changed');
      }
      case 'release':
        await releasePledge(actor, { ...parseInput(releaseInput, values), pledgeId });
        return done('released');
      case 'follow':
        await followOffer(actor, id, values.on === 'true');
        return done(values.on === 'true' ? 'following' : 'unfollowed');
      case 'hide':
      case 'show': {
        const hidden = intent === 'hide';
        await hideOffer(actor, {
          ...parseInput(hideInput, { hidden, reason: values.reason ?? '' }),
          offerId: id,
        });
        return done(hidden ? 'hidden' : 'shown');
      }
      default: {
        const input = parseInput(createPostInput, {
          ...values,
          replyTo: values.replyTo || undefined,
          poll: undefined,
        });
        const { offer } = await getOffer(actor, id, slug);
        if (offer.threadId === null) throw new PortalError('not_found');
        const { post } = await createPost(actor, offer.threadId, input, { idempotencyKey });
        return redirect(`${offerPaths.offer(slug, id)}?at=${post.number}#post-${post.number}`);
      }
    }
  })(args);

export const meta = pageMeta<typeof loader>(({ data }) => ({
  title: data.offer.title,
  description: data.offer.body.replace(/[*_`#>|]+/g, '').slice(0, 300),
  unlisted: data.offer.openedAt === null || data.offer.hidden,
}));

function Discussion() {
  const { thread, at } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const answer = useActionData<{ problem?: FormProblem }>();
  const problem = answer?.problem?.form === 'reply' ? answer.problem : undefined;
  if (!thread) return null;
  return (
    <Section title={t('offers:page.talk')}>
      <ThreadView
        key={`${thread.thread.id}:${thread.posts.items[0]?.number ?? 0}`}
        data={thread}
        member={root?.viewer ?? null}
        at={at}
        problem={problem}
      />
    </Section>
  );
}

function Following({ following }: { following: boolean | null }) {
  const { t } = useI18n();
  if (following === null) return null;
  return (
    <Form intent="follow">
      <input type="hidden" name="on" value={following ? 'false' : 'true'} />
      <Button size="sm">{t(following ? 'offers:page.unfollow' : 'offers:page.follow')}</Button>
    </Form>
  );
}

const doneWords = [
  'pledged',
  'changed',
  'released',
  'following',
  'unfollowed',
  'saved',
  'asked',
  'voted',
  'voteBack',
  'hidden',
  'shown',
] as const;

/** What the brand does with an offer besides making it. */
function Manage() {
  const { offer, viewer } = useLoaderData<typeof loader>().data;
  const { t } = useI18n();
  const { may } = viewer;
  if (!may.steer) return null;
  const { clubSlug, id } = offer;
  const links = [
    { to: offerPaths.edit(clubSlug, id), label: t('offers:page.edit'), Icon: PenLine },
    ...(may.ask
      ? [{ to: offerPaths.ask(clubSlug, id), label: t('proposals:design.ask'), Icon: CircleHelp }]
      : []),
  ];
  return (
    <Section title={t('offers:page.manage')}>
      <Card className="space-y-1">
        <ul>
          {links.map(({ to, label, Icon }) => (
            <li key={to}>
              <Link to={to} className="flex min-h-11 items-center gap-2">
                <Icon aria-hidden="true" className="size-4.5" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
        {may.hide ? <HideForm hidden={offer.hidden} /> : null}
      </Card>
    </Section>
  );
}

/** The thread says itself what is wrong with a reply. */
const refusalsWithin = ['reply'];

export default function OfferPage() {
  const { data, ballots, because, weighed } = useLoaderData<typeof loader>();
  const { t, format, locale } = useI18n();
  const { offer, story, questions } = useOffer(data);
  const { viewer } = data;
  const { may } = viewer;
  const lang = offer.language && offer.language !== locale ? offer.language : undefined;
  const latest = (optionId: string) => viewer.pledges.findLast((pledge) => pledge.optionId === optionId);
  const maker = may.steer || may.cost || may.pass;
  return (
    <Page
      refusalsAboveBut={refusalsWithin}
      title={<span lang={lang}>{offer.title}</span>}
      above={
        <div className="mb-2 flex flex-wrap items-center gap-2">
          <Link to={offerPaths.list(offer.clubSlug)}>{t('offers:title')}</Link>
          <StateTag state={offer.state} />
        </div>
      }
      actions={
        <>
          <Following following={viewer.following} />
          {maker ? (
            <LinkButton
              size="sm"
              to={offerPaths.workshop(offer.clubSlug, offer.id)}
              icon={<Wrench aria-hidden="true" className="size-4.5" />}
            >
              {t('offers:workshop.title')}
            </LinkButton>
          ) : null}
        </>
      }
      aside={
        <>
          {offer.stages.length > 0 ? (
            <Section title={t('offers:page.stages')}>
              <StageTrack stages={offer.stages} />
            </Section>
          ) : null}
          <OfferStory origin={data.origin} story={story} />
          <Manage />
        </>
      }
    >
      <DoneNotice words={Object.fromEntries(doneWords.map((word) => [word, t(`offers:done.${word}`)]))} />
      <div className="space-y-7">
        {offer.hidden ? <HiddenNotice because={because} /> : null}
        {offer.state === 'costing' ? (
          <Notice>{t(offer.proposalId ? 'offers:page.costing' : 'offers:page.draft')}</Notice>
        ) : null}
        {viewer.pledges.map((pledge) => (
          <PledgeResult key={pledge.id} offer={offer} pledge={pledge} />
        ))}
        <OfferProgress offer={offer} />
        <div>
          <div
            className="written"
            lang={lang}
            // Rendered and sanitised when it was written (platform/text/markdown).
            dangerouslySetInnerHTML={{ __html: offer.html }}
          />
          {offer.version > 1 ? (
            <p className="mt-2 text-sm">
              <Link
                to={offerPaths.history(offer.clubSlug, offer.id)}
                className="inline-flex min-h-11 items-center gap-1.5"
              >
                <History aria-hidden="true" className="size-4" />
                {t('proposals:history')} · {t('proposals:version', { number: offer.version })}
              </Link>
            </p>
          ) : null}
        </div>
        {data.origin ? <OfferOrigin origin={data.origin} slug={offer.clubSlug} /> : null}
        <DesignSection
          questions={questions}
          ballots={ballots}
          mayVote={may.vote}
          askAt={may.ask ? offerPaths.ask(offer.clubSlug, offer.id) : undefined}
          lang={lang}
        />
        <Section title={t('offers:page.options')}>
          <ul className="grid gap-4 md:grid-cols-2">
            {offer.options.map((option) => (
              <OptionCard
                key={option.id}
                offer={offer}
                option={option}
                pledge={latest(option.id)}
                mayPledge={may.pledge && offer.state === 'open'}
                weighed={weighed !== null && latest(option.id)?.id === weighed.pledgeId ? weighed : null}
              />
            ))}
          </ul>
          {offer.state === 'open' && !may.pledge ? (
            <p className="mt-3 text-muted">{t('offers:page.joinFirst')}</p>
          ) : null}
        </Section>
        <Section title={t('offers:page.terms')}>
          <ul className="list-disc space-y-1 ps-5">
            <li>{t('offers:terms.deadline', { date: format.dateTime(offer.deadline) })}</li>
            {offer.state === 'open' ? <li>{t('offers:terms.earlier')}</li> : null}
            <li>{t('offers:terms.allOrNothing', { count: offer.threshold })}</li>
            <li>{t('offers:terms.fair')}</li>
            {offer.priceNote ? <li>{offer.priceNote}</li> : null}
            {offer.proposalId && offer.contributorPercent > 0 ? (
              <li>{t('offers:terms.share', { percent: offer.contributorPercent })}</li>
            ) : null}
          </ul>
        </Section>
        <Discussion />
      </div>
    </Page>
  );
}
