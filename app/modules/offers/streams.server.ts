import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { StreamKind, WatchPermit } from '~/platform/module';
import { mayListen } from '~/modules/clubs/policy';
import { loadOffer, loadOfferAccess } from './load-offer.server';
import { mayHearOffer, mayHearWorkshop } from './policy';

/** What may not be seen is not there. */
async function permitted(ask: () => Promise<false | WatchPermit>): Promise<false | WatchPermit> {
  try {
    return await ask();
  } catch (error) {
    if (isPortalError(error) && ['not_found', 'forbidden', 'unauthenticated'].includes(error.code))
      return false;
    throw error;
  }
}

async function hear(actor: Actor, id: string, suffix: string | undefined): Promise<false | WatchPermit> {
  const { access, facts, offer } = await loadOffer(actor, id);
  const may = suffix === 'workshop' ? mayHearWorkshop(access, facts) : mayHearOffer(access, facts);
  return may && { clubId: offer.clubId };
}

export const offerStreams: readonly StreamKind[] = [
  {
    prefix: 'offer',
    suffixes: ['workshop'],
    mayWatch: (actor, id, suffix) => permitted(() => hear(actor, id, suffix)),
  },
  {
    prefix: 'quick-offer',
    mayWatch: async (actor, id) =>
      permitted(async () => {
        const quick = isId(id)
          ? await db.quickOffer.findUnique({ where: { id }, select: { clubId: true } })
          : null;
        if (!quick) return false;
        const { club } = await loadOfferAccess(actor, { clubId: quick.clubId });
        return mayListen(club) && { clubId: quick.clubId };
      }),
  },
];
