import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { amendProposal, rebaseAmendment } from '~/modules/proposals/amend-proposal.server';
import { getAmendment, listVersions, openProposal } from '~/modules/proposals/get-proposal.server';
import { findVersionedDraft } from '~/modules/proposals/find-draft.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { amendInput, rebaseInput } from '~/modules/proposals/schema';
import { Conflicts } from '~/modules/proposals/ui/amendments';
import { ProposalForm } from '~/modules/proposals/ui/proposal-form';
import { memberIdOf } from '~/platform/actor';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { wordChanges } from '~/platform/text/word-changes.server';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const amendmentIn = (request: Request) => new URL(request.url).searchParams.get('amendment');

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { actor, locale } = context;
  requireMember(actor);
  const { slug = '', id = '' } = params;
  const { state, viewer } = await openProposal(actor, slug, id);
  const wanted = amendmentIn(request);
  const found = wanted ? await getAmendment(actor, wanted) : null;
  const amendment = found?.proposalId === id && found.state === 'submitted' ? found : null;
  const mine = amendment !== null && amendment.by.id === memberIdOf(actor);
  if (amendment ? !viewer.may.decide && !(mine && viewer.may.amend) : wanted || !viewer.may.amend)
    throw new PortalError('forbidden');
  const [[newest, before], draft] = await Promise.all([
    listVersions(actor, id),
    findVersionedDraft(actor, `amend:${amendment?.id ?? id}`, state.proposal.version),
  ]);
  const { proposal } = state;
  const t = translatorFor(locale);
  return {
    ...{ slug, proposal, amendment, ...draft },
    newest: wordChanges(before?.body ?? '', newest?.body ?? '', proposal.language),
    title: t(amendment ? 'proposals:form.rebaseTitle' : 'proposals:form.amendTitle'),
  };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, request, context: { actor }, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const amendmentId = amendmentIn(request);
  const done = (word: string) => redirect(`${proposalPaths.proposal(slug, id)}?done=${word}`);
  if (amendmentId) {
    await rebaseAmendment(actor, { ...parseInput(rebaseInput, values), amendmentId });
    return done('rebased');
  }
  await amendProposal(actor, { ...parseInput(amendInput, values), proposalId: id }, { idempotencyKey });
  return done('amended');
});

export default function AmendProposal() {
  const { slug, proposal, amendment, place, draft, stale, newest, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={title}
      lead={t(amendment ? 'proposals:form.rebaseLead' : 'proposals:form.amendLead')}
      above={<Link to={proposal.url}>{proposal.title}</Link>}
    >
      {amendment ? (
        <div className="mb-6">
          <Conflicts amendment={amendment} lang={proposal.language ?? undefined} />
        </div>
      ) : null}
      <ProposalForm
        does={amendment ? 'rebase' : 'amend'}
        slug={slug}
        title={proposal.title}
        body={proposal.body}
        language={proposal.language}
        version={proposal.version}
        newest={newest}
        place={place}
        draft={draft}
        stale={stale}
      />
    </Page>
  );
}
