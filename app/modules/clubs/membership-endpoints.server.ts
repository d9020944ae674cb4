import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { changePersona } from './change-persona.server';
import { changeRecord, removeRecord } from './change-record.server';
import { createInvitation } from './create-invitation.server';
import { createRecord } from './create-record.server';
import { joinClub } from './join-club.server';
import { leaveClub } from './leave-club.server';
import { listInvitations } from './list-invitations.server';
import { getMyRecord, listMyRecords } from './list-records.server';
import { muteClub } from './mute-club.server';
import { giveUpRole, requestRole } from './request-role.server';
import { revokeInvitation } from './revoke-invitation.server';
import {
  changeRecordInput,
  createInvitationInput,
  createRecordInput,
  joinClubInput,
  personaInput,
  requestRoleInput,
} from './schema';
import { invitationShape, membershipShape, recordShape, roleGrantShape } from './views';

const membershipTag = 'Membership';
const membershipAnswer = z.object({ membership: membershipShape });
const invitationTag = 'Invitations';
const recordTag = 'Records';
const recordAnswer = z.object({ record: recordShape });

const own: Endpoint[] = [
  defineEndpoint({
    method: 'PUT',
    path: '/clubs/:slug/memberships/me',
    summary: 'Join a club, or ask to',
    tag: membershipTag,
    caller: 'member',
    scope: 'memberships:write',
    body: joinClubInput,
    answer: membershipAnswer,
    errors: ['wrong_code', 'link_expired', 'club_closed'],
    handle: ({ actor, params, body }) => joinClub(actor, { ...body, slug: params.slug! }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/clubs/:slug/memberships/me',
    summary: 'Change my persona in a club',
    tag: membershipTag,
    caller: 'member',
    scope: 'memberships:write',
    body: z.object({ persona: personaInput }),
    answer: membershipAnswer,
    errors: ['not_a_member', 'suspended'],
    handle: ({ actor, params, body }) => changePersona(actor, { ...body.persona, slug: params.slug! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/clubs/:slug/memberships/me',
    summary: 'Leave a club',
    tag: membershipTag,
    caller: 'member',
    scope: 'memberships:write',
    answer: z.object({ membership: membershipShape.nullable() }),
    handle: ({ actor, params }) => leaveClub(actor, { slug: params.slug! }),
  }),
  ...([true, false] as const).map((muted) =>
    defineEndpoint({
      method: muted ? 'PUT' : 'DELETE',
      path: '/clubs/:slug/memberships/me/mute',
      summary: muted ? 'Get no notices of a club' : 'Get notices of a club again',
      tag: membershipTag,
      caller: 'member',
      scope: 'memberships:write',
      answer: membershipAnswer,
      errors: ['not_a_member'],
      handle: ({ actor, params }) => muteClub(actor, { slug: params.slug!, muted }),
    }),
  ),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/role-requests',
    summary: 'Ask to be known as an expert or supplier',
    tag: membershipTag,
    caller: 'member',
    scope: 'memberships:write',
    body: requestRoleInput,
    status: 201,
    answer: z.object({ role: roleGrantShape }),
    errors: ['not_a_member', 'role_exists'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      requestRole(actor, { ...body, slug: params.slug! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/me/roles/:roleId',
    summary: 'Take back a request, or give up a role',
    tag: membershipTag,
    caller: 'member',
    scope: 'memberships:write',
    answer: z.object({ role: roleGrantShape }),
    handle: ({ actor, params }) => giveUpRole(actor, { roleId: params.roleId! }),
  }),
];

const invitations: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/invitations',
    summary: 'My links into a club; for moderators everybody’s',
    tag: invitationTag,
    caller: 'member',
    scope: 'invitations:read',
    answer: z.object({ items: z.array(invitationShape) }),
    errors: ['not_a_member'],
    handle: async ({ actor, params }) => ({
      items: await listInvitations(actor, { slug: params.slug!, all: true }),
    }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/invitations',
    summary: 'Make a link by which others come in',
    tag: invitationTag,
    caller: 'member',
    scope: 'invitations:write',
    body: createInvitationInput,
    status: 201,
    answer: z.object({ invitation: invitationShape }),
    errors: ['not_a_member', 'club_closed', 'conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      createInvitation(actor, { ...body, slug: params.slug! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/invitations/:invitationId',
    summary: 'Let nobody in by a link any more',
    tag: invitationTag,
    caller: 'member',
    scope: 'invitations:write',
    answer: z.object({ invitation: invitationShape }),
    handle: ({ actor, params }) => revokeInvitation(actor, { invitationId: params.invitationId! }),
  }),
];

const records: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/records',
    summary: 'My records in a club',
    tag: recordTag,
    caller: 'member',
    scope: 'records:read',
    answer: z.object({ items: z.array(recordShape) }),
    handle: async ({ actor, params }) => ({ items: await listMyRecords(actor, params.slug!) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/records',
    summary: 'Make a record by one of the club’s types',
    tag: recordTag,
    caller: 'member',
    scope: 'records:write',
    body: createRecordInput,
    status: 201,
    answer: recordAnswer,
    errors: ['not_a_member', 'club_closed', 'conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      createRecord(actor, { ...body, slug: params.slug! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/records/:recordId',
    summary: 'One of my records',
    tag: recordTag,
    caller: 'member',
    scope: 'records:read',
    answer: recordAnswer,
    handle: async ({ actor, params }) => ({ record: await getMyRecord(actor, params.recordId!) }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/records/:recordId',
    summary: 'Change, share or take back a record',
    tag: recordTag,
    caller: 'member',
    scope: 'records:write',
    body: changeRecordInput,
    answer: recordAnswer,
    errors: ['not_a_member'],
    handle: ({ actor, params, body }) => changeRecord(actor, { ...body, recordId: params.recordId! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/records/:recordId',
    summary: 'Remove a record',
    tag: recordTag,
    caller: 'member',
    scope: 'records:write',
    answer: z.object({ removed: z.boolean() }),
    handle: ({ actor, params }) => removeRecord(actor, { recordId: params.recordId! }),
  }),
];

export const membershipEndpoints: Endpoint[] = [...own, ...invitations, ...records];
