import type { ClubAccess } from '~/modules/clubs/access';
import { isActiveMember, mayListen, mayModerate, mayRead, mayWrite } from '~/modules/clubs/policy';
import type { OfferState } from './rules';

/** What a decision about an offer needs to know of it. */
export interface OfferFacts {
  state: OfferState;
  /** The club may know of it: members wished for it, or it has opened. What became of it later makes no difference. */
  known: boolean;
  /** It has opened, at some time: its prices are decided. */
  opened: boolean;
  supplierId: string | null;
  /** Who is asked what it would cost; empty: every supplier of the club. */
  askedIds: readonly string[];
  /** A moderator has hidden it. */
  hidden: boolean;
  /** Whoever asks has pledged for it or ordered of it: they keep seeing what they owe and get, also when they have left the club. */
  takesPart: boolean;
}

/** An actor's standing beside the club's: the organisations they act for as suppliers in it. */
export interface OfferAccess {
  club: ClubAccess;
  organisationIds: readonly string[];
}

/** Pure: how far an offer is public, from what stays so whatever state it comes to. */
export function publicityOf({ openedAt, proposalId }: { openedAt: Date | null; proposalId: string | null }) {
  return { known: openedAt !== null || proposalId !== null, opened: openedAt !== null };
}

/** The brand makes, prices, opens and closes offers. */
export function maySteer({ club }: OfferAccess): boolean {
  return mayModerate(club);
}

/** The brand's people who deal with members' orders and payments. */
export function mayServe(access: OfferAccess): boolean {
  return maySteer(access) || access.club.badge.roles.includes('agent');
}

function isSupplier({ club, organisationIds }: OfferAccess): boolean {
  return isActiveMember(club) && organisationIds.length > 0;
}

function isAsked(access: OfferAccess, { askedIds, supplierId }: OfferFacts): boolean {
  if (!isSupplier(access)) return false;
  return (
    askedIds.length === 0 || access.organisationIds.some((id) => id === supplierId || askedIds.includes(id))
  );
}

/** Suppliers who are asked tell what it would cost, and see their own figures. */
export function mayCost(access: OfferAccess, offer: OfferFacts): boolean {
  return isAsked(access, offer) && offer.state !== 'withdrawn';
}

/** Whoever makes it, and the brand: orders with names, telephones and addresses, and exports. */
export function mayProduce(access: OfferAccess, { supplierId }: OfferFacts): boolean {
  if (maySteer(access)) return true;
  return isSupplier(access) && supplierId !== null && access.organisationIds.includes(supplierId);
}

/** Stages are passed by whoever makes it; where no supplier is named, by any of the club's. */
export function mayPass(access: OfferAccess, offer: OfferFacts): boolean {
  return mayProduce(access, offer) || (offer.supplierId === null && isSupplier(access));
}

/**
 * What never opened is between the brand and the suppliers it asked, also when it is taken back, unless members wished for it. Who took
 * part in it sees it to its end.
 */
export function maySeeOffer(access: OfferAccess, offer: OfferFacts): boolean {
  if (offer.takesPart) return true;
  if (!mayRead(access.club)) return false;
  if (offer.hidden && !mayProduce(access, offer)) return false;
  return offer.known || mayServe(access) || isAsked(access, offer);
}

/** Prices are for members once they are decided. */
export function maySeePrices(access: OfferAccess, offer: OfferFacts): boolean {
  return offer.opened || mayServe(access);
}

/** The brand asks the club how something should be, from when it may know of it until it is delivered. */
export function mayAskClub(access: OfferAccess, offer: OfferFacts): boolean {
  const goesOn = ['costing', 'open', 'funded', 'in_production'].includes(offer.state);
  return access.club.memberId !== undefined && maySteer(access) && offer.known && goesOn && !offer.hidden;
}

/** Moderators hide what the club can see, and bring it back. */
export function mayHide(access: OfferAccess, offer: OfferFacts): boolean {
  return access.club.memberId !== undefined && maySteer(access) && offer.known;
}

export function mayHearOffer(access: OfferAccess, offer: OfferFacts): boolean {
  return mayListen(access.club) && maySeeOffer(access, offer);
}

/** What the brand and its suppliers hear beside. */
export function mayHearWorkshop(access: OfferAccess, offer: OfferFacts): boolean {
  return mayListen(access.club) && (maySteer(access) || mayPass(access, offer));
}

export function mayPledge({ club }: OfferAccess): boolean {
  return isActiveMember(club) && mayWrite(club);
}

/** The brand, suppliers and dealers re-offer what is left over. */
export function makesQuick(access: OfferAccess): boolean {
  return maySteer(access) || isSupplier(access);
}

/** They do, while the club is open. */
export function mayBroadcast(access: OfferAccess): boolean {
  return makesQuick(access) && mayWrite(access.club);
}

/** Their own quick offer, or any for the brand. */
export function mayRunQuick(access: OfferAccess, quick: { organisationId: string | null }): boolean {
  if (maySteer(access)) return true;
  return quick.organisationId !== null && access.organisationIds.includes(quick.organisationId);
}
