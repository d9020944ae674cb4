import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import { listNotices } from './list-notices.server';
import { readNotices } from './read-notices.server';
import { readReader } from './internal/reader.server';
import { listNoticesInput, noticeAnswer, readNoticesInput } from './schema';

const tag = 'Notices';

export const noticeEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/me/notices',
    summary: 'What concerns me, the latest first, in my language',
    tag,
    caller: 'member',
    scope: 'notices:read',
    query: listNoticesInput,
    answer: z.object({ items: z.array(noticeAnswer), next: z.string().nullable(), unread: z.int() }),
    handle: async ({ actor, query }) => listNotices(actor, await readReader(actor), query),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/me/notices/read',
    summary: 'Mark lines read: some, or all up to a moment',
    tag,
    caller: 'member',
    scope: 'notices:write',
    body: readNoticesInput,
    answer: z.object({ unread: z.int() }),
    handle: ({ actor, body }) => readNotices(actor, body),
  }),
];
