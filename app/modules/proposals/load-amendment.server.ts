import type { Actor } from '~/platform/actor';
import type { ProposalAmendment } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { type LoadedProposal, lockProposal } from './load-proposal.server';

/** An amendment and its proposal, under the proposal's lock. @throws not_found, and as lockProposal */
export async function lockAmendment(
  tx: Tx,
  actor: Actor,
  amendmentId: string,
): Promise<{ loaded: LoadedProposal; amendment: ProposalAmendment }> {
  const found = isId(amendmentId)
    ? await tx.proposalAmendment.findUnique({ where: { id: amendmentId }, select: { proposalId: true } })
    : null;
  if (!found) throw new PortalError('not_found');
  const loaded = await lockProposal(tx, actor, found.proposalId);
  const amendment = await tx.proposalAmendment.findUniqueOrThrow({ where: { id: amendmentId } });
  return { loaded, amendment };
}
