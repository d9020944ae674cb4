import { hideOwnedThread } from '~/modules/threads/hide-owned-thread.server';
import { defineCommand } from '~/platform/command.server';
import { requireMember } from '~/platform/require-member';
import { tellPersonally } from './internal/tell.server';
import { lockProposal, refuse } from './load-proposal.server';
import { showHidden } from './note-hidden.server';
import { mayHide } from './policy';
import type { HideInput } from './schema';

/**
 * A moderator hides a proposal with a reason, or shows it again: the same as hiding the post that opens its thread, and told to its
 * authors. Moderators and admins; recorded. Publishes `proposal.hidden` or `proposal.changed`.
 * @throws not_found, unauthenticated, forbidden, invalid
 */
export const hideProposal = defineCommand<HideInput & { proposalId: string }, { hidden: boolean }>(
  'proposals.hide',
  async (context) => {
    const { tx, actor, input } = context;
    requireMember(actor);
    const { proposalId, hidden, reason } = input;
    const loaded = await lockProposal(tx, actor, proposalId);
    const { access, proposal, facts } = loaded;
    if (!mayHide(access, facts)) refuse(loaded, false);
    await hideOwnedThread(context, proposal.threadId!, { hidden, reason });
    if (await showHidden(context, proposal, hidden))
      await tellPersonally(context, proposal, hidden ? 'hidden' : 'shown', facts.authorIds);
    return { hidden };
  },
);
