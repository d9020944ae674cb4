import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { tellChanged, tellPersonally } from './internal/tell.server';
import { lockProposal, refuse } from './load-proposal.server';
import { isAuthor, mayAnswerInvitation, mayInvite, mayLeaveAuthors } from './policy';
import { mostAuthors } from './rules';

/**
 * Somebody of the club is asked to write along; they read the draft from now on. Any author, while the text may change. Asked
 * again, nothing changes. @throws not_found, unauthenticated, forbidden, proposal_closed, limit_reached, invalid (nobody of the club)
 */
export const inviteAuthor = defineCommand<{ proposalId: string; memberId: string }, { invited: boolean }>(
  'proposals.invite-author',
  async (context) => {
    const { tx, actor, input, at } = context;
    const inviter = requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    const { access, proposal, facts } = loaded;
    if (!mayInvite(access, facts)) refuse(loaded, isAuthor(access, facts));
    const { memberId } = input;
    if (facts.authorIds.includes(memberId) || facts.invitedIds.includes(memberId)) return { invited: true };
    const found =
      isId(memberId) &&
      (await tx.membership.findFirst({
        where: { clubId: proposal.clubId, memberId, status: 'active', member: { status: 'active' } },
      }));
    if (!found) throw invalidField('memberId', 'not_found');
    const blocked = await tx.block.count({ where: { memberId, blockedId: inviter.memberId } });
    if (blocked > 0) throw invalidField('memberId', 'not_found');
    if (facts.authorIds.length + facts.invitedIds.length >= mostAuthors)
      throw new PortalError('limit_reached');
    await tx.proposalAuthor.create({
      data: {
        ...{ proposalId: proposal.id, memberId, since: at },
        ...{ state: 'invited', invitedById: inviter.memberId },
      },
    });
    await tellPersonally(context, proposal, 'invited', [memberId]);
    return { invited: true };
  },
);

/**
 * Who was invited and has not answered is asked no more, and reads the draft no more. Any author, while the text may change. Again,
 * nothing changes. @throws not_found, unauthenticated, forbidden, proposal_closed, conflict (they write along by now)
 */
export const withdrawInvitation = defineCommand<
  { proposalId: string; memberId: string },
  { invited: boolean }
>('proposals.withdraw-invitation', async ({ tx, actor, input }) => {
  requireMember(actor);
  const loaded = await lockProposal(tx, actor, input.proposalId);
  const { access, proposal, facts } = loaded;
  if (!mayInvite(access, facts)) refuse(loaded, isAuthor(access, facts));
  const { memberId } = input;
  if (facts.authorIds.includes(memberId)) throw new PortalError('conflict');
  if (facts.invitedIds.includes(memberId))
    await tx.proposalAuthor.delete({ where: { proposalId_memberId: { proposalId: proposal.id, memberId } } });
  return { invited: false };
});

/**
 * Who was invited becomes one of the authors, or declines; the authors hear of it. Publishes `proposal.changed`.
 * @throws not_found, unauthenticated, forbidden, proposal_closed
 */
export const answerInvitation = defineCommand<{ proposalId: string; accept: boolean }, { author: boolean }>(
  'proposals.answer-invitation',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    const { access, proposal, facts } = loaded;
    if (facts.authorIds.includes(memberId) && input.accept) return { author: true };
    if (!mayAnswerInvitation(access, facts)) refuse(loaded, facts.invitedIds.includes(memberId));
    const where = { proposalId_memberId: { proposalId: proposal.id, memberId } };
    if (input.accept) {
      await tx.proposalAuthor.update({ where, data: { state: 'accepted', since: at } });
      await tellChanged(context, proposal.id);
    } else await tx.proposalAuthor.delete({ where });
    await tellPersonally(context, proposal, input.accept ? 'joined' : 'refused', facts.authorIds);
    return { author: input.accept };
  },
);

/**
 * A co-author writes along no more; what they wrote stays in the history under their name. Not the first author. Publishes
 * `proposal.changed`. @throws not_found, unauthenticated, forbidden, conflict (the first author)
 */
export const leaveAuthors = defineCommand<{ proposalId: string }, { author: boolean }>(
  'proposals.leave-authors',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    const { access, proposal, facts } = loaded;
    if (facts.firstAuthorId === memberId) throw new PortalError('conflict');
    if (!facts.authorIds.includes(memberId)) return { author: false };
    if (!mayLeaveAuthors(access, facts)) refuse(loaded, true);
    await tx.proposalAuthor.delete({ where: { proposalId_memberId: { proposalId: proposal.id, memberId } } });
    await tellChanged(context, proposal.id);
    return { author: false };
  },
);
