import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { acceptAnswer } from './accept-answer.server';
import * as answers from './api-schema';
import { bookmarkPost, listBookmarks } from './bookmark-post.server';
import { changeThread } from './change-thread.server';
import { createPost } from './create-post.server';
import { createThread } from './create-thread.server';
import { editPost } from './edit-post.server';
import { flagPost } from './flag-post.server';
import { followThread } from './follow-thread.server';
import { getPost, getPostHistory } from './get-post-history.server';
import { getThread } from './get-thread.server';
import { listPosts } from './list-posts.server';
import { listThreads } from './list-threads.server';
import { markRead } from './mark-read.server';
import { mergeThread } from './merge-thread.server';
import { reactionNames, type ReactionName } from './post';
import { reactToPost } from './react-to-post.server';
import { removePost, restorePost } from './remove-post.server';
import { draftContent, draftPlace, getDraft, saveDraft } from './save-draft.server';
import * as inputs from './schema';
import { voteInPoll } from './vote-in-poll.server';

const tag = 'Threads';
const nothing = z.null();

function idOf(value: string | undefined): string {
  if (!value || !isId(value)) throw new PortalError('not_found');
  return value;
}

function reactionOf(value: string | undefined): ReactionName {
  if (!(reactionNames as readonly string[]).includes(value ?? '')) throw new PortalError('not_found');
  return value as ReactionName;
}

function placeOf(value: string | undefined): string {
  const place = draftPlace.safeParse(value);
  if (!place.success) throw new PortalError('not_found');
  return place.data;
}

export const threadEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/clubs/:slug/threads',
    summary: 'List a club’s threads',
    tag,
    caller: 'anyone',
    scope: 'threads:read',
    query: inputs.listThreadsInput,
    answer: z.object({ items: z.array(answers.threadItemAnswer), next: z.string().nullable() }),
    handle: ({ actor, params, query }) => listThreads(actor, params.slug!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/clubs/:slug/threads',
    summary: 'Start a thread',
    tag,
    caller: 'member',
    scope: 'threads:write',
    body: inputs.createThreadInput,
    status: 201,
    answer: z.object({ thread: answers.threadAnswer }),
    errors: ['not_a_member', 'suspended', 'club_closed', 'rate_limited'],
    handle: async ({ actor, params, body, idempotencyKey }) => ({
      thread: await createThread(actor, { ...body, slug: params.slug! }, { idempotencyKey }),
    }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/threads/:id',
    summary: 'Read a thread without its posts',
    tag,
    caller: 'anyone',
    scope: 'threads:read',
    answer: answers.threadDetailAnswer,
    handle: ({ actor, params }) => getThread(actor, params.id!),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/threads/:id',
    summary: 'Retitle, tag, lock, pin, archive or slow a thread',
    tag,
    caller: 'member',
    scope: 'threads:write',
    body: inputs.changeThreadInput,
    answer: z.object({ thread: answers.threadAnswer }),
    handle: async ({ actor, params, body }) => ({
      thread: await changeThread(actor, { ...body, threadId: idOf(params.id) }),
    }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/threads/:id/posts',
    summary: 'Read a window of a thread’s posts: after, before or around a number',
    tag,
    caller: 'anyone',
    scope: 'posts:read',
    query: inputs.listPostsInput,
    answer: answers.postWindowAnswer,
    handle: ({ actor, params, query }) => listPosts(actor, params.id!, query),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/threads/:id/posts',
    summary: 'Reply',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: inputs.createPostInput,
    status: 201,
    answer: z.object({ post: answers.postAnswer, seq: z.int() }),
    errors: ['not_a_member', 'suspended', 'thread_closed', 'slow_mode', 'rate_limited'],
    handle: ({ actor, params, body, idempotencyKey }) =>
      createPost(actor, params.id!, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/threads/:id/accepted-answer',
    summary: 'Accept an answer',
    tag,
    caller: 'member',
    scope: 'threads:write',
    body: z.object({ postId: z.string() }),
    answer: z.object({ acceptedPostId: z.string().nullable() }),
    errors: ['not_a_question'],
    handle: ({ actor, params, body }) =>
      acceptAnswer(actor, { threadId: idOf(params.id), postId: body.postId }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/threads/:id/accepted-answer',
    summary: 'Take the acceptance back',
    tag,
    caller: 'member',
    scope: 'threads:write',
    answer: z.object({ acceptedPostId: z.string().nullable() }),
    errors: ['not_a_question'],
    handle: ({ actor, params }) => acceptAnswer(actor, { threadId: idOf(params.id), postId: null }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/threads/:id/merged-into',
    summary: 'Merge a thread into another one of its club',
    tag,
    caller: 'member',
    scope: 'threads:write',
    body: inputs.mergeThreadInput,
    answer: z.object({ thread: answers.threadAnswer }),
    handle: async ({ actor, params, body }) => ({
      thread: await mergeThread(actor, { threadId: idOf(params.id), intoId: body.threadId }),
    }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/threads/:id/merged-into',
    summary: 'Take a merge back',
    tag,
    caller: 'member',
    scope: 'threads:write',
    answer: z.object({ thread: answers.threadAnswer }),
    handle: async ({ actor, params }) => ({
      thread: await mergeThread(actor, { threadId: idOf(params.id), intoId: null }),
    }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/threads/:id/read',
    summary: 'Move the pointer of what is read',
    tag,
    caller: 'member',
    scope: 'threads:write',
    body: z.object({ number: z.int().min(0).max(2_147_483_647) }),
    answer: z.object({ readNumber: z.int(), unread: z.int() }),
    handle: ({ actor, params, body }) => markRead(actor, params.id!, body.number),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/threads/:id/follow',
    summary: 'Follow, mute, or neither',
    tag,
    caller: 'member',
    scope: 'threads:write',
    body: z.object({ follow: answers.followSchema }),
    answer: z.object({ follow: answers.followSchema }),
    handle: ({ actor, params, body }) => followThread(actor, idOf(params.id), body.follow),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/posts/:id',
    summary: 'Read one post',
    tag,
    caller: 'anyone',
    scope: 'posts:read',
    answer: z.object({ post: answers.postAnswer }),
    handle: async ({ actor, params }) => ({ post: await getPost(actor, idOf(params.id)) }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/posts/:id/history',
    summary: 'Read all versions of a post',
    tag,
    caller: 'anyone',
    scope: 'posts:read',
    answer: answers.versionsAnswer,
    handle: async ({ actor, params }) => {
      const post = await getPost(actor, idOf(params.id));
      const { versions } = await getPostHistory(actor, post.threadId, post.number);
      return { versions };
    },
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/posts/:id',
    summary: 'Edit a post',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: inputs.editPostInput,
    answer: z.object({ post: answers.postAnswer }),
    errors: ['changed_meanwhile', 'thread_closed'],
    handle: async ({ actor, params, body }) => ({
      post: await editPost(actor, { ...body, postId: idOf(params.id) }),
    }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/posts/:id',
    summary: 'Remove a post',
    tag,
    caller: 'member',
    scope: 'posts:write',
    query: z.object({ reason: inputs.reasonSchema.optional() }),
    status: 204,
    answer: nothing,
    handle: ({ actor, params, query }) =>
      removePost(actor, { postId: idOf(params.id), reason: query.reason }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/posts/:id/restoration',
    summary: 'Bring a hidden or removed post back (moderators)',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: z.object({ reason: inputs.reasonSchema.optional() }),
    status: 201,
    answer: z.object({ post: answers.postAnswer }),
    handle: async ({ actor, params, body, idempotencyKey }) => ({
      post: await restorePost(actor, { postId: idOf(params.id), reason: body.reason }, { idempotencyKey }),
    }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/posts/:id/reactions/:name',
    summary: 'React',
    tag,
    caller: 'member',
    scope: 'posts:write',
    answer: answers.reactedAnswer,
    errors: ['not_a_member'],
    handle: ({ actor, params }) =>
      reactToPost(actor, { postId: idOf(params.id), name: reactionOf(params.name), on: true }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/posts/:id/reactions/:name',
    summary: 'Take a reaction back',
    tag,
    caller: 'member',
    scope: 'posts:write',
    answer: answers.reactedAnswer,
    errors: ['not_a_member'],
    handle: ({ actor, params }) =>
      reactToPost(actor, { postId: idOf(params.id), name: reactionOf(params.name), on: false }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/posts/:id/flags',
    summary: 'Report a post to the moderators',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: inputs.flagInput,
    status: 201,
    answer: z.object({ flagged: z.literal(true) }),
    handle: ({ actor, params, body, idempotencyKey }) =>
      flagPost(actor, { ...body, postId: idOf(params.id) }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/posts/:id/bookmark',
    summary: 'Keep a post for later, with a reminder if wished',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: z.object({
      note: z.string().trim().max(500).optional(),
      remindAt: z.iso.datetime().nullable().optional(),
    }),
    answer: z.object({ bookmarked: z.boolean() }),
    handle: ({ actor, params, body }) =>
      bookmarkPost(actor, idOf(params.id), {
        on: true,
        note: body.note,
        remindAt: body.remindAt ? new Date(body.remindAt) : null,
      }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/posts/:id/bookmark',
    summary: 'Remove a bookmark',
    tag,
    caller: 'member',
    scope: 'posts:write',
    answer: z.object({ bookmarked: z.boolean() }),
    handle: ({ actor, params }) => bookmarkPost(actor, idOf(params.id), { on: false }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/bookmarks',
    summary: 'List one’s bookmarks',
    tag,
    caller: 'member',
    scope: 'posts:read',
    query: z.object({
      cursor: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    answer: answers.bookmarksAnswer,
    handle: ({ actor, query }) => listBookmarks(actor, query.cursor, query.limit),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/polls/:id/vote',
    summary: 'Vote in a poll; no choices take the vote back',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: z.object({ choices: z.array(z.string().max(40)).max(12) }),
    answer: answers.pollVoteAnswer,
    errors: ['poll_closed', 'not_a_member'],
    handle: ({ actor, params, body }) =>
      voteInPoll(actor, { pollId: idOf(params.id), choices: body.choices }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/drafts/:place',
    summary: 'Read what one was writing',
    tag,
    caller: 'member',
    scope: 'posts:read',
    answer: z.object({ draft: z.object({ content: draftContent, updatedAt: z.iso.datetime() }).nullable() }),
    handle: async ({ actor, params }) => ({ draft: await getDraft(actor, placeOf(params.place)) }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/me/drafts/:place',
    summary: 'Keep what one is writing; an empty draft is removed',
    tag,
    caller: 'member',
    scope: 'posts:write',
    body: draftContent,
    answer: z.object({ updatedAt: z.iso.datetime().nullable() }),
    handle: ({ actor, params, body }) => saveDraft(actor, placeOf(params.place), body),
  }),
];
