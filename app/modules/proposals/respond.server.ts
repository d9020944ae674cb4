import { mayModerate } from '~/modules/clubs/policy';
import { writeText } from '~/modules/threads/write-text.server';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { endWithin } from './design-questions.server';
import { proposalAccepted, proposalAnswered } from './facts';
import { tellBecame, tellChanged } from './internal/tell.server';
import { lockProposal, refuse } from './load-proposal.server';
import { mayRespond } from './policy';
import type { RespondInput } from './schema';
import { proposalStream } from './streams';

/**
 * The brand gives its word on a proposal: accepted, declined or later, with reason, cost and time. It is never changed: another word is
 * another version, with why, beside the old one. Declined, what the club is still asked about it ends. Moderators and admins
 * (recorded). Everyone who took part reads it. Publishes `proposal.changed`, `design.changed`, the facts `proposals.answered` and, where it says so, `proposals.accepted`.
 * @throws not_found, unauthenticated, forbidden, proposal_closed, changed_meanwhile, invalid (no reason for another word)
 */
export const respondToProposal = defineCommand<
  RespondInput & { proposalId: string },
  { version: number; state: RespondInput['verdict'] }
>('proposals.respond', async (context) => {
  const { tx, actor, input, at } = context;
  const { memberId } = requireMember(actor);
  const loaded = await lockProposal(tx, actor, input.proposalId);
  const { access, proposal, facts } = loaded;
  if (!mayRespond(access, facts)) refuse(loaded, mayModerate(access));
  const given = await tx.proposalResponse.count({ where: { proposalId: proposal.id } });
  if (input.after !== undefined && input.after !== given) throw new PortalError('changed_meanwhile');
  if (given > 0 && input.changeReason === '') throw invalidField('changeReason', 'required');
  const { verdict, reason, cost, readyBy } = input;
  const version = given + 1;
  const { html } = await writeText(access, reason, tx);
  await tx.proposalResponse.create({
    data: {
      ...{ proposalId: proposal.id, version, verdict, reason, html, byId: memberId, at },
      costAmount: cost ? BigInt(cost.amount) : null,
      currency: cost?.currency ?? null,
      readyBy: readyBy ?? null,
      changeReason: given > 0 ? input.changeReason : '',
    },
  });
  await tx.proposal.update({
    where: { id: proposal.id },
    data: { state: verdict, settledAt: at, settledReason: null, updatedAt: at },
  });
  await recordAct(tx, {
    actor,
    at,
    act: 'proposal.answered',
    subject: `proposal:${proposal.id}`,
    clubId: proposal.clubId,
    reason: version > 1 ? input.changeReason : undefined,
    detail: { verdict, version },
  });
  if (verdict === 'declined') await endWithin(context, proposalStream(proposal.id));
  await tellChanged(context, proposal.id);
  await tellBecame(context, proposal, verdict);
  const fact = { proposalId: proposal.id, clubId: proposal.clubId };
  await publish(tx, proposalAnswered, { ...fact, verdict, version });
  if (verdict === 'accepted') await publish(tx, proposalAccepted, fact);
  return { version, state: verdict };
});
