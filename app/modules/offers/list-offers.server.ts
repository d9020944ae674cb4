import type { Actor } from '~/platform/actor';
import { mayRead } from '~/modules/clubs/policy';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { offerInclude, readOrganisations, viewOfferItem } from './internal/view-offer.server';
import { loadOfferAccess } from './load-offer.server';
import { mayServe, maySteer, type OfferAccess } from './policy';
import type { ListOffersInput } from './schema';
import { settleIfDue } from './settle-offer.server';
import type { OfferItem } from './views';

const states = {
  open: ['open'],
  running: ['funded', 'in_production'],
  past: ['fulfilled', 'unfunded', 'withdrawn'],
  costing: ['costing'],
} as const;

/** What is hidden is for the brand and whoever makes it, as on its own page. */
function notHidden(access: OfferAccess): Prisma.OfferWhereInput {
  if (maySteer(access)) return {};
  return { OR: [{ hidden: false }, { supplierId: { in: [...access.organisationIds] } }] };
}

/** What never opened is for the brand and its suppliers; what members wished for is for all. */
function visible(access: OfferAccess): Prisma.OfferWhereInput {
  if (mayServe(access)) return notHidden(access);
  const { organisationIds } = access;
  const asked: Prisma.OfferWhereInput[] =
    organisationIds.length === 0
      ? []
      : [
          { suppliers: { none: {} } },
          { suppliers: { some: { organisationId: { in: [...organisationIds] } } } },
          { supplierId: { in: [...organisationIds] } },
        ];
  return {
    AND: [notHidden(access), { OR: [{ openedAt: { not: null } }, { proposalId: { not: null } }, ...asked] }],
  };
}

/**
 * The offers of a club, the newest first, as whoever asks may see them. Those whose deadline has passed are settled first.
 * @throws not_found; unauthenticated where a visitor might after signing in; forbidden
 */
export async function listOffers(
  actor: Actor,
  slug: string,
  { state, cursor, limit }: ListOffersInput,
): Promise<{ items: OfferItem[]; next: string | null; maySteer: boolean; mayCost: boolean }> {
  const access = await loadOfferAccess(actor, { slug });
  if (!mayRead(access.club))
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const clubId = access.club.club.id;
  const due = await db.offer.findMany({
    where: { clubId, state: 'open', deadline: { lte: now() } },
    take: 20,
  });
  for (const offer of due) await settleIfDue(offer);
  const after = readCursor(cursor, ['time', 'id']);
  const rows = await db.offer.findMany({
    where: {
      clubId,
      ...(state ? { state: { in: [...states[state]] } } : {}),
      AND: [
        visible(access),
        after
          ? {
              OR: [
                { createdAt: { lt: new Date(after[0]!) } },
                { createdAt: new Date(after[0]!), id: { lt: after[1]! } },
              ],
            }
          : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: offerInclude,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const organisations = await readOrganisations(
    db,
    shown.map(({ supplierId }) => supplierId),
  );
  return {
    items: shown.map((row) =>
      viewOfferItem(row, { access, withPrices: row.openedAt !== null || mayServe(access) }, organisations),
    ),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
    maySteer: maySteer(access),
    mayCost: maySteer(access) || access.organisationIds.length > 0,
  };
}
