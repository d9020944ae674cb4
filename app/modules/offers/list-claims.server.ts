import { mayRead } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { QuickOffer } from '~/platform/db/generated/client';
import { transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { csvLine, csvMark } from '~/platform/text/csv';
import { viewClaim } from './claim-quick.server';
import { readHeads } from './internal/read-heads.server';
import { readOrganisations } from './internal/view-offer.server';
import { viewQuickOffer } from './internal/view-quick.server';
import { personasOf } from './list-orders.server';
import { loadOfferAccess } from './load-offer.server';
import { mayRunQuick } from './policy';
import { quickStream } from './streams';
import type { ClaimView, QuickOfferView } from './views';

export interface BuyerClaim extends ClaimView {
  buyer: { id: string; name: string };
}

interface ClaimList {
  items: BuyerClaim[];
  next: string | null;
}

interface Reading {
  quick: QuickOffer;
  slug: string;
  /** Whose claims are read; undefined: everybody's. */
  memberId: string | undefined;
}

/** @throws not_found, unauthenticated, forbidden */
async function requireReading(actor: Actor, quickOfferId: string, slug?: string): Promise<Reading> {
  const { memberId } = requireMember(actor);
  const quick = isId(quickOfferId) ? await db.quickOffer.findUnique({ where: { id: quickOfferId } }) : null;
  if (!quick) throw new PortalError('not_found');
  const access = await loadOfferAccess(actor, { clubId: quick.clubId });
  const { club } = access.club;
  if (slug !== undefined && club.slug !== slug) throw new PortalError('not_found');
  if (mayRunQuick(access, quick)) return { quick, slug: club.slug, memberId: undefined };
  if (!mayRead(access.club)) throw new PortalError('forbidden');
  return { quick, slug: club.slug, memberId };
}

async function readClaims(
  { quick, memberId }: Reading,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<ClaimList> {
  const after = readCursor(cursor, ['time', 'id']);
  const rows = await db.quickClaim.findMany({
    where: {
      quickOfferId: quick.id,
      memberId,
      ...(after
        ? { OR: [{ at: { gt: new Date(after[0]!) } }, { at: new Date(after[0]!), id: { gt: after[1]! } }] }
        : {}),
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const names = await personasOf(
    quick.clubId,
    shown.map((row) => row.memberId),
  );
  return {
    items: shown.map((row) => ({
      ...viewClaim(row, quick.currency),
      buyer: { id: row.memberId, name: names.get(row.memberId) ?? '' },
    })),
    next: last ? writeCursor([last.at.toISOString(), last.id]) : null,
  };
}

/**
 * Who claimed how much of a quick offer, the first first: all of it for whose it is and the brand, their own for others who may read the
 * club. @throws not_found, unauthenticated, forbidden
 */
export async function listClaims(
  actor: Actor,
  quickOfferId: string,
  window: { cursor?: string; limit: number },
): Promise<ClaimList> {
  return readClaims(await requireReading(actor, quickOfferId), window);
}

export interface ClaimsPage extends ClaimList {
  quick: QuickOfferView;
  /** Everybody's are listed, and can be handed over; false: the reader's own. */
  all: boolean;
  /** Units that were handed over, of those listed. */
  collected: number;
  heads: Record<string, number>;
}

/** The same with what its page needs beside. @throws as listClaims */
export async function getClaimsPage(
  actor: Actor,
  { quickOfferId, slug, ...window }: { quickOfferId: string; slug: string; cursor?: string; limit: number },
): Promise<ClaimsPage> {
  const reading = await requireReading(actor, quickOfferId, slug);
  const { quick, memberId } = reading;
  // Before the list: what comes between is told again rather than missed.
  const heads = await readHeads(db, [quickStream(quick.id)]);
  const [list, collected, organisations] = await Promise.all([
    readClaims(reading, window),
    db.quickClaim.aggregate({
      where: { quickOfferId: quick.id, memberId, collectedAt: { not: null } },
      _sum: { quantity: true },
    }),
    readOrganisations(db, [quick.organisationId]),
  ]);
  return {
    ...list,
    quick: viewQuickOffer(quick, reading.slug, organisations),
    all: memberId === undefined,
    collected: collected._sum.quantity ?? 0,
    heads,
  };
}

async function* tableOf(reading: Reading): AsyncGenerator<string> {
  yield (
    csvMark +
    csvLine(['claim', 'name', 'quantity', 'unit_price', 'total', 'currency', 'claimed_at', 'collected_at'])
  );
  let cursor: string | undefined;
  do {
    const { items, next } = await readClaims(reading, { cursor, limit: 1_000 });
    yield items
      .map(({ number, buyer, quantity, unitPrice, total, currency, at, collectedAt }) =>
        csvLine([number, buyer.name, quantity, unitPrice, total, currency, at, collectedAt ?? '']),
      )
      .join('');
    cursor = next ?? undefined;
  } while (cursor);
}

/**
 * All claims of a quick offer as a file of comma-separated values, in pieces, for handing them over. Whose it is, and the brand; taking
 * names along is recorded. Money in minor units. @throws not_found, unauthenticated, forbidden
 */
export async function exportClaims(
  actor: Actor,
  quickOfferId: string,
  slug: string,
): Promise<AsyncGenerator<string>> {
  const reading = await requireReading(actor, quickOfferId, slug);
  if (reading.memberId !== undefined) throw new PortalError('forbidden');
  const { id, clubId } = reading.quick;
  await transact((tx) =>
    recordAct(tx, { actor, at: now(), act: 'quick_offer.claims_exported', subject: quickStream(id), clubId }),
  );
  return tableOf(reading);
}
