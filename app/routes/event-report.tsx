import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { noteOutcome } from '~/modules/events/note-outcome.server';
import { eventPaths } from '~/modules/events/paths';
import { type EventFigures, getEventReport } from '~/modules/events/report.server';
import { readSurvey } from '~/modules/events/survey-answers.server';
import { outcomeInput } from '~/modules/events/schema';
import { zonedParts } from '~/modules/events/series';
import { Fold } from '~/modules/events/ui/fold';
import { OutcomeForm } from '~/modules/events/ui/outcome-form';
import { formAction, page } from '~/platform/http/page.server';
import type { Formatter } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { typedMoney } from '~/platform/i18n/typed-money';
import { parseInput } from '~/platform/input';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { PeriodPlot, type PlotPoint } from '~/ui/period-plot';

const wordsAtOnce = 20;

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => ({
  slug: params.slug!,
  report: await getEventReport(context.actor, params.id!, params.slug!),
  said: await readSurvey(params.id!, {
    cursor: new URL(request.url).searchParams.get('cursor')?.slice(0, 300),
    limit: wordsAtOnce,
    wordsOnly: true,
  }),
  title: translatorFor(context.locale)('events:report.title'),
}));

export const action = formAction(async ({ params, values, context }) => {
  const { slug = '', id = '' } = params;
  const { goals } = await getEventReport(context.actor, id, slug);
  const costMinor = typedMoney(values.costMinor, goals.currency, context.locale);
  const input = parseInput(outcomeInput, { followed: values.followed, costMinor });
  await noteOutcome(context.actor, { ...input, eventId: id });
  return redirect(`${eventPaths.report(slug, id)}?done=outcome`);
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

function Figure({ label, value, goal }: { label: string; value: ReactNode; goal?: ReactNode }) {
  return (
    <Card>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-2xl font-bold tabular-nums">{value}</dd>
      {goal ? <dd className="text-sm text-muted">{goal}</dd> : null}
    </Card>
  );
}

function FileLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} download className="inline-flex min-h-11 items-center gap-2">
      <Download aria-hidden="true" className="size-5" /> {children}
    </a>
  );
}

function useWords() {
  const { t, format } = useI18n();
  const one = (value: number) => format.number(Math.round(value * 10) / 10);
  return {
    t,
    format,
    one,
    percent: (share: number | null) => (share === null ? '–' : `${one(share * 100)}%`),
    score: (value: number | null) => (value === null ? '–' : one(value)),
  };
}

/** What a screen reader says of a plot; its table stands below. */
function labelOf(name: string, points: readonly PlotPoint[], format: Formatter): string {
  const said = points.map(({ from, tick, words, goal }) => {
    const value = goal == null ? words : `${words} / ${format.number(goal)}`;
    return `${tick ?? format.date(`${from}T12:00:00Z`)} ${value}`;
  });
  return `${name}: ${said.join(', ')}`;
}

function Plots({ compared, id }: { compared: EventFigures[]; id: string }) {
  const { t, format, one, percent, score } = useWords();
  const plot = (
    name: string,
    value: (one: EventFigures) => number | null,
    words: (value: number | null) => string,
    goal?: (one: EventFigures) => number | null,
  ) => {
    const points = compared.map((figures): PlotPoint => ({
      key: figures.id,
      // The day as it was there.
      from: zonedParts(new Date(figures.startsAt), figures.timeZone).day,
      value: value(figures),
      goal: goal?.(figures),
      words: words(value(figures)),
      marked: figures.id === id,
    }));
    return <PeriodPlot name={name} label={labelOf(name, points, format)} points={points} />;
  };
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {plot(
        t('events:report.plotCame'),
        ({ attended }) => attended,
        (value) => one(value ?? 0),
        ({ planned }) => planned,
      )}
      {plot(t('events:report.plotNoShow'), ({ noShowShare }) => noShowShare, percent)}
      {plot(t('events:report.plotSatisfaction'), ({ satisfaction }) => satisfaction, score)}
      {plot(
        t('events:room.result.plotAnswered'),
        ({ answered }) => answered,
        (value) => one(value ?? 0),
        ({ asked }) => asked,
      )}
      {plot(
        t('events:report.points'),
        ({ points }) => points,
        (value) => one(value ?? 0),
      )}
    </div>
  );
}

function Arrivals({ byHour }: { byHour: { from: string; count: number }[] }) {
  const { t, format } = useWords();
  const name = t('events:report.arrivals');
  const days = new Set(byHour.map(({ from }) => format.date(from)));
  const when = (from: string) => (days.size > 1 ? format.dateTime(from) : format.time(from));
  const points = byHour.map(({ from, count }): PlotPoint => ({
    from,
    tick: format.time(from),
    value: count,
    words: format.number(count),
  }));
  return (
    <Section title={name}>
      <div className="max-w-md">
        <PeriodPlot name={name} label={labelOf(name, points, format)} points={points} headed />
      </div>
      <Fold name={t('events:room.result.arrivalsTable')} className="text-sm">
        <table className="text-start text-sm">
          <thead>
            <tr className="border-b border-line text-muted [&>th]:px-2 [&>th]:py-2 [&>th]:text-start">
              <th scope="col">{t('events:room.result.from')}</th>
              <th scope="col">{t('events:report.came')}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {byHour.map(({ from, count }) => (
              <tr key={from}>
                <th scope="row" className="px-2 py-1 text-start font-normal">
                  {when(from)}
                </th>
                <td className="px-2 py-1 tabular-nums">{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </Section>
  );
}

function Compared({ slug, compared }: { slug: string; compared: EventFigures[] }) {
  const { t, format, percent, score } = useWords();
  return (
    // What scrolls is reached by the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" role="region" aria-label={t('events:report.compare')} tabIndex={0}>
      <table className="w-full text-start text-sm">
        <thead>
          <tr className="border-b border-line text-muted [&>th]:px-2 [&>th]:py-2 [&>th]:text-start">
            <th scope="col">{t('events:report.event')}</th>
            <th scope="col">{t('events:report.date')}</th>
            <th scope="col">{t('events:report.planned')}</th>
            <th scope="col">{t('events:report.registered')}</th>
            <th scope="col">{t('events:report.came')}</th>
            <th scope="col">{t('events:report.walkIns')}</th>
            <th scope="col">{t('events:report.noShow')}</th>
            <th scope="col">{t('events:report.satisfaction')}</th>
            <th scope="col">{t('events:report.questions')}</th>
            <th scope="col">{t('events:report.points')}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line [&_td]:px-2 [&_td]:py-2">
          {compared.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="min-w-40 px-2 py-2 text-start font-semibold">
                <Link to={eventPaths.event(slug, one.id)}>{one.title}</Link>
              </th>
              <td className="whitespace-nowrap">{format.date(one.startsAt)}</td>
              <td>{one.planned === null ? '–' : format.number(one.planned)}</td>
              <td>{format.number(one.registered)}</td>
              <td>{format.number(one.attended)}</td>
              <td>{format.number(one.walkIns)}</td>
              <td>{percent(one.noShowShare)}</td>
              <td>{score(one.satisfaction)}</td>
              <td>
                {one.answered}/{one.asked}
              </td>
              <td>{format.number(one.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export default function EventReport() {
  const { slug, report, said, title } = useLoaderData<typeof loader>();
  const { t, format, percent, score } = useWords();
  const { figures, goals, outcome, compared, byHour } = report;
  const goal = (value: number | null | undefined) =>
    value == null ? undefined : t('events:report.goal', { value: format.number(value) });
  return (
    <Page
      title={title}
      above={<Link to={eventPaths.event(slug, figures.id)}>{figures.title}</Link>}
      actions={
        <>
          <FileLink to={eventPaths.reportFile(slug, figures.id)}>
            {t('events:room.result.figuresFile')}
          </FileLink>
          {figures.surveys > 0 ? (
            <FileLink to={eventPaths.surveyFile(slug, figures.id)}>
              {t('events:room.result.surveyFile')}
            </FileLink>
          ) : null}
        </>
      }
    >
      <DoneNotice words={{ outcome: t('events:done.saved') }} />
      <div className="space-y-8">
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          <Figure
            label={t('events:report.came')}
            value={format.number(figures.attended)}
            goal={goal(goals.attendance)}
          />
          <Figure label={t('events:report.registered')} value={format.number(figures.registered)} />
          <Figure label={t('events:report.walkIns')} value={format.number(figures.walkIns)} />
          <Figure label={t('events:report.noShow')} value={percent(figures.noShowShare)} />
          <Figure
            label={t('events:report.satisfaction')}
            value={score(figures.satisfaction)}
            goal={
              <>
                {figures.satisfaction === null ? null : (
                  <span className="block">
                    {t('events:report.satisfactionOf', { count: figures.surveys })}
                  </span>
                )}
                {goal(goals.satisfaction)}
              </>
            }
          />
          <Figure
            label={t('events:report.questions')}
            value={format.number(figures.asked)}
            goal={t('events:report.questionsOf', { answered: figures.answered, asked: figures.asked })}
          />
          <Figure label={t('events:report.points')} value={format.number(figures.points)} />
          {goals.budgetMinor == null ? null : (
            <Figure
              label={t('events:report.budget')}
              value={format.money(goals.budgetMinor, goals.currency)}
            />
          )}
          {outcome.costMinor === null ? null : (
            <Figure
              label={t('events:room.outcome.spent')}
              value={format.money(outcome.costMinor, goals.currency)}
            />
          )}
        </dl>
        {goals.follows ? (
          <Section title={t('events:report.follows')}>
            <p className="whitespace-pre-wrap">{goals.follows}</p>
          </Section>
        ) : null}
        {outcome.followed ? (
          <Section title={t('events:room.outcome.followed')}>
            <p className="whitespace-pre-wrap">{outcome.followed}</p>
          </Section>
        ) : null}
        <OutcomeForm outcome={outcome} goals={goals} />
        <Section title={t('events:report.compare')}>
          <Plots compared={compared} id={figures.id} />
          <div className="mt-4">
            <Compared slug={slug} compared={compared} />
          </div>
        </Section>
        {byHour.length > 0 ? <Arrivals byHour={byHour} /> : null}
        {said.items.length > 0 ? (
          <Section title={t('events:report.comments')}>
            <ul className="space-y-3">
              {said.items.map(({ score: given, comment }, index) => (
                <li key={index}>
                  <Card>
                    <p className="text-sm text-muted">
                      <span aria-hidden="true">{'★'.repeat(given)}</span>
                      <span className="sr-only">{given}/5</span>
                    </p>
                    <p className="whitespace-pre-wrap">{comment}</p>
                  </Card>
                </li>
              ))}
            </ul>
            <LoadMore next={said.next} />
          </Section>
        ) : null}
      </div>
    </Page>
  );
}
