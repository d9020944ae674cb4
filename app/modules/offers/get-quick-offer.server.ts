import { isActiveMember, mayRead } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { snapshot } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { viewClaim } from './claim-quick.server';
import { readHeads } from './internal/read-heads.server';
import { type QuickItem, viewItems } from './list-quick.server';
import { loadOfferAccess } from './load-offer.server';
import { quickStream } from './streams';
import type { ClaimView } from './views';

export interface QuickOfferPage {
  quickOffer: QuickItem;
  /** Units can still be had: it goes on, and some are left. */
  open: boolean;
  isMember: boolean;
  /** The caller's own, the first first, at most 100. */
  claims: ClaimView[];
  heads: Record<string, number>;
}

const mostClaims = 100;

/**
 * One quick offer with what the caller claimed of it, whether it goes on or is over. Whoever may read its club.
 * @throws not_found; unauthenticated where a visitor might after signing in; forbidden
 */
export async function getQuickOffer(actor: Actor, id: string, slug?: string): Promise<QuickOfferPage> {
  const found = isId(id) ? await db.quickOffer.findUnique({ where: { id }, select: { clubId: true } }) : null;
  if (!found) throw new PortalError('not_found');
  const access = await loadOfferAccess(actor, { clubId: found.clubId });
  if (slug !== undefined && access.club.club.slug !== slug) throw new PortalError('not_found');
  if (!mayRead(access.club))
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const memberId = memberIdOf(actor);
  return snapshot(async (tx) => {
    const row = await tx.quickOffer.findUniqueOrThrow({ where: { id } });
    const [quickOffer] = await viewItems(tx, [row], access, memberId);
    const claims = memberId
      ? await tx.quickClaim.findMany({
          where: { quickOfferId: id, memberId },
          orderBy: [{ at: 'asc' }, { id: 'asc' }],
          take: mostClaims,
        })
      : [];
    return {
      quickOffer: quickOffer!,
      open: row.state === 'broadcast' && row.remaining > 0 && row.until > now(),
      isMember: isActiveMember(access.club),
      claims: claims.map((claim) => viewClaim(claim, row.currency)),
      heads: await readHeads(tx, [quickStream(id)]),
    };
  });
}
