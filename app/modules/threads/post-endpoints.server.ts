import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import * as answers from './api-schema';
import { bookmarkPost, listBookmarks } from './bookmark-post.server';
import { editPost } from './edit-post.server';
import { getPost, getPostHistory } from './get-post-history.server';
import { reactToPost } from './react-to-post.server';
import { removePost, restorePost } from './remove-post.server';
import { draftContent, getDraft, saveDraft } from './save-draft.server';
import * as inputs from './schema';
import { voteInPoll } from './vote-in-poll.server';
import { idOf, placeOf, reactionOf } from './endpoint-params.server';

const tag = 'Threads';
const nothing = z.null();

export const postEndpoints = [
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
