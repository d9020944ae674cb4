import { acceptedProposal, type ProposalSummary } from '~/modules/proposals/contributors.server';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { getOffer } from './get-offer.server';
import { loadOffer, loadOfferAccess } from './load-offer.server';
import { maySteer } from './policy';

export interface OfferDraft {
  /** Organisations for which somebody is a supplier in the club. */
  makers: { id: string; name: string }[];
  /** The accepted proposal that the offer is to come from. */
  proposal: ProposalSummary | null;
}

async function listMakers(clubId: string): Promise<OfferDraft['makers']> {
  return db.organisation.findMany({
    where: {
      kind: { in: ['supplier', 'dealer'] },
      status: 'active',
      roleGrants: { some: { clubId, role: 'supplier', status: 'verified' } },
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 100,
  });
}

/** What the form of a new offer needs. Moderators and admins. @throws not_found, unauthenticated, forbidden, not_open */
export async function getOfferDraft(actor: Actor, slug: string, proposalId?: string): Promise<OfferDraft> {
  requireMember(actor);
  const access = await loadOfferAccess(actor, { slug });
  if (!maySteer(access)) throw new PortalError('forbidden');
  const clubId = access.club.club.id;
  const makers = await listMakers(clubId);
  return { makers, proposal: proposalId ? await acceptedProposal(db, proposalId, clubId) : null };
}

/** What the form of a change needs. Moderators and admins. @throws not_found, unauthenticated, forbidden */
export async function getOfferEdit(actor: Actor, slug: string, offerId: string) {
  requireMember(actor);
  const { offer } = await getOffer(actor, offerId, slug);
  const { access, facts, offer: row } = await loadOffer(actor, offerId);
  if (!maySteer(access)) throw new PortalError('forbidden');
  return { offer, askIds: facts.askedIds, makers: await listMakers(row.clubId) };
}
