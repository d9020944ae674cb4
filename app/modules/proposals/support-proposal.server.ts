import { defineCommand } from '~/platform/command.server';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { proposalSupported } from './facts';
import { limitVoices } from './internal/limits.server';
import { settleSupport } from './internal/settle-support.server';
import { lockProposal, refuse } from './load-proposal.server';
import { maySupport, mayTakeBack } from './policy';
import type { ProposalState } from './rules';

export interface SupportAnswer {
  supports: boolean;
  supportCount: number;
  state: ProposalState;
}

/**
 * A member stands behind a proposal, or takes that back: one voice a member, freely, as long as it is not answered. The one who makes
 * the threshold full brings it to the brand. Asked again, nothing changes. Publishes `support.changed`, the fact
 * `proposals.supported`. @throws not_found, unauthenticated, not_a_member, suspended, forbidden, proposal_closed
 */
export const supportProposal = defineCommand<{ proposalId: string; supports: boolean }, SupportAnswer>(
  'proposals.support',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    const { access, proposal, facts } = loaded;
    const { supports } = input;
    if (!(supports ? maySupport(access, facts) : mayTakeBack(access, facts)))
      refuse(loaded, facts.state !== 'gathering' && facts.state !== 'evaluating');
    const proposalId = proposal.id;
    const { count } = supports
      ? await tx.proposalSupport.createMany({ data: [{ proposalId, memberId, at }], skipDuplicates: true })
      : await tx.proposalSupport.deleteMany({ where: { proposalId, memberId } });
    if (count === 0) return { supports, supportCount: proposal.supportCount, state: facts.state };
    const settled = await settleSupport(context, proposal);
    await publish(tx, proposalSupported, { proposalId, clubId: proposal.clubId, memberId, supports });
    return { supports, ...settled };
  },
  { limit: limitVoices },
);
