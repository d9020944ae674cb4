import type { z } from 'zod';
import { clubStream } from '~/modules/clubs/streams';
import { requireTags } from '~/modules/threads/known-tags.server';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Prisma } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { enqueue, publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { quickOfferBroadcast } from './facts';
import { expiringQueue, ringQueue } from './internal/quick-queues.server';
import { noteStory } from './internal/story.server';
import { tellWorkshop } from './internal/tell-offer.server';
import { usualPlaceOf } from './internal/usual-place.server';
import { readOrganisations } from './internal/view-offer.server';
import { viewQuickOffer } from './internal/view-quick.server';
import { loadOfferAccess, lockOffer } from './load-offer.server';
import { mayBroadcast, mayProduce, mayRunQuick, type OfferAccess } from './policy';
import type { QuickOfferInput, reofferInput } from './schema';
import { quickStream } from './streams';
import type { QuickOfferView } from './views';

type Quick = { quickOffer: QuickOfferView };
type Row = Prisma.QuickOfferUncheckedCreateInput;

async function insertQuick(context: CommandContext<unknown>, access: OfferAccess, row: Row): Promise<Quick> {
  const { tx, actor, at, tell } = context;
  const { club } = access.club;
  const made = await tx.quickOffer.create({ data: row });
  const quickOffer = viewQuickOffer(made, club.slug, await readOrganisations(tx, [made.organisationId]));
  // Each screen in the club at once; who is rung for is decided by a job.
  tell(clubStream(club.id), 'quick-offer.broadcast', { quickOffer });
  await enqueue(tx, ringQueue, { quickOfferId: made.id });
  await enqueue(tx, expiringQueue, { quickOfferId: made.id }, { startAfter: made.until });
  await publish(tx, quickOfferBroadcast, { quickOfferId: made.id, clubId: club.id });
  await recordAct(tx, {
    ...{ actor, at, act: 'quick_offer.broadcast', subject: quickStream(made.id), clubId: club.id },
    detail: { title: made.title, quantity: made.quantity, discountPercent: made.discountPercent },
  });
  return { quickOffer };
}

interface From {
  offerId: string;
  optionId: string;
}

/** What is offered anew is free no more of its option, so that it is not sold twice. @throws sold_out */
async function takeFreed(
  { tx }: CommandContext<unknown>,
  { optionId }: From,
  quantity: number,
): Promise<void> {
  const taken = await tx.$executeRaw`
    UPDATE "OfferOption" SET "freedQuantity" = "freedQuantity" - ${quantity}
    WHERE "id" = ${optionId}::uuid AND "freedQuantity" >= ${quantity}`;
  if (taken !== 1) throw new PortalError('sold_out');
}

async function fromOption(context: CommandContext<QuickOfferInput & { slug: string }>): Promise<From | null> {
  const { tx, actor, input } = context;
  if (input.optionId === undefined) return null;
  const option = isId(input.optionId)
    ? await tx.offerOption.findUnique({ where: { id: input.optionId }, select: { offerId: true } })
    : null;
  if (!option) throw invalidField('optionId', 'not_found');
  const { access, facts } = await lockOffer(tx, actor, option.offerId);
  if (access.club.club.slug !== input.slug) throw invalidField('optionId', 'not_found');
  if (!mayProduce(access, facts)) throw new PortalError('forbidden');
  return { offerId: option.offerId, optionId: input.optionId };
}

/**
 * Something is offered at once, at a discount, for a while: what is left over with a supplier or a dealer, or with the brand. Suppliers,
 * moderators, admins; recorded. Publishes `quick-offer.broadcast` on the club's stream; members whom it concerns are rung for.
 * @throws not_found, unauthenticated, forbidden, club_closed, sold_out, invalid (`until`, `interests`, `optionId`)
 */
export const broadcastQuickOffer = defineCommand<QuickOfferInput & { slug: string }, Quick>(
  'offers.broadcast-quick',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const access = await loadOfferAccess(actor, { slug: input.slug }, tx);
    if (!mayBroadcast(access)) throw new PortalError('forbidden');
    if (input.until <= at) throw invalidField('until', 'in_the_past');
    const from = await fromOption(context);
    if (from) await takeFreed(context, from, input.quantity);
    const { title, quantity, price, discountPercent, until, currency, perMember, place, interests } = input;
    return insertQuick(context, access, {
      ...{ id: newId(), clubId: access.club.club.id, offerId: from?.offerId, optionId: from?.optionId },
      organisationId: access.organisationIds[0] ?? null,
      ...{ title, quantity, remaining: quantity, price, currency, discountPercent, perMember, until },
      ...(place ? { placeName: place.name, lat: place.lat, lng: place.lng, radiusKm: place.radiusKm } : {}),
      interests: await requireTags(tx, access.club.club.id, interests, 'interests'),
      ...{ createdById: memberId, createdAt: at },
    });
  },
);

/**
 * In one tap: all that cancellations freed of an option is offered anew, at its price less a discount, and near where it is to be had unless
 * another place is said, or none. Who makes it, and the brand; recorded.
 * Publishes `quick-offer.broadcast`. @throws not_found, unauthenticated, forbidden, sold_out, invalid (`interests`)
 */
export const reofferFreed = defineCommand<
  z.output<typeof reofferInput> & { offerId: string; optionId: string },
  Quick
>('offers.reoffer', async (context) => {
  const { tx, actor, input, at } = context;
  const { memberId } = requireMember(actor);
  const { access, offer, facts } = await lockOffer(tx, actor, input.offerId);
  if (!mayProduce(access, facts)) throw new PortalError('forbidden');
  const option = isId(input.optionId)
    ? await tx.offerOption.findFirst({ where: { id: input.optionId, offerId: offer.id } })
    : null;
  if (!option) throw new PortalError('not_found');
  const interests = await requireTags(tx, offer.clubId, input.interests, 'interests');
  const quantity = option.freedQuantity;
  if (quantity === 0) throw new PortalError('sold_out');
  const from = { offerId: offer.id, optionId: option.id };
  await takeFreed(context, from, quantity);
  const { discountPercent, hours } = input;
  const place = input.place === undefined ? await usualPlaceOf(tx, offer, option) : input.place;
  const answer = await insertQuick(context, access, {
    ...{ id: newId(), clubId: offer.clubId, ...from, organisationId: offer.supplierId },
    title: `${offer.title} · ${option.name}`.slice(0, 200),
    ...{ quantity, remaining: quantity, price: option.finalPrice ?? option.price, currency: offer.currency },
    ...{ discountPercent, until: new Date(at.getTime() + hours * 3_600_000) },
    ...(place ? { placeName: place.name, lat: place.lat, lng: place.lng, radiusKm: place.radiusKm } : {}),
    ...{ interests, createdById: memberId, createdAt: at },
  });
  await noteStory(context, offer.id, 'reoffered', { name: option.name, quantity, discountPercent });
  tellWorkshop(context, offer.id, 'orders');
  return answer;
});

/**
 * A quick offer ends before its time; what was claimed stays claimed. Its supplier, and the brand; recorded. Publishes
 * `quick-offer.changed`. @throws not_found, unauthenticated, forbidden, closed
 */
export const withdrawQuickOffer = defineCommand<{ quickOfferId: string }, { quickOfferId: string }>(
  'offers.withdraw-quick',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireMember(actor);
    const { quickOfferId } = input;
    const row = isId(quickOfferId) ? await tx.quickOffer.findUnique({ where: { id: quickOfferId } }) : null;
    if (!row) throw new PortalError('not_found');
    const access = await loadOfferAccess(actor, { clubId: row.clubId }, tx);
    if (!mayRunQuick(access, row)) throw new PortalError('forbidden');
    await endQuick(context, row.id, 'withdrawn');
    await recordAct(tx, {
      ...{ actor, at, act: 'quick_offer.withdrawn', subject: quickStream(row.id), clubId: row.clubId },
    });
    return { quickOfferId };
  },
);

/** What nobody claimed is free again of its option, and the story tells what was recovered. @throws closed */
export async function endQuick(
  context: CommandContext<unknown>,
  quickOfferId: string,
  state: 'expired' | 'withdrawn',
): Promise<void> {
  const { tx, at, tell } = context;
  const { count } = await tx.quickOffer.updateMany({
    where: { id: quickOfferId, state: 'broadcast' },
    data: { state, endedAt: at },
  });
  if (count !== 1) throw new PortalError('closed');
  // Under its row from here on: no claim comes between.
  const row = await tx.quickOffer.findUniqueOrThrow({ where: { id: quickOfferId } });
  if (row.optionId !== null && row.remaining > 0)
    await tx.offerOption.update({
      where: { id: row.optionId },
      data: { freedQuantity: { increment: row.remaining } },
    });
  tell(quickStream(row.id), 'quick-offer.changed', {
    ...{ id: row.id, remaining: row.remaining, state, recovered: Number(row.recovered) },
  });
  if (row.offerId !== null) tellWorkshop(context, row.offerId, 'orders');
  await tellRecovered(context, row.id);
}

/** Once for each quick offer of an offer, when it is over. */
export async function tellRecovered(context: CommandContext<unknown>, quickOfferId: string): Promise<void> {
  const { tx, at } = context;
  const untold = { id: quickOfferId, state: { not: 'broadcast' }, toldAt: null } as const;
  const { count } = await tx.quickOffer.updateMany({ where: untold, data: { toldAt: at } });
  if (count !== 1) return;
  const { offerId, quantity, remaining, recovered, currency } = await tx.quickOffer.findUniqueOrThrow({
    where: { id: quickOfferId },
  });
  if (offerId === null || quantity === remaining) return;
  await noteStory(context, offerId, 'recovered', {
    ...{ quantity: quantity - remaining, amount: Number(recovered), currency },
  });
}
