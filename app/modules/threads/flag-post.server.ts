import type { z } from 'zod';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { loadThread, lockPost } from './load-thread.server';
import { mayFlag } from './policy';
import type { flagInput } from './schema';

export type FlagPostInput = z.output<typeof flagInput> & { postId: string };

/**
 * A member's report of a post is kept for the moderators; a second one of the same member replaces the first.
 * @throws not_found, unauthenticated, forbidden
 */
export const flagPost = defineCommand<FlagPostInput, { flagged: true }>(
  'threads.flag-post',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const { postId, reason, note } = input;
    const post = await lockPost(tx, postId);
    const { access, thread } = await loadThread(actor, post.threadId, tx);
    if (!mayFlag(access, thread, post))
      throw new PortalError(post.status === 'published' ? 'forbidden' : 'not_found');
    await tx.flag.upsert({
      where: { postId_memberId: { postId, memberId } },
      create: { postId, memberId, reason, note, at },
      update: { reason, note, at },
    });
    return { flagged: true };
  },
);
