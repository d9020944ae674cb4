import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { scheduleSettling } from './internal/settling-queue.server';
import { noteStory } from './internal/story.server';
import { tellOffer, tellWorkshop } from './internal/tell-offer.server';
import { lockOffer } from './load-offer.server';
import { maySteer } from './policy';
import { mayEndEarlier, noticeOfEndMs } from './rules';
import { quantityByNow } from './settle-offer.server';
import { offerStream } from './streams';

/**
 * An offer that has reached its threshold ends before its deadline: 24 hours from now, with a reason that everybody who follows it is told
 * at once, so that whoever pledged can still change or withdraw. Moderators and admins; a version of the offer, recorded. Publishes
 * `offer.changed`.
 * @throws not_found, unauthenticated, forbidden, closed, conflict (it ends within a day anyway), below_threshold
 */
export const closeOffer = defineCommand<{ offerId: string; reason: string }, { offerId: string }>(
  'offers.close',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const loaded = await lockOffer(tx, actor, input.offerId);
    if (!maySteer(loaded.access)) throw new PortalError('forbidden');
    const { id, clubId, title, body, state, deadline, threshold } = loaded.offer;
    if (state !== 'open' || deadline <= at) throw new PortalError('closed');
    if (!mayEndEarlier(deadline, at)) throw new PortalError('conflict');
    if ((await quantityByNow(tx, loaded.row)) < threshold) throw new PortalError('below_threshold');
    const until = new Date(at.getTime() + noticeOfEndMs);
    // A version of its own: a form that was opened before would move the deadline back without a word.
    const { version } = await tx.offer.update({
      where: { id },
      data: { deadline: until, version: { increment: 1 } },
    });
    await tx.offerVersion.create({
      data: { offerId: id, version, title, body, changed: ['deadline'], byId: memberId, at },
    });
    await scheduleSettling(tx, id, until);
    const { reason } = input;
    await recordAct(tx, { actor, at, act: 'offer.closed', subject: offerStream(id), clubId, reason });
    await noteStory(context, id, 'ends_earlier', {
      ...{ before: deadline.toISOString(), until: until.toISOString(), reason },
    });
    await tellOffer(context, loaded);
    tellWorkshop(context, id, 'offer');
    return { offerId: id };
  },
);
