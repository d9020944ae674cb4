import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { studioPaths } from '~/modules/clubs/paths';
import { getRule } from '~/modules/loyalty/list-rules.server';
import { readRuleChoices } from '~/modules/loyalty/read-rule-choices.server';
import { readRuleForm, ruleFields } from '~/modules/loyalty/read-rule-form';
import { changeRuleInput } from '~/modules/loyalty/rule-schema';
import { changeRule, setRuleStatus } from '~/modules/loyalty/steer-rules.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { RuleForm } from '~/modules/loyalty/ui/studio/rule-form';
import { RuleStatus, useRuleFacts } from '~/modules/loyalty/ui/studio/rule-words';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { parseRenamed } from '~/platform/input';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context: { actor, locale, timeZone } }: LoaderFunctionArgs) => {
  const [found, choices] = await Promise.all([getRule(actor, params.ruleId!), readRuleChoices(actor)]);
  return { ...found, choices: { ...choices, timeZone }, title: found.rule.name[locale] };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor, timeZone, locale }, values }) => {
  const ruleId = params.ruleId!;
  const done = (word: string) => redirect(`${pointsDeskPaths.rule(ruleId)}?done=${word}`);
  if (values.intent === 'start' || values.intent === 'end') {
    const status = values.intent === 'start' ? 'active' : 'ended';
    await setRuleStatus(actor, { ruleId, status });
    return done(status === 'active' ? 'started' : 'ended');
  }
  const form = { ...readRuleForm(values, { timeZone, locale }), version: Number(values.version) };
  await changeRule(actor, { ...parseRenamed(changeRuleInput, form, ruleFields), ruleId });
  return done('changed');
});

function Versions() {
  const { versions, choices } = useLoaderData<typeof loader>();
  const { t, format, locale } = useI18n();
  const factsOf = useRuleFacts();
  return (
    <Section title={t('pointsdesk:rules.history')}>
      <Card flush>
        <ol className="divide-y divide-line">
          {versions.map(({ version, terms, replacedAt, replacedBy }) => (
            <li key={version} className="px-4 py-3">
              <p className="font-semibold">
                {t('pointsdesk:rules.version', { version })} · {terms.name[locale]}
              </p>
              <Facts>
                {factsOf(terms, choices).map((fact) => (
                  <span key={fact}>{fact}</span>
                ))}
              </Facts>
              <p className="text-sm text-muted">
                {t('pointsdesk:rules.replaced', {
                  date: format.dateTime(replacedAt),
                  name: replacedBy ?? t('pointsdesk:rules.portal'),
                })}
              </p>
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}

export default function StudioRule() {
  const { rule, versions, choices, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const factsOf = useRuleFacts();
  const over = rule.status === 'ended';
  return (
    <Page
      title={title}
      lead={t(`pointsdesk:triggers.${rule.trigger}`)}
      actions={
        <LinkButton to={`${studioPaths.audit()}?subject=rule:${rule.id}`}>
          {t('pointsdesk:rules.audit')}
        </LinkButton>
      }
    >
      <PointsParts />
      <DoneNotice
        words={{
          changed: t('pointsdesk:rules.changed'),
          started: t('pointsdesk:rules.started'),
          ended: t('pointsdesk:rules.ended'),
        }}
      />
      <div className="space-y-7">
        <Card>
          <p className="mb-2 flex flex-wrap gap-2">
            <RuleStatus status={rule.status} />
            <span className="text-muted">{t('pointsdesk:rules.version', { version: rule.version })}</span>
          </p>
          <Facts>
            {factsOf(rule, choices).map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </Facts>
          {over ? null : (
            <div className="mt-4 flex flex-wrap items-center gap-3">
              {rule.status === 'draft' ? (
                <Form intent="start">
                  <Button variant="primary">{t('pointsdesk:rules.start')}</Button>
                </Form>
              ) : null}
              <Form intent="end" className="flex flex-wrap items-center gap-3">
                <Button variant="danger">{t('pointsdesk:rules.end')}</Button>
                <p className="text-sm text-muted">{t('pointsdesk:rules.endHint')}</p>
              </Form>
            </div>
          )}
        </Card>
        {over ? null : (
          <Section title={t('pointsdesk:rules.edit')}>
            <RuleForm rule={rule} choices={choices} />
          </Section>
        )}
        {versions.length > 0 ? <Versions /> : null}
      </div>
    </Page>
  );
}
