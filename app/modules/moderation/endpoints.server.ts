import { z } from 'zod';
import { threadAnswer } from '~/modules/threads/api-schema';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { appealSuspension } from './appeal-suspension.server';
import { changePeaceRules, getPeaceRules } from './change-peace-rules.server';
import { claimReview, releaseReview } from './claim-review.server';
import { decideReview } from './decide-review.server';
import { flagPerson } from './flag-person.server';
import { flagPost } from './flag-post.server';
import { getReview } from './get-review.server';
import { getStanding } from './get-standing.server';
import { listMyFlags } from './list-my-flags.server';
import { listReviews } from './list-reviews.server';
import { changeTemplates, listTemplates } from './reason-templates.server';
import { retractFlag, retractPersonFlag } from './retract-flag.server';
import * as inputs from './schema';
import { listThreadActs, moveThread, splitThread, undoMove, undoSplit } from './thread-tools.server';
import { undoDecision } from './undo-decision.server';
import * as views from './views';

const flagTag = 'Flags';
const tag = 'Moderation';
/* Who calls, and what their token must allow. */
const reports = { tag: flagTag, caller: 'member', scope: 'posts:write' } as const;
const looks = { tag, caller: 'member', scope: 'moderation:read' } as const;
const decides = { tag, caller: 'member', scope: 'moderation:write' } as const;
const setsRules = { tag, caller: 'admin', scope: 'moderation:write' } as const;
const flagged = z.object({ flagged: z.literal(true) });
const retracted = z.object({ flagged: z.literal(false) });
const reviewAnswer = z.object({ review: views.reviewShape });

const flags: Endpoint[] = [
  defineEndpoint({
    method: 'POST',
    path: '/posts/:id/flags',
    summary: 'Report a post to the moderators',
    ...reports,
    body: inputs.flagInput,
    status: 201,
    answer: flagged,
    errors: ['already_decided'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      flagPost(actor, { ...body, postId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/posts/:id/flags/mine',
    summary: 'Take one’s report of a post back',
    ...reports,
    answer: retracted,
    errors: ['already_decided'],
    handle: ({ actor, params }) => retractFlag(actor, { postId: params.id! }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/people/:memberId/flags',
    summary: 'Report how somebody shows themself in a club',
    ...reports,
    body: inputs.flagInput,
    status: 201,
    answer: flagged,
    errors: ['already_decided'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      flagPerson(actor, { ...body, slug: params.slug!, personId: params.memberId! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/clubs/:slug/people/:memberId/flags/mine',
    summary: 'Take one’s report of a person back',
    ...reports,
    answer: retracted,
    errors: ['already_decided'],
    handle: ({ actor, params }) =>
      retractPersonFlag(actor, { slug: params.slug!, personId: params.memberId! }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/flags',
    summary: 'What I have reported, and what became of it',
    tag: flagTag,
    caller: 'member',
    scope: 'posts:read',
    query: inputs.pageInput,
    answer: z.object({ items: z.array(views.myFlagShape), next: z.string().nullable() }),
    handle: ({ actor, query }) => listMyFlags(actor, query),
  }),
];

const queue: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/reviews',
    summary: 'What waits for the moderators of one’s clubs, or was decided',
    ...looks,
    query: inputs.listReviewsInput,
    answer: z.object({
      items: z.array(views.reviewShape),
      next: z.string().nullable(),
      waiting: z.record(z.string(), z.int()),
      heads: z.record(z.string(), z.int()),
    }),
    handle: async ({ actor, query }) => {
      const { filter: _filter, ...page } = await listReviews(actor, query);
      return page;
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/reviews/:id',
    summary: 'All that is needed to decide',
    ...looks,
    answer: views.reviewDetailShape,
    handle: ({ actor, params }) => getReview(actor, params.id!),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/reviews/:id/claim',
    summary: 'Have a review for oneself for 15 minutes',
    ...decides,
    answer: reviewAnswer,
    errors: ['already_decided', 'claimed'],
    handle: ({ actor, params }) => claimReview(actor, { reviewId: params.id! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/reviews/:id/claim',
    summary: 'Let go of a review',
    ...decides,
    answer: reviewAnswer,
    errors: ['claimed'],
    handle: ({ actor, params }) => releaseReview(actor, { reviewId: params.id! }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/reviews/:id/decisions',
    summary: 'Decide',
    ...decides,
    body: inputs.decideInput,
    status: 201,
    answer: z.object({ decision: views.decisionShape, review: views.reviewShape }),
    errors: ['already_decided', 'claimed', 'changed_meanwhile'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      decideReview(actor, { ...body, reviewId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/decisions/:id',
    summary: 'Take a decision back',
    ...decides,
    answer: reviewAnswer,
    errors: ['not_reversible'],
    handle: ({ actor, params }) => undoDecision(actor, { decisionId: params.id! }),
  }),
];

const rules: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/peace-rules',
    summary: 'What a club asks of newcomers and of words, and when flags hide',
    ...looks,
    answer: z.object({ rules: views.peaceRulesShape }),
    handle: async ({ actor, params }) => ({ rules: await getPeaceRules(actor, params.slug!) }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/clubs/:slug/peace-rules',
    summary: 'Change them',
    ...setsRules,
    body: inputs.peaceRulesInput,
    answer: z.object({ rules: views.peaceRulesShape }),
    handle: ({ actor, params, body }) => changePeaceRules(actor, { ...body, slug: params.slug! }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/reason-templates',
    summary: 'Reasons that moderators choose from',
    ...looks,
    answer: z.object({ items: z.array(views.templateShape) }),
    handle: async ({ actor, params }) => ({ items: await listTemplates(actor, params.slug!) }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/clubs/:slug/reason-templates',
    summary: 'Write them anew; none: those that every club begins with',
    ...setsRules,
    body: inputs.templatesInput,
    answer: z.object({ items: z.array(views.templateShape) }),
    handle: ({ actor, params, body }) => changeTemplates(actor, { ...body, slug: params.slug! }),
  }),
];

const standing: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/memberships/me/standing',
    summary: 'Why and until when I am suspended, my appeal, what was decided about me',
    tag,
    caller: 'member',
    scope: 'memberships:read',
    answer: z.object({ standing: views.standingShape }),
    handle: async ({ actor, params }) => ({ standing: await getStanding(actor, params.slug!) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/memberships/me/appeal',
    summary: 'Ask a second moderator for another look, once for each suspension',
    tag,
    caller: 'member',
    scope: 'memberships:write',
    body: inputs.appealInput,
    status: 201,
    answer: z.object({ standing: views.standingShape }),
    errors: ['appealed'],
    handle: async ({ actor, params, body, idempotencyKey }) => {
      await appealSuspension(actor, { ...body, slug: params.slug! }, { idempotencyKey });
      return { standing: await getStanding(actor, params.slug!) };
    },
  }),
];

const threadAnswerOf = z.object({ thread: threadAnswer });

const tools: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/threads/:id/acts',
    summary: 'Moves and splits of a thread, which can be undone',
    ...looks,
    answer: z.object({ items: z.array(views.threadActShape) }),
    handle: async ({ actor, params }) => ({ items: await listThreadActs(actor, params.id!) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/threads/:id/moves',
    summary: 'Move a thread to another club that one moderates',
    ...decides,
    body: inputs.moveThreadInput,
    status: 201,
    answer: threadAnswerOf.extend({ moveId: z.string() }),
    handle: ({ actor, params, body, idempotencyKey }) =>
      moveThread(actor, { threadId: params.id!, slug: body.club, reason: body.reason }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/thread-moves/:id',
    summary: 'Move it back',
    ...decides,
    answer: threadAnswerOf,
    errors: ['not_reversible'],
    handle: ({ actor, params }) => undoMove(actor, { moveId: params.id! }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/threads/:id/splits',
    summary: 'Make posts a thread of their own',
    ...decides,
    body: inputs.splitThreadInput,
    status: 201,
    answer: threadAnswerOf.extend({ splitId: z.string() }),
    handle: ({ actor, params, body, idempotencyKey }) => {
      const { posts: numbers, title, reason } = body;
      return splitThread(actor, { threadId: params.id!, numbers, title, reason }, { idempotencyKey });
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/thread-splits/:id',
    summary: 'Bring the posts back',
    ...decides,
    answer: threadAnswerOf,
    errors: ['not_reversible'],
    handle: ({ actor, params }) => undoSplit(actor, { splitId: params.id! }),
  }),
];

export const moderationEndpoints: Endpoint[] = [...flags, ...queue, ...rules, ...standing, ...tools];
