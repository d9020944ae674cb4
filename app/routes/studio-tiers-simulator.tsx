import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { readDay } from '~/modules/loyalty/read-rule-form';
import { readPlanInForce } from '~/modules/loyalty/read-tiers.server';
import { listTierChanges, simulateTiers } from '~/modules/loyalty/simulate-tiers.server';
import { dropTierPlan, getDraftPlan, noticeDays, publishDraft } from '~/modules/loyalty/steer-tiers.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { TierPlanFacts } from '~/modules/loyalty/ui/studio/tier-plan';
import { now } from '~/platform/clock.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Button, LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DataTable } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { Form } from '~/ui/form';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

const shown = 50;

export const loader = page(async ({ request, context: { actor, locale } }: LoaderFunctionArgs) => {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const draft = await getDraftPlan(actor);
  const title = translatorFor(locale)('tierdesk:simulator');
  if (!draft) return { title, draft: null };
  const [simulation, changes, current] = await Promise.all([
    simulateTiers(actor, draft),
    listTierChanges(actor, draft, { cursor, limit: shown }),
    readPlanInForce(now()),
  ]);
  const names = Object.fromEntries(
    [...current.tiers, ...draft.tiers].map(({ key, name }) => [key, name[locale]]),
  );
  return { title, draft, simulation, changes, names, noticeDays };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ context: { actor, timeZone }, values }) => {
  const planId = String(values.planId);
  if (values.intent === 'drop') {
    await dropTierPlan(actor, { planId });
    return redirect(`${pointsDeskPaths.tiers()}?done=dropped`);
  }
  const day = readDay(values.startsAt, 'startsAt', timeZone, 'begin');
  await publishDraft(actor, { planId, startsAt: day ? new Date(day) : null });
  return redirect(`${pointsDeskPaths.tiers()}?done=published`);
});

function useDraft() {
  const data = useLoaderData<typeof loader>();
  if (!data.draft) throw new Error('Shown only with a draft.');
  return data;
}

function Counts() {
  const { simulation, names } = useDraft();
  const { t, format } = useI18n();
  const figures = [
    [simulation.members, 'looked'],
    [simulation.up, 'up'],
    [simulation.down, 'down'],
  ] as const;
  return (
    <Card>
      <dl className="mb-4 flex flex-wrap gap-x-10 gap-y-3">
        {figures.map(([value, word]) => (
          <div key={word} className="flex flex-col-reverse">
            <dt className="text-sm text-muted">{t(`tierdesk:${word}`)}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        label={t('tierdesk:flow')}
        heads={[t('tierdesk:flow'), t('tierdesk:looked')]}
        rows={simulation.flows.map(({ fromKey, toKey, count }) => ({
          key: `${fromKey} ${toKey}`,
          cells: [
            fromKey === toKey
              ? `${names[fromKey] ?? fromKey} · ${t('tierdesk:same')}`
              : `${names[fromKey] ?? fromKey} → ${names[toKey] ?? toKey}`,
            format.number(count),
          ],
        }))}
      />
    </Card>
  );
}

function Movers() {
  const { changes, names } = useDraft();
  const { t, format } = useI18n();
  if (changes.items.length === 0) return <p className="text-muted">{t('tierdesk:nobodyMoves')}</p>;
  return (
    <>
      <Card>
        <DataTable
          label={t('tierdesk:who')}
          heads={(['member', 'before', 'after', 'value'] as const).map((word) => t(`tierdesk:${word}`))}
          rows={changes.items.map(({ memberId, name, fromKey, toKey, value }) => ({
            key: memberId,
            cells: [
              <Link key="name" to={pointsDeskPaths.member(memberId)}>
                {name}
              </Link>,
              <span key="from" className="whitespace-nowrap">
                {names[fromKey] ?? fromKey}
              </span>,
              <span key="to" className="whitespace-nowrap">
                {names[toKey] ?? toKey}
              </span>,
              format.number(value),
            ],
          }))}
        />
      </Card>
      <LoadMore next={changes.next} />
    </>
  );
}

function Publish() {
  const { draft, simulation, noticeDays: days } = useDraft();
  const { t } = useI18n();
  return (
    <Card className="space-y-5">
      <Form intent="publish" className="flex flex-wrap items-end gap-4">
        <input type="hidden" name="planId" value={draft.id!} />
        <TextField
          name="startsAt"
          type="date"
          label={t('tierdesk:startsOn')}
          hint={
            simulation.down > 0
              ? t('tierdesk:startsHint', { count: simulation.down, days })
              : t('tierdesk:startsFree')
          }
          className="w-full sm:w-96"
        />
        <Button variant="primary">{t('tierdesk:publish')}</Button>
      </Form>
      <Form intent="drop">
        <input type="hidden" name="planId" value={draft.id!} />
        <Button variant="quiet">{t('tierdesk:drop')}</Button>
      </Form>
    </Card>
  );
}

export default function StudioTiersSimulator() {
  const { title, draft } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={title}
      lead={draft ? t('tierdesk:simulatorLead') : undefined}
      actions={<LinkButton to={pointsDeskPaths.tiers()}>{t('tierdesk:change')}</LinkButton>}
    >
      <PointsParts />
      {draft ? (
        <div className="space-y-7">
          <Counts />
          <Section title={t('tierdesk:who')}>
            <Movers />
          </Section>
          <Section title={t('tierdesk:publishTitle')}>
            <Publish />
          </Section>
          <Card>
            <TierPlanFacts plan={draft} />
          </Card>
        </div>
      ) : (
        <EmptyState title={t('tierdesk:noDraft')} />
      )}
    </Page>
  );
}
