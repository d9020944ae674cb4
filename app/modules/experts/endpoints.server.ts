import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { changeClubExperts, getClubExperts } from './club-experts.server';
import { declareInterest, endInterest } from './change-interests.server';
import { getExpert, listExpertAnswers } from './get-expert.server';
import { getOutcome, giveOutcome } from './give-outcome.server';
import { listInterests } from './list-interests.server';
import { listReviews } from './list-reviews.server';
import { markReview } from './mark-review.server';
import * as inputs from './schema';
import { supersedeAnswer } from './supersede-answer.server';
import { answerShape, expertShape, interestShape, outcomeShape, reviewShape, supersededShape } from './views';

const tag = 'Experts';
const reviewAnswer = z.object({
  postId: z.string(),
  reviewBy: z.string().nullable(),
  note: z.string(),
});
const supersededAnswer = z.object({ supersededBy: supersededShape.nullable() });

const recordEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/experts/:memberId',
    summary: 'An expert: credential, interests and track record',
    tag,
    caller: 'anyone',
    scope: 'clubs:read',
    answer: z.object({ expert: expertShape }),
    handle: async ({ actor, params }) => ({
      expert: await getExpert(actor, params.slug!, params.memberId!),
    }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/experts/:memberId/answers',
    summary: 'An expert’s answers, the latest or the most helpful first',
    tag,
    caller: 'anyone',
    scope: 'posts:read',
    query: inputs.listAnswersInput,
    answer: z.object({ items: z.array(answerShape), next: z.string().nullable() }),
    handle: ({ actor, params, query }) => listExpertAnswers(actor, params.slug!, params.memberId!, query),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/experts/:memberId/interests',
    summary: 'Who pays an expert, now and before',
    tag,
    caller: 'anyone',
    scope: 'clubs:read',
    answer: z.object({ items: z.array(interestShape) }),
    handle: async ({ actor, params }) => ({
      items: await listInterests(actor, params.slug!, params.memberId!),
    }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/interests',
    summary: 'Say who pays one as an expert of a club',
    tag,
    caller: 'member',
    scope: 'roles:write',
    body: inputs.interestInput,
    status: 201,
    answer: z.object({ interest: interestShape }),
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      declareInterest(actor, { ...body, slug: params.slug! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/interests/:interestId',
    summary: 'Say that somebody pays one no more',
    tag,
    caller: 'member',
    scope: 'roles:write',
    answer: z.object({ interest: interestShape }),
    handle: ({ actor, params }) => endInterest(actor, { interestId: params.interestId! }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/expert-settings',
    summary: 'What a club has chosen for its experts',
    tag,
    caller: 'admin',
    scope: 'clubs:read',
    answer: inputs.clubExpertsInput,
    handle: ({ actor, params }) => getClubExperts(actor, params.slug!),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/clubs/:slug/expert-settings',
    summary: 'Choose after how many days askers are asked whether the answer helped',
    tag,
    caller: 'admin',
    scope: 'clubs:write',
    body: inputs.clubExpertsInput,
    answer: inputs.clubExpertsInput,
    handle: ({ actor, params, body }) => changeClubExperts(actor, { ...body, slug: params.slug! }),
  }),
];

const answerEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/threads/:id/outcome',
    summary: 'What one said, or is to say, about the accepted answer of one’s question',
    tag,
    caller: 'member',
    scope: 'threads:read',
    answer: z.object({ outcome: outcomeShape.nullable() }),
    handle: async ({ actor, params }) => ({ outcome: await getOutcome(actor, params.id!) }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/threads/:id/outcome',
    summary: 'Say whether the accepted answer helped',
    tag,
    caller: 'member',
    scope: 'threads:write',
    body: inputs.outcomeInput,
    answer: z.object({ outcome: outcomeShape }),
    errors: ['nothing_accepted'],
    handle: ({ actor, params, body }) => giveOutcome(actor, { ...body, threadId: params.id! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/posts/:id/review',
    summary: 'Mark an answer to be looked at again by a date',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: inputs.reviewInput,
    answer: reviewAnswer,
    errors: ['not_an_answer'],
    handle: ({ actor, params, body }) => markReview(actor, { ...body, postId: params.id! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/posts/:id/review',
    summary: 'Say that an answer was looked at and holds',
    tag,
    caller: 'member',
    scope: 'posts:write',
    answer: reviewAnswer,
    errors: ['not_an_answer'],
    handle: ({ actor, params }) => markReview(actor, { postId: params.id!, reviewBy: null }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/posts/:id/superseded-by',
    summary: 'Say which answer or guide holds instead of an answer',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: inputs.supersedeInput,
    answer: supersededAnswer,
    errors: ['not_an_answer'],
    handle: ({ actor, params, body }) => supersedeAnswer(actor, { ...body, postId: params.id! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/posts/:id/superseded-by',
    summary: 'Say that an answer holds again',
    tag,
    caller: 'member',
    scope: 'posts:write',
    answer: supersededAnswer,
    errors: ['not_an_answer'],
    handle: ({ actor, params }) => supersedeAnswer(actor, { postId: params.id!, by: null }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/reviews',
    summary: 'Answers and guides that are to be looked at again',
    tag,
    caller: 'member',
    scope: 'posts:read',
    query: inputs.listReviewsInput,
    answer: z.object({ items: z.array(reviewShape), next: z.string().nullable() }),
    handle: ({ actor, params, query }) => listReviews(actor, params.slug!, query),
  }),
];

export const expertEndpoints: Endpoint[] = [...recordEndpoints, ...answerEndpoints];
