import { clubStream } from '~/modules/clubs/streams';
import { endWithin } from '~/modules/proposals/design-questions.server';
import { proposalStream } from '~/modules/proposals/streams';
import { writeText } from '~/modules/threads/write-text.server';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Offer } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { offerStateChanged } from './facts';
import { followAsMakers } from './internal/follow-as-makers.server';
import { followersFrom } from './internal/contributors.server';
import { announceOffer } from './internal/announce-offer.server';
import { attachPictures } from './internal/attach-pictures.server';
import { scheduleSettling } from './internal/settling-queue.server';
import { noteStory } from './internal/story.server';
import { loadOfferAccess } from './load-offer.server';
import { offerPaths } from './paths';
import { maySteer } from './policy';
import type { CreateOfferInput, OptionInput } from './schema';
import { offerStream } from './streams';

/** Organisations that can make things: suppliers and dealers that are active. @throws invalid at `field` */
export async function requireSuppliers(tx: Tx, ids: readonly string[], field: string): Promise<void> {
  const found = await tx.organisation.count({
    where: { id: { in: ids.filter(isId) }, kind: { in: ['supplier', 'dealer'] }, status: 'active' },
  });
  if (found !== new Set(ids).size) throw invalidField(field, 'not_found');
}

export function optionColumns({ ladder, ...option }: OptionInput, position: number) {
  return { id: newId(), position, ...option, ladder: ladder as object[] };
}

async function insertOffer(
  { tx, at, input }: CommandContext<CreateOfferInput & { slug: string }>,
  made: Pick<Offer, 'id' | 'clubId' | 'threadId' | 'html' | 'language'> & { memberId: string },
): Promise<Offer> {
  const { options, stages, askIds, status, slug: _slug, proposalId, supplierId, ...columns } = input;
  const open = status === 'open';
  const { id, clubId, threadId, html, language, memberId } = made;
  return tx.offer.create({
    data: {
      ...{ id, clubId, threadId, html, language },
      ...columns,
      attributes: columns.attributes as object[],
      proposalId: proposalId ?? null,
      supplierId: supplierId ?? null,
      state: open ? 'open' : 'costing',
      createdById: memberId,
      createdAt: at,
      openedAt: open ? at : null,
      options: { create: options.map((option, index) => optionColumns(option, index + 1)) },
      stages: { create: stages.map((stage, index) => ({ ...stage, position: index + 1 })) },
      suppliers: { create: [...new Set(askIds)].map((organisationId) => ({ organisationId, at })) },
    },
  });
}

/**
 * An offer stands in a club, with its options and stages and a thread of its own: open for pledges until its deadline, or as a draft
 * that suppliers cost first; what the club is still asked about the proposal that it comes from ends. Moderators and admins; recorded.
 * Publishes `offer.opened` on the club's stream when it is open, `design.changed` on the proposal's.
 * @throws not_found, unauthenticated, forbidden, invalid (`deadline`, `supplierId`, `askIds`, `proposalId`)
 */
export const createOffer = defineCommand<CreateOfferInput & { slug: string }, { offerId: string }>(
  'offers.create',
  async (context) => {
    const { tx, actor, input, at, tell } = context;
    const { memberId } = requireMember(actor);
    const access = await loadOfferAccess(actor, { slug: input.slug }, tx);
    if (!maySteer(access)) throw new PortalError('forbidden');
    if (access.club.club.status === 'archived') throw new PortalError('club_closed');
    if (input.deadline <= at) throw invalidField('deadline', 'in_the_past');
    if (input.supplierId) await requireSuppliers(tx, [input.supplierId], 'supplierId');
    if (input.askIds.length > 0) await requireSuppliers(tx, [...new Set(input.askIds)], 'askIds');
    const followers: string[] = [];
    if (input.proposalId !== undefined) {
      followers.push(...(await followersFrom(tx, input.proposalId, access.club.club.id)));
      const taken = await tx.offer.count({ where: { proposalId: input.proposalId } });
      if (taken > 0) throw new PortalError('conflict');
      // From now on the club is asked about the offer.
      await endWithin(context, proposalStream(input.proposalId));
    }
    const id = newId();
    const { title, body } = input;
    const clubId = access.club.club.id;
    const { html, language, uploadIds } = await writeText(access.club, body, tx);
    await attachPictures(tx, uploadIds, { memberId, clubId, at });
    const known = input.status === 'open' || input.proposalId !== undefined;
    const threadId = known
      ? await announceOffer(context, access.club, {
          ...{ id, clubId, createdById: memberId, title, body, threadId: null },
        })
      : null;
    await insertOffer(context, { id, clubId, threadId, html, language, memberId });
    await tx.offerFollower.createMany({
      data: followers.map((followerId) => ({ offerId: id, memberId: followerId, at })),
    });
    const maker = input.supplierId ? [input.supplierId] : [];
    // Of a draft that asks nobody by name all suppliers say what it costs.
    const asked =
      input.status !== 'draft' ? maker : input.askIds.length > 0 ? [...input.askIds, ...maker] : [];
    if (input.status === 'draft' || maker.length > 0) await followAsMakers(tx, { id, clubId }, asked, at);
    await recordAct(tx, {
      actor,
      at,
      act: 'offer.created',
      subject: offerStream(id),
      clubId,
      detail: { title },
    });
    await noteStory(context, id, 'made');
    // Those who wished for it, and those who are asked what it costs, know of it from here on.
    if (input.status === 'draft') await noteStory(context, id, 'costing');
    if (input.status === 'open') {
      await noteStory(context, id, 'opened');
      await scheduleSettling(tx, id, input.deadline);
      tell(clubStream(clubId), 'offer.opened', {
        offer: { id, title, url: offerPaths.offer(input.slug, id) },
      });
    }
    await publish(tx, offerStateChanged, {
      offerId: id,
      clubId,
      state: input.status === 'open' ? 'open' : 'costing',
    });
    return { offerId: id };
  },
);
