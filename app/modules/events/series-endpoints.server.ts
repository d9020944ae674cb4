import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { addDate, changeSeries, previewSeries } from './change-series.server';
import { getEvent } from './get-event.server';
import { addDateInput, changeSeriesBody } from './schema';
import { eventShape, seriesPreviewShape } from './views';

const tag = 'Events';
const scope = 'events:write';

/** The dates of a series. One of them is taken away by calling it off: `PUT /events/:id/status`. */
export const seriesEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'PUT',
    path: '/events/:id/series',
    summary:
      'Give a series another rule from one of its events on, or see with `dryRun` what would become of its dates',
    tag,
    caller: 'member',
    scope,
    body: changeSeriesBody,
    answer: seriesPreviewShape,
    errors: ['event_over', 'changed_meanwhile'],
    handle({ actor, params, body: { dryRun, ...body } }) {
      const input = { ...body, eventId: params.id! };
      return dryRun ? previewSeries(actor, input) : changeSeries(actor, input);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/series/dates',
    summary: 'Add a date to a series, at the hours of one of its events',
    tag,
    caller: 'member',
    scope,
    body: addDateInput,
    status: 201,
    answer: z.object({ event: eventShape }),
    errors: ['event_over'],
    async handle({ actor, params, body, idempotencyKey }) {
      const { eventId } = await addDate(actor, { ...body, eventId: params.id! }, { idempotencyKey });
      return { event: (await getEvent(actor, eventId)).event };
    },
  }),
];
