import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { Wrench } from 'lucide-react';
import { z } from 'zod';
import { getEffect, getOffer } from '~/modules/offers/get-offer.server';
import { offerPaths } from '~/modules/offers/paths';
import { changePledge, makePledge, releasePledge } from '~/modules/offers/pledge.server';
import { changePledgeInput, pledgeInput, releaseInput } from '~/modules/offers/schema';
import { followOffer } from '~/modules/offers/tell-followers.server';
import { OfferProgress } from '~/modules/offers/ui/offer-progress';
import { OfferStory } from '~/modules/offers/ui/offer-story';
import { OptionCard } from '~/modules/offers/ui/option-card';
import { PledgeResult } from '~/modules/offers/ui/pledge-result';
import { StageTrack } from '~/modules/offers/ui/stage-track';
import { StateTag } from '~/modules/offers/ui/state-tag';
import { useOffer } from '~/modules/offers/ui/use-offer';
import { createPost } from '~/modules/threads/create-post.server';
import { openThread } from '~/modules/threads/open-thread.server';
import { createPostInput } from '~/modules/threads/schema';
import { ThreadView } from '~/modules/threads/ui/thread-view';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { PortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { nestValues } from '~/platform/nested-values';
import type { loader as rootLoader } from '~/root';
import { Button, LinkButton } from '~/ui/button';
import { Section } from '~/ui/card';
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
});

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const { withdraw, ...asked } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { actor } = context;
  const data = await getOffer(actor, id, slug);
  // The first post is the offer's own words, which stand above.
  const window = Object.values(asked).some((value) => value !== undefined) ? asked : { after: 1 };
  const { threadId } = data.offer;
  const thread = threadId === null ? null : await openThread(actor, slug, threadId, window);
  const mine = data.viewer.pledges.find((pledge) => pledge.id === withdraw && pledge.state === 'held');
  const effect = mine ? (await getEffect(actor, mine.id, null)).effect : null;
  return { data, thread, at: asked.at ?? null, withdrawing: mine?.id ?? null, effect };
});

export const clientLoader = loaderOfRoom('offers');

const numbers = (values: Record<string, unknown>) => ({
  ...nestValues(values),
  min: Number(values.min),
  max: Number(values.max),
  shownPrice: undefined,
});

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
    const { slug = '', id = '' } = params;
    const done = (word: string) => redirect(`${offerPaths.offer(slug, id)}?done=${word}`);
    const pledgeId = String(values.pledgeId ?? '');
    switch (String(values.intent ?? '').split('-')[0]) {
      case 'pledge':
        await makePledge(
          actor,
          { ...parseInput(pledgeInput, numbers(values)), offerId: id },
          { idempotencyKey },
        );
        return done('pledged');
      case 'change':
        await changePledge(actor, { ...parseInput(changePledgeInput, numbers(values)), pledgeId });
        return done('changed');
      case 'release':
        await releasePledge(actor, { ...parseInput(releaseInput, values), pledgeId });
        return done('released');
      case 'follow':
        await followOffer(actor, id, values.on === 'true');
        return done(values.on === 'true' ? 'following' : 'unfollowed');
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
  unlisted: data.offer.state === 'costing',
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
    <Form intent="follow" summary={false}>
      <input type="hidden" name="on" value={following ? 'false' : 'true'} />
      <Button size="sm">{t(following ? 'offers:page.unfollow' : 'offers:page.follow')}</Button>
    </Form>
  );
}

export default function OfferPage() {
  const { data, withdrawing, effect } = useLoaderData<typeof loader>();
  const { t, format, locale } = useI18n();
  const { offer, story } = useOffer(data);
  const { viewer } = data;
  const { may } = viewer;
  const lang = offer.language && offer.language !== locale ? offer.language : undefined;
  const latest = (optionId: string) => viewer.pledges.findLast((pledge) => pledge.optionId === optionId);
  const maker = may.steer || may.cost || may.pass;
  return (
    <Page
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
          <OfferStory story={story} />
        </>
      }
    >
      <DoneNotice
        words={Object.fromEntries(
          (['pledged', 'changed', 'released', 'following', 'unfollowed'] as const).map((word) => [
            word,
            t(`offers:done.${word}`),
          ]),
        )}
      />
      <div className="space-y-7">
        {offer.state === 'costing' ? (
          <Notice>{t(offer.proposalId ? 'offers:page.costing' : 'offers:page.draft')}</Notice>
        ) : null}
        {viewer.pledges.map((pledge) => (
          <PledgeResult key={pledge.id} offer={offer} pledge={pledge} />
        ))}
        <OfferProgress offer={offer} />
        <div
          className="written"
          lang={lang}
          // Rendered and sanitised when it was written (platform/text/markdown).
          dangerouslySetInnerHTML={{ __html: offer.html }}
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
                effect={latest(option.id)?.id === withdrawing ? effect : null}
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
