import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { askDesign } from '~/modules/proposals/ask-design.server';
import { askFromForm } from '~/modules/proposals/ask-from-form';
import { openProposal } from '~/modules/proposals/get-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { AskForm } from '~/modules/proposals/ui/ask-form';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { requireMember } from '~/platform/require-member';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const { slug = '', id = '' } = params;
  const { state, viewer } = await openProposal(context.actor, slug, id);
  if (!viewer.may.ask) throw new PortalError('forbidden');
  const { title, url } = state.proposal;
  return { title, url, heading: translatorFor(context.locale)('proposals:design.form.title', { title }) };
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
  const { title, url, heading } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={heading} lead={t('proposals:design.form.lead')} above={<Link to={url}>{title}</Link>}>
      <AskForm />
    </Page>
  );
}
