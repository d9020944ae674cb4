import { accessOf, loadClubAccess } from '~/modules/clubs/load-access.server';
import type { ClubAccess } from '~/modules/clubs/access';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Offer } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { lockWholeOffer } from './internal/locked-offer.server';
import type { OfferRow } from './internal/view-offer.server';
import { maySeeOffer, type OfferAccess, type OfferFacts, publicityOf } from './policy';

export interface LoadedOffer {
  access: OfferAccess;
  offer: Offer;
  facts: OfferFacts;
}

/** Adds the organisations that somebody acts for as a supplier in the club. */
export async function withOrganisations(club: ClubAccess, tx: Tx | typeof db = db): Promise<OfferAccess> {
  if (!club.memberId || !club.badge.roles.includes('supplier')) return { club, organisationIds: [] };
  const grants = await tx.roleGrant.findMany({
    where: {
      memberId: club.memberId,
      clubId: club.club.id,
      role: 'supplier',
      status: 'verified',
      organisationId: { not: null },
      OR: [{ validUntil: null }, { validUntil: { gt: now() } }],
    },
    select: { organisationId: true },
    orderBy: { requestedAt: 'asc' },
  });
  return { club, organisationIds: grants.map(({ organisationId }) => organisationId!) };
}

/** The actor's standing in a club, with the organisations they act for. @throws not_found */
export async function loadOfferAccess(
  actor: Actor,
  key: { slug: string } | { clubId: string },
  tx: Tx | typeof db = db,
): Promise<OfferAccess> {
  return withOrganisations(await loadClubAccess(actor, key, tx), tx);
}

async function takesPart(tx: Tx | typeof db, actor: Actor, { id }: Offer): Promise<boolean> {
  const memberId = memberIdOf(actor);
  if (!memberId) return false;
  return (await tx.offerPledge.count({ where: { offerId: id, memberId } })) > 0;
}

/** What a policy needs to know of it. @throws not_found, unauthenticated, forbidden where the actor may not see it */
async function seen(
  actor: Actor,
  tx: Tx | typeof db,
  { access, offer, askedIds }: { access: OfferAccess; offer: Offer; askedIds: readonly string[] },
): Promise<LoadedOffer> {
  const facts: OfferFacts = {
    state: offer.state,
    ...publicityOf(offer),
    supplierId: offer.supplierId,
    askedIds,
    hidden: offer.hidden,
    takesPart: false,
  };
  if (maySeeOffer(access, facts)) return { access, offer, facts };
  // Looked up only where it decides: who buys of what is hidden, or has left the club, still sees what they owe and get.
  const asBuyer = { ...facts, takesPart: await takesPart(tx, actor, offer) };
  if (maySeeOffer(access, asBuyer)) return { access, offer, facts: asBuyer };
  if (!facts.known || offer.hidden) throw new PortalError('not_found');
  throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
}

/** Reads an offer and the actor's standing. @throws not_found; unauthenticated where a visitor might after signing in */
export async function loadOffer(
  actor: Actor,
  offerId: string,
  tx: Tx | typeof db = db,
): Promise<LoadedOffer> {
  const row = isId(offerId)
    ? await tx.offer.findUnique({ where: { id: offerId }, include: { suppliers: true } })
    : null;
  if (!row) throw new PortalError('not_found');
  const { suppliers, ...offer } = row;
  const access = await loadOfferAccess(actor, { clubId: offer.clubId }, tx);
  return seen(actor, tx, { access, offer, askedIds: suppliers.map(({ organisationId }) => organisationId) });
}

/**
 * The same for changing it, or what belongs to it: such changes come one after the other. `row` is the offer with its options and
 * stages as it is under the lock. @throws as loadOffer
 */
export async function lockOffer(
  tx: Tx,
  actor: Actor,
  offerId: string,
): Promise<LoadedOffer & { row: OfferRow }> {
  const locked = isId(offerId) ? await lockWholeOffer(tx, actor, offerId) : null;
  if (!locked) throw new PortalError('not_found');
  const { row, askedIds } = locked;
  const access = await withOrganisations(accessOf(actor, locked.access), tx);
  const { options: _options, stages: _stages, ...offer } = row;
  return { ...(await seen(actor, tx, { access, offer, askedIds })), row };
}
