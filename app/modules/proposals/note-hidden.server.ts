import { postStatusChanged } from '~/modules/threads/facts';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { tellChanged, tellProposal } from './internal/tell.server';
import { lockProposals } from './load-proposal.server';
import { proposalStream } from './streams';

/**
 * What moderators decided on the post that opens a proposal's thread holds for the proposal: hidden, authors and moderators alone see it;
 * restored, everyone. Earlier updates lose the words. The portal's own. Publishes `proposal.hidden` or `proposal.changed`.
 */
export const noteHidden = defineCommand<{ threadId: string }, { hidden: boolean | null }>(
  'proposals.note-hidden',
  async (context) => {
    const { tx, actor, input, blank } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const found = await tx.proposal.findUnique({ where: { threadId: input.threadId } });
    if (!found) return { hidden: null };
    const { id } = found;
    await lockProposals(tx, [id]);
    const post = await tx.post.findUnique({
      where: { threadId_number: { threadId: input.threadId, number: 1 } },
    });
    const hidden = post?.status !== 'published';
    const { count } = await tx.proposal.updateMany({ where: { id, hidden: !hidden }, data: { hidden } });
    if (count === 0) return { hidden };
    if (hidden) {
      blank(proposalStream(id), {
        path: ['proposal'],
        id,
        with: { title: '', excerpt: '', body: '', html: '', responses: [] },
      });
      tellProposal(context, id, 'proposal.hidden', {});
    } else await tellChanged(context, id);
    return { hidden };
  },
);

export const noteHiddenJob = defineJob({
  name: 'proposals.note-hidden',
  on: postStatusChanged,
  async run({ threadId }: { threadId: string }) {
    await noteHidden(system, { threadId });
  },
});
