import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { editProposal } from '~/modules/proposals/edit-proposal.server';
import { listVersions, openProposal } from '~/modules/proposals/get-proposal.server';
import { findVersionedDraft } from '~/modules/proposals/find-draft.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { editProposalInput } from '~/modules/proposals/schema';
import { ProposalForm } from '~/modules/proposals/ui/proposal-form';
import { listTags } from '~/modules/threads/list-tags.server';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { wordChanges } from '~/platform/text/word-changes.server';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { actor, locale } = context;
  requireMember(actor);
  const { slug = '', id = '' } = params;
  const { state, viewer } = await openProposal(actor, slug, id);
  if (!viewer.may.edit) throw new PortalError('forbidden');
  const [tags, [newest, before], draft] = await Promise.all([
    listTags(slug),
    listVersions(actor, id),
    findVersionedDraft(actor, `proposal-edit:${id}`, state.proposal.version),
  ]);
  const { proposal } = state;
  return {
    ...{ slug, proposal, tags, ...draft },
    newest: wordChanges(before?.body ?? '', newest?.body ?? '', proposal.language),
    title: translatorFor(locale)('proposals:form.editTitle'),
  };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values }) => {
  const { slug = '', id = '' } = params;
  const input = parseInput(editProposalInput, { ...values, tags: values.tags ?? [] });
  await editProposal(actor, { ...input, proposalId: id });
  return redirect(`${proposalPaths.proposal(slug, id)}?done=saved`);
});

export default function EditProposal() {
  const { slug, proposal, tags, place, draft, stale, newest, title } = useLoaderData<typeof loader>();
  return (
    <Page title={title} above={<Link to={proposal.url}>{proposal.title}</Link>}>
      <ProposalForm
        does="edit"
        slug={slug}
        title={proposal.title}
        body={proposal.body}
        language={proposal.language}
        tags={tags}
        chosenTags={proposal.tags}
        version={proposal.version}
        newest={newest}
        place={place}
        draft={draft}
        stale={stale}
      />
    </Page>
  );
}
