import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { broadcastQuickOffer, reofferFreed, withdrawQuickOffer } from './broadcast-quick.server';
import { claimQuickOffer, collectClaim } from './claim-quick.server';
import { getQuickOffer } from './get-quick-offer.server';
import { listClaims } from './list-claims.server';
import { listFreed } from './list-freed.server';
import { listMyClaims } from './list-orders.server';
import { listQuickOffers, reportQuickOffers } from './list-quick.server';
import { getPlace, savePlace } from './save-place.server';
import * as inputs from './schema';
import { claimShape, freedShape, myClaimShape, placeShape, quickOfferShape } from './views';

const tag = 'Quick offers';
const scope = { read: 'offers:read', write: 'offers:write' };
const quickAnswer = z.object({ quickOffer: quickOfferShape });
const placeAnswer = z.object({ place: placeShape.nullable() });
const sumsShape = z.array(z.object({ currency: z.string(), amount: z.number() }));
const quickItemShape = quickOfferShape.extend({
  viewer: z.object({
    claimed: z.number(),
    distanceKm: z.number().nullable(),
    near: z.boolean(),
    mayRun: z.boolean(),
    collected: z.number().nullable(),
  }),
});

export const quickEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/quick-offers',
    summary: 'List a club’s quick offers',
    tag,
    caller: 'anyone',
    scope: scope.read,
    query: inputs.listQuickInput,
    answer: z.object({
      items: z.array(quickItemShape),
      next: z.string().nullable(),
      mayBroadcast: z.boolean(),
      heads: z.record(z.string(), z.number()),
    }),
    handle: ({ actor, params, query }) => listQuickOffers(actor, params.slug!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/quick-offers',
    summary: 'Offer at once what is left over, at a discount, for a while, near by',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.quickOfferInput,
    status: 201,
    answer: quickAnswer,
    errors: ['club_closed', 'sold_out'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      broadcastQuickOffer(actor, { ...body, slug: params.slug! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/quick-offers/report',
    summary: 'What quick offers brought back, and what of it was handed over',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: z.object({
      broadcast: z.number(),
      units: z.number(),
      recoveredUnits: z.number(),
      recovered: sumsShape,
      collectedUnits: z.number(),
      collected: sumsShape,
    }),
    handle: ({ actor, params }) => reportQuickOffers(actor, params.slug!),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/options/:optionId/reoffer',
    summary: 'Offer anew, in one call, what cancellations freed of an option',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.reofferInput,
    status: 201,
    answer: quickAnswer,
    errors: ['club_closed', 'sold_out'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      reofferFreed(actor, { ...body, offerId: params.id!, optionId: params.optionId! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/offers/:id/freed',
    summary: 'What cancellations freed of an offer, by option, for whoever makes it and the brand',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: z.object({ items: z.array(freedShape) }),
    handle: ({ actor, params }) => listFreed(actor, params.id!),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/claims',
    summary: 'What the caller claimed of quick offers of all clubs, the newest first',
    tag,
    caller: 'member',
    scope: scope.read,
    query: inputs.listOrdersInput,
    answer: z.object({ items: z.array(myClaimShape), next: z.string().nullable() }),
    handle: ({ actor, query }) => listMyClaims(actor, query),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/quick-offers/:id',
    summary: 'A quick offer, open or over, and what the caller claimed of it',
    tag,
    caller: 'anyone',
    scope: scope.read,
    answer: z.object({
      quickOffer: quickItemShape,
      open: z.boolean(),
      claims: z.array(claimShape),
      heads: z.record(z.string(), z.number()),
    }),
    async handle({ actor, params }) {
      const { quickOffer, open, claims, heads } = await getQuickOffer(actor, params.id!);
      return { quickOffer, open, claims, heads };
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/quick-offers/:id',
    summary: 'End a quick offer before its time',
    tag,
    caller: 'member',
    scope: scope.write,
    answer: z.object({ quickOfferId: z.string() }),
    errors: ['closed'],
    handle: ({ actor, params }) => withdrawQuickOffer(actor, { quickOfferId: params.id! }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/quick-offers/:id/claims',
    summary: 'Have so many of a quick offer: first come, first served',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.claimInput.default({ quantity: 1 }),
    status: 201,
    answer: z.object({ claim: claimShape, remaining: z.number() }),
    errors: ['not_a_member', 'sold_out', 'limit_reached', 'closed'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      claimQuickOffer(actor, { ...body, quickOfferId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/quick-offers/:id/claims',
    summary:
      'Who claimed how much, the first first: all for whose quick offer it is and the brand, their own for other members',
    tag,
    caller: 'member',
    scope: scope.read,
    query: inputs.listOrdersInput,
    answer: z.object({
      items: z.array(claimShape.extend({ buyer: z.object({ id: z.string(), name: z.string() }) })),
      next: z.string().nullable(),
    }),
    handle: ({ actor, params, query }) => listClaims(actor, params.id!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/claims/:id/collection',
    summary: 'A claim is handed over',
    tag,
    caller: 'member',
    scope: scope.write,
    body: z.object({}).optional(),
    status: 201,
    answer: z.object({ claim: claimShape }),
    errors: ['conflict'],
    handle: ({ actor, params, idempotencyKey }) =>
      collectClaim(actor, { claimId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/place',
    summary: 'Where quick offers near by reach the caller',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: placeAnswer,
    handle: ({ actor }) => getPlace(actor),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/me/place',
    summary: 'Say where quick offers near by are to reach the caller; kept as coarse as a kilometre',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.placeInput,
    answer: placeAnswer,
    handle: ({ actor, body }) => savePlace(actor, body),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/me/place',
    summary: 'Take that back',
    tag,
    caller: 'member',
    scope: scope.write,
    answer: placeAnswer,
    handle: ({ actor }) => savePlace(actor, null),
  }),
];
