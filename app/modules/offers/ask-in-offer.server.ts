import { askWithin } from '~/modules/proposals/design-questions.server';
import type { AskInput } from '~/modules/proposals/schema';
import type { DesignView } from '~/modules/proposals/views';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { noteStory } from './internal/story.server';
import { lockOffer } from './load-offer.server';
import { mayAskClub, maySteer } from './policy';
import { offerStream } from './streams';

/**
 * A design question of an offer is put to the club, from when it may know of the offer until all is delivered; who follows it hears of
 * it. Moderators and admins; recorded. Publishes `design.changed`.
 * @throws not_found, unauthenticated, forbidden, conflict (a draft, or over), limit_reached, invalid
 */
export const askInOffer = defineCommand<AskInput & { offerId: string }, { question: DesignView }>(
  'offers.ask',
  async (context) => {
    const { tx, actor, input, at } = context;
    requireMember(actor);
    const { offerId, ...asked } = input;
    const { access, offer, facts } = await lockOffer(tx, actor, offerId);
    if (!maySteer(access)) throw new PortalError('forbidden');
    if (!mayAskClub(access, facts)) throw new PortalError('conflict');
    const { clubId } = offer;
    const subject = offerStream(offerId);
    const question = await askWithin(context, { subject, clubId }, asked);
    await recordAct(tx, {
      actor,
      at,
      act: 'offer.asked',
      subject,
      clubId,
      detail: { question: asked.question },
    });
    await noteStory(context, offerId, 'asked', { question: asked.question });
    return { question };
  },
);
