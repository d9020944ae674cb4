import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { amendProposal, rebaseAmendment, withdrawAmendment } from './amend-proposal.server';
import { askDesign } from './ask-design.server';
import { decideAmendment, promoteAmendment } from './decide-amendment.server';
import { voteInDesign } from './design-questions.server';
import { getAmendment, getProposal, listAmendments, listQuestions } from './get-proposal.server';
import * as inputs from './schema';
import * as views from './views';

const tag = 'Proposals';
const read = { tag, caller: 'anyone', scope: 'proposals:read' } as const;
const write = { tag, caller: 'member', scope: 'proposals:write' } as const;

export const amendmentEndpoints: Endpoint[] = [
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/proposals/:id/amendments',
    summary: 'Amendments of a proposal, the oldest first',
    query: inputs.listAmendmentsInput,
    answer: z.object({ items: z.array(views.amendmentShape), next: z.string().nullable() }),
    handle: ({ actor, params, query }) => listAmendments(actor, params.id!, query),
  }),
  defineEndpoint({
    ...write,
    method: 'POST',
    path: '/proposals/:id/amendments',
    summary: 'Say how a proposal’s text should be',
    body: inputs.amendInput,
    status: 201,
    answer: z.object({ amendment: views.amendmentShape, proposal: views.proposalShape }),
    errors: ['proposal_closed', 'limit_reached', 'changed_meanwhile', 'not_a_member', 'suspended'],
    async handle({ actor, params, body, idempotencyKey }) {
      const id = params.id!;
      const { amendmentId } = await amendProposal(actor, { ...body, proposalId: id }, { idempotencyKey });
      const amendment = await getAmendment(actor, amendmentId);
      return { amendment, proposal: (await getProposal(actor, id)).proposal };
    },
  }),
  defineEndpoint({
    ...write,
    method: 'PATCH',
    path: '/amendments/:id',
    summary: 'Bring an amendment up to the newest text by hand',
    body: inputs.rebaseInput,
    answer: z.object({ baseVersion: z.int() }),
    errors: ['proposal_closed', 'amendment_decided', 'changed_meanwhile'],
    handle: ({ actor, params, body }) => rebaseAmendment(actor, { ...body, amendmentId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'DELETE',
    path: '/amendments/:id',
    summary: 'Take one’s amendment back',
    answer: z.object({ state: z.literal('withdrawn') }),
    errors: ['amendment_decided'],
    handle: ({ actor, params }) => withdrawAmendment(actor, { amendmentId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/amendments/:id/decision',
    summary: 'Accept an amendment, or reject it with a reason',
    body: inputs.decideAmendmentInput,
    answer: z.object({ state: z.enum(['accepted', 'rejected']), version: z.int() }),
    errors: ['proposal_closed', 'amendment_conflict', 'amendment_decided'],
    handle: ({ actor, params, body }) => decideAmendment(actor, { ...body, amendmentId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'POST',
    path: '/amendments/:id/promotion',
    summary: 'Make a proposal of its own of one’s amendment',
    body: inputs.promoteInput,
    status: 201,
    answer: z.object({ proposalId: z.string() }),
    errors: ['amendment_decided', 'club_closed'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      promoteAmendment(actor, { ...body, amendmentId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/proposals/:id/questions',
    summary: 'Design questions of a proposal, with what one has said',
    answer: z.object({ items: z.array(views.askedShape) }),
    handle: async ({ actor, params }) => ({ items: await listQuestions(actor, params.id!) }),
  }),
  defineEndpoint({
    ...write,
    method: 'POST',
    path: '/proposals/:id/questions',
    summary: 'Put a design question to the club',
    body: inputs.askInput,
    status: 201,
    answer: z.object({ question: views.designShape }),
    errors: ['proposal_closed', 'limit_reached'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      askDesign(actor, { ...body, proposalId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/design-questions/:id/vote',
    summary: 'Vote in a design question of a proposal or an offer, or take the vote back',
    body: inputs.ballotInput,
    answer: z.object({ question: views.designShape, ballot: views.ballotShape.nullable() }),
    errors: ['poll_closed', 'not_a_member', 'suspended'],
    handle: ({ actor, params, body }) => voteInDesign(actor, { ...body, questionId: params.id! }),
  }),
];
