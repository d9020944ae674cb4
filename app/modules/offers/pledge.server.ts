import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { OfferPledge } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { decideEffect } from './decide-effect';
import { limitPledges } from './internal/limits.server';
import { readInLine } from './internal/read-in-line.server';
import { noteStory } from './internal/story.server';
import { tellPledged } from './internal/tell-offer.server';
import { tellMember } from './internal/tell-member.server';
import { offerQuantity, type OfferRow, type OptionRow, priceTerms } from './internal/view-offer.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { mayPledge } from './policy';
import { standingOf } from './rules';
import type { OfferAttribute, PledgeInput } from './schema';
import type { PledgeView, ShareView } from './views';

type Telling = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>;

/** `waiting`: those that stand in line, see read-in-line. */
export function viewPledge(
  row: OfferPledge & { order?: { id: string } | null },
  waiting: ReadonlySet<string>,
): PledgeView {
  const { id, offerId, optionId, min, max, state, reason, share, attributes, createdAt, updatedAt } = row;
  return {
    ...{ id, offerId, optionId, min, max, state },
    reason: reason as PledgeView['reason'],
    share: share as ShareView | null,
    inLine: waiting.has(id),
    attributes: attributes as Record<string, string>,
    orderId: row.order?.id ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** By the clock after the lock: whoever waited for it past the deadline is too late, to the second. */
function requireOpen({ offer }: LoadedOffer): void {
  if (offer.state !== 'open' || offer.deadline <= now()) throw new PortalError('closed');
}

function requirePledger({ access, offer }: LoadedOffer): void {
  if (offer.hidden) throw new PortalError('closed');
  if (mayPledge(access)) return;
  const { membership, club } = access.club;
  if (membership?.status === 'suspended') throw new PortalError('suspended');
  if (membership?.status !== 'active') throw new PortalError('not_a_member');
  throw new PortalError(club.status === 'open' ? 'forbidden' : 'club_closed');
}

/** All that the offer gives a choice of, one of its choices each, and nothing that it does not ask for. @throws invalid at `attributes` */
function requireChoices(offer: { attributes: unknown }, chosen: Readonly<Record<string, string>>): void {
  const known = offer.attributes as OfferAttribute[];
  for (const [key, value] of Object.entries(chosen)) {
    const attribute = known.find((one) => one.key === key);
    if (!attribute || (attribute.choices.length > 0 && value !== '' && !attribute.choices.includes(value)))
      throw invalidField(`attributes.${key}`, 'invalid_choice');
  }
  const open = known.find(({ key, choices }) => choices.length > 0 && !chosen[key]);
  if (open) throw invalidField(`attributes.${open.key}`, 'required');
}

function requireFits({ capacity }: OptionRow, { min }: { min: number }): void {
  if (capacity !== null && min > capacity) throw invalidField('min', 'too_big', { maximum: capacity });
}

interface Sums {
  count: number;
  min: number;
  max: number;
}

function moved(option: OptionRow, by: Sums): OptionRow {
  const { pledgeCount, pledgedMin, pledgedMax } = option;
  return {
    ...option,
    pledgeCount: pledgeCount + by.count,
    pledgedMin: pledgedMin + by.min,
    pledgedMax: pledgedMax + by.max,
  };
}

/** The option's sums go with its pledges, in one write. */
async function moveSums({ tx }: Telling, optionId: string, by: Sums): Promise<void> {
  await tx.offerOption.update({
    where: { id: optionId },
    data: {
      pledgeCount: { increment: by.count },
      pledgedMin: { increment: by.min },
      pledgedMax: { increment: by.max },
    },
  });
}

type NewPledge = Omit<OfferPledge, 'state' | 'reason' | 'share' | 'attributes'> & { attributes: object };

/** The pledge, its option's sums and its member as a follower: one statement. @throws conflict where they have pledged already */
async function insertPledge(tx: Telling['tx'], made: NewPledge): Promise<void> {
  const { id, offerId, optionId, memberId, min, max, attributes, createdAt: at } = made;
  const rows = await tx.$queryRaw<unknown[]>`
    WITH pledged AS (
      INSERT INTO "OfferPledge" ("id", "offerId", "optionId", "memberId", "min", "max", "attributes", "createdAt", "updatedAt")
      SELECT ${id}::uuid, ${offerId}::uuid, ${optionId}::uuid, ${memberId}::uuid, ${min}::int, ${max}::int, ${JSON.stringify(attributes)}::jsonb,
        ${at}::timestamptz, ${at}::timestamptz
      WHERE NOT EXISTS (SELECT 1 FROM "OfferPledge" p
        WHERE p."optionId" = ${optionId}::uuid AND p."memberId" = ${memberId}::uuid AND p."state" <> 'released')
      RETURNING "optionId"
    ), followed AS (
      INSERT INTO "OfferFollower" ("offerId", "memberId", "muted", "at")
      SELECT ${offerId}::uuid, ${memberId}::uuid, false, ${at}::timestamptz FROM pledged ON CONFLICT DO NOTHING
    )
    UPDATE "OfferOption" o SET "pledgeCount" = o."pledgeCount" + 1, "pledgedMin" = o."pledgedMin" + ${min}::int,
      "pledgedMax" = o."pledgedMax" + ${max}::int FROM pledged WHERE o."id" = pledged."optionId" RETURNING 1`;
  if (rows.length !== 1) throw new PortalError('conflict');
}

/** Whether the story tells already that an option came down to a price: who raises and lowers their pledge rings nobody twice. */
async function wasReached(
  { tx }: Telling,
  offerId: string,
  optionId: string,
  price: number,
): Promise<boolean> {
  const said = await tx.offerEvent.count({
    where: {
      ...{ offerId, kind: 'step_reached' },
      AND: [{ data: { path: ['optionId'], equals: optionId } }, { data: { path: ['price'], lte: price } }],
    },
  });
  return said > 0;
}

async function wasFilled({ tx }: Telling, offerId: string): Promise<boolean> {
  return (await tx.offerEvent.count({ where: { offerId, kind: 'threshold_reached' } })) > 0;
}

/** What is told after the sums have moved: where it stands, and in the story what was reached by it for the first time. */
async function tellStanding(
  context: Telling,
  before: OfferRow,
  { optionId, memberId }: { optionId: string; memberId: string },
  by: Sums,
): Promise<void> {
  // Under the offer's lock nobody else has moved them, so that they need not be read again.
  const after = {
    ...before,
    options: before.options.map((option) => (option.id === optionId ? moved(option, by) : option)),
  };
  const of = (row: OfferRow) => {
    const option = row.options.find(({ id }) => id === optionId)!;
    return { option, ...standingOf(priceTerms(option), option.pledgedMax) };
  };
  const [was, is] = [of(before), of(after)];
  if (
    is.currentPrice < was.currentPrice &&
    !(await wasReached(context, before.id, optionId, is.currentPrice))
  )
    await noteStory(context, before.id, 'step_reached', {
      ...{ optionId, name: is.option.name, price: is.currentPrice, quantity: is.quantity },
      currency: before.currency,
    });
  const [had, has] = [offerQuantity(before), offerQuantity(after)];
  if (had < before.threshold && has >= before.threshold && !(await wasFilled(context, before.id)))
    await noteStory(context, before.id, 'threshold_reached', { quantity: has });
  tellPledged(context, after, optionId);
  tellMember(context, memberId, before.id);
}

/**
 * A member promises to take so many of an option, at least and at most, until the deadline. Members of the club; one pledge for an option.
 * Whoever pledges follows the offer. Publishes `offer.pledged`.
 * @throws not_found, unauthenticated, not_a_member, suspended, club_closed, closed, conflict (pledged already), sold_out, invalid
 */
export const makePledge = defineCommand<PledgeInput & { offerId: string }, { pledge: PledgeView }>(
  'offers.pledge',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockOffer(tx, actor, input.offerId);
    requirePledger(loaded);
    requireOpen(loaded);
    const { optionId, min, max, attributes, offerId } = input;
    const before = loaded.row;
    const option = before.options.find(({ id }) => id === optionId);
    if (!option) throw invalidField('optionId', 'not_found');
    if (option.state !== 'active') throw new PortalError('sold_out');
    requireFits(option, input);
    requireChoices(loaded.offer, attributes);
    const made = {
      id: newId(),
      offerId,
      optionId,
      memberId,
      min,
      max,
      attributes,
      createdAt: at,
      updatedAt: at,
    };
    await insertPledge(tx, made);
    await tellStanding(context, before, { optionId, memberId }, { count: 1, min, max });
    const held = { ...made, state: 'held' as const, reason: null, share: null };
    const waiting = await readInLine(tx, [moved(option, { count: 1, min, max })], [held]);
    return { pledge: viewPledge(held, waiting) };
  },
  { limit: limitPledges },
);

interface OwnPledge {
  loaded: LoadedOffer;
  pledge: OfferPledge;
  before: OfferRow;
}

/** One's own pledge, while it can be changed, under the offer's lock. */
async function lockPledge({ tx, actor, input }: CommandContext<{ pledgeId: string }>): Promise<OwnPledge> {
  const { memberId } = requireMember(actor);
  const { pledgeId } = input;
  const found = isId(pledgeId)
    ? await tx.offerPledge.findUnique({ where: { id: pledgeId }, select: { offerId: true, memberId: true } })
    : null;
  if (found?.memberId !== memberId) throw new PortalError('not_found');
  const loaded = await lockOffer(tx, actor, found.offerId);
  requireOpen(loaded);
  const pledge = await tx.offerPledge.findUniqueOrThrow({ where: { id: pledgeId } });
  if (pledge.state !== 'held') throw new PortalError('closed');
  return { loaded, pledge, before: loaded.row };
}

/** What was shown before it was confirmed is still what follows. @throws changed_meanwhile */
function requireShown(
  { before, pledge }: OwnPledge,
  shownPrice: number | undefined,
  range: { min: number; max: number } | null,
): void {
  if (shownPrice === undefined) return;
  if (decideEffect(before, pledge, range).after.price !== shownPrice)
    throw new PortalError('changed_meanwhile');
}

/**
 * A member takes more or fewer than they promised. Their own, until the deadline; who raises their minimum stands behind those who
 * were there before. Publishes `offer.pledged`.
 * @throws not_found, unauthenticated, closed, invalid, changed_meanwhile
 */
export const changePledge = defineCommand<
  { pledgeId: string; min: number; max: number; attributes?: Record<string, string>; shownPrice?: number },
  { pledge: PledgeView }
>(
  'offers.change-pledge',
  async (context) => {
    const { tx, input, at } = context;
    const own = await lockPledge(context);
    const { pledge, before, loaded } = own;
    const { min, max, attributes, shownPrice } = input;
    requirePledger(loaded);
    const option = before.options.find(({ id }) => id === pledge.optionId)!;
    requireFits(option, input);
    if (attributes) requireChoices(loaded.offer, attributes);
    requireShown(own, shownPrice, { min, max });
    const row = await tx.offerPledge.update({
      where: { id: pledge.id },
      data: {
        ...{ min, max, updatedAt: at },
        ...(attributes ? { attributes } : {}),
        ...(min > pledge.min ? { createdAt: at } : {}),
      },
    });
    const by = { count: 0, min: min - pledge.min, max: max - pledge.max };
    await moveSums(context, pledge.optionId, by);
    await tellStanding(context, before, pledge, by);
    return { pledge: viewPledge(row, await readInLine(tx, [moved(option, by)], [row])) };
  },
  { limit: limitPledges },
);

/**
 * A member takes their promise back. Their own, until the deadline; also of a club they have left. With `shownPrice` only if that is
 * still what follows. Publishes `offer.pledged`. @throws not_found, unauthenticated, closed, changed_meanwhile
 */
export const releasePledge = defineCommand<{ pledgeId: string; shownPrice?: number }, { pledge: PledgeView }>(
  'offers.release-pledge',
  async (context) => {
    const { tx, input, at } = context;
    const own = await lockPledge(context);
    const { pledge, before } = own;
    requireShown(own, input.shownPrice, null);
    const row = await tx.offerPledge.update({
      where: { id: pledge.id },
      data: { state: 'released', reason: 'withdrawn', updatedAt: at },
    });
    const by = { count: -1, min: -pledge.min, max: -pledge.max };
    await moveSums(context, pledge.optionId, by);
    await tellStanding(context, before, pledge, by);
    return { pledge: viewPledge(row, new Set()) };
  },
  { limit: limitPledges },
);
