import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { offerStateChanged } from './facts';
import { noteStory } from './internal/story.server';
import { tellOffer, tellWorkshop } from './internal/tell-offer.server';
import {
  isPledgedOn,
  type OfferRow,
  type StageRow,
  stageTerms,
  viewStage,
} from './internal/view-offer.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { mayPass } from './policy';
import { changeableOf, firstWorse, isInOrder } from './stage-plan';
import { offerStream } from './streams';
import type { StageView } from './views';

interface AtStage {
  offerId: string;
  position: number;
}

interface Board {
  loaded: LoadedOffer & { row: OfferRow };
  stages: StageRow[];
  stage: StageRow;
}

async function lockBoard({ tx, actor, input }: CommandContext<AtStage>): Promise<Board> {
  requireMember(actor);
  const loaded = await lockOffer(tx, actor, input.offerId);
  if (!mayPass(loaded.access, loaded.facts)) throw new PortalError('forbidden');
  const stages = await tx.offerStage.findMany({
    where: { offerId: input.offerId },
    orderBy: { position: 'asc' },
  });
  const stage = stages.find(({ position }) => position === input.position);
  if (!stage) throw new PortalError('not_found');
  return { loaded, stages, stage };
}

function requireProducing({ offer }: LoadedOffer): void {
  if (offer.state !== 'funded' && offer.state !== 'in_production') throw new PortalError('conflict');
}

/** From its first stage on an offer is in production, and its orders with it. */
async function enterProduction(
  context: CommandContext<AtStage>,
  { offer }: LoadedOffer,
  first: StageRow,
): Promise<void> {
  if (offer.state !== 'funded') return;
  const { tx, at } = context;
  await tx.offer.update({ where: { id: offer.id }, data: { state: 'in_production' } });
  await tx.offerOrder.updateMany({
    where: { offerId: offer.id, state: 'placed' },
    data: { state: 'in_production', updatedAt: at },
  });
  await noteStory(context, offer.id, 'started', { name: first.name });
  await publish(tx, offerStateChanged, { offerId: offer.id, clubId: offer.clubId, state: 'in_production' });
}

async function begin({ tx, at }: CommandContext<AtStage>, offerId: string, position: number): Promise<void> {
  await tx.offerStage.updateMany({
    where: { offerId, position, startedAt: null },
    data: { startedAt: at },
  });
}

async function answer({ tx }: CommandContext<AtStage>, offerId: string): Promise<{ stages: StageView[] }> {
  const rows = await tx.offerStage.findMany({ where: { offerId }, orderBy: { position: 'asc' } });
  return { stages: rows.map(viewStage) };
}

/**
 * Production begins: the first stage runs, and its rules hold. Who makes it, and the brand. Publishes `offer.changed`.
 * @throws not_found, unauthenticated, forbidden, conflict
 */
export const startProduction = defineCommand<AtStage, { stages: StageView[] }>(
  'offers.start-production',
  async (context) => {
    const { input, actor, at, tx } = context;
    const { loaded, stage } = await lockBoard(context);
    requireProducing(loaded);
    if (stage.position !== 1 || stage.startedAt !== null) throw new PortalError('conflict');
    await begin(context, input.offerId, 1);
    await enterProduction(context, loaded, stage);
    await recordAct(tx, {
      ...{
        actor,
        at,
        act: 'stage.started',
        subject: offerStream(input.offerId),
        clubId: loaded.offer.clubId,
      },
      detail: { position: 1, name: stage.name },
    });
    await tellOffer(context, loaded);
    tellWorkshop(context, input.offerId, 'stages');
    return answer(context, input.offerId);
  },
);

/**
 * A stage is passed, and the next begins: from that moment on its rules say what of an order may still be changed. In their order. Who makes
 * it, and the brand; recorded. Publishes `offer.changed`. @throws not_found, unauthenticated, forbidden, conflict
 */
export const passStage = defineCommand<AtStage, { stages: StageView[] }>(
  'offers.pass-stage',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { loaded, stages, stage } = await lockBoard(context);
    requireProducing(loaded);
    const next = stages.find(({ passedAt }) => passedAt === null);
    if (next?.position !== stage.position) throw new PortalError('conflict');
    await begin(context, input.offerId, stage.position);
    await tx.offerStage.update({
      where: { offerId_position: { offerId: input.offerId, position: stage.position } },
      data: { passedAt: at, passedById: actor.kind === 'member' ? actor.memberId : null },
    });
    await begin(context, input.offerId, stage.position + 1);
    await enterProduction(context, loaded, stage);
    const following = stages.find(({ position }) => position === stage.position + 1);
    await recordAct(tx, {
      ...{ actor, at, act: 'stage.passed', subject: offerStream(input.offerId), clubId: loaded.offer.clubId },
      detail: { position: stage.position, name: stage.name },
    });
    await noteStory(context, input.offerId, 'stage_passed', {
      ...{ position: stage.position, name: stage.name, next: following?.name ?? null },
    });
    await tellOffer(context, loaded);
    tellWorkshop(context, input.offerId, 'stages');
    return answer(context, input.offerId);
  },
);

/** What has not begun stays in its order; while members pledge on it, it leaves them no less. @throws invalid at `plannedAt` */
function requireMovable({ loaded, stages, stage }: Board, plannedAt: Date): void {
  const before = stages.map(stageTerms);
  const after = before.map((one) =>
    one.position === stage.position ? { ...one, plannedAt: plannedAt.toISOString() } : one,
  );
  if (!isInOrder(after.filter(({ startedAt }) => startedAt === null)))
    throw invalidField('plannedAt', 'not_in_order');
  const { state, feePercent, attributes } = loaded.offer;
  if (state !== 'open' || !isPledgedOn(loaded.row)) return;
  const [was, is] = [before, after].map((list) => ({ stages: list, feePercent }));
  if (firstWorse(was!, is!, changeableOf(attributes))) throw invalidField('plannedAt', 'only_later');
}

/**
 * A stage is planned for another time, in the order of the stages and, while the offer is open, to nobody's harm; who follows it hears of
 * it. Who makes it, and the brand, until it begins. Publishes `offer.changed`.
 * @throws not_found, unauthenticated, forbidden, conflict, invalid
 */
export const moveStage = defineCommand<AtStage & { plannedAt: Date }, { stages: StageView[] }>(
  'offers.move-stage',
  async (context) => {
    const { tx, input } = context;
    const board = await lockBoard(context as CommandContext<AtStage>);
    const { loaded, stage } = board;
    if (stage.startedAt !== null || loaded.offer.endedAt !== null) throw new PortalError('conflict');
    if (stage.plannedAt.getTime() === input.plannedAt.getTime()) return answer(context, input.offerId);
    requireMovable(board, input.plannedAt);
    await tx.offerStage.update({
      where: { offerId_position: { offerId: input.offerId, position: stage.position } },
      data: { plannedAt: input.plannedAt },
    });
    if (loaded.offer.state !== 'costing')
      await noteStory(context, input.offerId, 'stage_moved', {
        ...{ name: stage.name, from: stage.plannedAt.toISOString(), to: input.plannedAt.toISOString() },
      });
    await tellOffer(context, loaded);
    tellWorkshop(context, input.offerId, 'stages');
    return answer(context, input.offerId);
  },
);
