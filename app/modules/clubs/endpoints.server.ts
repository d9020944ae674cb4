import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { changeClubStatus } from './change-club-status.server';
import { createClub } from './create-club.server';
import { approveMembership, declineMembership } from './decide-membership.server';
import { editClub } from './edit-club.server';
import { getClub } from './get-club.server';
import { listClubs } from './list-clubs.server';
import { membershipEndpoints } from './membership-endpoints.server';
import { peopleEndpoints } from './people-endpoints.server';
import { roleEndpoints } from './role-endpoints.server';
import { createClubInput, editClubInput, listClubsInput, reasonSchema, suspendInput } from './schema';
import { liftSuspension, suspendMember } from './suspend-member.server';
import { clubDetailShape, clubShape, clubViewerShape, membershipShape } from './views';

const tag = 'Clubs';
const membershipAnswer = z.object({ membership: membershipShape });
const clubForAdmin = z.object({ club: clubDetailShape, joinCode: z.string().nullable() });
const reasonInput = z.object({ reason: reasonSchema.optional() });

export const clubEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs',
    summary: 'The clubs that are open or paused',
    tag,
    caller: 'anyone',
    scope: 'clubs:read',
    query: listClubsInput,
    answer: z.object({ items: z.array(clubShape), next: z.string().nullable() }),
    handle: ({ actor, query }) => listClubs(actor, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs',
    summary: 'Make a club',
    tag,
    caller: 'admin',
    scope: 'clubs:write',
    body: createClubInput,
    status: 201,
    answer: clubForAdmin,
    errors: ['slug_taken'],
    handle: ({ actor, body, idempotencyKey }) => createClub(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug',
    summary: 'A club as it shows itself',
    tag,
    caller: 'anyone',
    scope: 'clubs:read',
    answer: z.object({ club: clubDetailShape, viewer: clubViewerShape }),
    handle: ({ actor, params }) => getClub(actor, params.slug!),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/clubs/:slug',
    summary: 'Change what a club shows and asks',
    tag,
    caller: 'admin',
    scope: 'clubs:write',
    body: editClubInput,
    answer: clubForAdmin,
    errors: ['changed_meanwhile'],
    handle: ({ actor, params, body }) => editClub(actor, { ...body, slug: params.slug! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/clubs/:slug/status',
    summary: 'Open, pause or archive a club',
    tag,
    caller: 'admin',
    scope: 'clubs:write',
    body: z.object({ status: z.enum(['open', 'paused', 'archived']), reason: reasonSchema.optional() }),
    answer: z.object({ club: clubDetailShape }),
    handle: ({ actor, params, body }) => changeClubStatus(actor, { ...body, slug: params.slug! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/clubs/:slug/members/:memberId/approval',
    summary: 'Let somebody in who asked to join',
    tag,
    caller: 'member',
    scope: 'moderation:write',
    answer: membershipAnswer,
    errors: ['conflict'],
    handle: ({ actor, params }) =>
      approveMembership(actor, { slug: params.slug!, memberId: params.memberId! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/clubs/:slug/members/:memberId/approval',
    summary: 'Decline somebody who asked to join',
    tag,
    caller: 'member',
    scope: 'moderation:write',
    body: reasonInput,
    answer: membershipAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body }) =>
      declineMembership(actor, { ...body, slug: params.slug!, memberId: params.memberId! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/clubs/:slug/members/:memberId/suspension',
    summary: 'Suspend a member until a time',
    tag,
    caller: 'member',
    scope: 'moderation:write',
    body: suspendInput,
    answer: membershipAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body }) =>
      suspendMember(actor, { ...body, slug: params.slug!, memberId: params.memberId! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/clubs/:slug/members/:memberId/suspension',
    summary: 'Lift a suspension',
    tag,
    caller: 'member',
    scope: 'moderation:write',
    body: reasonInput,
    answer: membershipAnswer,
    handle: ({ actor, params, body }) =>
      liftSuspension(actor, { ...body, slug: params.slug!, memberId: params.memberId! }),
  }),
  ...membershipEndpoints,
  ...peopleEndpoints,
  ...roleEndpoints,
];
