import type { Actor } from '~/platform/actor';
import type { ProposalAmendment } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { mergeTexts, mergeTitles } from './paragraphs.server';
import { type LoadedProposal, lockProposal } from './load-proposal.server';

/** The text with an amendment in it; null where a place that it changes is another one by now. */
export async function layAmendment(
  tx: Tx,
  { proposal }: LoadedProposal,
  amendment: ProposalAmendment,
): Promise<{ title: string; body: string } | null> {
  const base = await tx.proposalVersion.findUniqueOrThrow({
    where: { proposalId_version: { proposalId: proposal.id, version: amendment.baseVersion } },
  });
  const title = mergeTitles(base.title, amendment.title, proposal.title);
  const body = mergeTexts(base.body, amendment.body, proposal.body);
  return 'text' in title && 'text' in body ? { title: title.text, body: body.text } : null;
}

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
