import { z } from 'zod';
import { idOf } from '~/modules/threads/endpoint-params.server';
import { defineEndpoint } from '~/platform/api/endpoint';
import { PortalError } from '~/platform/errors';
import { lowerQuestion, raiseQuestion } from './alarm.server';
import { attachRecord } from './attach-record.server';
import { checkEmergency } from './check-emergency.server';
import { getQuestion } from './get-question.server';
import { countDesk, getDeskItem, listDesk } from './list-desk.server';
import * as inputs from './schema';
import { getSharedRecord, withdrawRecord } from './share-record.server';
import { declineQuestion, handOverQuestion, setWaiting, takeQuestion } from './take-question.server';
import * as views from './views';

const tag = 'Questions';
const question = z.object({ question: views.questionShape });
const onQuestion = { tag, caller: 'member', scope: 'questions:write' } as const;
const reading = { tag, caller: 'member', scope: 'questions:read' } as const;

export const questionEndpoints = [
  defineEndpoint({
    ...reading,
    method: 'GET',
    path: '/desk',
    summary: 'List the questions on my desk, the most urgent first',
    query: inputs.deskInput,
    answer: z.object({ items: z.array(views.deskItemShape), next: z.string().nullable() }),
    handle: ({ actor, query }) => listDesk(actor, query),
  }),
  defineEndpoint({
    ...reading,
    method: 'GET',
    path: '/desk/counts',
    summary: 'Count what lies in each queue of my desk',
    query: inputs.deskInput.pick({ club: true }),
    answer: z.object({ counts: views.deskCountsShape, heads: z.record(z.string(), z.int()) }),
    handle: ({ actor, query }) => countDesk(actor, query.club),
  }),
  defineEndpoint({
    ...reading,
    method: 'GET',
    path: '/desk/questions/:id',
    summary: 'Read one question as my desk shows it',
    answer: z.object({ item: views.deskItemShape }),
    handle: async ({ actor, params }) => ({ item: await getDeskItem(actor, idOf(params.id)) }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/threads/:id/question',
    summary: 'Read who was asked a question and by when an answer is due',
    tag,
    caller: 'anyone',
    scope: 'questions:read',
    answer: question.extend({ viewer: views.questionViewerShape }),
    handle: async ({ actor, params }) => {
      const found = await getQuestion(actor, idOf(params.id));
      if (!found) throw new PortalError('not_found');
      return { question: found.question, viewer: found.viewer };
    },
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'PUT',
    path: '/threads/:id/question/assignment',
    summary: 'Take a question; from somebody who has it only by naming them',
    body: inputs.takeInput,
    answer: question,
    errors: ['question_taken', 'question_closed'],
    handle: ({ actor, params, body }) => takeQuestion(actor, { ...body, threadId: idOf(params.id) }),
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'POST',
    path: '/threads/:id/question/hand-overs',
    summary: 'Hand a question over to a named expert',
    body: inputs.handOverInput,
    answer: question,
    errors: ['question_closed'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      handOverQuestion(actor, { ...body, threadId: idOf(params.id) }, { idempotencyKey }),
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'POST',
    path: '/threads/:id/question/declines',
    summary: 'Decline a question: the next expert is asked',
    body: inputs.declineInput,
    answer: question,
    errors: ['question_closed'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      declineQuestion(actor, { ...body, threadId: idOf(params.id) }, { idempotencyKey }),
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'PUT',
    path: '/threads/:id/question/waiting',
    summary: 'Let the clocks stand until the asker has answered',
    answer: question,
    errors: ['question_closed'],
    handle: ({ actor, params }) => setWaiting(actor, { threadId: idOf(params.id), waiting: true }),
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'DELETE',
    path: '/threads/:id/question/waiting',
    summary: 'Let the clocks run on',
    answer: question,
    errors: ['question_closed'],
    handle: ({ actor, params }) => setWaiting(actor, { threadId: idOf(params.id), waiting: false }),
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'PUT',
    path: '/threads/:id/question/alarm',
    summary: 'Say that a question is an emergency',
    body: inputs.raiseAlarmInput,
    answer: question,
    errors: ['question_closed'],
    handle: ({ actor, params, body }) => raiseQuestion(actor, { ...body, threadId: idOf(params.id) }),
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'POST',
    path: '/threads/:id/question/alarm/lowering',
    summary: 'Lower a false alarm, with a reason',
    body: inputs.lowerAlarmInput,
    answer: question,
    handle: ({ actor, params, body, idempotencyKey }) =>
      lowerQuestion(actor, { ...body, threadId: idOf(params.id) }, { idempotencyKey }),
  }),
  defineEndpoint({
    ...reading,
    method: 'GET',
    path: '/threads/:id/record',
    summary: 'Read the record that the asker shows to the experts',
    answer: z.object({ record: views.sharedRecordShape.nullable() }),
    handle: async ({ actor, params }) => ({ record: await getSharedRecord(actor, idOf(params.id)) }),
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'PUT',
    path: '/threads/:id/record',
    summary: 'Show fields of my record to the experts',
    body: inputs.shareRecordInput,
    answer: z.object({ record: views.sharedRecordShape }),
    handle: ({ actor, params, body }) => attachRecord(actor, { ...body, threadId: idOf(params.id) }),
  }),
  defineEndpoint({
    ...onQuestion,
    method: 'DELETE',
    path: '/threads/:id/record',
    summary: 'Take my record back: nobody sees it any more',
    answer: z.object({ withdrawn: z.boolean() }),
    handle: ({ actor, params }) => withdrawRecord(actor, { threadId: idOf(params.id) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/emergency-check',
    summary: 'Whether words of a question call for help at once, and what to do then',
    tag,
    caller: 'anyone',
    scope: 'questions:read',
    body: z.object({ text: z.string().max(21_000), locale: z.enum(['th', 'vi', 'en']).optional() }),
    answer: z.object({ emergency: views.adviceShape.nullable() }),
    handle: async ({ actor, params, body }) => ({
      emergency: await checkEmergency(actor, params.slug!, body),
    }),
  }),
];
