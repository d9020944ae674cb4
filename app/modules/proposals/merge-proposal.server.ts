import { mayModerate } from '~/modules/clubs/policy';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { endWithin } from './design-questions.server';
import { proposalMerged } from './facts';
import { gatheringRulesOf } from './internal/rules-of.server';
import { settleSupport } from './internal/settle-support.server';
import { participantsOf, tellBecame, tellChanged } from './internal/tell.server';
import { loadProposal, lockProposals, refuse } from './load-proposal.server';
import { givesBack, isMergeTarget, mayMerge, mayUnmerge } from './policy';
import { proposalStream } from './streams';

/**
 * A proposal goes on in another one that asks for the same: its supporters stand behind that one, each once, and hear of it; its
 * page leads there; what the club is still asked about it ends. May be undone for as long as the club says. Moderators and admins
 * (recorded). Publishes `proposal.changed` on both, `design.changed`, the fact `proposals.merged`.
 * @throws not_found, unauthenticated, forbidden, proposal_closed (either is answered or over), conflict (into itself, or another club's)
 */
export const mergeProposal = defineCommand<
  { proposalId: string; intoId: string; reason: string },
  { moved: number; undoUntil: string }
>('proposals.merge', async (context) => {
  const { tx, actor, input, at } = context;
  requireMember(actor);
  const { proposalId, intoId } = input;
  if (!isId(proposalId) || !isId(intoId)) throw new PortalError('not_found');
  await lockProposals(tx, [proposalId, intoId]);
  const from = await loadProposal(actor, proposalId, tx);
  if (!mayMerge(from.access, from.facts)) refuse(from, mayModerate(from.access));
  const into = await loadProposal(actor, intoId, tx);
  if (proposalId === intoId || into.proposal.clubId !== from.proposal.clubId)
    throw new PortalError('conflict');
  if (!isMergeTarget(into.facts)) throw new PortalError('proposal_closed');
  const told = await participantsOf(tx, proposalId);
  const moved = await tx.$executeRaw`
    INSERT INTO "ProposalSupport" ("proposalId", "memberId", "at", "viaId")
    SELECT ${intoId}::uuid, "memberId", "at", ${proposalId}::uuid FROM "ProposalSupport" WHERE "proposalId" = ${proposalId}::uuid
    ON CONFLICT DO NOTHING`;
  const { mergeUndoHours } = await gatheringRulesOf(tx, from.proposal.clubId);
  const mergeUndoUntil = new Date(at.getTime() + mergeUndoHours * 3_600_000);
  await tx.proposal.update({
    where: { id: proposalId },
    data: {
      ...{ state: 'merged', mergedFrom: from.proposal.state, mergedIntoId: intoId, mergeUndoUntil },
      ...{ settledAt: at, settledReason: input.reason, updatedAt: at },
    },
  });
  await recordAct(tx, {
    ...{ actor, at, act: 'proposal.merged', subject: `proposal:${proposalId}` },
    clubId: from.proposal.clubId,
    reason: input.reason,
    detail: { intoId, moved },
  });
  await endWithin(context, proposalStream(proposalId));
  const { state } = await settleSupport(context, into.proposal);
  if (state === into.proposal.state) await tellChanged(context, intoId);
  await tellChanged(context, proposalId);
  await tellBecame(context, from.proposal, 'merged', told);
  await publish(tx, proposalMerged, { proposalId, intoId, clubId: from.proposal.clubId, undone: false });
  return { moved, undoUntil: mergeUndoUntil.toISOString() };
});

/**
 * A merge is undone: who came by it stands behind the first proposal again and no longer behind the other; who took their support
 * back meanwhile has taken it back. It gathers on with the time it had left. Moderators and admins (recorded), as long as the
 * club says. Publishes `proposal.changed` on both, the fact `proposals.merged`.
 * @throws not_found, unauthenticated, forbidden, not_reversible (too late, or the other is answered or merged itself)
 */
export const unmergeProposal = defineCommand<{ proposalId: string }, { restored: number }>(
  'proposals.unmerge',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireMember(actor);
    const { proposalId } = input;
    const found = isId(proposalId) ? await tx.proposal.findUnique({ where: { id: proposalId } }) : null;
    await lockProposals(tx, [proposalId, ...(found?.mergedIntoId ? [found.mergedIntoId] : [])]);
    const loaded = await loadProposal(actor, proposalId, tx);
    const { access, proposal, facts } = loaded;
    if (!mayUnmerge(access, facts)) refuse(loaded, mayModerate(access));
    const intoId = proposal.mergedIntoId!;
    if (intoId !== found?.mergedIntoId) throw new PortalError('changed_meanwhile');
    const into = await loadProposal(actor, intoId, tx);
    if (proposal.mergeUndoUntil! <= at || !givesBack(into.facts)) throw new PortalError('not_reversible');
    await tx.$executeRaw`
      DELETE FROM "ProposalSupport" x WHERE x."proposalId" = ${proposalId}::uuid
        AND NOT EXISTS (SELECT 1 FROM "ProposalSupport" y WHERE y."proposalId" = ${intoId}::uuid AND y."memberId" = x."memberId")`;
    const restored = await tx.$executeRaw`
      DELETE FROM "ProposalSupport" WHERE "proposalId" = ${intoId}::uuid AND "viaId" = ${proposalId}::uuid`;
    const waitedMs = at.getTime() - proposal.settledAt!.getTime();
    const next = await tx.proposal.update({
      where: { id: proposalId },
      data: {
        ...{ state: proposal.mergedFrom!, mergedFrom: null, mergedIntoId: null, mergeUndoUntil: null },
        ...{ settledAt: null, settledReason: null, updatedAt: at },
        deadline: proposal.deadline && new Date(proposal.deadline.getTime() + waitedMs),
        answerBy: proposal.answerBy && new Date(proposal.answerBy.getTime() + waitedMs),
      },
    });
    await recordAct(tx, {
      ...{ actor, at, act: 'proposal.unmerged', subject: `proposal:${proposalId}` },
      clubId: proposal.clubId,
      detail: { intoId, restored },
    });
    await settleSupport(context, into.proposal);
    await tellChanged(context, intoId);
    const settled = await settleSupport(context, next);
    if (settled.state === next.state) await tellChanged(context, proposalId);
    await tellBecame(context, proposal, 'unmerged');
    await publish(tx, proposalMerged, { proposalId, intoId, clubId: proposal.clubId, undone: true });
    return { restored };
  },
);
