import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { amendmentEndpoints } from './amendment-endpoints.server';
import { answerInvitation, inviteAuthor, leaveAuthors, withdrawInvitation } from './change-authors.server';
import {
  changeProposalSettings,
  changeProposalTemplates,
  getProposalSettings,
  listProposalTemplates,
} from './change-settings.server';
import { createProposal, publishProposal } from './create-proposal.server';
import { editProposal } from './edit-proposal.server';
import { getProposal, listVersions } from './get-proposal.server';
import { hideProposal } from './hide-proposal.server';
import { listProposals } from './list-proposals.server';
import { mergeProposal, unmergeProposal } from './merge-proposal.server';
import { respondToProposal } from './respond.server';
import { proposalStates } from './rules';
import * as inputs from './schema';
import { supportProposal } from './support-proposal.server';
import * as views from './views';
import { withdrawProposal } from './withdraw-proposal.server';

const tag = 'Proposals';
const read = { tag, caller: 'anyone', scope: 'proposals:read' } as const;
const write = { tag, caller: 'member', scope: 'proposals:write' } as const;

const proposalAnswer = z.object({ proposal: views.proposalShape, viewer: views.proposalViewerShape });
const supportAnswer = z.object({
  supports: z.boolean(),
  supportCount: z.int(),
  state: z.enum(proposalStates),
});
const authorAnswer = z.object({ author: z.boolean() });

export const proposalEndpoints: Endpoint[] = [
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/clubs/:slug/proposals',
    summary: 'List a club’s proposals: hot, new, answered, or one’s own',
    query: inputs.listProposalsInput,
    answer: z.object({
      items: z.array(views.proposalItemShape),
      next: z.string().nullable(),
      mayPropose: z.boolean(),
    }),
    handle: ({ actor, params, query }) => listProposals(actor, params.slug!, query),
  }),
  defineEndpoint({
    ...write,
    method: 'POST',
    path: '/clubs/:slug/proposals',
    summary: 'Put a proposal to the club, or keep it as a draft',
    body: inputs.createProposalInput,
    status: 201,
    answer: proposalAnswer,
    errors: ['not_a_member', 'suspended', 'club_closed'],
    async handle({ actor, params, body, idempotencyKey }) {
      const { proposalId } = await createProposal(actor, { ...body, slug: params.slug! }, { idempotencyKey });
      return getProposal(actor, proposalId);
    },
  }),
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/proposals/:id',
    summary: 'Read a proposal',
    answer: proposalAnswer,
    handle: ({ actor, params }) => getProposal(actor, params.id!),
  }),
  defineEndpoint({
    ...write,
    method: 'PATCH',
    path: '/proposals/:id',
    summary: 'Change a proposal’s words, on its newest version',
    body: inputs.editProposalInput,
    answer: z.object({ version: z.int() }),
    errors: ['changed_meanwhile', 'proposal_closed'],
    handle: ({ actor, params, body }) => editProposal(actor, { ...body, proposalId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/proposals/:id/publication',
    summary: 'Put a draft to the club',
    answer: z.object({ state: z.literal('gathering') }),
    errors: ['proposal_closed'],
    handle: ({ actor, params }) => publishProposal(actor, { proposalId: params.id! }),
  }),
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/proposals/:id/versions',
    summary: 'A proposal’s versions and their hands, the newest first',
    answer: z.object({ items: z.array(views.versionShape) }),
    handle: async ({ actor, params }) => ({ items: await listVersions(actor, params.id!) }),
  }),
  ...(['PUT', 'DELETE'] as const).map((method) =>
    defineEndpoint({
      ...write,
      method,
      path: '/proposals/:id/support',
      summary: method === 'PUT' ? 'Stand behind a proposal' : 'Take one’s support back',
      answer: supportAnswer,
      errors: ['proposal_closed', 'not_a_member', 'suspended'],
      handle: ({ actor, params }) =>
        supportProposal(actor, { proposalId: params.id!, supports: method === 'PUT' }),
    }),
  ),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/proposals/:id/authors/:memberId',
    summary: 'Invite somebody of the club to write along',
    answer: z.object({ invited: z.boolean() }),
    errors: ['limit_reached', 'proposal_closed'],
    handle: ({ actor, params }) =>
      inviteAuthor(actor, { proposalId: params.id!, memberId: params.memberId! }),
  }),
  defineEndpoint({
    ...write,
    method: 'DELETE',
    path: '/proposals/:id/invitations/:memberId',
    summary: 'Take back an invitation to write along that is not answered',
    answer: z.object({ invited: z.boolean() }),
    errors: ['conflict', 'proposal_closed'],
    handle: ({ actor, params }) =>
      withdrawInvitation(actor, { proposalId: params.id!, memberId: params.memberId! }),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/proposals/:id/invitation',
    summary: 'Accept or decline to write along',
    body: inputs.answerInvitationInput,
    answer: authorAnswer,
    errors: ['proposal_closed'],
    handle: ({ actor, params, body }) => answerInvitation(actor, { ...body, proposalId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'DELETE',
    path: '/proposals/:id/authors/me',
    summary: 'Write along no more',
    answer: authorAnswer,
    errors: ['conflict', 'proposal_closed'],
    handle: ({ actor, params }) => leaveAuthors(actor, { proposalId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'POST',
    path: '/proposals/:id/withdrawal',
    summary: 'Withdraw one’s proposal',
    body: inputs.withdrawInput,
    answer: z.object({ state: z.literal('withdrawn') }),
    errors: ['proposal_closed'],
    handle: ({ actor, params, body }) => withdrawProposal(actor, { ...body, proposalId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'POST',
    path: '/proposals/:id/responses',
    summary: 'Give the brand’s official response, or a new one',
    body: inputs.respondInput,
    status: 201,
    answer: z.object({ version: z.int(), state: z.enum(['accepted', 'declined', 'later']) }),
    errors: ['changed_meanwhile', 'proposal_closed'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      respondToProposal(actor, { ...body, proposalId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/proposals/:id/merged-into',
    summary: 'Let a proposal go on in another one, with its supporters',
    body: inputs.mergeInput,
    answer: z.object({ moved: z.int(), undoUntil: z.iso.datetime() }),
    errors: ['conflict', 'proposal_closed'],
    handle: ({ actor, params, body: { proposalId, reason } }) =>
      mergeProposal(actor, { proposalId: params.id!, intoId: proposalId, reason }),
  }),
  defineEndpoint({
    ...write,
    method: 'DELETE',
    path: '/proposals/:id/merged-into',
    summary: 'Undo a merge',
    answer: z.object({ restored: z.int() }),
    errors: ['not_reversible', 'proposal_closed', 'changed_meanwhile'],
    handle: ({ actor, params }) => unmergeProposal(actor, { proposalId: params.id! }),
  }),
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/clubs/:slug/proposal-settings',
    summary: 'How a club gathers support',
    answer: views.settingsShape,
    handle: ({ actor, params }) => getProposalSettings(actor, params.slug!),
  }),
  defineEndpoint({
    ...write,
    caller: 'admin',
    method: 'PUT',
    path: '/clubs/:slug/proposal-settings',
    summary: 'Set how a club gathers support',
    body: inputs.settingsInput,
    answer: views.settingsShape,
    handle: ({ actor, params, body }) => changeProposalSettings(actor, { ...body, slug: params.slug! }),
  }),
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/clubs/:slug/proposal-templates',
    summary: 'What a club’s proposals may begin with',
    answer: z.object({ items: z.array(views.templateShape) }),
    handle: async ({ actor, params }) => ({ items: await listProposalTemplates(actor, params.slug!) }),
  }),
  defineEndpoint({
    ...write,
    caller: 'admin',
    method: 'PUT',
    path: '/clubs/:slug/proposal-templates',
    summary: 'Set what a club’s proposals may begin with',
    body: inputs.templatesInput,
    answer: z.object({ items: z.array(views.templateShape) }),
    handle: ({ actor, params, body }) => changeProposalTemplates(actor, { ...body, slug: params.slug! }),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/proposals/:id/visibility',
    summary: 'Hide a proposal with a reason, or show it again',
    body: inputs.hideInput,
    answer: z.object({ hidden: z.boolean() }),
    handle: ({ actor, params, body }) => hideProposal(actor, { ...body, proposalId: params.id! }),
  }),
  ...amendmentEndpoints,
];
