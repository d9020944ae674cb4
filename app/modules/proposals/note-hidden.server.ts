import { clubStream } from '~/modules/clubs/streams';
import { postStatusChanged } from '~/modules/threads/facts';
import { isOpeningHidden } from '~/modules/threads/hide-owned-thread.server';
import { system } from '~/platform/actor';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { readNaming } from './internal/proposal-rows.server';
import { tellChanged, tellProposal } from './internal/tell.server';
import { lockProposals } from './load-proposal.server';
import { proposalStream } from './streams';

/** Others name it by its title no more, also in what they told before; or name it again. */
async function showWhereNamed(
  context: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell' | 'blank'>,
  id: string,
  hidden: boolean,
): Promise<void> {
  const naming = await readNaming(context.tx, id);
  await lockProposals(context.tx, naming);
  for (const other of naming) {
    if (hidden)
      context.blank(proposalStream(other), {
        ...{ path: ['proposal'], id: other },
        with: { merged: [], mergedInto: null, promotedFrom: null },
      });
    await tellChanged(context, other);
  }
}

/** Within another command, under the proposal's lock: it is hidden, or seen again, and screens follow. Answers whether that is new. */
export async function showHidden(
  context: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell' | 'blank'>,
  { id, clubId }: { id: string; clubId: string },
  hidden: boolean,
): Promise<boolean> {
  const { count } = await context.tx.proposal.updateMany({
    where: { id, hidden: !hidden },
    data: { hidden },
  });
  if (count === 0) return false;
  // The club's home, and what visitors are shown of it, may name it.
  context.tell(clubStream(clubId), 'home.changed', {});
  if (hidden) {
    context.blank(proposalStream(id), {
      path: ['proposal'],
      id,
      with: { title: '', excerpt: '', body: '', html: '', responses: [] },
    });
    tellProposal(context, id, 'proposal.hidden', {});
  } else await tellChanged(context, id);
  await showWhereNamed(context, id, hidden);
  return true;
}

/**
 * What moderators decided on the post that opens a proposal's thread holds for the proposal: hidden, authors and moderators alone see it;
 * restored, everyone. Earlier updates lose the words. The portal's own. Publishes `proposal.hidden` or `proposal.changed`.
 */
export const noteHidden = defineCommand<{ threadId: string }, { hidden: boolean | null }>(
  'proposals.note-hidden',
  async (context) => {
    const { tx, actor, input } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const found = await tx.proposal.findUnique({ where: { threadId: input.threadId } });
    if (!found) return { hidden: null };
    await lockProposals(tx, [found.id]);
    const hidden = await isOpeningHidden(tx, input.threadId);
    await showHidden(context, found, hidden);
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
