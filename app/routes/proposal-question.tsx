import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { askDesign } from '~/modules/proposals/ask-design.server';
import { designKinds } from '~/modules/proposals/design-votes';
import { openProposal } from '~/modules/proposals/get-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { askInput } from '~/modules/proposals/schema';
import { PortalError, invalidField } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { CheckboxField, RadioField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextAreaField, TextField } from '~/ui/text-field';

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
  const closesAt = endOfDay(String(values.day ?? ''), context.timeZone);
  if (!closesAt) throw invalidField('day', values.day ? 'invalid_date' : 'required');
  const options = String(values.options ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (options.length < 2) throw invalidField('options', 'needs_choices');
  const input = parseInput(askInput, {
    ...{ question: values.question, kind: values.kind, options },
    quorum: values.quorum || 0,
    closesAt: closesAt.toISOString(),
    hidden: values.hidden === 'on',
  });
  await askDesign(context.actor, { ...input, proposalId: id }, { idempotencyKey });
  return redirect(`${proposalPaths.proposal(slug, id)}?done=asked`);
});

export default function AskDesign() {
  const { title, url, heading } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={heading} lead={t('proposals:design.form.lead')} above={<Link to={url}>{title}</Link>}>
      <Form
        className="space-y-5"
        labels={{
          question: t('proposals:design.form.question'),
          options: t('proposals:design.form.options'),
          day: t('proposals:design.form.closes'),
        }}
      >
        <TextField
          name="question"
          label={t('proposals:design.form.question')}
          maxLength={200}
          autoComplete="off"
          required
        />
        <RadioField
          name="kind"
          label={t('proposals:design.form.kind')}
          defaultValue="single"
          required
          choices={designKinds.map((value) => ({
            value,
            label: t(`proposals:design.kinds.${value}`),
            hint: t(`proposals:design.explain.${value}`),
          }))}
        />
        <TextAreaField
          name="options"
          label={t('proposals:design.form.options')}
          hint={t('proposals:design.form.optionsHint')}
          rows={5}
          required
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="day" type="date" label={t('proposals:design.form.closes')} required />
          <TextField
            name="quorum"
            label={t('proposals:design.form.quorum')}
            inputMode="numeric"
            defaultValue="0"
          />
        </div>
        <CheckboxField name="hidden" label={t('proposals:design.form.hidden')} />
        <Button variant="primary">{t('proposals:design.form.send')}</Button>
      </Form>
    </Page>
  );
}
