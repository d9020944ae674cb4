import type { z } from 'zod';
import { mayModerate } from '~/modules/clubs/policy';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { postBlanking } from './internal/post-blanking';
import { withoutWords } from './internal/hold-post.server';
import { indexPost } from './internal/index-post.server';
import { wantPreview } from './internal/previews.server';
import { writeText } from './internal/write-post.server';
import { publish } from '~/platform/jobs/jobs.server';
import { postHeld } from './facts';
import { takeDown } from './internal/take-down.server';
import {
  limitedUntil,
  readRulesOf,
  requireFirstDaySize,
  requireTakenWords,
} from './internal/writing-rules.server';
import { type LockedPost, lockPostInThread } from './remove-post.server';
import { mayEdit, maySeePost } from './policy';
import type { PostView } from './post';
import type { editPostInput } from './schema';
import { threadStream } from './streams';
import { readPostView } from './internal/read-post-view.server';

export type EditPostInput = z.output<typeof editPostInput> & { postId: string };

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell' | 'blank'>;

/**
 * Within another command, with the post locked: it says something else; what it said stays in its history. What somebody other
 * than its author writes is recorded. @throws forbidden, thread_closed, changed_meanwhile, invalid (words that are not taken)
 */
export async function editWithin(
  context: Context,
  locked: LockedPost,
  input: Omit<EditPostInput, 'postId'>,
): Promise<PostView> {
  const { tx, actor, at, tell, blank } = context;
  const member = requireMember(actor);
  const { access, thread, post } = locked;
  if (!mayEdit(access, thread, post))
    throw new PortalError(thread.status === 'open' ? 'forbidden' : 'thread_closed');
  if (input.editCount !== undefined && input.editCount !== post.editCount)
    throw new PortalError('changed_meanwhile');
  if (input.body === post.body) return readPostView(tx, post.id);

  const text = await writeText(access, input.body, tx);
  const rules = await readRulesOf(access.club.id, tx);
  const held = requireTakenWords(access, rules, { text });
  if (limitedUntil(actor, access, at)) requireFirstDaySize(text, rules.limits);
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
  if (post.authorId !== member.memberId && mayModerate(access)) {
    await recordAct(tx, {
      actor,
      act: 'post.edited',
      subject: `post:${post.id}`,
      clubId: access.club.id,
      reason: input.reason || undefined,
      detail: { threadId: thread.id, number: post.number, version: post.editCount + 1 },
      at,
    });
  }
  const stream = threadStream(thread.id, post.audience);
  blank(stream, postBlanking(post.id));
  if (post.status === 'published') await indexPost(tx, post, text.text);
  const view = await readPostView(tx, post.id);
  if (held === undefined || post.status !== 'published') {
    tell(stream, 'post.edited', { post: view });
    return view;
  }
  // The new words wait; `post.edited` would show them.
  tell(stream, 'post.edited', { post: withoutWords(view) });
  await takeDown(context, thread, post, { status: 'hidden', reason: 'words', byId: null });
  await publish(tx, postHeld, { threadId: thread.id, postId: post.id, word: held });
  return readPostView(tx, post.id);
}

/**
 * A post says something else; what it said before stays in its history. Its author while the thread is open, and
 * moderators (recorded). Publishes `post.edited`; earlier updates lose the old words.
 * @throws not_found, unauthenticated, forbidden, changed_meanwhile, invalid (words that are not taken)
 */
export const editPost = defineCommand<EditPostInput, PostView>('threads.edit-post', async (context) => {
  const { tx, actor, input } = context;
  requireMember(actor);
  const locked = await lockPostInThread(tx, actor, input.postId);
  if (!maySeePost(locked.access, locked.thread, locked.post)) throw new PortalError('not_found');
  return editWithin(context, locked, input);
});
