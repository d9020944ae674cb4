import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { loadOffer } from './load-offer.server';
import { mayServe } from './policy';
import type { OfferVersionView } from './views';

type Row = Omit<OfferVersionView, 'at'> & { at: Date };

/** Pure: members read from when they could know of it; what was drafted before stays between the brand and its suppliers. */
function knownSince(versions: readonly Row[], since: Date | null): Row[] {
  if (!since) return [...versions];
  const first = versions.findIndex(({ at }) => at <= since);
  return versions.slice(0, first < 0 ? versions.length : first + 1);
}

/**
 * What an offer has said, the newest first, up to 200, each with the hand it came from. Whoever may read it.
 * @throws not_found, unauthenticated, forbidden
 */
export async function listOfferVersions(actor: Actor, offerId: string): Promise<OfferVersionView[]> {
  const { access, offer } = await loadOffer(actor, offerId);
  const rows = await db.$queryRaw<Row[]>`
    SELECT v."version", v."title", v."body", v."changed", v."at", CASE WHEN m."id" IS NOT NULL THEN json_build_object('id', m."id",
      'name', coalesce(s."personaName", m."name"), 'pictureId', coalesce(s."personaPictureId", m."pictureId")) END AS "by"
    FROM "OfferVersion" v LEFT JOIN "Member" m ON m."id" = v."byId"
    LEFT JOIN "Membership" s ON s."clubId" = ${offer.clubId}::uuid AND s."memberId" = v."byId"
    WHERE v."offerId" = ${offer.id}::uuid ORDER BY v."version" DESC LIMIT 200`;
  const drafted = offer.proposalId === null && !mayServe(access) ? offer.openedAt : null;
  return knownSince(rows, drafted).map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
