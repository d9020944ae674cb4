import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form as GetForm, Link, useLoaderData } from '@remix-run/react';
import { getProposalSettings } from '~/modules/proposals/change-settings.server';
import { openProposal } from '~/modules/proposals/get-proposal.server';
import { listProposals } from '~/modules/proposals/list-proposals.server';
import { mergeProposal } from '~/modules/proposals/merge-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { listProposalsInput, mergeInput } from '~/modules/proposals/schema';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { RadioField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(async ({ params, request, context: { actor, locale } }: LoaderFunctionArgs) => {
  requireMember(actor);
  const { slug = '', id = '' } = params;
  const { state, viewer } = await openProposal(actor, slug, id);
  if (!viewer.may.merge) throw new PortalError('forbidden');
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 100);
  const [{ items, next }, rules] = await Promise.all([
    listProposals(actor, slug, listProposalsInput.parse({ list: 'hot', limit: 30, ...(q ? { q } : {}) })),
    getProposalSettings(actor, slug),
  ]);
  const { title, url, supportCount } = state.proposal;
  return {
    ...{ title, url, supportCount, hours: rules.mergeUndoHours, q, more: next !== null },
    others: items.filter((other) => other.id !== id),
    heading: translatorFor(locale)('proposals:merge.title', { title }),
  };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ heading }) => ({ title: heading, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const { proposalId: intoId, reason } = parseInput(mergeInput, values);
  await mergeProposal(actor, { proposalId: id, intoId, reason }, { idempotencyKey });
  return redirect(`${proposalPaths.proposal(slug, id)}?done=merged`);
});

export default function MergeProposal() {
  const { title, url, supportCount, hours, others, heading, q, more } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  return (
    <Page
      title={heading}
      lead={t('proposals:merge.lead', { count: supportCount, hours: format.number(hours) })}
      above={<Link to={url}>{title}</Link>}
    >
      {q || more ? (
        <GetForm role="search" className="mb-5 flex flex-wrap items-end gap-2">
          <TextField
            name="q"
            type="search"
            label={t('proposals:merge.find')}
            defaultValue={q}
            maxLength={100}
            className="min-w-0 flex-1"
          />
          <Button>{t('proposals:find')}</Button>
        </GetForm>
      ) : null}
      {others.length === 0 ? (
        <p>{t(q ? 'proposals:merge.notFound' : 'proposals:merge.none')}</p>
      ) : (
        <Form
          className="space-y-5"
          labels={{ proposalId: t('proposals:merge.into'), reason: t('proposals:merge.reason') }}
        >
          <RadioField
            name="proposalId"
            label={t('proposals:merge.into')}
            required
            choices={others.map((other) => ({
              value: other.id,
              label: other.title,
              hint: t('proposals:support.count', { count: other.supportCount }),
            }))}
          />
          <TextField name="reason" label={t('proposals:merge.reason')} maxLength={500} required />
          <Button variant="primary">{t('proposals:merge.send')}</Button>
        </Form>
      )}
    </Page>
  );
}
