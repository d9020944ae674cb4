import type { z } from 'zod';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { optionColumns } from './create-offer.server';
import { noteStory } from './internal/story.server';
import { tellOffer } from './internal/tell-offer.server';
import { type OptionRow, priceTerms } from './internal/view-offer.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { maySteer } from './policy';
import { isLadder, priceAt } from './rules';
import type { addOptionInput, ChangeOptionInput, OptionInput } from './schema';
import { offerStream } from './streams';
import { changesAsWords, ladderText, type TermChange } from './term-changes';

type AddInput = z.output<typeof addOptionInput>;

async function lockForOptions<Input extends { offerId: string }>({
  tx,
  actor,
  input,
  at,
}: CommandContext<Input>): Promise<LoadedOffer & { options: OptionRow[] }> {
  requireMember(actor);
  const loaded = await lockOffer(tx, actor, input.offerId);
  if (!maySteer(loaded.access)) throw new PortalError('forbidden');
  const { state, deadline } = loaded.offer;
  if (state !== 'costing' && (state !== 'open' || deadline <= at)) throw new PortalError('closed');
  const options = await tx.offerOption.findMany({
    where: { offerId: input.offerId },
    orderBy: { position: 'asc' },
  });
  return { ...loaded, options };
}

/** "Without the tin −20": the same option, its price and each step of its ladder so much higher or lower. */
function variantOf(
  options: readonly OptionRow[],
  input: Extract<AddInput, { basedOnId: string }>,
): OptionInput {
  const base = options.find(({ id }) => id === input.basedOnId);
  if (!base) throw invalidField('basedOnId', 'not_found');
  const { price, ladder, lotSize, capacity } = priceTerms(base);
  const shift = (amount: number) => amount + input.difference;
  if (shift(Math.min(price, ...ladder.map((step) => step.price))) < 0)
    throw invalidField('difference', 'invalid');
  const { pack, variant, place, deliversFrom, deliversTo, explanation } = base;
  return {
    ...{ pack, variant, place, deliversFrom, deliversTo, explanation, lotSize, capacity },
    name: input.name,
    channel: input.channel ?? base.channel,
    price: shift(price),
    ladder: ladder.map((step) => ({ from: step.from, price: shift(step.price) })),
  };
}

/**
 * An offer has an option more: a whole one, or another with a difference in price. Moderators and admins, until the deadline; recorded.
 * Publishes `offer.changed`. @throws not_found, unauthenticated, forbidden, closed, invalid, limit_reached
 */
export const addOption = defineCommand<{ offerId: string; option: AddInput }, { optionId: string }>(
  'offers.add-option',
  async (context) => {
    const { tx, actor, input, at } = context;
    const loaded = await lockForOptions(context);
    const { offer, options } = loaded;
    if (options.length >= 40) throw new PortalError('limit_reached');
    const option = 'basedOnId' in input.option ? variantOf(options, input.option) : input.option;
    const columns = optionColumns(option, Math.max(0, ...options.map(({ position }) => position)) + 1);
    await tx.offerOption.create({ data: { offerId: offer.id, ...columns } });
    await recordAct(tx, {
      ...{ actor, at, act: 'offer.option_added', subject: offerStream(offer.id), clubId: offer.clubId },
      detail: { name: option.name, price: option.price },
    });
    if (offer.state === 'open') await noteStory(context, offer.id, 'option_added', { name: option.name });
    await tellOffer(context, loaded);
    return { optionId: columns.id };
  },
);

/** What was pledged on becomes no dearer and no scarcer, at any quantity. */
function requireNoWorse(
  before: OptionRow,
  after: { price: number; ladder: { from: number; price: number }[]; capacity: number | null },
) {
  const old = priceTerms(before);
  const quantities = [0, ...old.ladder.map(({ from }) => from), ...after.ladder.map(({ from }) => from)];
  if (quantities.some((quantity) => priceAt(after, quantity) > priceAt(old, quantity)))
    throw invalidField('price', 'only_lower');
  if (after.capacity !== null && (old.capacity === null || after.capacity < old.capacity))
    throw invalidField('capacity', 'only_more');
}

type Changed = Omit<ChangeOptionInput, 'price'>;

/** What an option says otherwise, but for its price, which has a line of its own. */
function changesOf(option: OptionRow, { retired, ladder, ...columns }: Changed): TermChange[] {
  const text = (value: unknown) =>
    (value instanceof Date ? value.toISOString() : value) as string | number | null;
  const plain = (['name', 'place', 'capacity', 'explanation', 'deliversFrom', 'deliversTo'] as const)
    .filter((what) => columns[what] !== undefined)
    .map((what) => ({ what, before: text(option[what]), after: text(columns[what]) }));
  const state = retired ? 'retired' : 'active';
  const all = [
    ...plain,
    ...(ladder
      ? [{ what: 'ladder', before: ladderText(priceTerms(option).ladder), after: ladderText(ladder) }]
      : []),
    ...(retired === undefined ? [] : [{ what: 'state', before: option.state as string, after: state }]),
  ];
  return all
    .filter(({ before, after }) => before !== after)
    .map((change) => ({ of: option.name, ...change }));
}

/** @throws invalid at `deliversTo` */
function requireWindow(option: OptionRow, { deliversFrom, deliversTo }: Changed): void {
  const from = deliversFrom === undefined ? option.deliversFrom : deliversFrom;
  const to = deliversTo === undefined ? option.deliversTo : deliversTo;
  if (from && to && from > to) throw invalidField('deliversTo', 'ends_before_start');
}

/**
 * An option costs something else, is called otherwise, or can be had no more. While the offer is open it becomes neither dearer nor
 * scarcer, is taken out only if nobody pledged for it, and what it says otherwise is told to followers. Moderators and admins; recorded. Publishes `offer.changed`.
 * @throws not_found, unauthenticated, forbidden, closed, invalid, conflict
 */
export const changeOption = defineCommand<
  ChangeOptionInput & { offerId: string; optionId: string },
  { optionId: string }
>('offers.change-option', async (context) => {
  const { tx, actor, input, at } = context;
  const loaded = await lockForOptions(context);
  const { offer, options } = loaded;
  const { offerId, optionId, retired, ladder, ...columns } = input;
  const option = options.find(({ id }) => id === optionId);
  if (!option) throw new PortalError('not_found');
  const old = priceTerms(option);
  const after = {
    price: columns.price ?? old.price,
    ladder: ladder ?? [...old.ladder],
    capacity: columns.capacity === undefined ? old.capacity : columns.capacity,
  };
  if (!isLadder(after)) throw invalidField('ladder', 'not_a_ladder');
  if (after.capacity !== null && after.capacity < option.lotSize)
    throw invalidField('capacity', 'below_a_lot');
  requireWindow(option, columns);
  if (offer.state === 'open') requireNoWorse(option, after);
  if (retired && option.pledgeCount > 0) throw new PortalError('conflict');
  await tx.offerOption.update({
    where: { id: optionId },
    data: {
      ...columns,
      ...(ladder ? { ladder: ladder as object[] } : {}),
      ...(retired === undefined ? {} : { state: retired ? 'retired' : 'active' }),
    },
  });
  await recordAct(tx, {
    ...{ actor, at, act: 'offer.repriced', subject: offerStream(offerId), clubId: offer.clubId },
    detail: { optionId, before: old.price, after: after.price },
  });
  if (offer.state === 'open' && after.price < old.price)
    await noteStory(context, offerId, 'repriced', {
      ...{ name: option.name, before: old.price, after: after.price, currency: offer.currency },
    });
  const { price: _price, ...said } = columns;
  const changes = changesOf(option, { ...said, ladder, retired });
  if (offer.state === 'open' && changes.length > 0)
    await noteStory(context, offerId, 'option_changed', {
      ...{ name: option.name, currency: offer.currency },
      ...changesAsWords(changes),
    });
  await tellOffer(context, loaded);
  return { optionId };
});
