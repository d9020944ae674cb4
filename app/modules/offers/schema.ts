import { z } from 'zod';
import { cleanLine, cleanText } from '~/platform/text/clean-text';
import { commonAttributes, isLadder, salesChannels, supplyLists } from './rules';

const line = (minimum: number, maximum: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(minimum).max(maximum));
const text = (minimum: number, maximum: number) =>
  z
    .string()
    .transform((value) => cleanText(value).trim())
    .pipe(z.string().min(minimum).max(maximum));
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const mostQuantity = 1_000_000;
const quantity = z.int().min(1).max(mostQuantity);
/** Satang, or whole dong. A price times a quantity stays far below what a number holds exactly. */
const amount = z.int().min(0).max(1_000_000_000);
const id = z.string().max(60);

export const reasonSchema = line(1, 500);
/** `constructor` is a word of every object, and would be found where nothing is said. */
export const attributeKey = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,39}$/);
const ownKey = attributeKey.refine((key) => !(commonAttributes as readonly string[]).includes(key), {
  params: { code: 'invalid_choice' },
});

const step = z.object({ from: quantity, price: amount });
const optionFields = {
  name: line(1, 120),
  pack: line(0, 80).default(''),
  variant: line(0, 80).default(''),
  channel: z.enum(salesChannels),
  place: line(0, 160).default(''),
  price: amount,
  lotSize: quantity.default(1),
  capacity: quantity.nullish().transform((value) => value ?? null),
  ladder: z.array(step).max(10).default([]),
  deliversFrom: moment.nullish().transform((value) => value ?? null),
  deliversTo: moment.nullish().transform((value) => value ?? null),
  explanation: line(0, 500).default(''),
};

interface Priced {
  price: number;
  ladder: { from: number; price: number }[];
  lotSize: number;
  capacity: number | null;
  deliversFrom: Date | null;
  deliversTo: Date | null;
}
const isPriced = (option: Priced) => isLadder(option);
const holdsALot = ({ capacity, lotSize }: Priced) => capacity === null || capacity >= lotSize;
const inOrder = ({ deliversFrom, deliversTo }: Priced) =>
  !deliversFrom || !deliversTo || deliversFrom <= deliversTo;

export const optionInput = z
  .object(optionFields)
  .refine(isPriced, { path: ['ladder'], params: { code: 'not_a_ladder' } })
  .refine(holdsALot, { path: ['capacity'], params: { code: 'below_a_lot' } })
  .refine(inOrder, { path: ['deliversTo'], params: { code: 'ends_before_start' } });
export type OptionInput = z.output<typeof optionInput>;

const rule = z.enum(['free', 'fee', 'locked']);
export const stageInput = z.object({
  name: line(1, 80),
  plannedAt: moment,
  rules: z.record(attributeKey, rule).default({}),
  /** What a change at a fee costs in this stage; left out: the offer's percentage. */
  fee: amount.nullish().transform((value) => value ?? null),
});
export type StageInput = z.output<typeof stageInput>;
const stages = z
  .array(stageInput)
  .max(20)
  .refine((list) => list.every((one, at) => at === 0 || list[at - 1]!.plannedAt <= one.plannedAt), {
    params: { code: 'not_in_order' },
  });

const attribute = z.object({
  /** Not one that every order has: `quantity`, `address`, `cancel`. */
  key: ownKey,
  label: line(1, 60),
  /** Empty: any words. */
  choices: z.array(line(1, 60)).max(30).default([]),
});
export type OfferAttribute = z.output<typeof attribute>;

const offerFields = {
  title: line(1, 200),
  body: text(1, 20_000),
  threshold: quantity,
  deadline: moment,
  priceNote: text(0, 1_000),
  /** Where buyers transfer to: bank, account, name. For buyers and the brand alone. */
  payTo: text(0, 500),
  feePercent: z.int().min(0).max(100),
  contributorPercent: z.int().min(0).max(50),
  attributes: z.array(attribute).max(8),
};

export const createOfferInput = z.object({
  ...offerFields,
  currency: z.enum(['THB', 'VND']),
  priceNote: offerFields.priceNote.default(''),
  payTo: offerFields.payTo.default(''),
  feePercent: offerFields.feePercent.default(5),
  contributorPercent: offerFields.contributorPercent.default(2),
  attributes: offerFields.attributes.default([]),
  options: z.array(optionInput).min(1).max(40),
  stages: stages.default([]),
  /** The organisation that makes it. */
  supplierId: id.optional(),
  /** Organisations that are asked what it would cost. */
  askIds: z.array(id).max(20).default([]),
  proposalId: id.optional(),
  /** `draft`: suppliers cost it, and members do not see it yet. */
  status: z.enum(['open', 'draft']).default('open'),
});
export type CreateOfferInput = z.output<typeof createOfferInput>;

export const changeOfferInput = z
  .object({
    ...offerFields,
    ...{ stages, supplierId: id.nullable(), askIds: z.array(id).max(20) },
    /** What it was written on; another version meanwhile is `changed_meanwhile`. */
    version: z.coerce.number().int().min(1),
  })
  .partial();
export type ChangeOfferInput = z.output<typeof changeOfferInput>;

/** An option beside another: the same, but for its name, channel, and so much more or less. */
export const variantInput = z.object({
  basedOnId: id,
  name: line(1, 120),
  /** Minor units; −2000 is twenty baht less. */
  difference: z.int().min(-1_000_000_000).max(1_000_000_000),
  channel: z.enum(salesChannels).optional(),
});
export const addOptionInput = z.union([variantInput, optionInput]);

/** What is left out of a change stays as it is. */
export const changeOptionInput = z
  .object({
    name: line(1, 120),
    place: line(0, 160),
    price: amount,
    ladder: z.array(step).max(10),
    capacity: quantity.nullable(),
    explanation: line(0, 500),
    deliversFrom: moment.nullable(),
    deliversTo: moment.nullable(),
    retired: z.boolean(),
  })
  .partial();
export type ChangeOptionInput = z.output<typeof changeOptionInput>;

export const costsInput = z.object({
  costs: z
    .array(
      z.object({ optionId: id, from: quantity.default(1), cost: amount, note: line(0, 300).default('') }),
    )
    .max(200),
  /** For whom, where somebody acts for several organisations. */
  organisationId: id.optional(),
});
export type CostsInput = z.output<typeof costsInput>;

export const closeInput = z.object({ reason: reasonSchema });

const values = z.record(attributeKey, line(1, 100)).default({});
const range = { min: quantity, max: quantity };
const isRange = ({ min, max }: { min: number; max: number }) => min <= max;
const badRange = { path: ['max'], params: { code: 'below_minimum' } };
export const pledgeInput = z.object({ optionId: id, ...range, attributes: values }).refine(isRange, badRange);
export type PledgeInput = z.output<typeof pledgeInput>;
export const changePledgeInput = z
  .object({ ...range, attributes: values.optional(), shownPrice: amount.optional() })
  .refine(isRange, badRange);
export const releaseInput = z.object({
  /** The price that was shown to follow; another one by now is `changed_meanwhile`. */
  shownPrice: z.coerce.number().int().optional(),
});
export const effectInput = z.object({
  min: z.coerce.number().int().min(1).max(mostQuantity).optional(),
  max: z.coerce.number().int().min(1).max(mostQuantity).optional(),
});

export const contactInput = z.object({
  name: line(0, 120).default(''),
  phone: line(0, 40).default(''),
  address: text(0, 500).default(''),
});
export const changeOrderInput = z.object({
  attribute: attributeKey,
  value: z.union([line(1, 500), z.int(), z.boolean(), contactInput]),
  /** What the member was shown; another rule by now is `changed_meanwhile`. */
  shown: rule.optional(),
  /** The fee that they were shown, in minor units; another one by now is `changed_meanwhile`. */
  shownFee: amount.optional(),
});
export type ChangeOrderInput = z.output<typeof changeOrderInput>;

const waysBack = z.enum(['pickup', 'transfer']);
export const cancelOrderInput = z.object({
  reason: reasonSchema,
  /** How what was paid is given back at once; left out: later. */
  refund: waysBack.optional(),
});
export const waiveInput = z.object({
  reason: reasonSchema,
  /** Minor units; left out: all that is due. */
  amount: amount.min(1).optional(),
});

export const orderStateInput = z.object({ state: z.enum(['shipped', 'delivered']) });
/** Without a channel all of them. */
export const handleOrdersInput = orderStateInput.extend({ channel: z.enum(salesChannels).optional() });
export const payInput = z.object({
  method: z.enum(['pickup', 'transfer']),
  /** The picture of a bank's slip, for the member and the brand alone. */
  slipId: id.optional(),
});
export const settlePaymentInput = z.object({ settled: z.boolean().default(true) });
export const refundInput = z.object({ method: waysBack.default('transfer') });

const place = z.object({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  radiusKm: z.number().min(0.1).max(2_000),
  name: line(0, 120).default(''),
});
export const quickOfferInput = z.object({
  title: line(1, 200),
  quantity,
  /** Before the discount. */
  price: amount,
  discountPercent: z.int().min(0).max(99),
  until: moment,
  /** Left out: that of the offer whose freed units they are, else baht. */
  currency: z.enum(['THB', 'VND']).optional(),
  perMember: quantity.nullish().transform((value) => value ?? null),
  place: place.nullish().transform((value) => value ?? null),
  interests: z.array(z.string().max(40)).max(10).default([]),
  /** An option whose freed units it offers anew. */
  optionId: id.optional(),
});
export type QuickOfferInput = z.output<typeof quickOfferInput>;

/** One tap: the rest is what fits most. No place: near the option's own, or where its maker offered last; null: everywhere. */
export const reofferInput = z
  .object({
    discountPercent: z.int().min(0).max(99).default(20),
    hours: z.int().min(1).max(168).default(24),
    place: place.nullish(),
    interests: z.array(z.string().max(40)).max(10).default([]),
  })
  .default({ discountPercent: 20, hours: 24, interests: [] });

export const claimInput = z.object({ quantity: quantity.default(1) });

export const placeInput = z.object({
  label: line(0, 120).default(''),
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
});

const cursor = z.string().max(300).optional();
const limit = z.coerce.number().int().min(1).max(100).default(20).catch(20);
export const listOffersInput = z.object({
  state: z.enum(['open', 'running', 'past', 'costing']).optional().catch(undefined),
  cursor,
  limit,
});
export type ListOffersInput = z.output<typeof listOffersInput>;
export const listOrdersInput = z.object({ cursor, limit });
export const listPledgesInput = z.object({
  state: z.enum(['held', 'confirmed', 'released']).optional().catch(undefined),
  cursor,
  limit,
});
export const listWorkshopInput = z.object({
  channel: z.enum(salesChannels).optional().catch(undefined),
  cursor,
  limit,
});
export const listSupplyInput = z.object({
  list: z.enum(supplyLists).default('costing').catch('costing'),
  cursor,
  limit,
});
export type ListSupplyInput = z.output<typeof listSupplyInput>;
export const listQuickInput = z.object({
  state: z.enum(['broadcast', 'past']).default('broadcast').catch('broadcast'),
  cursor,
  limit,
});
