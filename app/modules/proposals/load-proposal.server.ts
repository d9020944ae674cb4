import type { ClubAccess } from '~/modules/clubs/access';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Proposal } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { maySeeProposal, type ProposalFacts } from './policy';
import { isExpired, type ProposalState } from './rules';

export interface LoadedProposal {
  access: ClubAccess;
  proposal: Proposal;
  facts: ProposalFacts;
}

/** Gathering ends to the second, whether or not the job that says so has come by. */
export function stateNow({ state, deadline }: Pick<Proposal, 'state' | 'deadline'>, at: Date): ProposalState {
  return isExpired(state, deadline, at) ? 'expired' : state;
}

async function factsOf(tx: Tx | typeof db, proposal: Proposal): Promise<ProposalFacts> {
  const hands = await tx.proposalAuthor.findMany({
    where: { proposalId: proposal.id },
    orderBy: [{ since: 'asc' }, { memberId: 'asc' }],
  });
  const ids = (state: 'accepted' | 'invited') =>
    hands.filter((hand) => hand.state === state).map(({ memberId }) => memberId);
  const { firstAuthorId, hidden } = proposal;
  return {
    state: stateNow(proposal, now()),
    published: proposal.publishedAt !== null,
    hidden,
    firstAuthorId,
    authorIds: ids('accepted'),
    invitedIds: ids('invited'),
  };
}

/**
 * Reads a proposal and the actor's standing in its club.
 * @throws not_found where there is none or the actor may not know of it; unauthenticated where a visitor might after signing in
 */
export async function loadProposal(
  actor: Actor,
  proposalId: string,
  tx: Tx | typeof db = db,
): Promise<LoadedProposal> {
  const proposal = isId(proposalId) ? await tx.proposal.findUnique({ where: { id: proposalId } }) : null;
  if (!proposal) throw new PortalError('not_found');
  const access = await loadClubAccess(actor, { clubId: proposal.clubId }, tx);
  const facts = await factsOf(tx, proposal);
  if (!maySeeProposal(access, facts)) {
    if (!facts.published || facts.hidden) throw new PortalError('not_found');
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  }
  return { access, proposal, facts };
}

/** Takes the locks of proposals, in the order of their ids. */
export async function lockProposals(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT lock_proposals(${ids.filter(isId)}::uuid[])`;
}

/** The same as `loadProposal` for changing it: changes of one proposal come one after the other. @throws as loadProposal */
export async function lockProposal(tx: Tx, actor: Actor, proposalId: string): Promise<LoadedProposal> {
  if (!isId(proposalId)) throw new PortalError('not_found');
  await lockProposals(tx, [proposalId]);
  return loadProposal(actor, proposalId, tx);
}

/** Says as exactly as may be known why somebody may not. `closed`: they might, were it not over or not begun. */
export function refuse({ access }: LoadedProposal, closed: boolean): never {
  if (access.memberId === undefined) throw new PortalError('unauthenticated');
  if (access.membership?.status === 'suspended') throw new PortalError('suspended');
  if (access.membership?.status !== 'active' && access.badge.roles.length === 0)
    throw new PortalError('not_a_member');
  if (closed) throw new PortalError('proposal_closed');
  throw new PortalError('forbidden');
}
