import { rewriteOwnedPost } from '~/modules/threads/rewrite-owned-post.server';
import { writeText } from '~/modules/threads/write-text.server';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Prisma } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { requireSuppliers } from './create-offer.server';
import { attachPictures } from './internal/attach-pictures.server';
import { scheduleSettling } from './internal/settling-queue.server';
import { noteStory } from './internal/story.server';
import { tellOffer } from './internal/tell-offer.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { maySteer } from './policy';
import type { ChangeOfferInput, StageInput } from './schema';
import { offerStream } from './streams';

type Context = CommandContext<ChangeOfferInput & { offerId: string }>;

/** What members pledged on is not made worse for them. */
function requireFair({ input, at }: Context, { offer }: LoadedOffer): void {
  if (offer.state === 'costing') {
    if (input.deadline && input.deadline <= at) throw invalidField('deadline', 'in_the_past');
    return;
  }
  if (offer.state !== 'open') {
    const { title, body, priceNote, contributorPercent } = input;
    const words = { title, body, priceNote, contributorPercent };
    if (Object.keys(input).some((key) => key !== 'offerId' && !(key in words)))
      throw new PortalError('conflict');
    return;
  }
  if (offer.deadline <= at) throw new PortalError('closed');
  if (input.threshold !== undefined && input.threshold > offer.threshold)
    throw invalidField('threshold', 'only_lower');
  if (input.deadline !== undefined && input.deadline < offer.deadline)
    throw invalidField('deadline', 'only_later');
  if (input.feePercent !== undefined && input.feePercent > offer.feePercent)
    throw invalidField('feePercent', 'only_lower');
}

async function replaceStages({ tx }: Context, offerId: string, stages: readonly StageInput[]): Promise<void> {
  await tx.offerStage.deleteMany({ where: { offerId } });
  await tx.offerStage.createMany({
    data: stages.map((stage, index) => ({ offerId, position: index + 1, ...stage })),
  });
}

async function replaceAsked({ tx, at }: Context, offerId: string, ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)];
  await requireSuppliers(tx, unique, 'askIds');
  await tx.offerSupplier.deleteMany({ where: { offerId, organisationId: { notIn: unique } } });
  await tx.offerSupplier.createMany({
    data: unique.map((organisationId) => ({ offerId, organisationId, at })),
    skipDuplicates: true,
  });
}

/**
 * An offer is another than before: its words, terms, stages or suppliers. While it is open, only to the good of those who pledged: a
 * lower threshold, a later deadline; afterwards only its words. Moderators and admins; recorded. Publishes `offer.changed`.
 * @throws not_found, unauthenticated, forbidden, invalid, conflict, closed
 */
export const changeOffer = defineCommand<ChangeOfferInput & { offerId: string }, { offerId: string }>(
  'offers.change',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockOffer(tx, actor, input.offerId);
    const { access, offer } = loaded;
    if (!maySteer(access)) throw new PortalError('forbidden');
    requireFair(context, loaded);
    const { offerId, stages, askIds, supplierId, body, attributes, ...columns } = input;
    const data: Prisma.OfferUncheckedUpdateInput = { ...columns };
    if (supplierId !== undefined) {
      if (supplierId !== null) await requireSuppliers(tx, [supplierId], 'supplierId');
      data.supplierId = supplierId;
    }
    if (attributes !== undefined) data.attributes = attributes as object[];
    const words = { title: columns.title ?? offer.title, body: body ?? offer.body };
    if (words.title !== offer.title || words.body !== offer.body) {
      const text = await writeText(access.club, words.body, tx);
      Object.assign(data, { ...words, html: text.html, language: text.language });
      const { threadId, clubId } = offer;
      await attachPictures(tx, text.uploadIds, { memberId, clubId, at });
      if (threadId) await rewriteOwnedPost(context, { threadId, ...words, text });
    }
    await tx.offer.update({ where: { id: offerId }, data });
    if (stages) await replaceStages(context, offerId, stages);
    if (askIds) await replaceAsked(context, offerId, askIds);
    const moved = columns.deadline !== undefined && columns.deadline.getTime() !== offer.deadline.getTime();
    if (moved && offer.state === 'open') {
      await scheduleSettling(tx, offerId, columns.deadline!);
      await noteStory(context, offerId, 'deadline_moved', { until: columns.deadline!.toISOString() });
    }
    await recordAct(tx, {
      ...{ actor, at, act: 'offer.changed', subject: offerStream(offerId), clubId: offer.clubId },
      detail: { changed: Object.keys(input).filter((key) => key !== 'offerId') },
    });
    await tellOffer(context, loaded);
    return { offerId };
  },
);
