import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form as PlainForm, useLoaderData } from '@remix-run/react';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { getProposalSettings, listProposalTemplates } from '~/modules/proposals/change-settings.server';
import { createProposal, requireProposer } from '~/modules/proposals/create-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { createProposalInput } from '~/modules/proposals/schema';
import { ProposalForm } from '~/modules/proposals/ui/proposal-form';
import { listTags } from '~/modules/threads/list-tags.server';
import { getDraft } from '~/modules/threads/save-draft.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { SelectField } from '~/ui/choice-field';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { actor, locale } = context;
  requireMember(actor);
  const slug = params.slug!;
  const access = await loadClubAccess(actor, { slug });
  requireProposer(actor, access);
  const place = `proposal:${access.club.id}`;
  const [tags, templates, rules, draft] = await Promise.all([
    listTags(slug),
    listProposalTemplates(actor, slug),
    getProposalSettings(actor, slug),
    getDraft(actor, place),
  ]);
  const chosen = new URL(request.url).searchParams.get('template');
  const template = templates.find(({ id }) => id === chosen) ?? null;
  const title = translatorFor(locale)('proposals:form.newTitle');
  return { slug, tags, templates, rules, draft: template ? null : draft, place, template, title };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const slug = params.slug!;
  const input = parseInput(createProposalInput, values);
  const { proposalId } = await createProposal(context.actor, { ...input, slug }, { idempotencyKey });
  const done = input.status === 'published' ? 'published' : 'saved';
  return redirect(`${proposalPaths.proposal(slug, proposalId)}?done=${done}`);
});

export default function NewProposal() {
  const { slug, tags, templates, rules, draft, place, template, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  const { threshold, gatheringDays } = rules;
  return (
    <Page
      title={title}
      lead={t('proposals:form.newLead', {
        threshold: format.number(threshold),
        days: format.number(gatheringDays),
      })}
    >
      {templates.length > 0 ? (
        <PlainForm className="mb-6 flex flex-wrap items-end gap-3">
          <SelectField
            name="template"
            label={t('proposals:form.template')}
            none={t('proposals:form.templateNone')}
            defaultValue={template?.id ?? ''}
            choices={templates.map(({ id, name }) => ({ value: id, label: name }))}
            className="w-full sm:w-80"
          />
          <Button>{t('proposals:form.useTemplate')}</Button>
        </PlainForm>
      ) : null}
      <ProposalForm
        key={template?.id ?? 'empty'}
        does="create"
        slug={slug}
        tags={tags}
        title={draft?.content.title ?? ''}
        body={template?.body ?? draft?.content.body ?? ''}
        place={place}
        draft={draft}
      />
    </Page>
  );
}
