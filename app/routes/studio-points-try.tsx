import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData, useSearchParams } from '@remix-run/react';
import { earningTriggers } from '~/modules/loyalty/earning';
import { explainEarnings } from '~/modules/loyalty/explain-earning.server';
import { findMembers, type FoundMember } from '~/modules/loyalty/find-member.server';
import { readMoney } from '~/modules/loyalty/money-field';
import { occasionOf } from '~/modules/loyalty/occasion-of';
import { readRuleChoices } from '~/modules/loyalty/read-rule-choices.server';
import { dryRunInput } from '~/modules/loyalty/rule-schema';
import { DryRunResult } from '~/modules/loyalty/ui/studio/dry-run';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { PortalError } from '~/platform/errors';
import type { FormProblem } from '~/platform/http/problem';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import type { Locale } from '~/platform/i18n/locale';
import { translatorFor } from '~/platform/i18n/translators.server';
import { momentAt } from '~/platform/i18n/zoned-time';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { FormContext } from '~/ui/form-context';
import { FormErrorSummary } from '~/ui/form-error-summary';
import { Notice } from '~/ui/notice';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

type Asked = Record<string, string>;

/** The moment that the form names, where the admin is; null for now. */
function readMoment({ day, hour }: Asked, timeZone: string): string | null {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (!year || !month || !date) return null;
  const at = /^\d{1,2}$/.test(hour ?? '') ? Math.min(23, Number(hour)) : 12;
  return momentAt({ year, month, day: date }, at, timeZone).toISOString();
}

async function tryOut(
  actor: Parameters<typeof explainEarnings>[0],
  asked: Asked,
  { timeZone, locale }: { timeZone: string; locale: Locale },
) {
  const members = await findMembers(actor, asked.member ?? '');
  if (members.length !== 1) return { members, run: null };
  const currency = asked.currency === 'VND' ? 'VND' : 'THB';
  const amount = readMoney(asked.amount, currency, 'amount', locale);
  const situation = parseInput(dryRunInput, {
    memberId: members[0]!.id,
    trigger: asked.trigger,
    clubId: asked.clubId || null,
    amount,
    currency: amount === null ? null : currency,
    sku: asked.sku || null,
    name: asked.name || null,
    at: readMoment(asked, timeZone),
  });
  return { members, run: await explainEarnings(actor, occasionOf(situation)) };
}

export const loader = page(async ({ request, context: { actor, locale, timeZone } }: LoaderFunctionArgs) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams) as Asked;
  const choices = await readRuleChoices(actor);
  const title = translatorFor(locale)('pointsdesk:try.title');
  const base = { asked, choices, title, sent: 'trigger' in asked };
  try {
    const found = base.sent
      ? await tryOut(actor, asked, { timeZone, locale })
      : { members: [] as FoundMember[], run: null };
    return { ...base, ...found, problem: null };
  } catch (error) {
    if (!(error instanceof PortalError) || error.code !== 'invalid') throw error;
    const problem: FormProblem = {
      code: error.code,
      params: {},
      fields: error.fields ?? {},
      values: asked,
      form: undefined,
    };
    return { ...base, members: [] as FoundMember[], run: null, problem };
  }
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Situation() {
  const { asked, choices } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const triggers = earningTriggers.map((value) => ({ value, label: t(`pointsdesk:triggers.${value}`) }));
  return (
    <>
      <TextField
        name="member"
        label={t('pointsdesk:try.member')}
        hint={t('pointsdesk:try.memberHint')}
        defaultValue={asked.member}
        required
      />
      <SelectField
        name="trigger"
        label={t('pointsdesk:try.trigger')}
        choices={triggers}
        defaultValue={asked.trigger ?? 'purchase'}
        required
      />
      <SelectField
        name="clubId"
        label={t('pointsdesk:form.club')}
        none={t('pointsdesk:try.noClub')}
        defaultValue={asked.clubId}
        choices={choices.clubs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
        <TextField
          name="amount"
          label={t('pointsdesk:try.amount')}
          inputMode="decimal"
          defaultValue={asked.amount}
        />
        <SelectField
          name="currency"
          required
          label={t('pointsdesk:form.currency')}
          defaultValue={asked.currency ?? 'THB'}
          choices={[
            { value: 'THB', label: '฿' },
            { value: 'VND', label: '₫' },
          ]}
        />
      </div>
      <TextField name="sku" label={t('pointsdesk:try.sku')} defaultValue={asked.sku} />
      <TextField name="name" label={t('pointsdesk:form.name')} defaultValue={asked.name} />
      <TextField name="day" type="date" label={t('pointsdesk:try.day')} defaultValue={asked.day} />
      <TextField name="hour" label={t('pointsdesk:try.hour')} inputMode="numeric" defaultValue={asked.hour} />
    </>
  );
}

function Several() {
  const { members } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const [search] = useSearchParams();
  const linkTo = (id: string) => {
    const next = new URLSearchParams(search);
    next.set('member', id);
    return `?${next}`;
  };
  if (members.length === 0) return <Notice tone="warning">{t('pointsdesk:try.nobody')}</Notice>;
  return (
    <Card>
      <p className="mb-2">{t('pointsdesk:try.several')}</p>
      <ul className="space-y-1">
        {members.map(({ id, name, email }) => (
          <li key={id}>
            <a href={linkTo(id)} className="inline-flex min-h-11 items-center">
              {name}
              {email ? ` (${email})` : ''}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export default function StudioPointsTry() {
  const { members, run, problem, sent, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} lead={t('pointsdesk:try.lead')}>
      <PointsParts />
      <div className="space-y-7">
        <Card>
          <FormContext.Provider value={{ id: 'try', problem: problem ?? undefined, sending: undefined }}>
            <Form method="get" noValidate>
              <FormErrorSummary />
              <div className="grid gap-4 sm:grid-cols-2">
                <Situation />
              </div>
              <Button variant="primary" className="mt-5">
                {t('pointsdesk:try.run')}
              </Button>
            </Form>
          </FormContext.Provider>
        </Card>
        {sent && !problem && !run ? <Several /> : null}
        {run ? <DryRunResult name={members[0]!.name} run={run} /> : null}
      </div>
    </Page>
  );
}
