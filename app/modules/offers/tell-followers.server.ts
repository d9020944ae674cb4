import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { defineCommand } from '~/platform/command.server';
import type { Actor } from '~/platform/actor';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireMember } from '~/platform/require-member';
import { kept } from './internal/judge-followers.server';
import { followersQueue, type StoryKind } from './internal/story.server';
import { loadOffer } from './load-offer.server';
import { storyNotice } from './notices.server';
import { offerPaths } from './paths';
import type { StoryWords } from './story-line';
import { offerStream } from './streams';

/** Those who follow an offer; of one that a moderator has hidden, its buyers alone. */
async function readFollowers(offerId: string, hidden: boolean): Promise<string[]> {
  const followers = await db.offerFollower.findMany({
    where: { offerId, muted: false },
    select: { memberId: true },
  });
  const ids = followers.map(({ memberId }) => memberId);
  if (!hidden) return ids;
  const buyers = await db.offerPledge.findMany({
    where: { offerId, memberId: { in: ids }, ...kept },
    select: { memberId: true },
    distinct: ['memberId'],
  });
  return buyers.map(({ memberId }) => memberId);
}

/** Whoever follows an offer hears what became of it; once for each turn of its story. */
export const tellFollowersJob = defineJob<{ offerId: string; eventId: string }>({
  name: followersQueue.name,
  async run({ offerId, eventId }) {
    const [offer, event] = await Promise.all([
      db.offer.findUnique({ where: { id: offerId }, select: { title: true, clubId: true, hidden: true } }),
      db.offerEvent.findUnique({ where: { id: eventId } }),
    ]);
    if (!offer || !event) return;
    const [club, followers] = await Promise.all([
      db.club.findUniqueOrThrow({ where: { id: offer.clubId }, select: { slug: true } }),
      readFollowers(offerId, offer.hidden),
    ]);
    await transact((tx) =>
      recordNotices(
        tx,
        followers.map((memberId) =>
          notice(storyNotice, {
            ...{
              memberId,
              clubId: offer.clubId,
              subject: offerStream(offerId),
              once: `offer-event:${eventId}`,
            },
            url: offerPaths.offer(club.slug, offerId),
            at: event.at,
            data: {
              ...{ offerId, title: offer.title },
              kind: event.kind as StoryKind,
              words: event.data as StoryWords,
            },
          }),
        ),
      ),
    );
  },
});

const follow = defineCommand<{ offerId: string; on: boolean }, { following: boolean }>(
  'offers.follow',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const { offerId, on } = input;
    await loadOffer(actor, offerId, tx);
    await tx.offerFollower.upsert({
      where: { offerId_memberId: { offerId, memberId } },
      create: { offerId, memberId, muted: !on, at },
      update: { muted: !on },
    });
    return { following: on };
  },
);

/** A member wants to hear what becomes of an offer, or no more. Whoever may see it. @throws not_found, unauthenticated, forbidden */
export function followOffer(actor: Actor, offerId: string, on: boolean): Promise<{ following: boolean }> {
  return follow(actor, { offerId, on });
}
