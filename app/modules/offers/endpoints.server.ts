import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { changeOffer } from './change-offer.server';
import { addOption, changeOption } from './change-options.server';
import { createOffer } from './create-offer.server';
import { getEffect, getOffer } from './get-offer.server';
import { giveCosts, listCosts } from './give-costs.server';
import { listOffers } from './list-offers.server';
import { orderEndpoints } from './order-endpoints.server';
import { changePledge, makePledge, releasePledge } from './pledge.server';
import { quickEndpoints } from './quick-endpoints.server';
import { moveStage, passStage, startProduction } from './run-stages.server';
import * as inputs from './schema';
import { closeOffer } from './settle-offer.server';
import { openOffer, withdrawOffer } from './steer-offer.server';
import { followOffer } from './tell-followers.server';
import {
  costShape,
  effectShape,
  eventShape,
  offerItemShape,
  offerShape,
  pledgeShape,
  stageShape,
} from './views';

const tag = 'Offers';
const scope = { read: 'offers:read', write: 'offers:write' };
const offerAnswer = z.object({ offer: offerShape });
const pledgeAnswer = z.object({ pledge: pledgeShape });
const stagesAnswer = z.object({ stages: z.array(stageShape) });
const costsAnswer = z.object({ items: z.array(costShape) });
const may = z.object({
  pledge: z.boolean(),
  steer: z.boolean(),
  cost: z.boolean(),
  produce: z.boolean(),
  pass: z.boolean(),
});
const stageParams = ({ id, position }: Record<string, string>) => ({
  offerId: id!,
  position: /^\d{1,3}$/.test(position!) ? Number(position) : 0,
});

const making: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/offers',
    summary: 'List a club’s offers, the newest first',
    tag,
    caller: 'anyone',
    scope: scope.read,
    query: inputs.listOffersInput,
    answer: z.object({
      items: z.array(offerItemShape),
      next: z.string().nullable(),
      maySteer: z.boolean(),
    }),
    handle: ({ actor, params, query }) => listOffers(actor, params.slug!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/offers',
    summary: 'Make an offer: open at once, or a draft that suppliers cost first',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.createOfferInput,
    status: 201,
    answer: offerAnswer,
    errors: ['club_closed', 'conflict'],
    async handle({ actor, params, body, idempotencyKey }) {
      const { offerId } = await createOffer(actor, { ...body, slug: params.slug! }, { idempotencyKey });
      return { offer: (await getOffer(actor, offerId)).offer };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/offers/:id',
    summary: 'Read an offer, its story, and the caller’s pledges',
    tag,
    caller: 'anyone',
    scope: scope.read,
    answer: z.object({
      offer: offerShape,
      story: z.array(eventShape),
      viewer: z.object({ pledges: z.array(pledgeShape), following: z.boolean().nullable(), may }),
      seq: z.number(),
    }),
    async handle({ actor, params }) {
      const { heads, ...data } = await getOffer(actor, params.id!);
      return { ...data, seq: Object.values(heads)[0]! };
    },
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/offers/:id',
    summary: 'Change an offer; while it is open, only to the good of those who pledged',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.changeOfferInput,
    answer: offerAnswer,
    errors: ['closed', 'conflict'],
    async handle({ actor, params, body }) {
      await changeOffer(actor, { ...body, offerId: params.id! });
      return { offer: (await getOffer(actor, params.id!)).offer };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/options',
    summary: 'Add an option: a whole one, or another with a difference in price',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.addOptionInput,
    status: 201,
    answer: offerAnswer,
    errors: ['closed', 'limit_reached'],
    async handle({ actor, params, body, idempotencyKey }) {
      await addOption(actor, { offerId: params.id!, option: body }, { idempotencyKey });
      return { offer: (await getOffer(actor, params.id!)).offer };
    },
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/offers/:id/options/:optionId',
    summary: 'Reprice an option, or take it out',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.changeOptionInput,
    answer: offerAnswer,
    errors: ['closed', 'conflict'],
    async handle({ actor, params, body }) {
      await changeOption(actor, { ...body, offerId: params.id!, optionId: params.optionId! });
      return { offer: (await getOffer(actor, params.id!)).offer };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/opening',
    summary: 'Open a draft for pledges',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.changeOfferInput.pick({ deadline: true }).default({}),
    answer: offerAnswer,
    errors: ['conflict'],
    async handle({ actor, params, body, idempotencyKey }) {
      await openOffer(actor, { ...body, offerId: params.id! }, { idempotencyKey });
      return { offer: (await getOffer(actor, params.id!)).offer };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/closing',
    summary: 'End an offer that has reached its threshold before its deadline',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.closeInput,
    answer: offerAnswer,
    errors: ['closed', 'below_threshold'],
    async handle({ actor, params, body, idempotencyKey }) {
      await closeOffer(actor, { ...body, offerId: params.id! }, { idempotencyKey });
      return { offer: (await getOffer(actor, params.id!)).offer };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/withdrawal',
    summary: 'Take an offer back before it is funded',
    tag,
    caller: 'member',
    scope: scope.write,
    body: z.object({ reason: inputs.reasonSchema }),
    answer: offerAnswer,
    errors: ['conflict'],
    async handle({ actor, params, body, idempotencyKey }) {
      await withdrawOffer(actor, { ...body, offerId: params.id! }, { idempotencyKey });
      return { offer: (await getOffer(actor, params.id!)).offer };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/offers/:id/costs',
    summary: 'What suppliers ask: all of it for the brand, their own for a supplier',
    tag,
    caller: 'member',
    scope: scope.read,
    answer: costsAnswer.extend({ next: z.null() }),
    handle: ({ actor, params }) => listCosts(actor, params.id!),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/offers/:id/costs',
    summary: 'Say what making each option costs, by quantity; for the brand alone',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.costsInput,
    answer: costsAnswer,
    errors: ['closed'],
    handle: ({ actor, params, body }) => giveCosts(actor, { ...body, offerId: params.id! }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/offers/:id/following',
    summary: 'Hear what becomes of an offer, or no more',
    tag,
    caller: 'member',
    scope: scope.write,
    body: z.object({ following: z.boolean() }),
    answer: z.object({ following: z.boolean() }),
    handle: ({ actor, params, body }) => followOffer(actor, params.id!, body.following),
  }),
];

const pledging: Endpoint[] = [
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/pledges',
    summary: 'Pledge for an option, at least and at most so many',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.pledgeInput,
    status: 201,
    answer: pledgeAnswer,
    errors: ['not_a_member', 'closed', 'sold_out', 'conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      makePledge(actor, { ...body, offerId: params.id! }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/pledges/:id',
    summary: 'Change a pledge, until the deadline',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.changePledgeInput,
    answer: pledgeAnswer,
    errors: ['closed', 'changed_meanwhile'],
    handle: ({ actor, params, body }) => changePledge(actor, { ...body, pledgeId: params.id! }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/pledges/:id',
    summary: 'Take a pledge back, until the deadline',
    tag,
    caller: 'member',
    scope: scope.write,
    query: inputs.releaseInput,
    answer: pledgeAnswer,
    errors: ['closed', 'changed_meanwhile'],
    handle: ({ actor, params, query }) => releasePledge(actor, { ...query, pledgeId: params.id! }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/pledges/:id/effect',
    summary: 'What becomes of the price for all when a pledge takes `max`, or, left out, is taken back',
    tag,
    caller: 'member',
    scope: scope.read,
    query: inputs.effectInput,
    answer: z.object({ effect: effectShape, pledge: pledgeShape }),
    handle: ({ actor, params, query }) =>
      getEffect(actor, params.id!, query.max === undefined ? null : { max: query.max }),
  }),
];

const stages: Endpoint[] = [
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/stages/:position/start',
    summary: 'Begin production: the first stage runs, and its rules hold',
    tag,
    caller: 'member',
    scope: scope.write,
    body: z.object({}).optional(),
    answer: stagesAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, idempotencyKey }) =>
      startProduction(actor, stageParams(params), { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/offers/:id/stages/:position/pass',
    summary: 'Pass a stage, in their order; the next one runs, and its rules hold',
    tag,
    caller: 'member',
    scope: scope.write,
    body: z.object({}).optional(),
    answer: stagesAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, idempotencyKey }) => passStage(actor, stageParams(params), { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/offers/:id/stages/:position',
    summary: 'Plan a stage for another time',
    tag,
    caller: 'member',
    scope: scope.write,
    body: inputs.stageInput.pick({ plannedAt: true }),
    answer: stagesAnswer,
    errors: ['conflict'],
    handle: ({ actor, params, body }) => moveStage(actor, { ...stageParams(params), ...body }),
  }),
];

export const offerEndpoints: Endpoint[] = [
  ...making,
  ...pledging,
  ...stages,
  ...orderEndpoints,
  ...quickEndpoints,
];
