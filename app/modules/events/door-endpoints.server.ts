import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { checkIn, countParty, undoCheckIn } from './check-in.server';
import { listDoorPage } from './door-people.server';
import { listCheckIns } from './list-check-ins.server';
import * as inputs from './schema';
import { checkInEntryShape, checkInShape, doorPersonShape } from './views';
import { letWalkIn } from './walk-in.server';

const tag = 'Events';
const scope = { read: 'events:read', write: 'events:write' };
const doorErrors = [
  'already_checked_in',
  'not_registered',
  'cancelled',
  'waiting',
  'wrong_event',
  'wrong_day',
];

/** What happens at an event's door. */
export const doorEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/events/:id/registrations',
    summary: 'Who comes, waits and came; what a door needs while it is offline',
    tag,
    caller: 'member',
    scope: scope.read,
    query: inputs.listDoorInput,
    answer: z.object({ items: z.array(doorPersonShape), next: z.string().nullable(), at: z.string() }),
    handle: ({ actor, params, query }) => listDoorPage(actor, params.id!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/check-ins',
    summary: 'Scan a ticket at the door, now or, from an offline device, later',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.checkInInput,
    status: 201,
    answer: z.object({ checkIn: checkInShape }),
    errors: doorErrors,
    handle: async ({ actor, params, body }) => ({
      checkIn: await checkIn(actor, { ...body, eventId: params.id! }),
    }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/events/:id/check-ins',
    summary: 'Every scan that reached the portal, the latest first; or those alone that were refused',
    tag,
    caller: 'member',
    scope: scope.read,
    query: inputs.listCheckInsInput,
    answer: z.object({ items: z.array(checkInEntryShape), next: z.string().nullable() }),
    handle: ({ actor, params, query }) => listCheckIns(actor, params.id!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/walk-ins',
    summary: 'Let somebody in who has no ticket',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.walkInInput,
    status: 201,
    answer: z.object({ registrationId: z.string() }),
    errors: ['event_full', 'wrong_day', 'cancelled', 'conflict'],
    handle: ({ actor, params, body }) => letWalkIn(actor, { ...body, eventId: params.id! }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/events/:id/check-ins/:registrationId',
    summary: 'Say how many guests of a party that is in have come',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.partyInput,
    answer: z.object({ guests: z.int() }),
    handle: ({ actor, params, body }) =>
      countParty(actor, { ...body, eventId: params.id!, registrationId: params.registrationId! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/events/:id/check-ins/:registrationId',
    summary: 'Take a check-in back',
    tag,
    caller: 'member',
    scope: scope.write,
    answer: z.object({ undone: z.boolean() }),
    handle: ({ actor, params, idempotencyKey }) =>
      undoCheckIn(actor, { eventId: params.id!, registrationId: params.registrationId! }, { idempotencyKey }),
  }),
];
