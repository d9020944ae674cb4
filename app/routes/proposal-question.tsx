import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askDesign } from '~/modules/proposals/ask-design.server';
import { openProposal } from '~/modules/proposals/get-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { askFromForm } from '~/modules/proposals/ask-from-form';
import { askPageOf } from '~/modules/proposals/ask-page.server';
import { AskPage } from '~/modules/proposals/ui/ask-page';
import { formAction, page } from '~/platform/http/page.server';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { requireMember } from '~/platform/require-member';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const { slug = '', id = '' } = params;
  const { state, viewer } = await openProposal(context.actor, slug, id);
  return askPageOf(viewer.may.ask, state.proposal, context.locale);
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ heading }) => ({ title: heading, unlisted: true }));

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const input = askFromForm(values, context.timeZone);
  await askDesign(context.actor, { ...input, proposalId: id }, { idempotencyKey });
  return redirect(`${proposalPaths.proposal(slug, id)}?done=asked`);
});

export default function AskDesign() {
  return <AskPage {...useLoaderData<typeof loader>()} />;
}
