import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { loadOfferAccess } from './load-offer.server';
import { offerPaths } from './paths';
import { maySteer } from './policy';

export interface OfferOfProposal {
  /** The page of the offer that came of a proposal; null: there is none yet. */
  url: string | null;
  /** Where the brand makes one of it; null for others, and where there is one. */
  makeAt: string | null;
}

/** What the brand's answers are; what has come of one of them stays so when there is another. */
const answered: readonly string[] = ['accepted', 'later', 'declined'];

/** What has come of a proposal that the brand has answered, for whoever reads it. @throws not_found */
export async function findOfferOf(
  actor: Actor,
  slug: string,
  proposal: { id: string; state: string },
): Promise<OfferOfProposal> {
  if (!answered.includes(proposal.state)) return { url: null, makeAt: null };
  const [offer, access] = await Promise.all([
    db.offer.findUnique({ where: { proposalId: proposal.id }, select: { id: true } }),
    loadOfferAccess(actor, { slug }),
  ]);
  return {
    url: offer ? offerPaths.offer(slug, offer.id) : null,
    makeAt:
      !offer && proposal.state === 'accepted' && maySteer(access)
        ? `${offerPaths.newOffer(slug)}?proposal=${proposal.id}`
        : null,
  };
}
