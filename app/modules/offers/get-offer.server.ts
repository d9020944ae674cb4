import { memberStream } from '~/modules/clubs/streams';
import { listDesign } from '~/modules/proposals/design-questions.server';
import { mayVote } from '~/modules/proposals/policy';
import { readOrigin } from '~/modules/proposals/read-origin.server';
import type { DesignView, OriginView } from '~/modules/proposals/views';
import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { snapshot, type Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { isId } from '~/platform/ids';
import { decideEffect } from './decide-effect';
import { readInLine } from './internal/read-in-line.server';
import { readOfferRow } from './internal/tell-offer.server';
import { readOrganisations, viewOffer } from './internal/view-offer.server';
import { loadOffer } from './load-offer.server';
import {
  mayAskClub,
  mayCost,
  mayHearWorkshop,
  mayHide,
  mayPass,
  mayPledge,
  mayProduce,
  maySteer,
} from './policy';
import { viewPledge } from './pledge.server';
import { settleIfDue } from './settle-offer.server';
import { readHeads } from './internal/read-heads.server';
import { offerStream, workshopStream } from './streams';
import type { EffectView, EventView, OfferView, PledgeView } from './views';

export interface OfferRights {
  pledge: boolean;
  steer: boolean;
  cost: boolean;
  produce: boolean;
  pass: boolean;
  /** To put a design question to the club. */
  ask: boolean;
  /** To vote in one. */
  vote: boolean;
  hide: boolean;
}

export interface OfferPageData {
  offer: OfferView;
  /** The wish that it was made of; null for the brand's own, and where that is hidden. */
  origin: OriginView | null;
  story: EventView[];
  questions: DesignView[];
  viewer: { pledges: PledgeView[]; following: boolean | null; may: OfferRights };
  /** The stream of the state above, and its head in the same snapshot. */
  heads: Record<string, number>;
}

/** How much of a story is read: those of long offers begin later. */
const storyLength = 200;

async function readStory(tx: Tx, offerId: string): Promise<EventView[]> {
  const rows = await tx.offerEvent.findMany({
    where: { offerId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: storyLength,
  });
  return rows.reverse().map(({ id, kind, data, at }) => ({
    ...{ id, kind, data: data as EventView['data'] },
    at: at.toISOString(),
  }));
}

async function readOwn(tx: Tx, offerId: string, memberId: string) {
  const pledges = await tx.offerPledge.findMany({
    where: { offerId, memberId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { order: { select: { id: true } } },
  });
  const follower = await tx.offerFollower.findUnique({ where: { offerId_memberId: { offerId, memberId } } });
  return { pledges, follower };
}

/**
 * An offer as whoever asks may see it, with its story, their pledges and rights. One whose deadline has passed is settled first.
 * @throws not_found; unauthenticated where a visitor might after signing in; forbidden
 */
export async function getOffer(actor: Actor, offerId: string, slug?: string): Promise<OfferPageData> {
  const first = await loadOffer(actor, offerId);
  if (slug !== undefined && first.access.club.club.slug !== slug) throw new PortalError('not_found');
  await settleIfDue(first.offer);
  const memberId = memberIdOf(actor);
  return snapshot(async (tx) => {
    const loaded = await loadOffer(actor, offerId, tx);
    const row = await readOfferRow(tx, offerId);
    const organisations = await readOrganisations(tx, [row.supplierId]);
    const origin = row.proposalId ? await readOrigin(tx, row.proposalId, row.createdAt) : null;
    const story = await readStory(tx, offerId);
    const questions = await listDesign(tx, offerStream(offerId));
    const { access, facts } = loaded;
    const heads = await readHeads(tx, [
      offerStream(offerId),
      ...(memberId ? [memberStream(memberId)] : []),
      ...(!facts.known && mayHearWorkshop(access, facts) ? [workshopStream(offerId)] : []),
    ]);
    const { pledges, follower } = memberId
      ? await readOwn(tx, offerId, memberId)
      : { pledges: [], follower: null };
    const waiting = await readInLine(tx, row.state === 'open' ? row.options : [], pledges);
    return {
      offer: viewOffer(row, loaded, organisations),
      origin,
      story,
      questions,
      viewer: {
        pledges: pledges.map((pledge) => viewPledge(pledge, waiting)),
        following: memberId ? follower !== null && !follower.muted : null,
        may: {
          pledge: mayPledge(access) && row.state === 'open' && !row.hidden,
          steer: maySteer(access),
          cost: mayCost(access, facts),
          produce: mayProduce(access, facts),
          pass: mayPass(access, facts),
          ask: mayAskClub(access, facts),
          vote: mayVote(access.club) && !row.hidden,
          hide: mayHide(access, facts),
        },
      },
      heads,
    };
  });
}

/**
 * What becomes of the price for everybody when a pledge takes another quantity, or none: shown before it is confirmed. Whose pledge it is.
 * @throws not_found, unauthenticated
 */
export async function getEffect(
  actor: Actor,
  pledgeId: string,
  range: { max: number } | null,
): Promise<{ effect: EffectView; pledge: PledgeView }> {
  const { memberId } = requireMember(actor);
  const pledge = isId(pledgeId) ? await db.offerPledge.findUnique({ where: { id: pledgeId } }) : null;
  if (pledge?.memberId !== memberId) throw new PortalError('not_found');
  const row = await readOfferRow(db, pledge.offerId);
  const waiting = await readInLine(db, row.options, [pledge]);
  return { effect: decideEffect(row, pledge, range), pledge: viewPledge(pledge, waiting) };
}
