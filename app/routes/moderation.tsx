import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { approveMembership, declineMembership } from '~/modules/clubs/decide-membership.server';
import {
  listModeratedClubs,
  listPending,
  listSuspended,
  type PendingMember,
  type SuspendedMember,
} from '~/modules/clubs/list-moderated.server';
import { clubPaths } from '~/modules/clubs/paths';
import { liftSuspension } from '~/modules/clubs/suspend-member.server';
import { claimReview, releaseReview } from '~/modules/moderation/claim-review.server';
import { readDecision } from '~/modules/moderation/decide-form';
import { decideReview } from '~/modules/moderation/decide-review.server';
import { getReview } from '~/modules/moderation/get-review.server';
import { listReviews } from '~/modules/moderation/list-reviews.server';
import { listTemplates } from '~/modules/moderation/reason-templates.server';
import { decideInput, listReviewsInput } from '~/modules/moderation/schema';
import { KeyHint } from '~/modules/moderation/ui/decide-forms';
import { Pending, Suspended } from '~/modules/moderation/ui/members-parts';
import { QueueRoom } from '~/modules/moderation/ui/queue-room';
import { undoDecision } from '~/modules/moderation/undo-decision.server';
import type { Actor } from '~/platform/actor';
import { isPortalError, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { givenValues } from '~/platform/nested-values';
import { requireMember } from '~/platform/require-member';
import { Button, LinkButton } from '~/ui/button';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

const views = ['queue', 'decided', 'pending', 'suspended'] as const;
type View = (typeof views)[number];

/** What is chosen; nothing where it is gone by now, because its flags were taken back. */
async function readReview(actor: Actor, id: unknown) {
  if (typeof id !== 'string') return null;
  try {
    return await getReview(actor, id);
  } catch (error) {
    if (isPortalError(error) && error.code === 'not_found') return null;
    throw error;
  }
}

async function chosenReview(actor: Actor, id: unknown) {
  const detail = await readReview(actor, id);
  if (!detail) return null;
  return { detail, templates: await listTemplates(actor, detail.review.club.slug) };
}

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { actor } = context;
  const { memberId } = requireMember(actor);
  const clubs = await listModeratedClubs(actor);
  if (clubs.length === 0) throw new PortalError('forbidden');
  const search = new URL(request.url).searchParams;
  const view: View = views.find((name) => name === search.get('view')) ?? 'queue';
  const chosen = clubs.find(({ slug }) => slug === search.get('club')) ?? null;
  const { club: _club, review, view: _view, last, ...query } = givenValues(Object.fromEntries(search));
  const busiest = chosen ?? clubs.toSorted((a, b) => b.pendingCount - a.pendingCount)[0]!;
  const parsed = listReviewsInput.safeParse({
    ...query,
    club: chosen?.slug,
    state: view === 'decided' ? 'decided' : 'open',
  });
  const input = parsed.success
    ? parsed.data
    : listReviewsInput.parse({ club: chosen?.slug, state: view === 'decided' ? 'decided' : 'open' });
  const [reviews, chosenDetail, lastReview, pending, suspended] = await Promise.all([
    listReviews(actor, input),
    chosenReview(actor, review),
    readReview(actor, last),
    view === 'pending' ? listPending(actor, busiest.slug) : ([] as PendingMember[]),
    view === 'suspended' ? listSuspended(actor, busiest.slug) : ([] as SuspendedMember[]),
  ]);
  return {
    ...{ clubs, chosen, view, memberId, reviews, pending, suspended },
    inClub: busiest.slug,
    detail: chosenDetail?.detail ?? null,
    templates: chosenDetail?.templates ?? [],
    last: lastReview?.review ?? null,
    title: translatorFor(context.locale)('moderation:title'),
  };
});

export const clientLoader = loaderOfRoom('moderation');

/** Back to the same list, with something done in it. */
function backTo(request: Request, change: Record<string, string | null>): Response {
  const { pathname, searchParams } = new URL(request.url);
  for (const [name, value] of Object.entries({ done: null, act: null, ...change }))
    if (value === null) searchParams.delete(name);
    else searchParams.set(name, value);
  return redirect(`${pathname}?${searchParams}`);
}

async function decide(actor: Actor, request: Request, values: Record<string, unknown>, key?: string) {
  const { reviewId, next, decision } = readDecision(values);
  const input = parseInput(decideInput, decision);
  await decideReview(actor, { ...input, reviewId }, { idempotencyKey: key });
  return backTo(request, { done: 'decided', act: input.act, review: next, last: reviewId });
}

export const action = formAction(async ({ request, context: { actor }, values, idempotencyKey }) => {
  const reviewId = String(values.reviewId);
  const reason =
    String(values.reason ?? '')
      .trim()
      .slice(0, 500) || undefined;
  const member = { slug: String(values.slug), memberId: String(values.memberId), reason };
  switch (values.intent) {
    case 'claim':
      await claimReview(actor, { reviewId });
      return backTo(request, { done: 'claimed' });
    case 'release':
      await releaseReview(actor, { reviewId });
      return backTo(request, { done: 'released' });
    case 'undo': {
      const { review } = await undoDecision(actor, { decisionId: String(values.decisionId) });
      return backTo(request, { done: 'undone', review: review.id, view: null, last: null });
    }
    case 'decide':
    case 'edit':
    case 'warn':
    case 'suspend':
      return decide(actor, request, values, idempotencyKey);
    case 'lift':
      await liftSuspension(actor, member);
      return backTo(request, { done: 'lifted' });
    default:
  }
  if (values.decision === 'decline') {
    await declineMembership(actor, member);
    return backTo(request, { done: 'declined' });
  }
  await approveMembership(actor, member);
  return backTo(request, { done: 'approved' });
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function ClubTabs() {
  const { clubs, chosen, reviews, view } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const to = (slug: string) =>
    `?${new URLSearchParams({ ...(slug ? { club: slug } : {}), ...(view === 'queue' ? {} : { view }) })}`;
  const countOf = (club: (typeof clubs)[number]) =>
    ({ pending: club.pendingCount, suspended: club.suspendedCount, decided: 0 })[view as string] ??
    reviews.waiting[club.id];
  const perClub = view === 'pending' || view === 'suspended';
  if (clubs.length === 1) return null;
  return (
    <Tabs
      label={t('clubs:moderation.clubs')}
      className="mb-4"
      tabs={[
        ...(perClub ? [] : [{ to: to(''), label: t('moderation:allClubs'), current: chosen === null }]),
        ...clubs.map((club) => ({
          to: to(club.slug),
          label: club.name,
          count: countOf(club),
          current: club.slug === chosen?.slug,
        })),
      ]}
    />
  );
}

export default function Moderation() {
  const { clubs, chosen, view, inClub, memberId, reviews, detail, templates, pending, suspended } =
    useLoaderData<typeof loader>();
  const { t } = useI18n();
  const waiting = Object.values(reviews.waiting).reduce((sum, count) => sum + count, 0);
  const count = { queue: waiting, decided: 0, pending: 0, suspended: 0 };
  for (const club of clubs) {
    count.pending += club.pendingCount;
    count.suspended += club.suspendedCount;
  }
  const to = (name: View) =>
    `?${new URLSearchParams({ ...(chosen ? { club: chosen.slug } : {}), ...(name === 'queue' ? {} : { view: name }) })}`;
  return (
    <Page
      wide
      title={t('moderation:title')}
      lead={t('moderation:lead')}
      actions={
        <>
          <LinkButton to={clubPaths.invitations(inClub)}>{t('clubs:moderation.links')}</LinkButton>
          <LinkButton to={clubPaths.people(inClub)}>{t('clubs:moderation.findMember')}</LinkButton>
        </>
      }
    >
      <Tabs
        label={t('moderation:title')}
        className="mb-4"
        tabs={views.map((name) => ({
          to: to(name),
          label: t(`moderation:views.${name}`),
          count: count[name],
          current: name === view,
        }))}
      />
      <ClubTabs />
      <Done />
      {view === 'pending' ? (
        <Pending members={pending} slug={inClub} />
      ) : view === 'suspended' ? (
        <Suspended members={suspended} slug={inClub} />
      ) : (
        <QueueRoom
          page={reviews}
          detail={detail}
          templates={templates}
          selfId={memberId}
          withClub={chosen === null && clubs.length > 1}
        />
      )}
    </Page>
  );
}

function Done() {
  const { t } = useI18n();
  return (
    <DoneNotice
      words={{
        approved: t('clubs:moderation.approved'),
        declined: t('clubs:moderation.declined'),
        lifted: t('clubs:person.lifted'),
        claimed: t('moderation:claim.taken'),
        released: t('moderation:claim.released'),
        undone: t('moderation:done.undone'),
        decided: <LastDecision />,
      }}
    />
  );
}

/** What was decided a moment ago, and the way back. */
function LastDecision() {
  const { last } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  if (!last?.decision) return null;
  const act = t(`moderation:acts.${last.decision.act}`);
  return (
    <span className="flex flex-wrap items-center justify-between gap-3">
      {t('moderation:done.decided', { act })}
      <Form intent="undo" summary={false}>
        <input type="hidden" name="decisionId" value={last.decision.id} />
        <Button size="sm" data-key="u" aria-label={t('moderation:done.undoOf', { act })}>
          {t('moderation:done.undo')} <KeyHint letter="u" />
        </Button>
      </Form>
    </span>
  );
}
