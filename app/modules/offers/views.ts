import { z } from 'zod';
import { offerStates, salesChannels } from './rules';

const moment = z.string();
const rule = z.enum(['free', 'fee', 'locked']);
const currency = z.enum(['THB', 'VND']);
const step = z.object({ from: z.number(), price: z.number() });

export const optionShape = z.object({
  id: z.string(),
  position: z.number(),
  name: z.string(),
  pack: z.string(),
  variant: z.string(),
  channel: z.enum(salesChannels),
  place: z.string(),
  /** `sold_out`: all there can be is promised; who pledges all the same stands in line. */
  state: z.enum(['active', 'sold_out', 'retired']),
  /** Null while it is being costed, for whoever may not see prices yet. */
  price: z.number().nullable(),
  ladder: z.array(step),
  lotSize: z.number(),
  capacity: z.number().nullable(),
  /** What of the capacity, in whole lots, nobody counts on yet; null without one, and once it is funded. */
  left: z.number().nullable(),
  deliversFrom: moment.nullable(),
  deliversTo: moment.nullable(),
  explanation: z.string(),
  /** How many members pledged, and how much at most. */
  pledgeCount: z.number(),
  pledged: z.number(),
  /** In whole lots, within what there can be: what counts. */
  quantity: z.number(),
  /** Pledged beyond the last whole lot. */
  waiting: z.number(),
  currentPrice: z.number().nullable(),
  nextStep: z.object({ from: z.number(), price: z.number(), missing: z.number() }).nullable(),
  finalPrice: z.number().nullable(),
});
export type OptionView = z.output<typeof optionShape>;

export const stageShape = z.object({
  position: z.number(),
  name: z.string(),
  plannedAt: moment,
  startedAt: moment.nullable(),
  passedAt: moment.nullable(),
  state: z.enum(['upcoming', 'running', 'passed']),
  rules: z.record(z.string(), rule),
  fee: z.number().nullable(),
});
export type StageView = z.output<typeof stageShape>;

export const offerShape = z.object({
  id: z.string(),
  url: z.string(),
  clubSlug: z.string(),
  threadId: z.string().nullable(),
  proposalId: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  html: z.string(),
  language: z.enum(['th', 'vi', 'en']).nullable(),
  /** Counts its changes. */
  version: z.number(),
  /** A moderator has hidden it. */
  hidden: z.boolean(),
  state: z.enum(offerStates),
  currency,
  threshold: z.number(),
  /** What is pledged in whole lots over all options; once funded, what was filled. */
  quantity: z.number(),
  pledgeCount: z.number(),
  deadline: moment,
  priceNote: z.string(),
  /** Where buyers transfer to; empty for whoever does not steer the offer: buyers read it in their order. */
  payTo: z.string(),
  feePercent: z.number(),
  contributorPercent: z.number(),
  attributes: z.array(z.object({ key: z.string(), label: z.string(), choices: z.array(z.string()) })),
  supplier: z.object({ id: z.string(), name: z.string(), kind: z.string() }).nullable(),
  options: z.array(optionShape),
  stages: z.array(stageShape),
  createdAt: moment,
  openedAt: moment.nullable(),
  settledAt: moment.nullable(),
  endedAt: moment.nullable(),
});
export type OfferView = z.output<typeof offerShape>;

export const offerItemShape = offerShape
  .pick({
    id: true,
    url: true,
    title: true,
    language: true,
    state: true,
    currency: true,
    threshold: true,
    quantity: true,
    pledgeCount: true,
    deadline: true,
    createdAt: true,
    supplier: true,
    stages: true,
  })
  .extend({
    /** Of all options, as it is now; null while prices are not decided. */
    fromPrice: z.number().nullable(),
    optionCount: z.number(),
  });
export type OfferItem = z.output<typeof offerItemShape>;

export const shareShape = z.object({
  quantity: z.number(),
  min: z.number(),
  max: z.number(),
  extra: z.number(),
  place: z.number(),
  /** Over all who pledged for the option. */
  of: z.number(),
  made: z.number(),
  lots: z.number(),
  lotSize: z.number(),
  promised: z.number(),
});
export type ShareView = z.output<typeof shareShape>;

export const pledgeShape = z.object({
  id: z.string(),
  offerId: z.string(),
  optionId: z.string(),
  min: z.number(),
  max: z.number(),
  state: z.enum(['held', 'confirmed', 'released']),
  reason: z.enum(['withdrawn', 'unfunded', 'no_lot', 'offer_withdrawn']).nullable(),
  /** How much it got and how that came about; null before the deadline. */
  share: shareShape.nullable(),
  /** Held, and as it stands it gets nothing: those before it have all there can be. */
  inLine: z.boolean(),
  attributes: z.record(z.string(), z.string()),
  orderId: z.string().nullable(),
  createdAt: moment,
  updatedAt: moment,
});
export type PledgeView = z.output<typeof pledgeShape>;

const standing = z.object({ quantity: z.number(), price: z.number(), offerQuantity: z.number() });
export const effectShape = z.object({
  before: standing,
  after: standing,
  /** The price rises for everybody. */
  dropsStep: z.boolean(),
  /** What was enough is not any more. */
  missesThreshold: z.boolean(),
});
export type EffectView = z.output<typeof effectShape>;

export const costShape = z.object({
  optionId: z.string(),
  organisation: z.object({ id: z.string(), name: z.string() }),
  from: z.number(),
  cost: z.number(),
  note: z.string(),
  at: moment,
});
export type CostView = z.output<typeof costShape>;

export const balanceShape = z.object({
  due: z.number(),
  paid: z.number(),
  refunded: z.number(),
  pending: z.number(),
  waived: z.number(),
  toRefund: z.number(),
});

export const paymentShape = z.object({
  id: z.string(),
  kind: z.enum(['charge', 'payment', 'refund', 'waiver']),
  state: z.enum(['pending', 'settled', 'void']),
  method: z.string(),
  amount: z.number(),
  reason: z.string(),
  hasSlip: z.boolean(),
  at: moment,
});
export type PaymentView = z.output<typeof paymentShape>;

export const changeStandingShape = z.object({
  attribute: z.string(),
  label: z.string().nullable(),
  choices: z.array(z.string()),
  value: z.string(),
  rule,
  fee: z.number(),
  until: z.object({ stage: z.string(), at: moment, then: rule }).nullable(),
});
export type ChangeStandingView = z.output<typeof changeStandingShape>;

export const orderShape = z.object({
  id: z.string(),
  url: z.string(),
  number: z.string(),
  offer: z.object({ id: z.string(), title: z.string(), url: z.string(), clubSlug: z.string() }),
  option: z.object({ id: z.string(), name: z.string(), channel: z.enum(salesChannels), place: z.string() }),
  state: z.enum(['placed', 'in_production', 'shipped', 'delivered', 'cancelled']),
  quantity: z.number(),
  unitPrice: z.number(),
  fees: z.number(),
  total: z.number(),
  currency,
  attributes: z.record(z.string(), z.string()),
  method: z.string(),
  balance: balanceShape,
  createdAt: moment,
  updatedAt: moment,
});
export type OrderView = z.output<typeof orderShape>;

/** A pledge of the caller's own, of whatever club. */
export const myPledgeShape = pledgeShape.extend({
  offer: orderShape.shape.offer.extend({ state: z.enum(offerStates), deadline: moment }),
  option: orderShape.shape.option,
});
export type MyPledgeView = z.output<typeof myPledgeShape>;

const missingShape = z.object({ attribute: z.string(), label: z.string().nullable() });
export type MissingView = z.output<typeof missingShape>;

export const contactShape = z.object({ name: z.string(), phone: z.string(), address: z.string() });

export const orderDetailShape = orderShape.extend({
  contact: contactShape,
  payments: z.array(paymentShape),
  changes: z.array(
    z.object({
      attribute: z.string(),
      /** What the offer calls it; null for what every order has. */
      label: z.string().nullable(),
      before: z.string(),
      after: z.string(),
      fee: z.number(),
      stage: z.string().nullable(),
      /** The brand cancels, and `after` is why. */
      by: z.enum(['buyer', 'brand']),
      at: moment,
    }),
  ),
  /** What may be changed now, what it costs, and until when. */
  may: z.array(changeStandingShape),
  /** Where to transfer to, as the brand writes it; empty: it has not said. */
  payTo: z.string(),
  /** What it still needs of its buyer: choices, and where it goes. */
  missing: z.array(missingShape),
  stages: z.array(stageShape),
  share: shareShape.nullable(),
});
export type OrderDetail = z.output<typeof orderDetailShape>;

export const workshopOrderShape = orderShape.extend({
  buyer: z.object({ id: z.string(), name: z.string() }),
  contact: contactShape,
  missing: z.array(missingShape),
  payments: z.array(paymentShape),
});
export type WorkshopOrder = z.output<typeof workshopOrderShape>;

export const quickOfferShape = z.object({
  id: z.string(),
  url: z.string(),
  clubSlug: z.string(),
  offerId: z.string().nullable(),
  organisation: z.object({ id: z.string(), name: z.string(), kind: z.string() }).nullable(),
  title: z.string(),
  state: z.enum(['broadcast', 'claimed', 'expired', 'withdrawn']),
  quantity: z.number(),
  remaining: z.number(),
  price: z.number(),
  discountPercent: z.number(),
  /** What one costs. */
  unitPrice: z.number(),
  currency,
  perMember: z.number().nullable(),
  place: z.object({ name: z.string(), lat: z.number(), lng: z.number(), radiusKm: z.number() }).nullable(),
  interests: z.array(z.string()),
  until: moment,
  recovered: z.number(),
  createdAt: moment,
  endedAt: moment.nullable(),
});
export type QuickOfferView = z.output<typeof quickOfferShape>;

export const claimShape = z.object({
  id: z.string(),
  number: z.string(),
  quickOfferId: z.string(),
  quantity: z.number(),
  unitPrice: z.number(),
  total: z.number(),
  currency,
  collectedAt: moment.nullable(),
  at: moment,
});
export type ClaimView = z.output<typeof claimShape>;

/** A claim of the caller's own, of whatever club. */
export const myClaimShape = claimShape.extend({ title: z.string(), clubSlug: z.string() });
export type MyClaimView = z.output<typeof myClaimShape>;

export const freedShape = z.object({
  optionId: z.string(),
  quantity: z.number(),
  /** Near what it is offered anew unless somebody says otherwise. */
  place: z.object({ name: z.string(), lat: z.number(), lng: z.number(), radiusKm: z.number() }).nullable(),
});
export type FreedView = z.output<typeof freedShape>;

export const eventShape = z.object({
  id: z.string(),
  kind: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  at: moment,
});
export type EventView = z.output<typeof eventShape>;

/** What an offer said from some change on. */
export const offerVersionShape = z.object({
  version: z.number(),
  title: z.string(),
  body: z.string(),
  /** What else was changed with it: names of fields. */
  changed: z.array(z.string()),
  by: z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable() }).nullable(),
  at: moment,
});
export type OfferVersionView = z.output<typeof offerVersionShape>;

export const placeShape = z.object({ label: z.string(), lat: z.number(), lng: z.number() });
