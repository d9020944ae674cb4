import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import type { ClubAccess } from '~/modules/clubs/access';
import { requireTags } from '~/modules/threads/known-tags.server';
import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import type { Proposal } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { limitTexts } from './internal/limits.server';
import { tellChanged } from './internal/tell.server';
import {
  beginGathering,
  keepVersion,
  renderWords,
  type WriteContext,
} from './internal/write-proposal.server';
import { lockProposal, refuse } from './load-proposal.server';
import { isAuthor, mayPropose, mayPublish } from './policy';
import type { CreateProposalInput } from './schema';

/** @throws forbidden, suspended, not_a_member, club_closed */
export function requireProposer(actor: Actor, access: ClubAccess): void {
  requireMember(actor);
  if (mayPropose(access)) return;
  if (!mayRead(access)) throw new PortalError('forbidden');
  if (access.membership?.status === 'suspended') throw new PortalError('suspended');
  if (access.membership?.status !== 'active') throw new PortalError('not_a_member');
  throw new PortalError('club_closed');
}

/** Within another command: a proposal in drafting stands, its first version and first author with it. */
export async function draftWithin(
  context: WriteContext,
  access: ClubAccess,
  input: Omit<CreateProposalInput, 'status'> & { promotedFromId?: string },
): Promise<Proposal> {
  const { tx, actor, at } = context;
  const { memberId } = requireMember(actor);
  const { columns, text } = await renderWords(context, access, input, { starts: true });
  const proposal = await tx.proposal.create({
    data: {
      id: newId(),
      clubId: access.club.id,
      ...columns,
      language: input.language ?? text.language,
      tags: await requireTags(tx, access.club.id, input.tags),
      firstAuthorId: memberId,
      promotedFromId: input.promotedFromId ?? null,
      createdAt: at,
      updatedAt: at,
      authors: { create: { memberId, state: 'accepted', since: at } },
    },
  });
  await keepVersion(tx, proposal, { memberId, note: '', at });
  return proposal;
}

/**
 * A proposal stands: put to the club at once, with the club's threshold and deadline, or as a draft of its author's. Members who
 * may write. Publishes the fact `proposals.published`.
 * @throws not_found, unauthenticated, not_a_member, suspended, club_closed, forbidden, first_day_threads, invalid
 */
export const createProposal = defineCommand<CreateProposalInput & { slug: string }, { proposalId: string }>(
  'proposals.create',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const access = await loadClubAccess(actor, { slug: input.slug }, tx);
    requireProposer(actor, access);
    const proposal = await draftWithin(context, access, input);
    await tx.draft.deleteMany({ where: { memberId, place: `proposal:${access.club.id}` } });
    if (input.status === 'published') await beginGathering(context, access, proposal, memberId);
    return { proposalId: proposal.id };
  },
  { limit: limitTexts },
);

/**
 * A draft is put to the club: gathering begins. Any of its authors. Publishes the fact `proposals.published`.
 * @throws not_found, unauthenticated, forbidden, proposal_closed when it is no draft any more
 */
export const publishProposal = defineCommand<{ proposalId: string }, { state: 'gathering' }>(
  'proposals.publish',
  async (context) => {
    const { tx, actor, input } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    if (!mayPublish(loaded.access, loaded.facts)) refuse(loaded, isAuthor(loaded.access, loaded.facts));
    await beginGathering(context, loaded.access, loaded.proposal, memberId);
    await tellChanged(context, loaded.proposal.id);
    return { state: 'gathering' };
  },
);
