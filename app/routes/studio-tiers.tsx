import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { countTiers } from '~/modules/loyalty/count-tiers.server';
import { readTierForm } from '~/modules/loyalty/read-tier-form';
import { dropTierPlan, getDraftPlan, listPlans, saveTierDraft } from '~/modules/loyalty/steer-tiers.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { tierPlanInput } from '~/modules/loyalty/tier-schema';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { TierForm } from '~/modules/loyalty/ui/studio/tier-form';
import { TierPlanFacts } from '~/modules/loyalty/ui/studio/tier-plan';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ context: { actor, locale } }: LoaderFunctionArgs) => {
  const [plans, draft, counts] = await Promise.all([
    listPlans(actor),
    getDraftPlan(actor),
    countTiers(actor),
  ]);
  return { plans, draft, counts, title: translatorFor(locale)('tierdesk:title') };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor }, values }) => {
  if (values.planId) {
    await dropTierPlan(actor, { planId: String(values.planId) });
    return redirect(`${pointsDeskPaths.tiers()}?done=dropped`);
  }
  await saveTierDraft(actor, parseInput(tierPlanInput, readTierForm(values)));
  return redirect(pointsDeskPaths.simulator());
});

export default function StudioTiers() {
  const { plans, draft, counts, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  const current = plans.find(({ state }) => state === 'now')!;
  const coming = plans.filter(({ state }) => state === 'to_come');
  return (
    <Page title={title} lead={t('tierdesk:lead')}>
      <PointsParts />
      <DoneNotice words={{ published: t('tierdesk:published'), dropped: t('tierdesk:dropped') }} />
      <div className="space-y-7">
        <Section
          title={t('tierdesk:now')}
          action={
            current.startsAt ? (
              <span className="text-sm text-muted">
                {t('tierdesk:since', { date: format.date(current.startsAt) })}
              </span>
            ) : null
          }
        >
          <Card>
            <TierPlanFacts plan={current} counts={counts} />
          </Card>
        </Section>
        {coming.map((plan) => (
          <Section key={plan.id} title={t('tierdesk:toCome', { date: format.date(plan.startsAt!) })}>
            <Card>
              <TierPlanFacts plan={plan} />
              <Form intent={`drop-${plan.id}`} className="mt-4">
                <input type="hidden" name="planId" value={plan.id!} />
                <Button>{t('tierdesk:takeBack')}</Button>
              </Form>
            </Card>
          </Section>
        ))}
        <Section title={t('tierdesk:change')}>
          <p className="mb-4 text-muted">{t('tierdesk:changeHint')}</p>
          <TierForm plan={draft ?? coming[0] ?? current} />
        </Section>
      </div>
    </Page>
  );
}
