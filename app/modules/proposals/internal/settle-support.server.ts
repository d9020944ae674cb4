import type { CommandContext } from '~/platform/command.server';
import type { Proposal } from '~/platform/db/generated/client';
import { publish } from '~/platform/jobs/jobs.server';
import { proposalReached } from '../facts';
import { addDays, type ProposalState, stateBySupport } from '../rules';
import { gatheringRulesOf } from './rules-of.server';
import { tellBecame, tellChanged, tellModerators, tellSupport } from './tell.server';

/**
 * Within a command that holds the proposal's lock and has changed its supporters: count and warmth agree with the rows, and who has
 * reached the threshold is evaluated.
 */
export async function settleSupport(
  context: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell'>,
  proposal: Proposal,
): Promise<{ supportCount: number; state: ProposalState }> {
  const { tx, at } = context;
  const [row] = await tx.$queryRaw<
    { count: number }[]
  >`SELECT recount_support(${proposal.id}::uuid) AS "count"`;
  const supportCount = row!.count;
  const state = stateBySupport(proposal.state, { supportCount, threshold: proposal.threshold });
  if (state === proposal.state) {
    await tellSupport(context, proposal.id, supportCount);
    return { supportCount, state };
  }
  const { answerDays } = await gatheringRulesOf(tx, proposal.clubId);
  await tx.proposal.update({
    where: { id: proposal.id },
    data: { state, evaluatingAt: at, answerBy: addDays(at, answerDays), updatedAt: at },
  });
  await tellChanged(context, proposal.id);
  await tellBecame(context, proposal, 'evaluating');
  await tellModerators(context, proposal);
  await publish(tx, proposalReached, { proposalId: proposal.id, clubId: proposal.clubId });
  return { supportCount, state };
}
