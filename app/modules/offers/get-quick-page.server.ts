import { isActiveMember } from '~/modules/clubs/policy';
import { clubStream } from '~/modules/clubs/streams';
import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { readHeads } from './internal/read-heads.server';
import {
  listQuickOffers,
  type QuickPage,
  type QuickPin,
  type QuickReport,
  readPins,
  reportQuickOffers,
} from './list-quick.server';
import { loadOfferAccess } from './load-offer.server';
import { getPlace, type PlaceView } from './save-place.server';

export interface QuickRoom extends QuickPage {
  clubId: string;
  place: PlaceView | null;
  isMember: boolean;
  /** What came back, for those who make quick offers. */
  report: QuickReport | null;
  /** For the map, which shows more than a page of the list. */
  pins: QuickPin[];
}

/** Quick offers with what their page needs beside. @throws as listQuickOffers */
export async function getQuickPage(
  actor: Actor,
  slug: string,
  query: Parameters<typeof listQuickOffers>[2],
  { map = false }: { map?: boolean } = {},
): Promise<QuickRoom> {
  const { club } = await loadOfferAccess(actor, { slug });
  const clubId = club.club.id;
  // Before the list: what comes between is told again rather than missed.
  const heads = await readHeads(db, [clubStream(clubId)]);
  const list = await listQuickOffers(actor, slug, query);
  return {
    ...list,
    clubId,
    heads: { ...heads, ...list.heads },
    place: memberIdOf(actor) ? (await getPlace(actor)).place : null,
    isMember: isActiveMember(club),
    pins: map ? await readPins(club.club) : [],
    report: list.mayBroadcast ? await reportQuickOffers(actor, slug) : null,
  };
}
