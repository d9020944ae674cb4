import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { CommandContext } from '~/platform/command.server';
import { requireMember } from '~/platform/require-member';
import { requireTakenText } from '~/modules/threads/rewrite-owned-post.server';
import { writeText } from '~/modules/threads/write-text.server';
import { limitTexts } from './internal/limits.server';
import { tellAmendment, tellPersonally } from './internal/tell.server';
import { keepPictures } from './internal/write-proposal.server';
import { type LoadedProposal, lockProposal, refuse } from './load-proposal.server';
import { layAmendment, lockAmendment } from './load-amendment.server';
import { tidyText } from './paragraphs.server';
import { isAuthor, mayAmend, mayDecideAmendment } from './policy';
import { mostOpenAmendments } from './rules';
import type { AmendInput, RebaseInput } from './schema';

interface Words {
  title: string;
  body: string;
}

/** What an amendment says in the form in which it is laid over the text; keeps the pictures in it. @throws invalid (nothing changed, words that are not taken) */
async function wordsOf(
  context: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at'>,
  { access, proposal }: LoadedProposal,
  input: { title?: string; body: string; version: number; note?: string },
): Promise<Words> {
  const { tx } = context;
  const base = await tx.proposalVersion.findUnique({
    where: { proposalId_version: { proposalId: proposal.id, version: input.version } },
  });
  if (!base) throw new PortalError('changed_meanwhile');
  const words = { title: input.title ?? base.title, body: tidyText(input.body) };
  if (words.title === base.title && words.body === tidyText(base.body))
    throw invalidField('body', 'unchanged');
  const text = await writeText(access, words.body, tx);
  await requireTakenText(context, access, { title: words.title, text, more: input.note });
  await keepPictures(context, access, text);
  return words;
}

/**
 * Somebody says how the text should be; its authors hear of it and decide. Members who may write and are no authors, while it
 * gathers support; five at most wait from one member. Publishes `amendment.changed`.
 * @throws not_found, unauthenticated, not_a_member, suspended, forbidden, proposal_closed, limit_reached, invalid
 */
export const amendProposal = defineCommand<AmendInput & { proposalId: string }, { amendmentId: string }>(
  'proposals.amend',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    const { access, proposal, facts } = loaded;
    if (!mayAmend(access, facts)) refuse(loaded, facts.state !== 'gathering');
    const version = input.version ?? proposal.version;
    const waiting = await tx.proposalAmendment.count({
      where: { proposalId: proposal.id, memberId, state: 'submitted' },
    });
    if (waiting >= mostOpenAmendments) throw new PortalError('limit_reached');
    const words = await wordsOf(context, loaded, { ...input, version });
    const id = newId();
    await tx.proposalAmendment.create({
      data: {
        ...{ id, proposalId: proposal.id, memberId, baseVersion: version },
        ...words,
        note: input.note,
        createdAt: at,
      },
    });
    await tx.draft.deleteMany({ where: { memberId, place: { startsWith: `amend:${proposal.id}:` } } });
    await tellAmendment(context, proposal.id, id);
    await tellPersonally(context, proposal, 'submitted', facts.authorIds);
    return { amendmentId: id };
  },
  { limit: limitTexts },
);

/**
 * An amendment that waits is written anew on a newer text, by hand: by who made it, or by an author of the proposal where it no longer
 * fits. It stays theirs who made it; they hear of an author's hand, which is named beside theirs from then on. Publishes
 * `amendment.changed`.
 * @throws not_found, unauthenticated, forbidden (also an author's, where it fits), proposal_closed, amendment_decided, changed_meanwhile
 *   (there is a newer text), invalid
 */
export const rebaseAmendment = defineCommand<RebaseInput & { amendmentId: string }, { baseVersion: number }>(
  'proposals.rebase-amendment',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const { loaded, amendment } = await lockAmendment(tx, actor, input.amendmentId);
    const { access, proposal, facts } = loaded;
    const isMaker = amendment.memberId === memberId;
    if (!(isMaker && mayAmend(access, facts)) && !mayDecideAmendment(access, facts))
      refuse(loaded, isMaker || isAuthor(access, facts));
    if (amendment.state !== 'submitted') throw new PortalError('amendment_decided');
    if (input.version !== proposal.version) throw new PortalError('changed_meanwhile');
    // What fits is laid over the text as its maker wrote it: nobody else puts words into it.
    if (!isMaker && (await layAmendment(tx, loaded, amendment))) throw new PortalError('forbidden');
    const words = await wordsOf(context, loaded, input);
    await tx.proposalAmendment.update({
      where: { id: amendment.id },
      data: { ...words, baseVersion: input.version, rebasedById: isMaker ? null : memberId },
    });
    await tx.draft.deleteMany({ where: { memberId, place: { startsWith: `amend:${amendment.id}:` } } });
    await tellAmendment(context, proposal.id, amendment.id);
    if (!isMaker) await tellPersonally(context, proposal, 'rebased', [amendment.memberId]);
    return { baseVersion: input.version };
  },
  { limit: limitTexts },
);

/** An amendment that waits is taken back by who made it. Publishes `amendment.changed`. @throws not_found, unauthenticated, forbidden, amendment_decided */
export const withdrawAmendment = defineCommand<{ amendmentId: string }, { state: 'withdrawn' }>(
  'proposals.withdraw-amendment',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { loaded, amendment } = await lockAmendment(tx, actor, input.amendmentId);
    if (amendment.memberId !== memberId) throw new PortalError('forbidden');
    if (amendment.state === 'withdrawn') return { state: 'withdrawn' };
    if (amendment.state !== 'submitted') throw new PortalError('amendment_decided');
    await tx.proposalAmendment.update({
      where: { id: amendment.id },
      data: { state: 'withdrawn', decidedById: memberId, decidedAt: at },
    });
    await tellAmendment(context, loaded.proposal.id, amendment.id);
    return { state: 'withdrawn' };
  },
);
