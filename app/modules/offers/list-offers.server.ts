import type { Actor } from '~/platform/actor';
import { mayRead } from '~/modules/clubs/policy';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import { snapshot, type Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { readHeads } from './internal/read-heads.server';
import { offerInclude, readOrganisations, viewOfferItem } from './internal/view-offer.server';
import { loadOfferAccess } from './load-offer.server';
import { mayServe, maySteer, type OfferAccess } from './policy';
import type { ListOffersInput } from './schema';
import { settleIfDue } from './settle-offer.server';
import { offerStream } from './streams';
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

/** The actor's standing where offers are listed; those whose deadline has passed are settled first. */
async function enter(actor: Actor, slug: string): Promise<OfferAccess> {
  const access = await loadOfferAccess(actor, { slug });
  if (!mayRead(access.club))
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const due = await db.offer.findMany({
    where: { clubId: access.club.club.id, state: 'open', deadline: { lte: now() } },
    take: 20,
  });
  for (const offer of due) await settleIfDue(offer);
  return access;
}

export interface OfferPage {
  items: OfferItem[];
  next: string | null;
  maySteer: boolean;
  mayCost: boolean;
}

async function readPage(
  tx: Tx | typeof db,
  access: OfferAccess,
  { state, cursor, limit }: ListOffersInput,
): Promise<OfferPage> {
  const after = readCursor(cursor, ['time', 'id']);
  const rows = await tx.offer.findMany({
    where: {
      clubId: access.club.club.id,
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
    tx,
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

/**
 * The offers of a club, the newest first, as whoever asks may see them. Those whose deadline has passed are settled first.
 * @throws not_found; unauthenticated where a visitor might after signing in; forbidden
 */
export async function listOffers(actor: Actor, slug: string, input: ListOffersInput): Promise<OfferPage> {
  return readPage(db, await enter(actor, slug), input);
}

/** Of so many a screen follows how they go on: what one connection may watch is limited. */
const mostFollowed = 30;

/** The same for a screen, and from where on the streams of those that are open tell how they go on. @throws as listOffers */
export async function listLiveOffers(
  actor: Actor,
  slug: string,
  input: ListOffersInput,
): Promise<OfferPage & { heads: Record<string, number> }> {
  const access = await enter(actor, slug);
  return snapshot(async (tx) => {
    const page = await readPage(tx, access, input);
    const open = page.items.filter(({ state }) => state === 'open').slice(0, mostFollowed);
    return {
      ...page,
      heads: await readHeads(
        tx,
        open.map(({ id }) => offerStream(id)),
      ),
    };
  });
}
