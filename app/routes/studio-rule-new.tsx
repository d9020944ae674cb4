import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readRuleChoices } from '~/modules/loyalty/read-rule-choices.server';
import { readRuleForm, ruleFields } from '~/modules/loyalty/read-rule-form';
import { newRuleInput } from '~/modules/loyalty/rule-schema';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { RuleForm } from '~/modules/loyalty/ui/studio/rule-form';
import { formAction, page } from '~/platform/http/page.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseRenamed } from '~/platform/input';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ context: { actor, locale, timeZone } }: LoaderFunctionArgs) => ({
  choices: { ...(await readRuleChoices(actor)), timeZone },
  title: translatorFor(locale)('pointsdesk:form.newTitle'),
}));

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor, timeZone, locale }, values, idempotencyKey }) => {
  const status = values.status === 'draft' ? 'draft' : 'active';
  const input = parseRenamed(
    newRuleInput,
    { ...readRuleForm(values, { timeZone, locale }), status },
    ruleFields,
  );
  await createRule(actor, input, { idempotencyKey });
  return redirect(`${pointsDeskPaths.rules()}?done=made`);
});

export default function StudioRuleNew() {
  const { choices, title } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <PointsParts />
      <RuleForm choices={choices} />
    </Page>
  );
}
