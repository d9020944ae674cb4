import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import { acceptAnswer } from './accept-answer.server';
import * as answers from './api-schema';
import { changeThread } from './change-thread.server';
import { createPost } from './create-post.server';
import { createThread } from './create-thread.server';
import { followThread } from './follow-thread.server';
import { getThread } from './get-thread.server';
import { listPosts } from './list-posts.server';
import { listThreads } from './list-threads.server';
import { markRead } from './mark-read.server';
import { mergeThread } from './merge-thread.server';
import * as inputs from './schema';
import { idOf } from './endpoint-params.server';

const tag = 'Threads';

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
];
