import { defineCommand } from '~/platform/command.server';
import { requireMember } from '~/platform/require-member';
import { endWithin } from './design-questions.server';
import { tellBecame, tellChanged } from './internal/tell.server';
import { lockProposal, refuse } from './load-proposal.server';
import { mayWithdraw } from './policy';
import { proposalStream } from './streams';

/**
 * A proposal goes no further, because its first author says so; it stays readable with the reason, a draft only for its authors.
 * What the club is still asked about it ends with it. Nobody else may. Publishes `proposal.changed`, `design.changed`. @throws not_found, unauthenticated, forbidden, proposal_closed
 */
export const withdrawProposal = defineCommand<{ proposalId: string; reason: string }, { state: 'withdrawn' }>(
  'proposals.withdraw',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    const { access, proposal, facts } = loaded;
    if (!mayWithdraw(access, facts)) refuse(loaded, memberId === facts.firstAuthorId);
    await tx.proposal.update({
      where: { id: proposal.id },
      data: { state: 'withdrawn', settledAt: at, settledReason: input.reason, updatedAt: at },
    });
    await endWithin(context, proposalStream(proposal.id));
    await tellChanged(context, proposal.id);
    await tellBecame(context, proposal, 'withdrawn');
    return { state: 'withdrawn' };
  },
);
