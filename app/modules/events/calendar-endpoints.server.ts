import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { getCalendarAddress, renewCalendarAddress } from './calendar.server';

const tag = 'Events';
const scope = { read: 'events:read', write: 'events:write' };

/** The address that calendars come back to. */
export const calendarEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/me/calendar',
    summary: 'The secret address of one’s calendar',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: z.object({ path: z.string() }),
    handle: ({ actor }) => getCalendarAddress(actor),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/me/calendar/renewal',
    summary: 'Give one’s calendar another address',
    tag,
    caller: 'member',
    scope: scope.write,
    status: 201,
    answer: z.object({ path: z.string() }),
    async handle({ actor, idempotencyKey }) {
      await renewCalendarAddress(actor, null, { idempotencyKey });
      return getCalendarAddress(actor);
    },
  }),
];
