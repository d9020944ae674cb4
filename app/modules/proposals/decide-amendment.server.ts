import { knownTags } from '~/modules/threads/known-tags.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { draftWithin, requireProposer } from './create-proposal.server';
import { amendmentAccepted } from './facts';
import { limitTexts } from './internal/limits.server';
import { tellAmendment, tellChanged, tellPersonally, tellWaiting, tellWorded } from './internal/tell.server';
import { putWords, renderWords } from './internal/write-proposal.server';
import { layAmendment, lockAmendment } from './load-amendment.server';
import { refuse } from './load-proposal.server';
import { isAuthor, mayDecideAmendment } from './policy';

/**
 * An amendment becomes part of the text, under the name of who made it and beside it the author's who brought it up to
 * a newer text, or is rejected with a reason; they hear of it. The proposal's
 * authors, until the brand has answered. One whose place was changed since is not laid over the newer words. Asked again it gives the
 * same answer. Publishes `proposal.changed`, `amendment.changed`, the fact `proposals.amendment-accepted`.
 * @throws not_found, unauthenticated, forbidden, proposal_closed, amendment_conflict, amendment_decided when it was decided otherwise
 */
export const decideAmendment = defineCommand<
  { amendmentId: string; accept: boolean; reason: string },
  { state: 'accepted' | 'rejected'; version: number }
>('proposals.decide-amendment', async (context) => {
  const { tx, actor, input, at } = context;
  const decider = requireMember(actor);
  const { loaded, amendment } = await lockAmendment(tx, actor, input.amendmentId);
  const { access, proposal, facts } = loaded;
  if (!mayDecideAmendment(access, facts)) refuse(loaded, isAuthor(access, facts));
  const state = input.accept ? ('accepted' as const) : ('rejected' as const);
  if (amendment.state !== 'submitted') {
    if (amendment.state !== state) throw new PortalError('amendment_decided');
    return { state, version: proposal.version };
  }
  let next = proposal;
  if (input.accept) {
    const words = await layAmendment(tx, loaded, amendment);
    if (!words) throw new PortalError('amendment_conflict');
    const rendered = await renderWords(context, access, words);
    const { memberId, note, id } = amendment;
    next = await putWords(context, proposal, rendered, { memberId, note, amendmentId: id });
  }
  await tx.proposalAmendment.update({
    where: { id: amendment.id },
    data: {
      ...{ state, decidedById: decider.memberId, decidedAt: at },
      reason: input.reason || null,
      becameVersion: input.accept ? next.version : null,
    },
  });
  await tellAmendment(context, proposal.id, amendment.id);
  await tellPersonally(context, next, `amendment_${state}`, [amendment.memberId]);
  if (input.accept) {
    await tellChanged(context, proposal.id);
    await tellWaiting(context, proposal.id);
    await tellWorded(context, next, 'amended');
    await publish(tx, amendmentAccepted, {
      ...{ proposalId: proposal.id, amendmentId: amendment.id },
      ...{ clubId: proposal.clubId, memberId: amendment.memberId },
    });
  }
  return { state, version: next.version };
});

/**
 * An amendment that was not taken, or still waits, becomes the draft of a proposal of its own, by who made it. The authors of the first
 * hear of it. Publishes `amendment.changed`. @throws not_found, unauthenticated, forbidden, amendment_decided, club_closed, invalid
 */
export const promoteAmendment = defineCommand<{ amendmentId: string; title: string }, { proposalId: string }>(
  'proposals.promote-amendment',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { loaded, amendment } = await lockAmendment(tx, actor, input.amendmentId);
    const { access, proposal, facts } = loaded;
    if (amendment.memberId !== memberId) throw new PortalError('forbidden');
    if (amendment.state === 'promoted') return { proposalId: amendment.promotedToId! };
    if (amendment.state !== 'submitted' && amendment.state !== 'rejected')
      throw new PortalError('amendment_decided');
    requireProposer(actor, access);
    const { title } = input;
    const own = await draftWithin(context, access, {
      ...{ title, body: amendment.body, promotedFromId: amendment.id },
      tags: await knownTags(tx, proposal.clubId, proposal.tags),
      language: proposal.language ?? undefined,
    });
    await tx.proposalAmendment.update({
      where: { id: amendment.id },
      data: {
        ...{ state: 'promoted', promotedToId: own.id, reason: amendment.reason },
        ...(amendment.state === 'submitted' ? { decidedById: memberId, decidedAt: at } : {}),
      },
    });
    await tellAmendment(context, proposal.id, amendment.id);
    await tellPersonally(context, proposal, 'promoted', facts.authorIds);
    return { proposalId: own.id };
  },
  { limit: limitTexts },
);
