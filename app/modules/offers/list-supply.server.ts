import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { QuickOffer } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { type Ground, offersIn, readGrounds, runningQuick, underWay } from './internal/supply-grounds.server';
import { offerInclude, offerQuantity, type OfferRow, viewStage } from './internal/view-offer.server';
import { offerPaths } from './paths';
import { type SupplyList, supplyLists } from './rules';
import type { ListSupplyInput } from './schema';
import { settleIfDue } from './settle-offer.server';
import type { SupplyCounts, SupplyItem } from './supply-views';

export interface SupplyPage {
  /** How much stands in each list. */
  counts: SupplyCounts;
  items: SupplyItem[];
  next: string | null;
}

type OfferList = Exclude<SupplyList, 'quick'>;
interface Listed {
  items: SupplyItem[];
  next: string | null;
}

/** What the actor looks after is read as it is by now. @throws unauthenticated; forbidden for whoever acts for no supplier */
async function enter(actor: Actor): Promise<Ground[]> {
  const { memberId } = requireMember(actor);
  const grounds = await readGrounds(memberId);
  if (grounds.length === 0) throw new PortalError('forbidden');
  const due = await db.offer.findMany({
    where: { ...offersIn('making', grounds), state: 'open', deadline: { lte: now() } },
    take: 20,
  });
  for (const offer of due) await settleIfDue(offer);
  return grounds;
}

const groundOf = (grounds: readonly Ground[], clubId: string) =>
  grounds.find(({ club }) => club.id === clubId)!;

/** Of each offer how many options have no figure of the reader's organisations. */
async function countUncosted(
  rows: readonly OfferRow[],
  grounds: readonly Ground[],
): Promise<Map<string, number>> {
  const costs = await db.offerCost.findMany({
    where: { offerId: { in: rows.map(({ id }) => id) } },
    select: { optionId: true, organisationId: true },
  });
  return new Map(
    rows.map(({ id, clubId, options }) => {
      const { organisationIds } = groundOf(grounds, clubId);
      const costed = new Set(
        costs
          .filter(({ organisationId }) => organisationIds.includes(organisationId))
          .map(({ optionId }) => optionId),
      );
      return [id, options.filter((one) => one.state !== 'retired' && !costed.has(one.id)).length];
    }),
  );
}

async function countUnderWay(rows: readonly OfferRow[]): Promise<Map<string, number>> {
  const counts = await db.offerOrder.groupBy({
    by: ['offerId'],
    where: { ...underWay, offerId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  return new Map(counts.map(({ offerId, _count }) => [offerId, _count]));
}

/** How much of each offer the list is about. */
async function measure(
  list: OfferList,
  rows: readonly OfferRow[],
  grounds: readonly Ground[],
): Promise<Map<string, number>> {
  switch (list) {
    case 'costing':
      return countUncosted(rows, grounds);
    case 'orders':
      return countUnderWay(rows);
    case 'making':
      return new Map(rows.map((row) => [row.id, row.filledQuantity ?? offerQuantity(row)]));
    case 'freed':
      return new Map(
        rows.map(({ id, options }) => [id, options.reduce((sum, option) => sum + option.freedQuantity, 0)]),
      );
  }
}

const rooms = { costing: 'costs', making: 'stages', orders: 'orders', freed: 'orders' } as const;

function viewOfferItem(row: OfferRow, { club }: Ground, list: OfferList, quantity: number): SupplyItem {
  const { id, title, language, state, deadline } = row;
  const left = row.stages.map(viewStage).find((stage) => stage.state !== 'passed');
  return {
    ...{ id, title, language, state, quantity, of: null },
    url: offerPaths.workshop(club.slug, id, rooms[list]),
    club: { slug: club.slug, name: club.name },
    stage: left
      ? { name: left.name, state: left.state, plannedAt: left.plannedAt, startedAt: left.startedAt }
      : null,
    until: state === 'costing' || state === 'open' ? deadline.toISOString() : null,
  };
}

function viewQuickItem(row: QuickOffer, { club }: Ground): SupplyItem {
  const { id, title, remaining, quantity, until } = row;
  return {
    ...{ id, title, language: null, state: null, stage: null, quantity: remaining, of: quantity },
    url: offerPaths.claims(club.slug, id),
    club: { slug: club.slug, name: club.name },
    until: until.toISOString(),
  };
}

interface Window {
  cursor?: string;
  limit: number;
}

async function readOffers(
  list: OfferList,
  grounds: readonly Ground[],
  { cursor, limit }: Window,
): Promise<Listed> {
  const after = readCursor(cursor, ['time', 'id']);
  const beyond = after
    ? {
        OR: [
          { createdAt: { lt: new Date(after[0]!) } },
          { createdAt: new Date(after[0]!), id: { lt: after[1]! } },
        ],
      }
    : {};
  const rows = await db.offer.findMany({
    where: { AND: [offersIn(list, grounds), beyond] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: offerInclude,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const quantities = await measure(list, shown, grounds);
  return {
    items: shown.map((row) =>
      viewOfferItem(row, groundOf(grounds, row.clubId), list, quantities.get(row.id) ?? 0),
    ),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}

async function readQuick(grounds: readonly Ground[], { cursor, limit }: Window): Promise<Listed> {
  const after = readCursor(cursor, ['time', 'id']);
  const beyond = after
    ? { OR: [{ until: { gt: new Date(after[0]!) } }, { until: new Date(after[0]!), id: { gt: after[1]! } }] }
    : {};
  const rows = await db.quickOffer.findMany({
    where: { AND: [runningQuick(grounds), beyond] },
    orderBy: [{ until: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => viewQuickItem(row, groundOf(grounds, row.clubId))),
    next: last ? writeCursor([last.until.toISOString(), last.id]) : null,
  };
}

const readList = (list: SupplyList, grounds: readonly Ground[], window: Window) =>
  list === 'quick' ? readQuick(grounds, window) : readOffers(list, grounds, window);

async function countLists(grounds: readonly Ground[]): Promise<SupplyCounts> {
  const counts = await Promise.all(
    supplyLists.map((list) =>
      list === 'quick'
        ? db.quickOffer.count({ where: runningQuick(grounds) })
        : db.offer.count({ where: offersIn(list, grounds) }),
    ),
  );
  return Object.fromEntries(supplyLists.map((list, index) => [list, counts[index]!])) as SupplyCounts;
}

/**
 * One list of what the caller looks after for suppliers or dealers, over all clubs in which they act for some: offers the newest first, quick
 * offers the first to end first. @throws unauthenticated, forbidden
 */
export async function listSupply(actor: Actor, { list, ...window }: ListSupplyInput): Promise<SupplyPage> {
  const grounds = await enter(actor);
  const [counts, listed] = await Promise.all([countLists(grounds), readList(list, grounds, window)]);
  return { counts, ...listed };
}

const firstOfEach = 5;

export interface SupplyOverview {
  counts: SupplyCounts;
  /** The first five of each. */
  lists: Record<SupplyList, SupplyItem[]>;
}

/** The same, of each list its beginning. @throws unauthenticated, forbidden */
export async function getSupply(actor: Actor): Promise<SupplyOverview> {
  const grounds = await enter(actor);
  const [counts, ...lists] = await Promise.all([
    countLists(grounds),
    ...supplyLists.map((list) => readList(list, grounds, { limit: firstOfEach })),
  ]);
  return {
    counts,
    lists: Object.fromEntries(
      supplyLists.map((list, index) => [list, lists[index]!.items]),
    ) as SupplyOverview['lists'],
  };
}
