import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { listDesignOf } from '~/modules/proposals/design-questions.server';
import { askInput, hideInput } from '~/modules/proposals/schema';
import { askedShape, designShape, originShape } from '~/modules/proposals/views';
import type { Actor } from '~/platform/actor';
import { askInOffer } from './ask-in-offer.server';
import { changeOffer } from './change-offer.server';
import { addOption, changeOption } from './change-options.server';
import { closeOffer } from './close-offer.server';
import { createOffer } from './create-offer.server';
import { getOffer } from './get-offer.server';
import { giveCosts, listCosts } from './give-costs.server';
import { hideOffer } from './hide-offer.server';
import { listOffers } from './list-offers.server';
import { listOfferVersions } from './list-versions.server';
import { loadOffer } from './load-offer.server';
import { orderEndpoints } from './order-endpoints.server';
import { pledgeEndpoints } from './pledge-endpoints.server';
import { quickEndpoints } from './quick-endpoints.server';
import { moveStage, passStage, startProduction } from './run-stages.server';
import * as inputs from './schema';
import { openOffer, withdrawOffer } from './steer-offer.server';
import { offerStream } from './streams';
import { supplyEndpoints } from './supply-endpoints.server';
import { followOffer } from './tell-followers.server';
import * as views from './views';

const tag = 'Offers';
const read = { tag, caller: 'anyone', scope: 'offers:read' } as const;
const write = { tag, caller: 'member', scope: 'offers:write' } as const;
const stagesAnswer = z.object({ stages: z.array(views.stageShape) });
const costsAnswer = z.object({ items: z.array(views.costShape) });
const may = z.object({
  pledge: z.boolean(),
  steer: z.boolean(),
  cost: z.boolean(),
  produce: z.boolean(),
  pass: z.boolean(),
  ask: z.boolean(),
  vote: z.boolean(),
  hide: z.boolean(),
});

/** Calls that answer with the offer as it is then. */
const offerAnswer = z.object({ offer: views.offerShape });
const changes = { ...write, answer: offerAnswer };
async function answered(actor: Actor, done: Promise<{ offerId: string }>) {
  return { offer: (await getOffer(actor, (await done).offerId)).offer };
}

const making: Endpoint[] = [
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/clubs/:slug/offers',
    summary: 'List a club’s offers, the newest first',
    query: inputs.listOffersInput,
    answer: z.object({
      items: z.array(views.offerItemShape),
      next: z.string().nullable(),
      maySteer: z.boolean(),
      mayCost: z.boolean(),
    }),
    handle: ({ actor, params, query }) => listOffers(actor, params.slug!, query),
  }),
  defineEndpoint({
    ...changes,
    method: 'POST',
    path: '/clubs/:slug/offers',
    summary: 'Make an offer: open at once, or a draft that suppliers cost first',
    body: inputs.createOfferInput,
    status: 201,
    errors: ['club_closed', 'conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      answered(actor, createOffer(actor, { ...body, slug: params.slug! }, { idempotencyKey })),
  }),
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/offers/:id',
    summary: 'Read an offer, what it began with, its story, its design questions, and the caller’s pledges',
    answer: z.object({
      offer: views.offerShape,
      origin: originShape.nullable(),
      story: z.array(views.eventShape),
      questions: z.array(designShape),
      viewer: z.object({ pledges: z.array(views.pledgeShape), following: z.boolean().nullable(), may }),
      seq: z.number(),
    }),
    async handle({ actor, params }) {
      const { heads, ...data } = await getOffer(actor, params.id!);
      return { ...data, seq: Object.values(heads)[0]! };
    },
  }),
  defineEndpoint({
    ...changes,
    method: 'PATCH',
    path: '/offers/:id',
    summary: 'Change an offer; while it is open, only to the good of those who pledged',
    body: inputs.changeOfferInput,
    errors: ['closed', 'conflict', 'changed_meanwhile'],
    handle: ({ actor, params, body }) =>
      answered(actor, changeOffer(actor, { ...body, offerId: params.id! })),
  }),
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/offers/:id/versions',
    summary: 'What an offer has said, the newest first, each with its hand',
    answer: z.object({ items: z.array(views.offerVersionShape) }),
    handle: async ({ actor, params }) => ({ items: await listOfferVersions(actor, params.id!) }),
  }),
  defineEndpoint({
    ...changes,
    method: 'POST',
    path: '/offers/:id/options',
    summary: 'Add an option: a whole one, or another with a difference in price',
    body: inputs.addOptionInput,
    status: 201,
    errors: ['closed', 'limit_reached'],
    async handle({ actor, params, body, idempotencyKey }) {
      const offerId = params.id!;
      await addOption(actor, { offerId, option: body }, { idempotencyKey });
      return { offer: (await getOffer(actor, offerId)).offer };
    },
  }),
  defineEndpoint({
    ...changes,
    method: 'PATCH',
    path: '/offers/:id/options/:optionId',
    summary: 'Reprice an option, or take it out',
    body: inputs.changeOptionInput,
    errors: ['closed', 'conflict'],
    async handle({ actor, params, body }) {
      const [offerId, optionId] = [params.id!, params.optionId!];
      await changeOption(actor, { ...body, offerId, optionId });
      return { offer: (await getOffer(actor, offerId)).offer };
    },
  }),
  defineEndpoint({
    ...changes,
    method: 'POST',
    path: '/offers/:id/opening',
    summary: 'Open a draft for pledges',
    body: inputs.changeOfferInput.pick({ deadline: true }).default({}),
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      answered(actor, openOffer(actor, { ...body, offerId: params.id! }, { idempotencyKey })),
  }),
  defineEndpoint({
    ...changes,
    method: 'POST',
    path: '/offers/:id/closing',
    summary:
      'End an offer that has reached its threshold in 24 hours, before its deadline; whoever pledged is told why',
    body: inputs.closeInput,
    errors: ['closed', 'conflict', 'below_threshold'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      answered(actor, closeOffer(actor, { ...body, offerId: params.id! }, { idempotencyKey })),
  }),
  defineEndpoint({
    ...changes,
    method: 'POST',
    path: '/offers/:id/withdrawal',
    summary: 'Take an offer back before it is funded',
    body: z.object({ reason: inputs.reasonSchema }),
    errors: ['conflict'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      answered(actor, withdrawOffer(actor, { ...body, offerId: params.id! }, { idempotencyKey })),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/offers/:id/visibility',
    summary: 'Hide an offer with a reason, or show it again',
    body: hideInput,
    answer: z.object({ hidden: z.boolean() }),
    errors: ['conflict'],
    handle: ({ actor, params, body }) => hideOffer(actor, { ...body, offerId: params.id! }),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/offers/:id/following',
    summary: 'Hear what becomes of an offer, or no more',
    body: z.object({ following: z.boolean() }),
    answer: z.object({ following: z.boolean() }),
    handle: ({ actor, params, body }) => followOffer(actor, params.id!, body.following),
  }),
];

const questions: Endpoint[] = [
  defineEndpoint({
    ...read,
    method: 'GET',
    path: '/offers/:id/questions',
    summary: 'Design questions of an offer, with what one has said',
    answer: z.object({ items: z.array(askedShape) }),
    async handle({ actor, params }) {
      const { offer } = await loadOffer(actor, params.id!);
      return { items: await listDesignOf(actor, offerStream(offer.id)) };
    },
  }),
  defineEndpoint({
    ...write,
    method: 'POST',
    path: '/offers/:id/questions',
    summary: 'Put a design question about an offer to the club',
    body: askInput,
    status: 201,
    answer: z.object({ question: designShape }),
    errors: ['conflict', 'limit_reached'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      askInOffer(actor, { ...body, offerId: params.id! }, { idempotencyKey }),
  }),
];

const costing: Endpoint[] = [
  defineEndpoint({
    ...write,
    method: 'GET',
    path: '/offers/:id/costs',
    summary: 'What suppliers ask: all of it for the brand, their own for a supplier',
    scope: read.scope,
    answer: costsAnswer.extend({ next: z.null() }),
    handle: ({ actor, params }) => listCosts(actor, params.id!),
  }),
  defineEndpoint({
    ...write,
    method: 'PUT',
    path: '/offers/:id/costs',
    summary: 'Say what making each option costs, by quantity; for the brand alone',
    body: inputs.costsInput,
    answer: costsAnswer,
    errors: ['closed'],
    handle: ({ actor, params, body }) => giveCosts(actor, { ...body, offerId: params.id! }),
  }),
];

/** Which stage a path means; none: 0, which no stage has. */
const stageOf = ({ id, position }: Record<string, string>) => ({
  offerId: id!,
  position: /^\d{1,3}$/.test(position!) ? Number(position) : 0,
});
const moves = { ...write, answer: stagesAnswer, errors: ['conflict'] } as const;

const stages: Endpoint[] = [
  defineEndpoint({
    ...moves,
    method: 'POST',
    path: '/offers/:id/stages/:position/start',
    summary: 'Begin production: the first stage runs, and its rules hold',
    body: z.object({}).optional(),
    handle: ({ actor, params, idempotencyKey }) =>
      startProduction(actor, stageOf(params), { idempotencyKey }),
  }),
  defineEndpoint({
    ...moves,
    method: 'POST',
    path: '/offers/:id/stages/:position/pass',
    summary: 'Pass a stage, in their order; the next one runs, and its rules hold',
    body: z.object({}).optional(),
    handle: ({ actor, params, idempotencyKey }) => passStage(actor, stageOf(params), { idempotencyKey }),
  }),
  defineEndpoint({
    ...moves,
    method: 'PATCH',
    path: '/offers/:id/stages/:position',
    summary: 'Plan a stage for another time',
    body: inputs.stageInput.pick({ plannedAt: true }),
    handle: ({ actor, params, body }) => moveStage(actor, { ...stageOf(params), ...body }),
  }),
];

export const offerEndpoints: Endpoint[] = [
  ...making,
  ...questions,
  ...costing,
  ...pledgeEndpoints,
  ...stages,
  ...orderEndpoints,
  ...quickEndpoints,
  ...supplyEndpoints,
];
