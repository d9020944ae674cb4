import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import { PortalError } from '~/platform/errors';
import { isApiToken } from '~/platform/session/api-tokens.server';
import { createMember } from './create-member.server';
import { endOtherSessions, endSession } from './end-session.server';
import { getMe } from './get-me.server';
import { listSessions } from './list-sessions.server';
import { getMyBirthday, sayBirthday } from './say-birthday.server';
import {
  birthdayInput,
  birthdayShape,
  memberShape,
  meShape,
  profile,
  sessionShape,
  signIn as signInInput,
  signUp,
} from './schema';
import { signIn } from './sign-in.server';
import { signOut } from './sign-out.server';
import { updateProfile } from './update-profile.server';

const tag = 'Accounts';
const nothing = z.object({});

export const endpoints = [
  defineEndpoint({
    method: 'POST',
    path: '/members',
    summary: 'Sign up. Three an hour and address; a taken e-mail address is a conflict.',
    tag,
    caller: 'anyone',
    scope: 'members:write',
    body: signUp,
    status: 201,
    answer: z.object({ member: memberShape }),
    errors: ['conflict', 'rate_limited'],
    handle: async ({ actor, body, idempotencyKey, address }) => ({
      member: await createMember(actor, body, { idempotencyKey, address }),
    }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/sessions',
    summary: 'Sign in. The token goes into the Authorization header; it is shown this once.',
    tag,
    caller: 'anyone',
    scope: 'sessions:write',
    body: signInInput,
    status: 201,
    answer: z.object({ token: z.string(), expiresAt: z.iso.datetime(), member: memberShape }),
    errors: ['unauthenticated', 'account_suspended', 'rate_limited'],
    async handle({ actor, body, idempotencyKey, address, userAgent }) {
      const session = await signIn(actor, body, { kind: 'api', address, userAgent, idempotencyKey });
      const { secret: token, expiresAt, member } = session;
      return { token, expiresAt: expiresAt.toISOString(), member };
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/sessions/current',
    summary: 'Sign out: the session and its sockets are over everywhere.',
    tag,
    caller: 'member',
    scope: 'sessions:write',
    status: 204,
    answer: nothing,
    async handle({ actor, secret }) {
      // A token for programs is no session; it is revoked where it was made.
      if (!secret || isApiToken(secret)) throw new PortalError('not_found');
      await signOut(actor, secret);
      return {};
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me',
    summary: 'One’s own account and memberships.',
    tag,
    caller: 'member',
    scope: 'me:read',
    answer: meShape,
    handle: ({ actor }) => getMe(actor),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/me',
    summary: 'Change one’s own name, language, time zone or picture.',
    tag,
    caller: 'member',
    scope: 'me:write',
    body: profile,
    answer: z.object({ member: memberShape }),
    handle: async ({ actor, body, idempotencyKey }) => ({
      member: await updateProfile(actor, body, { idempotencyKey }),
    }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/birthday',
    summary: 'One’s own birthday; null where it was not said.',
    tag,
    caller: 'member',
    scope: 'me:read',
    answer: z.object({ birthday: birthdayShape.nullable() }),
    handle: async ({ actor }) => ({ birthday: await getMyBirthday(actor) }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/me/birthday',
    summary: 'Say one’s own birthday; the year may be left out. Nobody else ever sees it.',
    tag,
    caller: 'member',
    scope: 'me:write',
    body: birthdayInput,
    answer: z.object({ birthday: birthdayShape.nullable() }),
    handle: ({ actor, body }) => sayBirthday(actor, { birthday: body }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/me/birthday',
    summary: 'Keep one’s birthday to oneself again.',
    tag,
    caller: 'member',
    scope: 'me:write',
    status: 204,
    answer: nothing,
    async handle({ actor }) {
      await sayBirthday(actor, { birthday: null });
      return {};
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/me/sessions',
    summary: 'One’s own sessions, the latest used first.',
    tag,
    caller: 'member',
    scope: 'sessions:read',
    answer: z.object({ items: z.array(sessionShape), next: z.null() }),
    handle: async ({ actor }) => ({ items: await listSessions(actor), next: null }),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/me/sessions',
    summary: 'End all of one’s sessions but the one that asks.',
    tag,
    caller: 'member',
    scope: 'sessions:write',
    answer: z.object({ ended: z.int() }),
    handle: ({ actor }) => endOtherSessions(actor, {}),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/me/sessions/:id',
    summary: 'End one of one’s sessions.',
    tag,
    caller: 'member',
    scope: 'sessions:write',
    status: 204,
    answer: nothing,
    errors: ['not_found'],
    async handle({ actor, params }) {
      await endSession(actor, { sessionId: params.id! });
      return {};
    },
  }),
];
