import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { answerSurvey, writeRecap } from './after-event.server';
import { calendarEndpoints } from './calendar-endpoints.server';
import { createEvent } from './create-event.server';
import { doorEndpoints } from './door-endpoints.server';
import { editEvent } from './edit-event.server';
import { getEvent, getStanding } from './get-event.server';
import { handOverTicket } from './hand-over.server';
import { listEvents } from './list-events.server';
import { cancelRegistration, confirmSeat, keepRegistration, register } from './register.server';
import { roomEndpoints } from './room-endpoints.server';
import { noteOutcome } from './note-outcome.server';
import { getEventReport } from './report.server';
import { reportShape, surveyAnswerShape } from './report-views';
import * as inputs from './schema';
import { seriesEndpoints } from './series-endpoints.server';
import { settleEvent } from './settle-event.server';
import { listSurvey } from './survey-answers.server';
import {
  eventItemShape,
  eventPlanShape,
  eventQuestionShape,
  eventShape,
  eventViewerShape,
  registrationShape,
} from './views';

const tag = 'Events';
const scope = { read: 'events:read', write: 'events:write' };
const registrationAnswer = z.object({ registration: registrationShape });
const seatErrors = ['registration_closed', 'tier_too_low', 'not_enough_points'];

const planning: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/events',
    summary: 'List a club’s events',
    tag,
    caller: 'anyone',
    scope: scope.read,
    query: inputs.listEventsInput,
    answer: z.object({ items: z.array(eventItemShape), next: z.string().nullable() }),
    async handle({ actor, params, query }) {
      const { items, next } = await listEvents(actor, params.slug!, query);
      return { items, next };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/events',
    summary: 'Plan an event, or a series of them',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.createEventInput,
    status: 201,
    answer: z.object({ event: eventShape, eventIds: z.array(z.string()) }),
    async handle({ actor, params, body, idempotencyKey }) {
      const { eventId, eventIds } = await createEvent(
        actor,
        { ...body, slug: params.slug! },
        { idempotencyKey },
      );
      return { event: (await getEvent(actor, eventId)).event, eventIds };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/events/:id',
    summary: 'Read an event, its questions, and where the caller stands',
    tag,
    caller: 'anyone',
    scope: scope.read,
    answer: z.object({
      event: eventShape,
      viewer: eventViewerShape,
      questions: z.array(eventQuestionShape),
      reactions: z.record(z.string(), z.int()),
      plan: eventPlanShape.nullable(),
      seq: z.int(),
    }),
    async handle({ actor, params }) {
      const { reactions, ...detail } = await getEvent(actor, params.id!);
      return { ...detail, reactions: reactions as Record<string, number> };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/events/:id/standing',
    summary: 'Where the caller stands with an event',
    tag,
    caller: 'anyone',
    scope: scope.read,
    answer: z.object({ viewer: eventViewerShape }),
    handle: async ({ actor, params }) => ({ viewer: await getStanding(actor, params.id!) }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/events/:id',
    summary:
      'Change an event, and with it those of its series; another time or place reaches everybody who has a seat',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.editEventInput,
    answer: z.object({ event: eventShape, eventIds: z.array(z.string()) }),
    errors: ['conflict', 'changed_meanwhile'],
    async handle({ actor, params, body }) {
      const { eventIds } = await editEvent(actor, { ...body, eventId: params.id! });
      return { event: (await getEvent(actor, params.id!)).event, eventIds };
    },
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/events/:id/status',
    summary: 'Announce, begin, end or cancel an event; announce or cancel a series',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.settleEventInput,
    answer: z.object({
      status: z.enum(['draft', 'published', 'live', 'done', 'cancelled']),
      eventIds: z.array(z.string()),
    }),
    errors: ['conflict'],
    handle: ({ actor, params, body }) => settleEvent(actor, { ...body, eventId: params.id! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/events/:id/recap',
    summary: 'Write down what came of an event',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.recapInput,
    answer: z.object({ eventId: z.string() }),
    errors: ['conflict'],
    handle: ({ actor, params, body }) => writeRecap(actor, { ...body, eventId: params.id! }),
  }),
];

const result: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/events/:id/report',
    summary: 'What became of an event, beside earlier ones',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: reportShape,
    async handle({ actor, params }) {
      const { byHour, figures, compared, goals, outcome } = await getEventReport(actor, params.id!);
      return {
        figures: { ...figures },
        compared: compared.map((one) => ({ ...one })),
        goals,
        outcome,
        arrivals: byHour,
      };
    },
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/events/:id/outcome',
    summary: 'Note what an event cost and what followed from it',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.outcomeInput,
    answer: z.object({ outcome: inputs.outcomeInput }),
    errors: ['conflict'],
    handle: async ({ actor, params, body }) => ({
      outcome: await noteOutcome(actor, { ...body, eventId: params.id! }),
    }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/events/:id/survey',
    summary: 'How those who came say an event was, without names',
    tag,
    caller: 'member',
    scope: scope.read,
    query: inputs.listSurveyInput,
    answer: z.object({ items: z.array(surveyAnswerShape), next: z.string().nullable() }),
    handle: ({ actor, params, query }) => listSurvey(actor, params.id!, query),
  }),
];

const coming: Endpoint[] = [
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/registrations',
    summary: 'Register, take an offered seat, or answer the questions for a held one',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.registerInput,
    status: 201,
    answer: registrationAnswer,
    errors: seatErrors,
    handle: async ({ actor, params, body, idempotencyKey }) => ({
      registration: await register(actor, { ...body, eventId: params.id! }, { idempotencyKey }),
    }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/events/:id/registrations/me',
    summary: 'Give a seat, an offer or a place in the waiting list up',
    tag,
    caller: 'member',
    scope: scope.write,
    answer: registrationAnswer,
    errors: ['already_checked_in', 'conflict'],
    handle: async ({ actor, params }) => ({
      registration: await cancelRegistration(actor, { eventId: params.id! }),
    }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/events/:id/registrations/me/confirmation',
    summary: 'Take a seat that is held or offered, or correct the answers; nothing else is booked by it',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.confirmInput,
    answer: registrationAnswer,
    errors: ['not_held', ...seatErrors],
    handle: async ({ actor, params, body }) => ({
      registration: await confirmSeat(actor, { ...body, eventId: params.id! }),
    }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/events/:id/registrations/me/keep',
    summary: 'Keep a seat after the event changed, or all seats in its series',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.keepInput,
    answer: registrationAnswer,
    handle: async ({ actor, params, body }) => ({
      registration: await keepRegistration(actor, { ...body, eventId: params.id! }),
    }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/registrations/me/hand-over',
    summary: 'Hand a ticket to a friend in the club',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.handOverInput,
    status: 201,
    answer: z.object({ to: z.object({ id: z.string(), name: z.string() }) }),
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      handOverTicket(actor, { ...body, eventId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/events/:id/survey',
    summary: 'Say how an event was',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.surveyInput,
    answer: z.object({ score: z.int() }),
    handle: ({ actor, params, body }) => answerSurvey(actor, { ...body, eventId: params.id! }),
  }),
];

export const eventEndpoints: Endpoint[] = [
  ...planning,
  ...seriesEndpoints,
  ...result,
  ...coming,
  ...calendarEndpoints,
  ...doorEndpoints,
  ...roomEndpoints,
];
