import type { z } from 'zod';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { postBlanking } from './internal/post-blanking';
import { indexPost } from './internal/index-post.server';
import { wantPreview } from './internal/previews.server';
import { writeText } from './internal/write-post.server';
import { loadThread, lockPost } from './load-thread.server';
import { mayEdit, maySeePost } from './policy';
import type { PostView } from './post';
import type { editPostInput } from './schema';
import { threadStream } from './streams';
import { readPostView } from './internal/read-post-view.server';

export type EditPostInput = z.output<typeof editPostInput> & { postId: string };

/**
 * A post says something else; what it said before stays in its history. Its author while the thread is open, and
 * moderators. Publishes `post.edited`; earlier updates lose the old words.
 * @throws not_found, unauthenticated, forbidden, changed_meanwhile
 */
export const editPost = defineCommand<EditPostInput, PostView>(
  'threads.edit-post',
  async ({ tx, actor, input, at, tell, blank }) => {
    const member = requireMember(actor);
    const post = await lockPost(tx, input.postId);
    const { access, thread } = await loadThread(actor, post.threadId, tx);
    if (!maySeePost(access, thread, post)) throw new PortalError('not_found');
    if (!mayEdit(access, thread, post))
      throw new PortalError(thread.status === 'open' ? 'forbidden' : 'thread_closed');
    if (input.editCount !== undefined && input.editCount !== post.editCount)
      throw new PortalError('changed_meanwhile');
    if (input.body === post.body) return readPostView(tx, post.id);

    const text = await writeText(access, input.body, tx);
    const preview = await wantPreview(text.links[0]);
    await tx.postRevision.create({
      data: {
        postId: post.id,
        version: post.editCount + 1,
        body: post.body,
        html: post.html,
        editedById: member.memberId,
        reason: input.reason || null,
        at,
      },
    });
    await tx.$executeRaw`
    UPDATE "Post" SET "body" = ${input.body}, "html" = ${text.html}, "language" = ${text.language}::"Locale", "uploadIds" = ${text.uploadIds}::uuid[],
      "previewUrl" = ${preview?.url ?? null}, "editedAt" = ${at}, "editCount" = "editCount" + 1 WHERE "id" = ${post.id}::uuid`;
    await preview?.enqueue?.(tx, post.id);
    await tx.mention.deleteMany({ where: { postId: post.id, memberId: { notIn: text.mentions } } });
    await tx.mention.createMany({
      data: text.mentions.map((memberId) => ({ postId: post.id, memberId, at })),
      skipDuplicates: true,
    });
    await tx.upload.updateMany({
      where: { id: { in: text.uploadIds }, uploaderId: member.memberId, attachedAt: null },
      data: { attachedAt: at, clubId: access.club.id },
    });
    if (post.status === 'published') await indexPost(tx, post, text.text);

    const view = await readPostView(tx, post.id);
    const stream = threadStream(thread.id, post.audience);
    blank(stream, postBlanking(post.id));
    tell(stream, 'post.edited', { post: view });
    return view;
  },
);
