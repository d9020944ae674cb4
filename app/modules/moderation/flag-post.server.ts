import { mayFlag } from '~/modules/threads/policy';
import { hideByItself, type LockedPost, lockPostInThread } from '~/modules/threads/remove-post.server';
import { system } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import type { Flag, Review } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { readFlagger } from './internal/flaggers.server';
import { limitFlags } from './internal/limits.server';
import { readPeaceRules } from './internal/peace-rules.server';
import { placeOf } from './internal/load-review.server';
import { isKeeper, openReview, tellReview, weighReview } from './internal/reviews.server';
import { tellHidden, tellWaiting } from './notices.server';
import { flagWeight, hidesByItself, isFresh } from './rules';
import type { FlagInput } from './schema';

export interface FlagPostInput extends FlagInput {
  postId: string;
}

type Context = CommandContext<FlagPostInput>;

/** A flag that was decided on speaks again once the post says something else. */
async function readEarlier({ tx, input }: Context, memberId: string): Promise<Flag | null> {
  const { postId } = input;
  const flag = await tx.flag.findUnique({ where: { postId_memberId: { postId, memberId } } });
  if (!flag?.outcomeAt) return flag;
  const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { editedAt: true } });
  if (!post.editedAt || post.editedAt <= flag.outcomeAt) throw new PortalError('already_decided');
  return flag;
}

/** Whether a moderator has let these very words stand. */
async function wasKept({ tx }: Context, postId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ kept: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Decision" d JOIN "Review" w ON w."id" = d."reviewId" JOIN "Post" p ON p."id" = w."postId"
      WHERE w."postId" = ${postId}::uuid AND d."act" = 'keep' AND d."undoneAt" IS NULL AND (p."editedAt" IS NULL OR p."editedAt" <= d."at")) AS "kept"`;
  return row!.kept;
}

/** Takes the post from everybody's sight when its flags weigh enough. */
async function hideIfHeavy(context: Context, locked: LockedPost, review: Review): Promise<boolean> {
  const { tx, at, input } = context;
  const { access, post } = locked;
  const { flagThreshold } = await readPeaceRules(tx, access.club.id);
  const facts = { weight: review.weight, threshold: flagThreshold, status: post.status };
  if (!hidesByItself({ ...facts, byModerator: false, kept: false })) return false;
  const byModerator = await isKeeper(tx, access.club.id, post.authorId, post.id);
  if (!hidesByItself({ ...facts, byModerator, kept: await wasKept(context, post.id) })) return false;
  await hideByItself(context, locked, 'flags');
  await tx.review.update({ where: { id: review.id }, data: { hiddenAt: at } });
  await tellHidden(tx, {
    ...{ club: access.club, authorId: post.authorId, reviewId: review.id },
    post: placeOf(locked),
  });
  await recordAct(tx, {
    actor: system,
    at,
    act: 'post.hidden_by_flags',
    subject: `post:${input.postId}`,
    clubId: access.club.id,
    detail: { weight: review.weight, threshold: flagThreshold, threadId: post.threadId, number: post.number },
  });
  return true;
}

/**
 * A member's report of a post waits for the club's moderators, with the weight of who makes it; one for each member and post, a
 * second one replaces the first. At the club's threshold the post is hidden by itself, unless a moderator wrote it or let it stand.
 * Whoever reads the post, but for its author. Publishes `review.changed` on `moderation:<clubId>`, `post.removed` when it is hidden.
 * @throws not_found, unauthenticated, forbidden, already_decided, rate_limited
 */
export const flagPost = defineCommand<FlagPostInput, { flagged: true }>(
  'moderation.flag-post',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const locked = await lockPostInThread(tx, actor, input.postId);
    const { access, thread, post } = locked;
    const earlier = await readEarlier(context, memberId);
    // A post that flags have hidden takes more of them: they say why as well.
    const seen = {
      ...post,
      status: post.status === 'hidden' && earlier ? ('published' as const) : post.status,
    };
    if (!mayFlag(access, thread, seen) || post.authorId === memberId)
      throw new PortalError(seen.status === 'published' ? 'forbidden' : 'not_found');
    const { review, isNew } = await openReview(context, {
      clubId: access.club.id,
      kind: 'post',
      postId: post.id,
      memberId: post.authorId,
    });
    const flagger = await readFlagger(tx, access, post.authorId);
    const { reason, note } = input;
    const data = {
      ...{ reason, note, at, weight: flagWeight(flagger, at), fresh: isFresh(flagger, at) },
      ...{ reviewId: review.id, outcome: null, outcomeAt: null },
    };
    await tx.flag.upsert({
      where: { postId_memberId: { postId: post.id, memberId } },
      create: { id: newId(), postId: post.id, memberId, ...data },
      update: data,
    });
    await hideIfHeavy(context, locked, await weighReview(tx, review));
    if (isNew) await tellWaiting(tx, { club: access.club, reviewId: review.id });
    await tellReview(context, review.id, isNew ? 1 : 0);
    return { flagged: true };
  },
  { limit: limitFlags },
);
