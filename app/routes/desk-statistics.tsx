import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { getStatistics } from '~/modules/questions/get-statistics.server';
import { statisticsInput } from '~/modules/questions/schema';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { PeriodPlot } from '~/ui/period-plot';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

const query = statisticsInput.extend({
  by: statisticsInput.shape.by.catch('week'),
  of: statisticsInput.shape.of.catch('me'),
});

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const input = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const statistics = await getStatistics(context.actor, { ...input, club: input.club || undefined });
  return { ...statistics, by: input.by, title: translatorFor(context.locale)('desk:statistics.title') };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

interface Figures {
  answers: number;
  medianSeconds: number | null;
  hit: number;
  missed: number;
  accepted: number;
  helped: number;
}

function useFigureWords() {
  const { t, format } = useI18n();
  const none = t('desk:statistics.none');
  return {
    duration(seconds: number | null): string {
      if (seconds === null) return none;
      return seconds < 5_400
        ? t('desk:statistics.minutes', { count: Math.round(seconds / 60) })
        : t('desk:statistics.hours', { count: Math.round(seconds / 360) / 10 });
    },
    rate: ({ hit, missed }: Pick<Figures, 'hit' | 'missed'>): string =>
      hit + missed === 0 ? none : `${format.number(Math.round((100 * hit) / (hit + missed)))}%`,
  };
}

const cell = 'px-3 py-2 text-end tabular-nums';

function Cells({ figures }: { figures: Figures }) {
  const { format } = useI18n();
  const { duration, rate } = useFigureWords();
  return (
    <>
      <td className={cell}>{format.number(figures.answers)}</td>
      <td className={cell}>{duration(figures.medianSeconds)}</td>
      <td className={cell}>{rate(figures)}</td>
      <td className={cell}>{format.number(figures.accepted)}</td>
      <td className={cell}>{format.number(figures.helped)}</td>
    </>
  );
}

function Heads({ first }: { first: string }) {
  const { t } = useI18n();
  return (
    <thead className="border-b border-line text-sm text-muted">
      <tr>
        <th scope="col" className="px-3 py-2 text-start">
          {first}
        </th>
        {(['answers', 'median', 'hitRate', 'accepted', 'helped'] as const).map((key) => (
          <th key={key} scope="col" className="px-3 py-2 text-end">
            {t(`desk:statistics.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A table that is wider than a phone; by keyboard it is scrolled like anything that has the focus. */
function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

export default function DeskStatisticsPage() {
  const { periods, experts, clubs, of, by, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  const { duration, rate } = useFigureWords();
  const [search] = useSearchParams();
  const linkTo = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    next.set(name, value);
    return `?${next}`;
  };
  const shown = periods.some(({ answers, accepted }) => answers + accepted > 0);
  const day = (from: string) => format.date(`${from}T12:00:00Z`);
  const plotLabel = (name: string) =>
    t('desk:statistics.plot', {
      name,
      from: day(periods[0]?.from ?? ''),
      to: day(periods.at(-1)?.from ?? ''),
    });
  return (
    <Page title={title} wide>
      <div className="mb-5 flex flex-wrap gap-x-8">
        {clubs.some(({ moderates }) => moderates) ? (
          <Tabs
            label={t('desk:statistics.title')}
            tabs={(['me', 'club'] as const).map((whose) => ({
              to: linkTo('of', whose),
              label: t(whose === 'me' ? 'desk:statistics.mine' : 'desk:statistics.club'),
              current: of === whose,
            }))}
          />
        ) : null}
        <Tabs
          label={t('desk:statistics.by')}
          tabs={(['week', 'month'] as const).map((unit) => ({
            to: linkTo('by', unit),
            label: t(`desk:statistics.${unit}`),
            current: by === unit,
          }))}
        />
        {clubs.length > 1 ? (
          <Tabs
            label={t('desk:club')}
            tabs={[{ slug: '', name: t('desk:allClubs') }, ...clubs].map(({ slug, name }) => ({
              to: linkTo('club', slug),
              label: name,
              current: (search.get('club') ?? '') === slug,
            }))}
          />
        ) : null}
      </div>
      {shown ? (
        <div className="space-y-8">
          <Card className="grid gap-6 lg:grid-cols-3">
            <PeriodPlot
              name={t('desk:statistics.answers')}
              label={plotLabel(t('desk:statistics.answers'))}
              points={periods.map(({ from, answers }) => ({
                from,
                value: answers,
                words: format.number(answers),
              }))}
            />
            <PeriodPlot
              name={t('desk:statistics.median')}
              label={plotLabel(t('desk:statistics.median'))}
              points={periods.map(({ from, medianSeconds }) => ({
                from,
                value: medianSeconds,
                words: duration(medianSeconds),
              }))}
            />
            <PeriodPlot
              name={t('desk:statistics.hitRate')}
              label={plotLabel(t('desk:statistics.hitRate'))}
              points={periods.map(({ from, hit, missed }) => ({
                from,
                value: hit + missed === 0 ? null : hit / (hit + missed),
                words: rate({ hit, missed }),
              }))}
            />
          </Card>
          <Section title={t('desk:statistics.table')}>
            <Scrolling label={t('desk:statistics.table')}>
              <table className="w-full">
                <Heads first={t('desk:statistics.period')} />
                <tbody className="divide-y divide-line">
                  {periods.toReversed().map((period) => (
                    <tr key={period.from}>
                      <th scope="row" className="px-3 py-2 text-start font-normal whitespace-nowrap">
                        {day(period.from)}
                      </th>
                      <Cells figures={period} />
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolling>
          </Section>
          {experts.length > 0 ? (
            <Section title={t('desk:statistics.experts')}>
              <Scrolling label={t('desk:statistics.experts')}>
                <table className="w-full">
                  <Heads first={t('desk:statistics.expert')} />
                  <tbody className="divide-y divide-line">
                    {experts.map((expert) => (
                      <tr key={expert.memberId}>
                        <th scope="row" className="px-3 py-2 text-start font-normal">
                          {expert.name}
                        </th>
                        <Cells figures={expert} />
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scrolling>
            </Section>
          ) : null}
        </div>
      ) : (
        <Card>
          <EmptyState title={t('desk:statistics.empty')} />
        </Card>
      )}
    </Page>
  );
}
