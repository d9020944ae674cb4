import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getPointFigures } from '~/modules/loyalty/get-figures.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DataTable } from '~/ui/data-table';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { PeriodPlot } from '~/ui/period-plot';

export const loader = page(async ({ context: { actor, locale, timeZone } }: LoaderFunctionArgs) => ({
  figures: await getPointFigures(actor, timeZone),
  title: translatorFor(locale)('pointsdesk:figures.title'),
}));

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const sums = ['issued', 'redeemed', 'expired', 'breakage', 'adjusted'] as const;

function useFigures() {
  const { figures } = useLoaderData<typeof loader>();
  const { format } = useI18n();
  const month = (from: string) => `${Number(from.slice(5, 7))}/${from.slice(2, 4)}`;
  const worth = (points: number) => format.money(points * figures.pointSatang, 'THB');
  return { figures, month, worth };
}

function Owed() {
  const { figures, worth } = useFigures();
  const { t, format } = useI18n();
  return (
    <Card>
      <p className="text-sm text-muted">{t('pointsdesk:figures.owed')}</p>
      <p className="text-3xl font-bold text-accent-ink tabular-nums">{format.number(figures.owed)}</p>
      <p className="text-muted">{t('pointsdesk:figures.worth', { amount: worth(figures.owed) })}</p>
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-3">
        {sums.map((name) => (
          <div key={name}>
            <dt className="text-sm text-muted">{t(`pointsdesk:figures.${name}`)}</dt>
            <dd className="text-lg font-semibold tabular-nums">{format.number(figures.totals[name])}</dd>
          </div>
        ))}
      </dl>
      {figures.unspentShare === null ? null : (
        <p className="mt-3 text-sm text-muted">
          {t('pointsdesk:figures.rate', {
            percent: `${format.number(Math.round(figures.unspentShare * 1000) / 10)}%`,
          })}
        </p>
      )}
    </Card>
  );
}

function Plots() {
  const { figures, month } = useFigures();
  const { t, format } = useI18n();
  const { months } = figures;
  const label = (name: string) =>
    t('pointsdesk:figures.plot', {
      name,
      from: month(months[0]?.from ?? ''),
      to: month(months.at(-1)?.from ?? ''),
    });
  const short = (value: number) =>
    value >= 10_000 ? `${format.number(Math.round(value / 1_000))}k` : format.number(value);
  return (
    <Card className="grid gap-6 md:grid-cols-2">
      {(['issued', 'redeemed', 'expired'] as const).map((name) => (
        <PeriodPlot
          key={name}
          name={t(`pointsdesk:figures.${name}`)}
          label={label(t(`pointsdesk:figures.${name}`))}
          points={months.map((figure) => ({
            from: figure.from,
            value: Math.max(0, figure[name]),
            words: short(figure[name]),
            tick: month(figure.from),
          }))}
        />
      ))}
      <PeriodPlot
        name={t('pointsdesk:figures.cost')}
        label={label(t('pointsdesk:figures.cost'))}
        points={months.map(({ from, costSatang }) => ({
          from,
          value: costSatang,
          words: costSatang === null ? '' : format.money(costSatang, 'THB'),
          tick: month(from),
        }))}
      />
    </Card>
  );
}

function Months() {
  const { figures, month } = useFigures();
  const { t, format } = useI18n();
  return (
    <Section title={t('pointsdesk:figures.months')}>
      <Card>
        <DataTable
          label={t('pointsdesk:figures.months')}
          heads={[
            t('pointsdesk:figures.month'),
            ...sums.map((name) => t(`pointsdesk:figures.${name}`)),
            t('pointsdesk:figures.active'),
            t('pointsdesk:figures.cost'),
          ]}
          rows={figures.months.toReversed().map((row) => ({
            key: row.from,
            cells: [
              month(row.from),
              ...sums.map((name) => format.number(row[name])),
              format.number(row.activeMembers),
              row.costSatang === null ? '–' : format.money(row.costSatang, 'THB'),
            ],
          }))}
        />
        <p className="mt-3 text-sm text-muted">
          {t('pointsdesk:figures.costHint', { worth: format.money(figures.pointSatang, 'THB') })}
        </p>
      </Card>
    </Section>
  );
}

/** Bars beside their figures; the table is the plot. */
function Shares({
  title,
  rows,
}: {
  title: string;
  rows: readonly { key: string; name: string; points: number }[];
}) {
  const { worth } = useFigures();
  const { t, format } = useI18n();
  const most = Math.max(1, ...rows.map(({ points }) => points));
  const total = rows.reduce((sum, { points }) => sum + points, 0);
  return (
    <Section title={title}>
      <Card>
        <DataTable
          label={title}
          heads={[title, t('pointsdesk:form.points'), '฿']}
          rows={[
            ...rows.map(({ key, name, points }) => ({
              key,
              cells: [
                <>
                  {name}
                  <span className="mt-1 block h-2 rounded-full bg-sunken" aria-hidden="true">
                    <span
                      className="block h-full rounded-full bg-accent"
                      style={{ width: `${(points / most) * 100}%` }}
                    />
                  </span>
                </>,
                format.number(points),
                worth(points),
              ],
            })),
            {
              key: 'total',
              strong: true,
              cells: [t('pointsdesk:figures.total'), format.number(total), worth(total)],
            },
          ]}
        />
      </Card>
    </Section>
  );
}

export default function StudioPointsFigures() {
  const { figures, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      wide
      title={title}
      lead={t('pointsdesk:figures.lead')}
      actions={
        <>
          <LinkButton to={pointsDeskPaths.settings()}>{t('pointsdesk:settings.limits')}</LinkButton>
          <LinkButton reloadDocument to={pointsDeskPaths.figuresFile()}>
            {t('pointsdesk:figures.file')}
          </LinkButton>
        </>
      }
    >
      <PointsParts />
      <div className="space-y-7">
        <Owed />
        <Plots />
        <div className="grid gap-7 md:grid-cols-2">
          <Shares
            title={t('pointsdesk:figures.age')}
            rows={figures.byAge.map(({ fromMonths, points }) => ({
              key: String(fromMonths),
              name: t(`pointsdesk:figures.ages.${String(fromMonths) as '0'}`),
              points,
            }))}
          />
          <Shares
            title={t('pointsdesk:figures.funder')}
            rows={figures.byFunder.map(({ funderId, name, points }) => ({
              key: funderId ?? 'brand',
              name: name ?? t('pointsdesk:figures.brand'),
              points,
            }))}
          />
        </div>
        <Months />
      </div>
    </Page>
  );
}
