import { claimReview } from '~/modules/moderation/claim-review.server';
import { decideReview } from '~/modules/moderation/decide-review.server';
import { flagPost } from '~/modules/moderation/flag-post.server';
import { listReviews } from '~/modules/moderation/list-reviews.server';
import { listReviewsInput, type DecideInput } from '~/modules/moderation/schema';
import type { ReviewView } from '~/modules/moderation/views';
import { createPost } from '~/modules/threads/create-post.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { enterClub, giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from './club';

export interface PeaceScene {
  club: TestClub;
  ann: SignedInPerson;
  ben: SignedInPerson;
  /** Two moderators, so that one can hear what the other decided. */
  mod: SignedInPerson;
  second: SignedInPerson;
  admin: SignedInPerson;
}

const dayMs = 86_400_000;

/** As if they had come in so many days ago: their flags weigh by it. */
export async function joinedDaysAgo(person: SignedInPerson, club: TestClub, days: number): Promise<void> {
  await db.membership.update({
    where: { clubId_memberId: { clubId: club.id, memberId: person.memberId } },
    data: { joinedAt: new Date(now().getTime() - days * dayMs) },
  });
}

export async function makePeace(slug: string): Promise<PeaceScene> {
  const club = await makeClub(slug);
  const [ann, ben, mod, second] = [
    await makePerson('Ann', club),
    await makePerson('Ben', club),
    await makePerson('Mo', club),
    await makePerson('Mali', club),
  ];
  for (const moderator of [mod, second]) await giveRole(moderator, 'moderator', club);
  const admin = await makePerson('Ada', undefined, { portalRoles: ['admin'] });
  for (const person of [ann, ben]) await joinedDaysAgo(person, club, 60);
  return { club, ann, ben, mod, second, admin };
}

/** People who have been in the club for two months, whose flags weigh one each. */
export async function makeNeighbours(club: TestClub, count: number): Promise<SignedInPerson[]> {
  const people: SignedInPerson[] = [];
  for (let index = 0; index < count; index++) {
    const person = await makePerson(`Neighbour ${index + 1}`);
    await enterClub(person, club);
    await joinedDaysAgo(person, club, 60);
    people.push(person);
  }
  return people;
}

export async function say(person: SignedInPerson, threadId: string, body: string) {
  const { post } = await createPost(person.actor, threadId, { body, audience: 'everyone' });
  return post;
}

export const flag = (person: { actor: Actor }, postId: string, reason: 'spam' | 'unkind' = 'spam') =>
  flagPost(person.actor, { postId, reason, note: '' });

export async function queueOf(
  person: { actor: Actor },
  input: Partial<typeof listReviewsInput._input> = {},
): Promise<ReviewView[]> {
  return (await listReviews(person.actor, listReviewsInput.parse(input))).items;
}

export const decide = (person: { actor: Actor }, reviewId: string, input: DecideInput) =>
  decideReview(person.actor, { reviewId, ...input });

export const claim = (person: { actor: Actor }, reviewId: string) => claimReview(person.actor, { reviewId });
