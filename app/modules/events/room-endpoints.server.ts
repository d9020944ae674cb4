import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { askAtEvent, changeQuestion, reactAtEvent, voteForQuestion } from './live-questions.server';
import { passOnQuestion } from './pass-on-questions.server';
import * as inputs from './schema';
import { setPace } from './set-pace.server';
import { takePart } from './take-part.server';
import {
  listTemplates,
  readTemplate,
  removeTemplate,
  renameTemplate,
  saveTemplate,
} from './templates.server';
import { eventQuestionShape } from './views';
import { flagQuestion, lookUpAsker } from './watch-over-questions.server';

const tag = 'Events';
const scope = { read: 'events:read', write: 'events:write' };
const questionAnswer = z.object({ question: eventQuestionShape });

const live: Endpoint[] = [
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/questions',
    summary: 'Put a question into an event’s queue',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.askInput,
    status: 201,
    answer: questionAnswer,
    errors: ['event_over', 'slow_mode', 'limit_reached'],
    handle: async ({ actor, params, body, idempotencyKey }) => ({
      question: await askAtEvent(actor, { ...body, eventId: params.id! }, { idempotencyKey }),
    }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/events/:id/pace',
    summary: 'Set how fast is asked and talked at an event',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.paceInput,
    answer: z.object({ slowSeconds: z.int(), talkSlowSeconds: z.int(), talkLocked: z.boolean() }),
    errors: ['conflict'],
    handle: ({ actor, params, body }) => setPace(actor, { ...body, eventId: params.id! }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/event-questions/:questionId',
    summary: 'Take, answer, pin or put a question aside',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.questionChangeInput,
    answer: questionAnswer,
    handle: async ({ actor, params, body }) => ({
      question: await changeQuestion(actor, { ...body, questionId: params.questionId! }),
    }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/event-questions/:questionId/pass-on',
    summary: 'Pass a question that was left on to the club’s experts, if need be in other words',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.passOnInput,
    status: 201,
    answer: questionAnswer,
    errors: ['conflict', 'club_closed'],
    handle: async ({ actor, params, body, idempotencyKey }) => ({
      question: await passOnQuestion(actor, { ...body, questionId: params.questionId! }, { idempotencyKey }),
    }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/event-questions/:questionId/flags',
    summary: 'Find a question out of place',
    tag,
    caller: 'member',
    scope: scope.write,
    status: 201,
    answer: z.object({ putAside: z.boolean() }),
    errors: ['conflict'],
    handle: ({ actor, params, idempotencyKey }) =>
      flagQuestion(actor, { questionId: params.questionId! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/event-questions/:questionId/asker',
    summary: 'Look up who asked a question; recorded',
    tag,
    caller: 'member',
    scope: scope.write,
    status: 201,
    answer: z.object({ asker: z.object({ id: z.string(), name: z.string() }) }),
    handle: ({ actor, params }) => lookUpAsker(actor, { questionId: params.questionId! }),
  }),
  ...([true, false] as const).map((up) =>
    defineEndpoint({
      method: up ? 'PUT' : 'DELETE',
      path: '/event-questions/:questionId/vote',
      summary: up ? 'Vote for a question' : 'Take a vote back',
      tag,
      caller: 'member',
      scope: scope.write,
      answer: z.object({ voted: z.boolean() }),
      errors: ['event_over'],
      handle: ({ actor, params }) => voteForQuestion(actor, { questionId: params.questionId!, up }),
    }),
  ),
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/reactions',
    summary: 'Say how it feels, while an event is live',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.reactInput,
    status: 201,
    answer: z.object({ counted: z.int() }),
    errors: ['event_over'],
    handle: ({ actor, params, body }) => reactAtEvent(actor, { ...body, eventId: params.id! }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/presence',
    summary: 'Take part in a live event that is online or in a thread: with a seat, one has come',
    tag,
    caller: 'member',
    scope: scope.write,
    status: 201,
    answer: z.object({ attended: z.boolean() }),
    handle: ({ actor, params }) => takePart(actor, { eventId: params.id! }),
  }),
];

const templateAnswer = z.object({ templateId: z.string() });
const templates: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/event-templates',
    summary: 'List a club’s templates of events',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
    handle: async ({ actor, params }) => ({ items: await listTemplates(actor, params.slug!) }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/event-templates/:templateId',
    summary: 'Read what an event of a template begins with',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: z.object({ start: z.record(z.string(), z.unknown()) }),
    handle: async ({ actor, params }) => ({
      start: { ...(await readTemplate(actor, params.slug!, params.templateId!)) },
    }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/events/:id/templates',
    summary: 'Keep an event as a template',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.templateInput,
    status: 201,
    answer: templateAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      saveTemplate(actor, { ...body, eventId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/event-templates/:templateId',
    summary: 'Rename a template',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.templateInput,
    answer: templateAnswer,
    handle: ({ actor, params, body }) => renameTemplate(actor, { ...body, templateId: params.templateId! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/event-templates/:templateId',
    summary: 'Remove a template',
    tag,
    caller: 'member',
    scope: scope.write,
    answer: templateAnswer,
    handle: ({ actor, params }) => removeTemplate(actor, { templateId: params.templateId! }),
  }),
];

/** The room of an event, and what planners keep of one. */
export const roomEndpoints: Endpoint[] = [...live, ...templates];
