import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { addDate, changeSeries, previewSeries } from '~/modules/events/change-series.server';
import { namedAsInForm, seriesFormInput } from '~/modules/events/form-values';
import { getEvent } from '~/modules/events/get-event.server';
import { listDates } from '~/modules/events/list-dates.server';
import { eventPaths } from '~/modules/events/paths';
import { addDateInput, changeSeriesInput, settleEventInput } from '~/modules/events/schema';
import { zonedParts } from '~/modules/events/series';
import { settleEvent } from '~/modules/events/settle-event.server';
import { StatusTag } from '~/modules/events/ui/event-row';
import { EventTime } from '~/modules/events/ui/event-time';
import { Fold } from '~/modules/events/ui/fold';
import { type AskedRule, SeriesForm, SeriesPlan } from '~/modules/events/ui/series-form';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { isPortalError, PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { formValues, parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';

/** What would become of the series by what stands in the address, or what is wrong with it. */
async function lookAt(actor: Actor, eventId: string, search: URLSearchParams) {
  const form = new FormData();
  for (const [name, value] of search) form.append(name, value);
  const values = formValues(form);
  try {
    const input = parseInput(changeSeriesInput, seriesFormInput(values));
    return { preview: await previewSeries(actor, { ...input, eventId }), problem: null };
  } catch (error) {
    if (!isPortalError(error) || error.code === 'forbidden') throw error;
    const { code, params, fields = {} } = error;
    const named = Object.entries(fields).map(([name, wrong]) => [name.replace(/\.\d+$/, ''), wrong]);
    const problem: FormProblem = { code, params, fields: Object.fromEntries(named), values: {} };
    return { preview: null, problem };
  }
}

const asked = ['every', 'interval', 'count', 'until', 'weekdays[]', 'except', 'booked'];

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const { actor } = context;
  const { event } = await getEvent(actor, id, slug);
  const { dates, rule } = await listDates(actor, id);
  const search = new URL(request.url).searchParams;
  const looks = search.has('every');
  const ahead = dates.filter(({ status, startsAt }) => status !== 'cancelled' && startsAt >= event.startsAt);
  const start: AskedRule = looks
    ? {
        every: (search.get('every') ?? 'week') as AskedRule['every'],
        interval: Number(search.get('interval')) || 1,
        count: Number(search.get('count')) || null,
        until: search.get('until') ?? '',
        weekdays: search.getAll('weekdays[]').map(Number),
        except: (search.get('except') ?? '').split(',').filter(Boolean),
        booked: search.get('booked') === 'keep' ? 'keep' : 'cancel',
      }
    : {
        ...(rule ?? { every: 'week' as const, interval: 1, weekdays: [] }),
        except: (rule?.except ?? []).filter((day) => day >= zonedParts(now(), event.timeZone).day),
        count: Math.max(ahead.length, rule ? 1 : 4),
        until: '',
        booked: 'cancel',
      };
  return {
    event,
    dates,
    start,
    look: looks ? await lookAt(actor, id, search) : null,
    sent: [...search].filter(([name]) => asked.includes(name)),
    title: translatorFor(context.locale)('events:dates.title'),
  };
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const here = eventPaths.dates(slug, id);
  const intent = String(values.intent);
  if (intent === 'change') {
    const input = parseInput(changeSeriesInput, seriesFormInput(values));
    await namedAsInForm(changeSeries(actor, { ...input, eventId: id }, { idempotencyKey }));
    return redirect(`${here}?done=changed`);
  }
  if (intent === 'add') {
    await addDate(actor, { ...parseInput(addDateInput, values), eventId: id }, { idempotencyKey });
    return redirect(`${here}?done=added`);
  }
  if (!intent.startsWith('drop-')) throw new PortalError('malformed');
  const input = parseInput(settleEventInput, { status: 'cancelled', reason: values.reason });
  await settleEvent(actor, { ...input, eventId: intent.slice('drop-'.length) });
  return redirect(`${here}?done=dropped`);
});

export default function EventDates() {
  const { event, dates, start, look, sent, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} above={<Link to={event.url}>{event.title}</Link>}>
      <DoneNotice
        words={{
          changed: t('events:dates.done.changed'),
          added: t('events:dates.done.added'),
          dropped: t('events:dates.done.dropped'),
        }}
      />
      <div className="space-y-7">
        {look?.preview ? <SeriesPlan preview={look.preview} zone={event} sent={sent} /> : null}
        <Section title={t('events:dates.coming')}>
          <ul className="divide-y divide-line">
            {dates.map((date) => (
              <li key={date.id} className="py-2">
                <span className="flex flex-wrap items-center gap-2">
                  <Link to={date.url} className="flex min-h-11 items-center">
                    <EventTime event={date} />
                  </Link>
                  <StatusTag status={date.status} />
                  {date.added ? <Tag>{t('events:dates.extra')}</Tag> : null}
                  {date.seatsUsed > 0 ? (
                    <span className="text-sm text-muted">
                      {t('events:dates.seats', { count: date.seatsUsed })}
                    </span>
                  ) : null}
                </span>
                {date.status === 'published' || date.status === 'draft' ? (
                  <Fold name={t('events:dates.drop')} className="text-sm">
                    <Form intent={`drop-${date.id}`} className="mt-2 space-y-3">
                      <TextField name="reason" label={t('events:page.cancelReason')} maxLength={500} />
                      <Button variant="danger" size="sm">
                        {t('events:page.cancelSure')}
                      </Button>
                    </Form>
                  </Fold>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
        <Card as="section" aria-labelledby="add-title">
          <h2 id="add-title" className="mb-3 text-lg">
            {t('events:dates.add')}
          </h2>
          <Form intent="add" className="space-y-3">
            <TextField
              type="date"
              name="day"
              label={t('events:dates.day')}
              hint={t('events:dates.addHint')}
              required
            />
            <Button>{t('events:dates.addIt')}</Button>
          </Form>
        </Card>
        <Section title={t('events:dates.rule')}>
          <p className="mb-3 text-muted">{t('events:dates.ruleHint')}</p>
          <SeriesForm rule={start} problem={look?.problem ?? undefined} />
        </Section>
      </div>
    </Page>
  );
}
