import { mayRead } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db, queryRows } from '~/platform/db/client.server';
import type { QuickOffer } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import { snapshot, type Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { readOrganisations } from './internal/view-offer.server';
import { viewQuickOffer } from './internal/view-quick.server';
import { loadOfferAccess } from './load-offer.server';
import { mayBroadcast, mayRunQuick, type OfferAccess } from './policy';
import { distanceKm } from './rules';
import { quickStream } from './streams';
import type { QuickOfferView } from './views';

export interface QuickItem extends QuickOfferView {
  viewer: {
    /** How many of it the caller has. */
    claimed: number;
    /** From where the caller wants to hear of them; null: unknown, or it has no place. */
    distanceKm: number | null;
    near: boolean;
    mayRun: boolean;
    /** How many of the claimed units were handed over; null for whoever does not run it. */
    collected: number | null;
  };
}

export interface QuickPage {
  items: QuickItem[];
  next: string | null;
  mayBroadcast: boolean;
  heads: Record<string, number>;
}

async function readOwn(tx: Tx, memberId: string, ids: string[]) {
  const claims = await tx.quickClaim.groupBy({
    by: ['quickOfferId'],
    where: { memberId, quickOfferId: { in: ids } },
    _sum: { quantity: true },
  });
  return { claims, place: await tx.memberPlace.findUnique({ where: { memberId } }) };
}

/** Where a quick offer is. */
export type QuickPin = Pick<QuickOfferView, 'id' | 'title' | 'url' | 'discountPercent'> & {
  place: NonNullable<QuickOfferView['place']>;
};

const mostPins = 200;

/** Where the open quick offers of a club are, however many its list has pages; at most 200, the first to end. Of one that may be read. */
export async function readPins({ id: clubId, slug }: { id: string; slug: string }): Promise<QuickPin[]> {
  const rows = await db.quickOffer.findMany({
    where: { clubId, state: 'broadcast', until: { gt: now() }, lat: { not: null } },
    orderBy: [{ until: 'asc' }, { id: 'asc' }],
    take: mostPins,
  });
  return rows.flatMap((row) => {
    const { id, title, url, discountPercent, place } = viewQuickOffer(row, slug, new Map());
    return place ? [{ id, title, url, discountPercent, place }] : [];
  });
}

async function readCollected(tx: Tx, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.quickClaim.groupBy({
    by: ['quickOfferId'],
    where: { quickOfferId: { in: ids }, collectedAt: { not: null } },
    _sum: { quantity: true },
  });
  return new Map(rows.map((row) => [row.quickOfferId, row._sum.quantity ?? 0]));
}

/** Quick offers as somebody sees them, who may read their club. */
export async function viewItems(
  tx: Tx,
  rows: readonly QuickOffer[],
  access: OfferAccess,
  memberId: string | undefined,
): Promise<QuickItem[]> {
  const ids = rows.map(({ id }) => id);
  const organisations = await readOrganisations(
    tx,
    rows.map(({ organisationId }) => organisationId),
  );
  const { claims, place } = memberId ? await readOwn(tx, memberId, ids) : { claims: [], place: null };
  const run = rows.filter((row) => mayRunQuick(access, row)).map(({ id }) => id);
  const collected = await readCollected(tx, run);
  const claimed = new Map(claims.map((one) => [one.quickOfferId, one._sum.quantity ?? 0]));
  return rows.map((row): QuickItem => {
    const view = viewQuickOffer(row, access.club.club.slug, organisations);
    const distance = view.place && place ? distanceKm(view.place, place) : null;
    return {
      ...view,
      viewer: {
        claimed: claimed.get(row.id) ?? 0,
        distanceKm: distance,
        near: distance !== null && distance <= view.place!.radiusKm,
        mayRun: run.includes(row.id),
        collected: run.includes(row.id) ? (collected.get(row.id) ?? 0) : null,
      },
    };
  });
}

/**
 * Quick offers of a club: those that are open, the first to end first; or those that are over, the newest first. Whoever may read the club.
 * @throws not_found; unauthenticated where a visitor might after signing in; forbidden
 */
export async function listQuickOffers(
  actor: Actor,
  slug: string,
  { state, cursor, limit }: { state: 'broadcast' | 'past'; cursor?: string; limit: number },
): Promise<QuickPage> {
  const access = await loadOfferAccess(actor, { slug });
  if (!mayRead(access.club))
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const clubId = access.club.club.id;
  const memberId = memberIdOf(actor);
  const at = now();
  const after = readCursor(cursor, ['time', 'id']);
  const open = state === 'broadcast';
  const key = open ? 'until' : 'createdAt';
  const beyond = open ? 'gt' : 'lt';
  return snapshot(async (tx) => {
    const rows = await tx.quickOffer.findMany({
      where: {
        clubId,
        ...(open
          ? { state: 'broadcast', until: { gt: at } }
          : { OR: [{ state: { not: 'broadcast' } }, { until: { lte: at } }] }),
        AND: after
          ? {
              OR: [
                { [key]: { [beyond]: new Date(after[0]!) } },
                { [key]: new Date(after[0]!), id: { [beyond]: after[1]! } },
              ],
            }
          : {},
      },
      orderBy: open ? [{ until: 'asc' }, { id: 'asc' }] : [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const ids = shown.map(({ id }) => id);
    const items = await viewItems(tx, shown, access, memberId);
    const streams = await tx.stream.findMany({ where: { key: { in: ids.map(quickStream) } } });
    const heads = new Map(streams.map((stream) => [stream.key, Number(stream.head)]));
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items,
      next: last ? writeCursor([last[key].toISOString(), last.id]) : null,
      mayBroadcast: mayBroadcast(access),
      heads: Object.fromEntries(ids.map((id) => [quickStream(id), heads.get(quickStream(id)) ?? 0])),
    };
  });
}

export interface QuickReport {
  broadcast: number;
  units: number;
  recoveredUnits: number;
  /** By currency, in minor units. */
  recovered: { currency: string; amount: number }[];
  /** What of it was handed over so far. */
  collectedUnits: number;
  collected: { currency: string; amount: number }[];
}

interface Collected {
  currency: string;
  units: number;
  amount: number;
}

/** What quick offers of a club brought back: what was claimed, and what of that was handed over. The brand's and suppliers' own page. @throws not_found, unauthenticated, forbidden */
export async function reportQuickOffers(actor: Actor, slug: string): Promise<QuickReport> {
  requireMember(actor);
  const access = await loadOfferAccess(actor, { slug });
  if (!mayBroadcast(access)) throw new PortalError('forbidden');
  const own = access.organisationIds.length > 0 && !mayRunQuick(access, { organisationId: null });
  const rows = await db.quickOffer.groupBy({
    by: ['currency'],
    where: {
      clubId: access.club.club.id,
      ...(own ? { organisationId: { in: [...access.organisationIds] } } : {}),
    },
    _count: true,
    _sum: { quantity: true, remaining: true, recovered: true },
  });
  const collected = await queryRows<Collected>(
    db,
    Prisma.sql`SELECT q."currency", sum(c."quantity")::int AS "units", sum(c."quantity" * c."unitPrice")::float8 AS "amount"
      FROM "QuickOffer" q JOIN "QuickClaim" c ON c."quickOfferId" = q."id" AND c."collectedAt" IS NOT NULL
      WHERE q."clubId" = ${access.club.club.id}::uuid
        AND (${!own} OR q."organisationId" = ANY (${[...access.organisationIds]}::uuid[]))
      GROUP BY q."currency" ORDER BY q."currency"`,
  );
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    broadcast: sum(({ _count }) => _count),
    units: sum(({ _sum }) => _sum.quantity ?? 0),
    recoveredUnits: sum(({ _sum }) => (_sum.quantity ?? 0) - (_sum.remaining ?? 0)),
    recovered: rows.map(({ currency, _sum }) => ({ currency, amount: Number(_sum.recovered ?? 0) })),
    collectedUnits: collected.reduce((total, { units }) => total + units, 0),
    collected: collected.map(({ currency, amount }) => ({ currency, amount })),
  };
}
