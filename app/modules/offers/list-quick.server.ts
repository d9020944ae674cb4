import { mayRead } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { snapshot, type Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { readOrganisations } from './internal/view-offer.server';
import { viewQuickOffer } from './internal/view-quick.server';
import { loadOfferAccess } from './load-offer.server';
import { mayBroadcast, mayRunQuick } from './policy';
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
    const organisations = await readOrganisations(
      tx,
      shown.map(({ organisationId }) => organisationId),
    );
    const { claims, place } = memberId ? await readOwn(tx, memberId, ids) : { claims: [], place: null };
    const streams = await tx.stream.findMany({ where: { key: { in: ids.map(quickStream) } } });
    const claimed = new Map(claims.map((one) => [one.quickOfferId, one._sum.quantity ?? 0]));
    const heads = new Map(streams.map((stream) => [stream.key, Number(stream.head)]));
    const items = shown.map((row): QuickItem => {
      const view = viewQuickOffer(row, slug, organisations);
      const distance = view.place && place ? distanceKm(view.place, place) : null;
      return {
        ...view,
        viewer: {
          claimed: claimed.get(row.id) ?? 0,
          distanceKm: distance,
          near: distance !== null && distance <= view.place!.radiusKm,
          mayRun: mayRunQuick(access, row),
        },
      };
    });
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
}

/** What quick offers of a club brought back. The brand's and suppliers' own page. @throws not_found, unauthenticated, forbidden */
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
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    broadcast: sum(({ _count }) => _count),
    units: sum(({ _sum }) => _sum.quantity ?? 0),
    recoveredUnits: sum(({ _sum }) => (_sum.quantity ?? 0) - (_sum.remaining ?? 0)),
    recovered: rows.map(({ currency, _sum }) => ({ currency, amount: Number(_sum.recovered ?? 0) })),
  };
}
