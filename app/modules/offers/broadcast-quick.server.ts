import type { z } from 'zod';
import { mayWrite } from '~/modules/clubs/policy';
import { clubStream } from '~/modules/clubs/streams';
import { requireTags } from '~/modules/threads/known-tags.server';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Offer, Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { enqueue, publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { quickOfferBroadcast } from './facts';
import { expiringQueue, ringQueue } from './internal/quick-queues.server';
import { noteStory } from './internal/story.server';
import { tellWorkshop } from './internal/tell-offer.server';
import { type QuickPlace, usualPlaceOf } from './internal/usual-place.server';
import { type OptionRow, readOrganisations } from './internal/view-offer.server';
import { viewQuickOffer } from './internal/view-quick.server';
import { loadOfferAccess, lockOffer } from './load-offer.server';
import { makesQuick, mayBroadcast, mayProduce, mayRunQuick, type OfferAccess } from './policy';
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

const placed = (place: QuickPlace | null) =>
  place
    ? { placeName: place.name, lat: place.lat, lng: place.lng, radiusKm: place.radiusKm }
    : { lat: null, lng: null, radiusKm: null };

interface Freed {
  offer: Offer;
  option: OptionRow;
}

/** What is offered anew is free no more of its option, so that it is not sold twice. @throws sold_out */
async function takeFreed(tx: Tx, optionId: string, quantity: number): Promise<void> {
  const taken = await tx.$executeRaw`
    UPDATE "OfferOption" SET "freedQuantity" = "freedQuantity" - ${quantity}
    WHERE "id" = ${optionId}::uuid AND "freedQuantity" >= ${quantity}`;
  if (taken !== 1) throw new PortalError('sold_out');
}

/** Units of an offer are offered anew: that stands in its story, and its workshop sees what is free still. @throws sold_out */
async function insertFreed(
  context: CommandContext<unknown>,
  access: OfferAccess,
  { offer, option }: Freed,
  row: Omit<Row, 'offerId' | 'optionId' | 'organisationId' | 'currency'>,
): Promise<Quick> {
  const { quantity, discountPercent } = row;
  await takeFreed(context.tx, option.id, quantity);
  const answer = await insertQuick(context, access, {
    ...{ ...row, offerId: offer.id, optionId: option.id },
    ...{ organisationId: offer.supplierId, currency: offer.currency },
  });
  await noteStory(context, offer.id, 'reoffered', { name: option.name, quantity, discountPercent });
  tellWorkshop(context, offer.id, 'orders');
  return answer;
}

/** Under the offer's lock. @throws forbidden, invalid (`optionId`, `currency`) */
async function fromOption(
  context: CommandContext<QuickOfferInput & { slug: string }>,
): Promise<Freed | undefined> {
  const { tx, actor, input } = context;
  if (input.optionId === undefined) return undefined;
  const option = isId(input.optionId)
    ? await tx.offerOption.findUnique({ where: { id: input.optionId }, select: { offerId: true } })
    : null;
  if (!option) throw invalidField('optionId', 'not_found');
  const { access, facts, offer, row } = await lockOffer(tx, actor, option.offerId);
  if (access.club.club.slug !== input.slug) throw invalidField('optionId', 'not_found');
  if (!mayProduce(access, facts)) throw new PortalError('forbidden');
  if ((input.currency ?? offer.currency) !== offer.currency) throw invalidField('currency', 'invalid');
  return { offer, option: row.options.find(({ id }) => id === input.optionId)! };
}

/**
 * Something is offered at once, at a discount, for a while: what is left over with a supplier or a dealer, or with the brand. Suppliers,
 * moderators, admins; recorded. Of freed units of an offer they are its maker's, in its currency, and its story says so. Publishes
 * `quick-offer.broadcast` on the club's stream; members whom it concerns are rung for.
 * @throws not_found, unauthenticated, forbidden, club_closed, sold_out, invalid (`until`, `interests`, `optionId`, `currency`)
 */
export const broadcastQuickOffer = defineCommand<QuickOfferInput & { slug: string }, Quick>(
  'offers.broadcast-quick',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const access = await loadOfferAccess(actor, { slug: input.slug }, tx);
    if (!makesQuick(access)) throw new PortalError('forbidden');
    if (!mayBroadcast(access)) throw new PortalError('club_closed');
    if (input.until <= at) throw invalidField('until', 'in_the_past');
    const from = await fromOption(context);
    const { title, quantity, price, discountPercent, until, currency = 'THB', perMember, place } = input;
    const row = {
      ...{ id: newId(), clubId: access.club.club.id },
      ...{ title, quantity, remaining: quantity, price, discountPercent, perMember, until },
      ...placed(place),
      interests: await requireTags(tx, access.club.club.id, input.interests, 'interests'),
      ...{ createdById: memberId, createdAt: at },
    };
    if (from) return insertFreed(context, access, from, row);
    return insertQuick(context, access, {
      ...{ ...row, organisationId: access.organisationIds[0] ?? null, currency },
    });
  },
);

/**
 * In one tap: all that cancellations freed of an option is offered anew, at its price less a discount, and near where it is to be had unless
 * another place is said, or none. Who makes it, and the brand; recorded.
 * Publishes `quick-offer.broadcast`. @throws not_found, unauthenticated, forbidden, club_closed, sold_out, invalid (`interests`)
 */
export const reofferFreed = defineCommand<
  z.output<typeof reofferInput> & { offerId: string; optionId: string },
  Quick
>('offers.reoffer', async (context) => {
  const { tx, actor, input, at } = context;
  const { memberId } = requireMember(actor);
  const { access, offer, facts, row } = await lockOffer(tx, actor, input.offerId);
  if (!mayProduce(access, facts)) throw new PortalError('forbidden');
  if (!mayWrite(access.club)) throw new PortalError('club_closed');
  const option = row.options.find(({ id }) => id === input.optionId);
  if (!option) throw new PortalError('not_found');
  const interests = await requireTags(tx, offer.clubId, input.interests, 'interests');
  const quantity = option.freedQuantity;
  if (quantity === 0) throw new PortalError('sold_out');
  const { discountPercent, hours } = input;
  const place = input.place === undefined ? await usualPlaceOf(tx, offer, option) : input.place;
  return insertFreed(
    context,
    access,
    { offer, option },
    {
      ...{ id: newId(), clubId: offer.clubId, title: `${offer.title} · ${option.name}`.slice(0, 200) },
      ...{ quantity, remaining: quantity, price: option.finalPrice ?? option.price },
      ...{ discountPercent, until: new Date(at.getTime() + hours * 3_600_000) },
      ...placed(place),
      interests,
      ...{ createdById: memberId, createdAt: at },
    },
  );
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
