import { requireTags } from '~/modules/threads/known-tags.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { limitTexts } from './internal/limits.server';
import { tellChanged, tellWaiting, tellWorded } from './internal/tell.server';
import { putWords, renderWords } from './internal/write-proposal.server';
import { lockProposal, refuse } from './load-proposal.server';
import { isAuthor, mayEditProposal } from './policy';
import type { EditProposalInput } from './schema';

/**
 * A proposal says something else; what it said stays as a version, with who changed it. Its authors, while it is drafted or gathers
 * support. Who wrote on a version that is no longer the newest is told, and nothing is overwritten. Everyone who took part hears of it.
 * Publishes `proposal.changed`, and `amendment.changed` for what waits.
 * @throws not_found, unauthenticated, forbidden, proposal_closed, changed_meanwhile, invalid
 */
export const editProposal = defineCommand<EditProposalInput & { proposalId: string }, { version: number }>(
  'proposals.edit',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    const { access, proposal, facts } = loaded;
    if (!mayEditProposal(access, facts)) refuse(loaded, isAuthor(access, facts));
    if (proposal.version !== input.version) throw new PortalError('changed_meanwhile');
    const tags = input.tags && (await requireTags(tx, proposal.clubId, input.tags));
    await tx.draft.deleteMany({
      where: { memberId, place: { startsWith: `proposal-edit:${proposal.id}:` } },
    });
    const rendered = await renderWords(context, access, input);
    const { title, body } = rendered.columns;
    if (title === proposal.title && body === proposal.body) {
      await tx.proposal.update({ where: { id: proposal.id }, data: { tags, updatedAt: at } });
      await tellChanged(context, proposal.id);
      return { version: proposal.version };
    }
    const next = await putWords(context, proposal, rendered, { memberId, note: input.note, tags });
    await tellChanged(context, proposal.id);
    await tellWaiting(context, proposal.id);
    if (facts.published) await tellWorded(context, next, 'edited');
    return { version: next.version };
  },
  { limit: limitTexts },
);
