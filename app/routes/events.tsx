import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { CalendarPlus, ChevronLeft, ChevronRight, Rss } from 'lucide-react';
import { z } from 'zod';
import { useClub } from '~/modules/clubs/ui/use-club';
import { getCalendarAddress } from '~/modules/events/calendar.server';
import { listEvents } from '~/modules/events/list-events.server';
import { eventPaths } from '~/modules/events/paths';
import { listEventsInput } from '~/modules/events/schema';
import { zonedMoment, zonedParts } from '~/modules/events/series';
import { EventRow } from '~/modules/events/ui/event-row';
import { Fold } from '~/modules/events/ui/fold';
import { MonthGrid } from '~/modules/events/ui/month-grid';
import { now } from '~/platform/clock.server';
import { env } from '~/platform/env.server';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { intlTag } from '~/platform/i18n/locale';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';
import { TextField } from '~/ui/text-field';

const views = ['coming', 'today', 'month', 'mine', 'past', 'draft'] as const;
const chosen = z.object({
  view: z.enum(views).catch('coming'),
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  cursor: z.string().max(300).optional(),
  series: z.uuid().optional().catch(undefined),
});

function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Between which moments a view lies, by the reader's own calendar. */
function within(view: string, today: string, month: string, zone: string): { from?: string; to?: string } {
  const midnight = (day: string) => zonedMoment(day, '00:00', zone).toISOString();
  if (view === 'today') {
    const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    return { from: midnight(today), to: midnight(tomorrow) };
  }
  if (view === 'month') return { from: midnight(`${month}-01`), to: midnight(`${monthAfter(month, 1)}-01`) };
  return {};
}

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const {
    view,
    month: asked,
    cursor,
    series,
  } = chosen.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = zonedParts(now(), context.timeZone).day;
  const month = asked ?? today.slice(0, 7);
  const input = listEventsInput.parse({
    view: view === 'today' || view === 'month' ? 'coming' : view,
    ...within(view, today, month, context.timeZone),
    cursor,
    series,
    limit: view === 'month' ? 100 : 20,
  });
  const list = await listEvents(context.actor, params.slug!, input);
  return {
    ...list,
    view,
    month,
    today,
    ofSeries: series !== undefined,
    ownFeed: context.member ? (await getCalendarAddress(context.actor)).path : null,
    isMember: context.member !== undefined,
    origin: env().ORIGIN,
    title: translatorFor(context.locale)('events:title'),
  };
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

function MonthSteps({ month }: { month: string }) {
  const { t, locale } = useI18n();
  const name = new Intl.DateTimeFormat(intlTag[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <nav aria-label={t('events:views.month')} className="mb-3 flex items-center justify-between gap-3">
      <LinkButton
        to={`?view=month&month=${monthAfter(month, -1)}`}
        size="sm"
        aria-label={t('events:previousMonth')}
        icon={<ChevronLeft aria-hidden="true" className="size-5" />}
      />
      <h2 className="text-lg">{name.format(new Date(`${month}-15T00:00:00Z`))}</h2>
      <LinkButton
        to={`?view=month&month=${monthAfter(month, 1)}`}
        size="sm"
        aria-label={t('events:nextMonth')}
        icon={<ChevronRight aria-hidden="true" className="size-5" />}
      />
    </nav>
  );
}

export default function Events() {
  const { items, next, view, month, today, mayPlan, ofSeries, ownFeed, isMember, origin, title } =
    useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { club } = useClub();
  // A calendar has no session: of a members' club it comes by a secret address.
  const feed =
    club.visibility === 'public'
      ? eventPaths.feed(club.slug)
      : ownFeed && eventPaths.clubCalendar(ownFeed, club.slug);
  const shown = views.filter((one) => (one === 'draft' ? mayPlan : one !== 'mine' || isMember));
  return (
    <Page
      title={title}
      lead={t('events:lead', { club: club.name })}
      actions={
        <>
          {mayPlan ? (
            <LinkButton
              to={eventPaths.plan(club.slug)}
              variant="primary"
              icon={<CalendarPlus aria-hidden="true" className="size-5" />}
            >
              {t('events:plan')}
            </LinkButton>
          ) : null}
          {feed ? (
            <a
              // What is opened by http is read once; what is subscribed to keeps itself up to date.
              href={(origin + feed).replace(/^https?:/, 'webcal:')}
              className="inline-flex min-h-11 items-center gap-2 px-2"
              title={t('events:calendar.club', { club: club.name })}
            >
              <Rss aria-hidden="true" className="size-5" /> {t('events:calendar.subscribe')}
            </a>
          ) : null}
        </>
      }
    >
      <Tabs
        label={t('events:views.label')}
        className="mb-4"
        tabs={shown.map((one) => ({
          to: one === 'coming' ? '?' : `?view=${one}`,
          label: t(`events:views.${one}`),
          current: one === view && !ofSeries,
        }))}
      />
      {ofSeries ? <h2 className="mb-3 text-lg">{t('events:page.allDates')}</h2> : null}
      {view === 'month' ? (
        <>
          <MonthSteps month={month} />
          <MonthGrid month={month} today={today} items={items} />
        </>
      ) : null}
      {items.length > 0 ? (
        <Card flush className={view === 'month' ? 'md:hidden' : undefined}>
          <ul className="divide-y divide-line">
            {items.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState
          title={t(`events:none.${view}`)}
          small={view === 'month'}
          action={
            mayPlan && view !== 'past' ? (
              <LinkButton to={eventPaths.plan(club.slug)}>{t('events:plan')}</LinkButton>
            ) : undefined
          }
        >
          {t(mayPlan ? 'events:nonePlan' : view === 'mine' ? 'events:noneMine' : 'events:noneHint')}
        </EmptyState>
      )}
      <LoadMore next={next} />
      {feed ? (
        <div className="mt-6">
          <Fold name={t('events:calendar.club', { club: club.name })} className="text-sm">
            <TextField
              name="feed"
              label={t('events:calendar.feed')}
              hint={t('events:calendar.feedHint')}
              value={origin + feed}
              readOnly
              required
              onFocus={(event) => event.target.select()}
            />
          </Fold>
        </div>
      ) : null}
      {isMember ? (
        <p className="mt-6 text-sm">
          <Link to="/settings/calendar">{t('events:calendar.mine')}</Link>
        </p>
      ) : null}
    </Page>
  );
}
