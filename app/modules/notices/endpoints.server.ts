import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import { listNotices } from './list-notices.server';
import { readNotices } from './read-notices.server';
import { readReader } from './internal/reader.server';
import { chooseNotices } from './choose-notices.server';
import { getChoices } from './get-choices.server';
import { recordBounce } from './mail-address.server';
import { subscribePush, unsubscribePush } from './push-subscriptions.server';
import {
  choicesAnswer,
  choosingInput,
  listNoticesInput,
  mailBounceInput,
  noticeAnswer,
  pushSubscriptionInput,
  readNoticesInput,
} from './schema';

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
  defineEndpoint({
    method: 'GET',
    path: '/me/notice-preferences',
    summary: 'What I hear of, where and when',
    tag,
    caller: 'member',
    scope: 'notices:read',
    answer: choicesAnswer,
    handle: async ({ actor }) => getChoices(actor, (await readReader(actor)).locale),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/me/notice-preferences',
    summary: 'Choose what I hear of: a preset, then single kinds by channel, and hours',
    tag,
    caller: 'member',
    scope: 'notices:write',
    body: choosingInput,
    answer: choicesAnswer,
    async handle({ actor, body }) {
      await chooseNotices(actor, body);
      return getChoices(actor, (await readReader(actor)).locale);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/me/push-subscriptions',
    summary: 'Get push messages on this browser',
    tag,
    caller: 'member',
    scope: 'notices:write',
    body: pushSubscriptionInput,
    status: 201,
    answer: z.object({ id: z.string() }),
    handle: ({ actor, body, userAgent, idempotencyKey }) =>
      subscribePush(actor, { ...body, userAgent }, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/me/push-subscriptions/:id',
    summary: 'Get no push messages on a browser any more',
    tag,
    caller: 'member',
    scope: 'notices:write',
    answer: z.object({}),
    async handle({ actor, params }) {
      await unsubscribePush(actor, { id: params.id });
      return {};
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/mail-bounces',
    summary: 'Say that an address takes no mail, or that its owner complained',
    tag,
    caller: 'admin',
    scope: 'mail:write',
    body: mailBounceInput,
    status: 201,
    answer: z.object({ stopped: z.literal(true) }),
    handle: ({ actor, body }) => recordBounce(actor, body),
  }),
];
