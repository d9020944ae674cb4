import { clubStream } from '~/modules/clubs/streams';
import { concealWithin } from '~/modules/proposals/design-questions.server';
import type { HideInput } from '~/modules/proposals/schema';
import { postStatusChanged } from '~/modules/threads/facts';
import { hideOwnedThread, isOpeningHidden } from '~/modules/threads/hide-owned-thread.server';
import { system } from '~/platform/actor';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { tellOffer } from './internal/tell-offer.server';
import { type LoadedOffer, lockOffer } from './load-offer.server';
import { mayHide, maySteer } from './policy';
import { offerStream } from './streams';

/** Under the offer's lock: it and its questions are hidden, or seen again, and screens follow. */
async function showHidden(context: CommandContext<unknown>, loaded: LoadedOffer, hidden: boolean) {
  const { tx, tell, blank } = context;
  const { id, clubId } = loaded.offer;
  const stream = offerStream(id);
  const { count } = await tx.offer.updateMany({ where: { id, hidden: !hidden }, data: { hidden } });
  if (count === 0) return;
  await concealWithin(tx, stream, hidden);
  // The club's home, and what visitors are shown of it, may name it.
  tell(clubStream(clubId), 'home.changed', {});
  if (!hidden) return tellOffer(context, loaded);
  blank(stream, { path: ['offer'], id, with: { title: '', body: '', html: '', priceNote: '' } });
  tell(stream, 'offer.hidden', {});
}

/**
 * A moderator hides an offer with a reason, or shows it again: the same as hiding the post that opens its thread. Its buyers still see
 * what they owe and get; nobody else pledges meanwhile, and its deadline goes on. Moderators and admins; recorded. Publishes
 * `offer.hidden` or `offer.changed`. @throws not_found, unauthenticated, forbidden, conflict (nobody sees it yet), invalid
 */
export const hideOffer = defineCommand<HideInput & { offerId: string }, { hidden: boolean }>(
  'offers.hide',
  async (context) => {
    const { tx, actor, input } = context;
    requireMember(actor);
    const { offerId, hidden, reason } = input;
    const loaded = await lockOffer(tx, actor, offerId);
    const { access, offer, facts } = loaded;
    if (!maySteer(access)) throw new PortalError('forbidden');
    if (!mayHide(access, facts) || offer.threadId === null) throw new PortalError('conflict');
    await hideOwnedThread(context, offer.threadId, { hidden, reason });
    await showHidden(context, loaded, hidden);
    return { hidden };
  },
);

/** What moderators decided on the post that opens an offer's thread holds for the offer. The portal's own. */
export const noteOfferHidden = defineCommand<{ threadId: string }, { hidden: boolean | null }>(
  'offers.note-hidden',
  async (context) => {
    const { tx, actor, input } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const found = await tx.offer.findUnique({ where: { threadId: input.threadId }, select: { id: true } });
    if (!found) return { hidden: null };
    const loaded = await lockOffer(tx, actor, found.id);
    const hidden = await isOpeningHidden(tx, input.threadId);
    await showHidden(context, loaded, hidden);
    return { hidden };
  },
);

export const noteOfferHiddenJob = defineJob({
  name: 'offers.note-hidden',
  on: postStatusChanged,
  async run({ threadId }: { threadId: string }) {
    await noteOfferHidden(system, { threadId });
  },
});
