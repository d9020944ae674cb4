import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { limitReactions } from './internal/writing-limits.server';
import { loadThread, lockPost } from './load-thread.server';
import { mayReact, maySeePost } from './policy';
import type { ReactionName } from './post';
import { threadStream } from './streams';

export interface ReactInput {
  postId: string;
  name: ReactionName;
  /** Whether the reaction stands afterwards; asking for what is so already changes nothing. */
  on: boolean;
}

export interface Reacted {
  reactions: Partial<Record<ReactionName, number>>;
}

/**
 * A member's reaction stands or is gone; counts agree with the reactions. Members who may write.
 * Publishes `reaction.changed`.
 * @throws not_found, unauthenticated, not_a_member, forbidden
 */
export const reactToPost = defineCommand<ReactInput, Reacted>(
  'threads.react-to-post',
  async ({ tx, actor, input, at, tell }) => {
    const member = requireMember(actor);
    const { postId, name, on } = input;
    const post = await lockPost(tx, postId);
    const { access, thread } = await loadThread(actor, post.threadId, tx);
    if (!maySeePost(access, thread, post)) throw new PortalError('not_found');
    if (!mayReact(access, thread, post)) {
      if (access.membership?.status === 'suspended') throw new PortalError('suspended');
      throw new PortalError(access.membership?.status === 'active' ? 'forbidden' : 'not_a_member');
    }
    const { memberId } = member;
    const changed = on
      ? await tx.$executeRaw`INSERT INTO "Reaction" ("postId", "memberId", "name", "at")
        VALUES (${postId}::uuid, ${memberId}::uuid, ${name}::"ReactionName", ${at}) ON CONFLICT DO NOTHING`
      : await tx.$executeRaw`DELETE FROM "Reaction" WHERE "postId" = ${postId}::uuid AND "memberId" = ${memberId}::uuid AND "name" = ${name}::"ReactionName"`;
    // Counted anew under the post's lock, so that the counts can never drift from the rows.
    const [row] = await tx.$queryRaw<{ reactions: Reacted['reactions'] }[]>`
    UPDATE "Post" p SET "reactions" = coalesce((
      SELECT jsonb_object_agg(n."name", n."count") FROM (
        SELECT "name", sum("count")::int AS "count" FROM (
          SELECT r."name"::text AS "name", count(*) AS "count" FROM "Reaction" r WHERE r."postId" = p."id" GROUP BY 1
          UNION ALL SELECT key, value::int FROM jsonb_each_text(coalesce(p."importedReactions", '{}'))) b GROUP BY 1) n), '{}')
    WHERE p."id" = ${postId}::uuid RETURNING "reactions"`;
    const { reactions } = row!;
    if (changed > 0)
      tell(threadStream(thread.id, post.audience), 'reaction.changed', {
        id: postId,
        number: post.number,
        reactions,
      });
    return { reactions };
  },
  { limit: limitReactions },
);
