import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { isId } from '~/platform/ids';
import { readPostView } from './internal/read-post-view.server';
import { limitReactions } from './internal/writing-limits.server';
import { loadThread, lockPost } from './load-thread.server';
import { mayReact, maySeePost } from './policy';
import type { PollView } from './post';
import { threadStream } from './streams';

export interface VoteInput {
  pollId: string;
  /** Keys of the options chosen; empty takes the vote back. */
  choices: string[];
}

/**
 * A member's vote stands, one a member, changeable until the poll closes; counts agree with the votes.
 * Members who may write. Publishes `poll.changed`.
 * @throws not_found, unauthenticated, not_a_member, poll_closed, invalid
 */
export const voteInPoll = defineCommand<VoteInput, { poll: PollView; choices: string[] }>(
  'threads.vote-in-poll',
  async ({ tx, actor, input, at, tell }) => {
    const { memberId } = requireMember(actor);
    if (!isId(input.pollId)) throw new PortalError('not_found');
    const found = await tx.poll.findUnique({ where: { id: input.pollId }, select: { postId: true } });
    if (!found) throw new PortalError('not_found');
    // The post's row is the poll's lock: votes are counted one after the other.
    const post = await lockPost(tx, found.postId);
    const poll = await tx.poll.findUniqueOrThrow({ where: { id: input.pollId } });
    const { access, thread } = await loadThread(actor, post.threadId, tx);
    if (!maySeePost(access, thread, post)) throw new PortalError('not_found');
    if (!mayReact(access, thread, post))
      throw new PortalError(access.membership?.status === 'active' ? 'forbidden' : 'not_a_member');
    if (poll.closesAt && poll.closesAt <= at) throw new PortalError('poll_closed');
    const keys = (poll.options as { key: string }[]).map(({ key }) => key);
    const choices = [...new Set(input.choices)];
    if (choices.some((choice) => !keys.includes(choice)) || (poll.kind === 'single' && choices.length > 1)) {
      throw new PortalError('invalid', { fields: { choices: { code: 'invalid_choice' } } });
    }
    if (choices.length === 0) await tx.pollVote.deleteMany({ where: { pollId: poll.id, memberId } });
    else {
      await tx.pollVote.upsert({
        where: { pollId_memberId: { pollId: poll.id, memberId } },
        create: { pollId: poll.id, memberId, choices, at },
        update: { choices, at },
      });
    }
    await tx.$executeRaw`UPDATE "Poll" q SET
    "voterCount" = (SELECT count(*) FROM "PollVote" v WHERE v."pollId" = q."id"),
    "counts" = coalesce((SELECT jsonb_object_agg(n."choice", n."count") FROM (
      SELECT "choice", count(*) AS "count" FROM "PollVote" v, unnest(v."choices") AS "choice" WHERE v."pollId" = q."id" GROUP BY 1) n), '{}')
    WHERE q."id" = ${poll.id}::uuid`;
    const view = (await readPostView(tx, post.id)).poll!;
    tell(threadStream(thread.id, post.audience), 'poll.changed', {
      post: { id: post.id, number: post.number, poll: view },
    });
    return { poll: view, choices };
  },
  { limit: limitReactions },
);
