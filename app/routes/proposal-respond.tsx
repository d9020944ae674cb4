import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { openProposal } from '~/modules/proposals/get-proposal.server';
import { proposalPaths } from '~/modules/proposals/paths';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { respondInput } from '~/modules/proposals/schema';
import { Answers } from '~/modules/proposals/ui/answers';
import { invalidField, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { typedSums } from '~/platform/i18n/typed-money';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { requireMember } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { RadioField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextAreaField, TextField } from '~/ui/text-field';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  requireMember(context.actor);
  const { slug = '', id = '' } = params;
  const { state, viewer } = await openProposal(context.actor, slug, id);
  if (!viewer.may.respond) throw new PortalError('forbidden');
  const { title, url, responses } = state.proposal;
  const t = translatorFor(context.locale);
  const heading = t(responses.length > 0 ? 'proposals:answer.giveNew' : 'proposals:answer.give');
  return { title, url, responses, heading };
});

export const clientLoader = loaderOfRoom('proposals');

export const meta = pageMeta<typeof loader>(({ heading }) => ({ title: heading, unlisted: true }));

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const { amount = '', currency = 'THB', day = '', verdict, reason, changeReason, after } = values;
  const sums = typedSums(currency, context.locale);
  const minor = sums.read(amount, 'amount');
  sums.requireAll();
  const readyBy = day === '' ? undefined : endOfDay(String(day), context.timeZone);
  if (day !== '' && !readyBy) throw invalidField('day', 'invalid_date');
  const input = parseInput(respondInput, {
    ...{ verdict, reason, changeReason, after },
    cost: minor === undefined ? undefined : { amount: minor, currency },
    readyBy: readyBy?.toISOString(),
  });
  await respondToProposal(context.actor, { ...input, proposalId: id }, { idempotencyKey });
  return redirect(`${proposalPaths.proposal(slug, id)}?done=answered`);
});

export default function RespondToProposal() {
  const { title, url, responses, heading } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const meanwhile = problem?.code === 'changed_meanwhile';
  return (
    <Page title={heading} lead={t('proposals:answer.lead')} above={<Link to={url}>{title}</Link>}>
      <div className="space-y-6">
        {meanwhile ? (
          <Notice tone="warning" live>
            {t('proposals:answer.meanwhile')}
          </Notice>
        ) : null}
        <Answers responses={responses} />
        <Form
          className="space-y-5"
          summary={!meanwhile}
          labels={{ reason: t('proposals:answer.reason'), verdict: t('proposals:answer.verdict') }}
        >
          <input type="hidden" name="after" value={responses.length} />
          <RadioField
            name="verdict"
            label={t('proposals:answer.verdict')}
            required
            choices={(['accepted', 'declined', 'later'] as const).map((value) => ({
              value,
              label: t(`proposals:answer.${value}`),
            }))}
          />
          {responses.length > 0 ? (
            <TextField
              name="changeReason"
              label={t('proposals:answer.changeReason')}
              maxLength={500}
              required
            />
          ) : null}
          <TextAreaField
            name="reason"
            label={t('proposals:answer.reason')}
            hint={t('proposals:answer.reasonHint')}
            maxLength={5_000}
            rows={6}
            required
          />
          <div className="grid gap-4 sm:grid-cols-[1fr_8rem_1fr]">
            <TextField
              name="amount"
              label={t('proposals:answer.amount')}
              hint={t('proposals:answer.amountHint')}
              inputMode="decimal"
              autoComplete="off"
            />
            <SelectField
              name="currency"
              label={t('proposals:answer.currency')}
              choices={['THB', 'VND'].map((value) => ({ value, label: value }))}
              required
            />
            <TextField name="day" type="date" label={t('proposals:answer.day')} />
          </div>
          <Button variant="primary">{t('proposals:answer.send')}</Button>
        </Form>
      </div>
    </Page>
  );
}
