import { rewriteOwnedPost } from '~/modules/threads/rewrite-owned-post.server';
import { writeText } from '~/modules/threads/write-text.server';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Offer, Prisma } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { requireSuppliers } from './create-offer.server';
import { followAsMakers } from './internal/follow-as-makers.server';
import { attachPictures } from './internal/attach-pictures.server';
import { scheduleSettling } from './internal/settling-queue.server';
import { noteStory } from './internal/story.server';
import { tellOffer } from './internal/tell-offer.server';
import { isPledgedOn, type OfferRow, stageTerms } from './internal/view-offer.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { maySteer } from './policy';
import type { ChangeOfferInput, OfferAttribute, StageInput } from './schema';
import { changeableOf, firstWorse, planChanges, plannedStages } from './stage-plan';
import { offerStream } from './streams';
import { changesAsWords } from './term-changes';

type Context = CommandContext<ChangeOfferInput & { offerId: string }>;
type LockedOffer = LoadedOffer & { row: OfferRow };

/** What may be said otherwise also when it is funded, or over. */
const wordFields = ['title', 'body', 'priceNote', 'payTo'];

/** What members pledged on is not made worse for them. */
function requireFair({ input, at }: Context, { offer }: LoadedOffer, changed: readonly string[]): void {
  if (offer.state === 'costing') {
    if (input.deadline && input.deadline <= at) throw invalidField('deadline', 'in_the_past');
    return;
  }
  if (offer.state !== 'open') {
    if (changed.some((name) => !wordFields.includes(name))) throw new PortalError('conflict');
    return;
  }
  if (offer.deadline <= at) throw new PortalError('closed');
  if (input.threshold !== undefined && input.threshold > offer.threshold)
    throw invalidField('threshold', 'only_lower');
  if (input.deadline !== undefined && input.deadline < offer.deadline)
    throw invalidField('deadline', 'only_later');
  if (input.feePercent !== undefined && input.feePercent > offer.feePercent)
    throw invalidField('feePercent', 'only_lower');
  if (input.contributorPercent !== undefined && input.contributorPercent < offer.contributorPercent)
    throw invalidField('contributorPercent', 'only_more');
}

/** Once somebody has pledged, no stage leaves them less than before, at any time of the plan. @throws invalid at the stage's field */
function requirePlanKept({ input }: Context, { offer, row }: LockedOffer): void {
  if (!input.stages || offer.state !== 'open' || !isPledgedOn(row)) return;
  const worse = firstWorse(
    { stages: row.stages.map(stageTerms), feePercent: offer.feePercent },
    { stages: plannedStages(input.stages), feePercent: input.feePercent ?? offer.feePercent },
    changeableOf(offer.attributes),
  );
  if (worse) throw invalidField(`stages.${worse.index}.${worse.field}`, worse.code);
}

const choicesOf = (attributes: unknown) =>
  (attributes as OfferAttribute[]).flatMap(({ key, choices }) => [
    key,
    ...choices.map((one) => `${key} ${one}`),
  ]);

/** While members pledge, what they chose stays among what can be chosen. */
function requireChoicesKept({ input }: Context, { offer }: LoadedOffer): void {
  if (input.attributes === undefined || offer.state !== 'open') return;
  const after = new Set(choicesOf(input.attributes));
  const free = new Set(input.attributes.filter(({ choices }) => choices.length === 0).map(({ key }) => key));
  const lost = choicesOf(offer.attributes).some((one) => !after.has(one) && !free.has(one.split(' ')[0]!));
  if (lost) throw invalidField('attributes', 'only_more');
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

/** The same for what says the same, in whatever order its keys stand. */
function asText(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date || typeof value !== 'object' || value === null)
    return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(asText).join()}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${key}:${asText(one)}`).join()}}`;
}

/** Names of the fields that a change says otherwise than the offer does. */
async function changedFields({ tx, input }: Context, { offer, facts }: LoadedOffer): Promise<string[]> {
  const { offerId, version: _version, stages, askIds, ...columns } = input;
  const names = Object.entries(columns)
    .filter(([name, value]) => value !== undefined && asText(value) !== asText(offer[name as keyof Offer]))
    .map(([name]) => name);
  if (askIds && asText([...new Set(askIds)].toSorted()) !== asText(facts.askedIds.toSorted()))
    names.push('askIds');
  if (!stages) return names;
  const before = await tx.offerStage.findMany({
    where: { offerId },
    orderBy: { position: 'asc' },
    select: { name: true, plannedAt: true, rules: true, fee: true },
  });
  return asText(before) === asText(stages) ? names : [...names, 'stages'];
}

/** What the stages say otherwise, as the story has it; choices by the names that members know. */
function stageWords({ input }: Context, { offer, row }: LockedOffer) {
  const attributes = input.attributes ?? (offer.attributes as unknown as OfferAttribute[]);
  const labels = new Map(attributes.map(({ key, label }) => [key, label]));
  const changes = planChanges(row.stages.map(stageTerms), plannedStages(input.stages!));
  const words = changes.map((change) =>
    change.attribute ? { ...change, attribute: labels.get(change.attribute) ?? change.attribute } : change,
  );
  return { ...changesAsWords(words), currency: offer.currency };
}

/** What members who pledged are told, each turn once. */
async function tellStory(context: Context, loaded: LockedOffer, changed: readonly string[]): Promise<void> {
  const { offer } = loaded;
  const { input } = context;
  const has = (...names: string[]) => names.some((name) => changed.includes(name));
  if (has('deadline'))
    await noteStory(context, offer.id, 'deadline_moved', { until: input.deadline!.toISOString() });
  if (has('threshold'))
    await noteStory(context, offer.id, 'threshold_lowered', {
      before: offer.threshold,
      after: input.threshold!,
    });
  if (has('feePercent'))
    await noteStory(context, offer.id, 'fee_lowered', {
      before: offer.feePercent,
      after: input.feePercent!,
    });
  if (has('stages')) await noteStory(context, offer.id, 'stages_changed', stageWords(context, loaded));
  if (has('title', 'body', 'priceNote', 'payTo', 'attributes', 'contributorPercent'))
    await noteStory(context, offer.id, 'words_changed');
}

/**
 * An offer is another than before: its words, terms, stages or suppliers. While it is open, only to the good of those who pledged: a
 * lower threshold, a later deadline, stages that leave them no less; afterwards only its words. What it said stays as a version with its hand, and who follows it hears
 * of it. Who wrote on a version that is no longer the newest is told, and nothing is overwritten. Moderators and admins; recorded.
 * Publishes `offer.changed`. @throws not_found, unauthenticated, forbidden, invalid, conflict, closed, changed_meanwhile
 */
export const changeOffer = defineCommand<ChangeOfferInput & { offerId: string }, { offerId: string }>(
  'offers.change',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockOffer(tx, actor, input.offerId);
    const { access, offer } = loaded;
    if (!maySteer(access)) throw new PortalError('forbidden');
    if (input.version !== undefined && input.version !== offer.version)
      throw new PortalError('changed_meanwhile');
    const changed = await changedFields(context, loaded);
    if (changed.length === 0) return { offerId: offer.id };
    requireFair(context, loaded, changed);
    requireChoicesKept(context, loaded);
    requirePlanKept(context, loaded);
    const { offerId, version: _version, stages, askIds, supplierId, body, attributes, ...columns } = input;
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
    const { version } = await tx.offer.update({
      where: { id: offerId },
      data: { ...data, version: { increment: 1 } },
    });
    await tx.offerVersion.create({ data: { offerId, version, ...words, changed, byId: memberId, at } });
    if (stages) await replaceStages(context, offerId, stages);
    if (askIds) await replaceAsked(context, offerId, askIds);
    const makers = [...(askIds ?? []), ...(supplierId ? [supplierId] : [])];
    if (makers.length > 0) await followAsMakers(tx, offer, makers, at);
    if (changed.includes('deadline') && offer.state === 'open')
      await scheduleSettling(tx, offerId, columns.deadline!);
    if (offer.state !== 'costing') await tellStory(context, loaded, changed);
    await recordAct(tx, {
      ...{ actor, at, act: 'offer.changed', subject: offerStream(offerId), clubId: offer.clubId },
      detail: { changed },
    });
    await tellOffer(context, loaded);
    return { offerId };
  },
);
