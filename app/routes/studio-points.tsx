import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { type EarningTrigger, earningTriggers } from '~/modules/loyalty/earning';
import { listRules, readGiven, readMatching } from '~/modules/loyalty/list-rules.server';
import { readRuleChoices } from '~/modules/loyalty/read-rule-choices.server';
import { matchingInput } from '~/modules/loyalty/rule-schema';
import { setMatching } from '~/modules/loyalty/steer-rules.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { RuleStatus, useRuleFacts } from '~/modules/loyalty/ui/studio/rule-words';
import type { RuleView } from '~/modules/loyalty/views';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { DoneNotice } from '~/ui/done-notice';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ context: { actor, locale } }: LoaderFunctionArgs) => {
  const rules = await listRules(actor);
  const [given, matching, choices] = await Promise.all([
    readGiven(rules.map(({ id }) => id)),
    readMatching(),
    readRuleChoices(actor),
  ]);
  return {
    rules: rules.map((rule) => ({ ...rule, given: given.get(rule.id) ?? 0 })),
    matching,
    choices,
    title: translatorFor(locale)('pointsdesk:rules.title'),
  };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context, values }) => {
  const trigger = earningTriggers.find((known) => known === values.trigger);
  if (!trigger) throw new PortalError('not_found');
  await setMatching(context.actor, { trigger, ...parseInput(matchingInput, values) });
  return redirect(`${pointsDeskPaths.rules()}?done=matched`);
});

function RuleRow({ rule }: { rule: RuleView & { given: number } }) {
  const { choices } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const factsOf = useRuleFacts();
  const points = (count: number) => t('pointsdesk:points', { count });
  const { budgetPoints, spentPoints, given } = rule;
  return (
    <li className="relative px-4 py-3 hover:bg-sunken">
      <p className="flex flex-wrap items-center gap-2">
        <Link
          to={pointsDeskPaths.rule(rule.id)}
          className="font-semibold text-ink no-underline after:absolute after:inset-0"
        >
          {rule.name[locale]}
        </Link>
        <RuleStatus status={rule.status} />
      </p>
      <Facts>
        {factsOf(rule, choices).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </Facts>
      <p className="text-sm text-muted">
        {budgetPoints === null
          ? t('pointsdesk:rules.given', { points: points(given) })
          : t('pointsdesk:rules.budget', { used: points(spentPoints), budget: points(budgetPoints) })}
      </p>
      {budgetPoints === null ? null : (
        <div className="mt-1.5 h-2 max-w-sm overflow-hidden rounded-full bg-sunken" aria-hidden="true">
          <div
            className="h-full bg-accent"
            style={{ width: `${Math.min(100, (spentPoints / budgetPoints) * 100)}%` }}
          />
        </div>
      )}
    </li>
  );
}

function Matching({ trigger }: { trigger: EarningTrigger }) {
  const { matching } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Form
      intent={`matching-${trigger}`}
      className="flex flex-wrap items-end gap-3 border-t border-line px-4 py-3"
    >
      <input type="hidden" name="trigger" value={trigger} />
      <SelectField
        name="matching"
        required
        label={t('pointsdesk:rules.matching')}
        defaultValue={matching[trigger] ?? 'all'}
        className="w-full sm:w-72"
        choices={(['all', 'first'] as const).map((value) => ({
          value,
          label: t(`pointsdesk:rules.${value}`),
        }))}
      />
      <Button>{t('ui:save')}</Button>
    </Form>
  );
}

export default function StudioPoints() {
  const { rules, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const groups = earningTriggers.map((trigger) => ({
    trigger,
    rules: rules.filter((rule) => rule.trigger === trigger),
  }));
  return (
    <Page
      title={title}
      lead={t('pointsdesk:rules.lead')}
      actions={
        <LinkButton variant="primary" to={pointsDeskPaths.newRule()}>
          {t('pointsdesk:rules.make')}
        </LinkButton>
      }
    >
      <PointsParts />
      <DoneNotice words={{ made: t('pointsdesk:rules.made'), matched: t('pointsdesk:rules.matched') }} />
      <div className="space-y-6">
        {groups.map((group) => (
          <Section key={group.trigger} title={t(`pointsdesk:triggers.${group.trigger}`)}>
            {group.rules.length === 0 ? (
              <p className="text-muted">{t('pointsdesk:rules.none')}</p>
            ) : (
              <Card flush>
                <ul className="divide-y divide-line">
                  {group.rules.map((rule) => (
                    <RuleRow key={rule.id} rule={rule} />
                  ))}
                </ul>
                {group.rules.length > 1 ? <Matching trigger={group.trigger} /> : null}
              </Card>
            )}
          </Section>
        ))}
      </div>
    </Page>
  );
}
