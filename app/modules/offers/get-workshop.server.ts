import { listTags } from '~/modules/threads/list-tags.server';
import type { TagView } from '~/modules/threads/post';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { getOffer, type OfferPageData } from './get-offer.server';
import { listCosts } from './give-costs.server';
import { readHeads } from './internal/read-heads.server';
import { viewQuickOffer } from './internal/view-quick.server';
import { readFreed } from './list-freed.server';
import { listWorkshopOrders } from './list-orders.server';
import { loadOffer } from './load-offer.server';
import { mayHearWorkshop, mayServe } from './policy';
import { mayEndEarlier, type SalesChannel } from './rules';
import { workshopStream } from './streams';
import type { CostView, FreedView, QuickOfferView, WorkshopOrder } from './views';

export interface Workshop extends Omit<OfferPageData, 'viewer'> {
  may: OfferPageData['viewer']['may'] & {
    serve: boolean;
    /** To end it before its deadline. */
    close: boolean;
  };
  costs: CostView[];
  orders: { items: WorkshopOrder[]; next: string | null } | null;
  /** What cancellations freed, by option, and near what it is offered anew unless somebody says otherwise. */
  freed: FreedView[];
  /** The club's topics, where there is something to offer anew. */
  tags: TagView[];
  /** Quick offers that were made of it, the newest first; at most 20. For whoever makes it, and the brand. */
  quick: QuickOfferView[];
}

async function readQuick(offerId: string, slug: string): Promise<QuickOfferView[]> {
  const rows = await db.quickOffer.findMany({
    where: { offerId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
  });
  return rows.map((row) => viewQuickOffer(row, slug, new Map()));
}

/**
 * Where the brand and its suppliers work on an offer: what they may see of costs, stages and orders. Both, and agents for the orders.
 * @throws not_found, unauthenticated, forbidden
 */
export async function getWorkshop(
  actor: Actor,
  { offerId, slug, ...query }: { offerId: string; slug: string; cursor?: string; channel?: SalesChannel },
): Promise<Workshop> {
  requireMember(actor);
  const { viewer, ...page } = await getOffer(actor, offerId, slug);
  const { access, facts, offer } = await loadOffer(actor, offerId);
  const serve = mayServe(access);
  const { may } = viewer;
  if (!may.cost && !may.pass && !serve) throw new PortalError('forbidden');
  const { state, quantity, threshold } = page.offer;
  const close =
    may.steer && state === 'open' && quantity >= threshold && mayEndEarlier(offer.deadline, now());
  const freed = may.produce ? await readFreed(offer) : [];
  return {
    ...page,
    may: { ...may, serve, close },
    costs: may.cost || may.steer ? (await listCosts(actor, offerId)).items : [],
    orders: may.produce || serve ? await listWorkshopOrders(actor, offerId, { ...query, limit: 30 }) : null,
    freed,
    tags: freed.length > 0 ? await listTags(slug) : [],
    quick: may.produce ? await readQuick(offerId, slug) : [],
    heads: {
      ...page.heads,
      ...(mayHearWorkshop(access, facts) ? await readHeads(db, [workshopStream(offerId)]) : {}),
    },
  };
}
