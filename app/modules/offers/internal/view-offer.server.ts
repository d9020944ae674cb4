import { type db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { maySeePrices, maySteer, type OfferAccess, type OfferFacts } from '../policy';
import { offerPaths } from '../paths';
import {
  type ChangeRule,
  type Currency,
  type PriceTerms,
  roomOf,
  standingOf,
  type StageTerms,
  type Step,
} from '../rules';
import type { OfferAttribute } from '../schema';
import { fromPriceOf } from '../updates';
import type { OfferItem, OfferView, OptionView, StageView } from '../views';

export const offerInclude = {
  options: { orderBy: { position: 'asc' } },
  stages: { orderBy: { position: 'asc' } },
} satisfies Prisma.OfferInclude;
export type OfferRow = Prisma.OfferGetPayload<{ include: typeof offerInclude }>;
export type OptionRow = OfferRow['options'][number];
export type StageRow = OfferRow['stages'][number];

const iso = (value: Date | null) => value?.toISOString() ?? null;

export function priceTerms(option: OptionRow): PriceTerms {
  const { price, ladder, lotSize, capacity } = option;
  return { price: Number(price), ladder: ladder as unknown as Step[], lotSize, capacity };
}

export function stageTerms(stage: StageRow): StageTerms {
  const { position, name, plannedAt, startedAt, passedAt, rules, fee } = stage;
  return {
    ...{ position, name, plannedAt: plannedAt.toISOString() },
    startedAt: iso(startedAt),
    passedAt: iso(passedAt),
    rules: rules as Record<string, ChangeRule>,
    fee: fee === null ? null : Number(fee),
  };
}

export function viewStage(stage: StageRow): StageView {
  const terms = stageTerms(stage);
  const state = terms.passedAt ? 'passed' : terms.startedAt ? 'running' : 'upcoming';
  return { ...terms, rules: { ...terms.rules }, state };
}

/** What counts of an option: promised in whole lots before the deadline, made after it. */
export function countedQuantity(option: OptionRow): number {
  return standingOf(priceTerms(option), option.pledgedMax).quantity;
}

export function viewOption(option: OptionRow, withPrices: boolean): OptionView {
  const terms = priceTerms(option);
  const standing = standingOf(terms, option.pledgedMax);
  const { id, position, name, pack, variant, channel, place, lotSize, capacity, explanation } = option;
  const room = option.finalPrice === null ? roomOf(terms) : null;
  const left = room === null ? null : Math.max(0, room - option.pledgedMin);
  return {
    ...{ id, position, name, pack, variant, channel, place, lotSize, capacity, left },
    state: option.state === 'active' && left === 0 ? 'sold_out' : option.state,
    // It may say what parts of the price are.
    explanation: withPrices ? explanation : '',
    price: withPrices ? terms.price : null,
    ladder: withPrices ? [...terms.ladder] : [],
    deliversFrom: iso(option.deliversFrom),
    deliversTo: iso(option.deliversTo),
    pledgeCount: option.pledgeCount,
    pledged: option.pledgedMax,
    quantity: standing.quantity,
    waiting: standing.waiting,
    currentPrice: withPrices ? standing.currentPrice : null,
    nextStep: withPrices ? standing.nextStep : null,
    finalPrice: option.finalPrice === null ? null : Number(option.finalPrice),
  };
}

/** Somebody has pledged on what it says. */
export function isPledgedOn({ options }: Pick<OfferRow, 'options'>): boolean {
  return options.some(({ pledgeCount }) => pledgeCount > 0);
}

/** Over the options that are not retired. */
export function offerQuantity({ options }: Pick<OfferRow, 'options'>): number {
  return options.reduce((sum, option) => sum + countedQuantity(option), 0);
}

type Organisations = Map<string, { id: string; name: string; kind: string }>;

export async function readOrganisations(
  tx: Tx | typeof db,
  ids: readonly (string | null)[],
): Promise<Organisations> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.organisation.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, kind: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

function common(row: OfferRow, slug: string, organisations: Organisations) {
  const { id, title, language, state, threshold, deadline, createdAt, supplierId, filledQuantity } = row;
  return {
    ...{ id, title, language, state, threshold },
    url: offerPaths.offer(slug, id),
    currency: row.currency as Currency,
    quantity: filledQuantity ?? offerQuantity(row),
    pledgeCount: row.options.reduce((sum, option) => sum + option.pledgeCount, 0),
    deadline: deadline.toISOString(),
    createdAt: createdAt.toISOString(),
    supplier: (supplierId !== null && organisations.get(supplierId)) || null,
    stages: row.stages.map(viewStage),
  };
}

/** An offer as whoever asks may see it. */
export function viewOffer(
  row: OfferRow,
  { access, facts }: { access: OfferAccess; facts: OfferFacts },
  organisations: Organisations,
): OfferView {
  const { slug } = access.club.club;
  const withPrices = maySeePrices(access, facts);
  const { threadId, proposalId, body, html, priceNote, feePercent, contributorPercent, attributes } = row;
  const { version, hidden } = row;
  return {
    ...common(row, slug, organisations),
    ...{ clubSlug: slug, threadId, proposalId, body, html, feePercent, contributorPercent, version, hidden },
    priceNote: withPrices ? priceNote : '',
    payTo: maySteer(access) ? row.payTo : '',
    attributes: attributes as unknown as OfferAttribute[],
    options: row.options
      .filter(({ state, pledgeCount }) => state !== 'retired' || pledgeCount > 0)
      .map((option) => viewOption(option, withPrices)),
    openedAt: iso(row.openedAt),
    settledAt: iso(row.settledAt),
    endedAt: iso(row.endedAt),
  };
}

export function viewOfferItem(
  row: OfferRow,
  { access, withPrices }: { access: OfferAccess; withPrices: boolean },
  organisations: Organisations,
): OfferItem {
  const active = row.options.filter(({ state }) => state !== 'retired');
  return {
    ...common(row, access.club.club.slug, organisations),
    fromPrice: fromPriceOf(active.map((option) => viewOption(option, withPrices))),
    optionCount: active.length,
  };
}
