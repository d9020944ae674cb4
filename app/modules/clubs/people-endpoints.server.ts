import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { blockPerson, unblockPerson } from './block-person.server';
import { getPerson } from './get-person.server';
import { listBlocks } from './list-blocks.server';
import { listPending, listSuspended } from './list-moderated.server';
import { listPeople } from './list-people.server';
import { listPeopleInput } from './schema';
import { personShape, recordShape, translatedShape } from './views';

const tag = 'People';

const pendingShape = z.object({
  memberId: z.string(),
  name: z.string(),
  pictureId: z.string().nullable(),
  bio: z.string(),
  requestedAt: z.string(),
  answers: z.array(z.object({ key: z.string(), label: translatedShape.nullable(), answer: z.string() })),
  invitedBy: z.string().nullable(),
});

const personPageShape = z.object({
  person: personShape,
  records: z.array(recordShape),
  viewer: z.object({
    mine: z.boolean(),
    blocked: z.boolean(),
    may: z.object({ suspend: z.boolean() }),
    suspension: z.object({ until: z.string(), reason: z.string() }).nullable(),
  }),
});

export const peopleEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/people',
    summary: 'The people of a club',
    tag,
    caller: 'anyone',
    scope: 'clubs:read',
    query: listPeopleInput,
    answer: z.object({ items: z.array(personShape), next: z.string().nullable() }),
    handle: ({ actor, params, query }) => listPeople(actor, { ...query, slug: params.slug! }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/people/:memberId',
    summary: 'Somebody of a club',
    tag,
    caller: 'anyone',
    scope: 'clubs:read',
    answer: personPageShape,
    handle: ({ actor, params }) => getPerson(actor, params.slug!, params.memberId!),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/pending',
    summary: 'Who waits to come in',
    tag,
    caller: 'member',
    scope: 'moderation:read',
    answer: z.object({ items: z.array(pendingShape) }),
    handle: async ({ actor, params }) => ({ items: await listPending(actor, params.slug!) }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/suspensions',
    summary: 'Who is suspended',
    tag,
    caller: 'member',
    scope: 'moderation:read',
    answer: z.object({ items: z.array(personShape.extend({ until: z.string(), reason: z.string() })) }),
    handle: async ({ actor, params }) => ({ items: await listSuspended(actor, params.slug!) }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/blocks',
    summary: 'Whom I do not want to see',
    tag,
    caller: 'member',
    scope: 'blocks:read',
    answer: z.object({
      items: z.array(z.object({ memberId: z.string(), name: z.string(), pictureId: z.string().nullable() })),
    }),
    handle: async ({ actor }) => ({ items: await listBlocks(actor) }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/me/blocks/:memberId',
    summary: 'Block a person',
    tag,
    caller: 'member',
    scope: 'blocks:write',
    answer: z.object({ blocked: z.boolean() }),
    handle: ({ actor, params }) => blockPerson(actor, { memberId: params.memberId! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/me/blocks/:memberId',
    summary: 'See a person again',
    tag,
    caller: 'member',
    scope: 'blocks:write',
    answer: z.object({ blocked: z.boolean() }),
    handle: ({ actor, params }) => unblockPerson(actor, { memberId: params.memberId! }),
  }),
];
