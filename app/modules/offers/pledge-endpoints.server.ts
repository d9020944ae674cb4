import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { getEffect } from './get-offer.server';
import { listMyPledges } from './list-my-pledges.server';
import { changePledge, makePledge, releasePledge } from './pledge.server';
import * as inputs from './schema';
import { effectShape, myPledgeShape, pledgeShape } from './views';

const calls = { tag: 'Offers', caller: 'member' } as const;
const write = { ...calls, scope: 'offers:write', answer: z.object({ pledge: pledgeShape }) };

export const pledgeEndpoints: Endpoint[] = [
  defineEndpoint({
    ...calls,
    scope: 'offers:read',
    method: 'GET',
    path: '/me/pledges',
    summary: 'The caller’s pledges of all clubs, the newest first; `state`: those of it alone',
    query: inputs.listPledgesInput,
    answer: z.object({ items: z.array(myPledgeShape), next: z.string().nullable() }),
    handle: ({ actor, query }) => listMyPledges(actor, query),
  }),
  defineEndpoint({
    ...write,
    method: 'POST',
    path: '/offers/:id/pledges',
    summary: 'Pledge for an option, at least and at most so many',
    body: inputs.pledgeInput,
    status: 201,
    errors: ['not_a_member', 'closed', 'sold_out', 'conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      makePledge(actor, { ...body, offerId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    ...write,
    method: 'PATCH',
    path: '/pledges/:id',
    summary: 'Change a pledge, until the deadline',
    body: inputs.changePledgeInput,
    errors: ['closed', 'changed_meanwhile'],
    handle: ({ actor, params, body }) => changePledge(actor, { ...body, pledgeId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'DELETE',
    path: '/pledges/:id',
    summary: 'Take a pledge back, until the deadline',
    query: inputs.releaseInput,
    errors: ['closed', 'changed_meanwhile'],
    handle: ({ actor, params, query }) => releasePledge(actor, { ...query, pledgeId: params.id! }),
  }),
  defineEndpoint({
    ...calls,
    scope: 'offers:read',
    method: 'GET',
    path: '/pledges/:id/effect',
    summary: 'What becomes of the price for all when a pledge takes `max`, or, left out, is taken back',
    query: inputs.effectInput,
    answer: z.object({ effect: effectShape, pledge: pledgeShape }),
    handle: ({ actor, params, query }) =>
      getEffect(actor, params.id!, query.max === undefined ? null : { max: query.max }),
  }),
];
