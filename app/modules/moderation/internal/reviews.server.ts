import { badgesOf } from '~/modules/clubs/badges.server';
import type { CommandContext } from '~/platform/command.server';
import type { Review } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import { appealWeight, heldWeight, weighFlags } from '../rules';
import { moderationStream } from '../streams';
import type { ModerationUpdates } from '../updates';
import { readReviews } from './review-sql.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>;

/** Whom or what a review is of, with its lock taken by the caller: the post's row, or the club's. */
export interface Subject {
  clubId: string;
  kind: 'post' | 'person';
  postId: string | null;
  memberId: string | null;
}

/** The review that waits for a post or person, locked; undefined where nothing waits. */
export async function lockOpenReview(
  tx: Tx,
  { kind, clubId, postId, memberId }: Subject,
): Promise<Review | undefined> {
  const where = kind === 'post' ? { postId } : { clubId, memberId };
  const found = await tx.review.findFirst({ where: { ...where, kind, state: 'open' }, select: { id: true } });
  return found ? lockReview(tx, found.id) : undefined;
}

/** A review's row for changing it; undefined where there is none. */
export async function lockReview(tx: Tx, id: string): Promise<Review | undefined> {
  await tx.$queryRaw`SELECT lock_review(${id}::uuid)::text`;
  return (await tx.review.findUnique({ where: { id } })) ?? undefined;
}

/** The review that waits for a post or person, made where there is none; answers whether it is new. */
export async function openReview(
  { tx, at }: Pick<Context, 'tx' | 'at'>,
  subject: Subject,
): Promise<{ review: Review; isNew: boolean }> {
  const open = await lockOpenReview(tx, subject);
  if (open) return { review: open, isNew: false };
  const review = await tx.review.create({ data: { id: newId(), ...subject, openedAt: at } });
  return { review, isNew: true };
}

/** Writes down what a review's open flags weigh together, and counts its new version. */
export async function weighReview(tx: Tx, review: Review): Promise<Review> {
  const flags = await tx.flag.findMany({
    where: { reviewId: review.id },
    select: { weight: true, fresh: true, reason: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const held = review.heldFor.length > 0 ? heldWeight : 0;
  const appeal = review.kind === 'appeal' ? appealWeight : 0;
  return tx.review.update({
    where: { id: review.id },
    data: {
      weight: weighFlags(flags) + held + appeal,
      flagCount: flags.length,
      reasons: [...new Set(flags.map(({ reason }) => reason))],
      version: { increment: 1 },
    },
  });
}

/** Tells the club's moderators what a review is now. `opened`: by how much the number of what waits has changed. */
export async function tellReview({ tx, at, tell }: Context, id: string, opened: -1 | 0 | 1): Promise<void> {
  const [review] = await readReviews(tx, [id], at);
  if (!review) return;
  tell(moderationStream(review.club.id), 'review.changed', {
    review,
    opened,
  } satisfies ModerationUpdates['review.changed']);
}

/** Takes away a review that nobody decided and nothing is left of. */
export async function dropReview({ tx, tell }: Context, review: Review): Promise<void> {
  await tx.review.delete({ where: { id: review.id } });
  tell(moderationStream(review.clubId), 'review.gone', {
    id: review.id,
    clubId: review.clubId,
    opened: review.state === 'open' ? -1 : 0,
  } satisfies ModerationUpdates['review.gone']);
}

/** Whether somebody keeps the peace in a club now, or did when they wrote. */
export async function isKeeper(
  tx: Tx,
  clubId: string,
  memberId: string | null,
  postId?: string,
): Promise<boolean> {
  if (!memberId) return false;
  const keeps = (roles: readonly string[]) => roles.includes('moderator') || roles.includes('admin');
  const badges = await badgesOf(clubId, [memberId], tx);
  if (keeps(badges.get(memberId)!.roles)) return true;
  if (postId === undefined) return false;
  const post = await tx.post.findUnique({ where: { id: postId }, select: { badge: true } });
  return keeps((post?.badge as { roles?: string[] } | null)?.roles ?? []);
}
