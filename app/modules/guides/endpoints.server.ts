import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { createGuide } from './create-guide.server';
import { editGuide } from './edit-guide.server';
import { getGuide, listGuideVersions, listSuggestions } from './get-guide.server';
import { listGuides } from './list-guides.server';
import * as inputs from './schema';
import { changeAuthorship, setGuideReview, settleGuide } from './settle-guide.server';
import { decideSuggestion, suggestEdit } from './suggest-edit.server';
import { guideItemShape, guideRightsShape, guideShape, guideVersionShape, suggestionShape } from './views';

const tag = 'Guides';
const scope = { read: 'guides:read', write: 'guides:write' };
const authorAnswer = z.object({ author: z.boolean() });

export const guideEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/guides',
    summary: 'List a club’s guides',
    tag,
    caller: 'anyone',
    scope: scope.read,
    query: inputs.listGuidesInput,
    answer: z.object({
      items: z.array(guideItemShape),
      next: z.string().nullable(),
      mayWrite: z.boolean(),
    }),
    handle: ({ actor, params, query }) => listGuides(actor, params.slug!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/guides',
    summary: 'Write a guide, from answers or from nothing',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.createGuideInput,
    status: 201,
    answer: z.object({ guide: guideShape }),
    async handle({ actor, params, body, idempotencyKey }) {
      const { guideId } = await createGuide(actor, { ...body, slug: params.slug! }, { idempotencyKey });
      return { guide: (await getGuide(actor, guideId)).guide };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/guides/:guideId',
    summary: 'Read a guide',
    tag,
    caller: 'anyone',
    scope: scope.read,
    answer: z.object({ guide: guideShape, rights: guideRightsShape }),
    handle: ({ actor, params }) => getGuide(actor, params.guideId!),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/guides/:guideId',
    summary: 'Change a guide’s words, on its newest version',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.editGuideInput,
    answer: z.object({ version: z.int() }),
    errors: ['changed_meanwhile'],
    handle: ({ actor, params, body }) => editGuide(actor, { ...body, guideId: params.guideId! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/guides/:guideId/state',
    summary: 'Publish a guide, take it back, or retire it',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.guideStateInput,
    answer: z.object({ state: z.enum(['draft', 'published', 'retired']) }),
    errors: ['conflict'],
    handle: ({ actor, params, body }) => settleGuide(actor, { ...body, guideId: params.guideId! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/guides/:guideId/review',
    summary: 'Set the date by which a guide is to be looked at again',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.guideReviewInput,
    answer: z.object({ reviewBy: z.string().nullable() }),
    handle: ({ actor, params, body }) => setGuideReview(actor, { ...body, guideId: params.guideId! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/guides/:guideId/authors/me',
    summary: 'Become one of a guide’s authors',
    tag,
    caller: 'member',
    scope: scope.write,
    answer: authorAnswer,
    handle: ({ actor, params }) => changeAuthorship(actor, { guideId: params.guideId!, author: true }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/guides/:guideId/authors/me',
    summary: 'Be a guide’s author no longer',
    tag,
    caller: 'member',
    scope: scope.write,
    answer: authorAnswer,
    errors: ['conflict'],
    handle: ({ actor, params }) => changeAuthorship(actor, { guideId: params.guideId!, author: false }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/guides/:guideId/versions',
    summary: 'A guide’s versions, the newest first',
    tag,
    caller: 'anyone',
    scope: scope.read,
    answer: z.object({ items: z.array(guideVersionShape) }),
    handle: async ({ actor, params }) => ({ items: await listGuideVersions(actor, params.guideId!) }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/guides/:guideId/suggestions',
    summary: 'Open suggestions for a guide: all for its authors, one’s own for others',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: z.object({ items: z.array(suggestionShape) }),
    handle: async ({ actor, params }) => ({ items: await listSuggestions(actor, params.guideId!) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/guides/:guideId/suggestions',
    summary: 'Suggest other words for a guide',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.suggestionInput,
    status: 201,
    answer: z.object({ suggestionId: z.string() }),
    errors: ['changed_meanwhile', 'conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      suggestEdit(actor, { ...body, guideId: params.guideId! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/guide-suggestions/:suggestionId/decision',
    summary: 'Accept or decline a suggestion',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.decideSuggestionInput,
    answer: z.object({ state: z.enum(['accepted', 'declined']), version: z.int() }),
    errors: ['changed_meanwhile', 'conflict'],
    handle: ({ actor, params, body }) =>
      decideSuggestion(actor, { ...body, suggestionId: params.suggestionId! }),
  }),
];
