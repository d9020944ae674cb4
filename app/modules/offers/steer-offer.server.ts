import { clubStream } from '~/modules/clubs/streams';
import { endWithin } from '~/modules/proposals/design-questions.server';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { offerStateChanged } from './facts';
import { announceOffer } from './internal/announce-offer.server';
import { scheduleSettling } from './internal/settling-queue.server';
import { noteStory } from './internal/story.server';
import { tellOffer } from './internal/tell-offer.server';
import { lockOffer } from './load-offer.server';
import { offerPaths } from './paths';
import { maySteer } from './policy';
import { offerStream } from './streams';

/**
 * What was costed is priced and opens for pledges. Moderators and admins; recorded. Publishes `offer.changed` and `offer.opened`.
 * @throws not_found, unauthenticated, forbidden, conflict, invalid (`deadline`)
 */
export const openOffer = defineCommand<{ offerId: string; deadline?: Date }, { offerId: string }>(
  'offers.open',
  async (context) => {
    const { tx, actor, input, at, tell } = context;
    requireMember(actor);
    const loaded = await lockOffer(tx, actor, input.offerId);
    const { access, offer } = loaded;
    if (!maySteer(access)) throw new PortalError('forbidden');
    if (offer.state !== 'costing') throw new PortalError('conflict');
    const deadline = input.deadline ?? offer.deadline;
    if (deadline <= at) throw invalidField('deadline', 'in_the_past');
    const { id, clubId, title } = offer;
    const threadId = await announceOffer(context, access.club, offer);
    await tx.offer.update({ where: { id }, data: { state: 'open', openedAt: at, deadline, threadId } });
    await scheduleSettling(tx, id, deadline);
    await recordAct(tx, { actor, at, act: 'offer.opened', subject: offerStream(id), clubId });
    await noteStory(context, id, 'opened');
    await publish(tx, offerStateChanged, { offerId: id, clubId, state: 'open' });
    tell(clubStream(clubId), 'offer.opened', {
      offer: { id, title, url: offerPaths.offer(access.club.club.slug, id) },
    });
    await tellOffer(context, { ...loaded, offer: { ...offer, state: 'open' } });
    return { offerId: id };
  },
);

/**
 * The brand takes an offer back before it is funded; pledges are released, and members read why. Moderators and admins; recorded.
 * Publishes `offer.changed`. @throws not_found, unauthenticated, forbidden, conflict
 */
export const withdrawOffer = defineCommand<{ offerId: string; reason: string }, { offerId: string }>(
  'offers.withdraw',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireMember(actor);
    const loaded = await lockOffer(tx, actor, input.offerId);
    if (!maySteer(loaded.access)) throw new PortalError('forbidden');
    const { id, clubId, state } = loaded.offer;
    if (state !== 'costing' && state !== 'open') throw new PortalError('conflict');
    await tx.offerPledge.updateMany({
      where: { offerId: id, state: 'held' },
      data: { state: 'released', reason: 'offer_withdrawn', updatedAt: at },
    });
    await tx.offerOption.updateMany({
      where: { offerId: id },
      data: { pledgeCount: 0, pledgedMin: 0, pledgedMax: 0 },
    });
    await tx.offer.update({ where: { id }, data: { state: 'withdrawn', endedAt: at } });
    await recordAct(tx, {
      ...{ actor, at, act: 'offer.withdrawn', subject: offerStream(id), clubId, reason: input.reason },
    });
    await endWithin(context, offerStream(id));
    await noteStory(context, id, 'withdrawn', { reason: input.reason });
    await publish(tx, offerStateChanged, { offerId: id, clubId, state: 'withdrawn' });
    await tellOffer(context, loaded);
    return { offerId: id };
  },
);
