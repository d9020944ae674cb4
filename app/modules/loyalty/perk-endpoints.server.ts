import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '~/platform/api/endpoint';
import { now } from '~/platform/clock.server';
import { getMyBadges, listBadges, saveBadge } from './badges.server';
import { getFriends, sayWhoBroughtMe } from './bring-friend.server';
import { changeReferralTerms, getReferralTerms } from './referral-terms.server';
import { badgeInput, referralTermsInput, surpriseInput, whoBroughtInput } from './schema';
import { announceSurprise, drawSurprise, getSurprise, listSurprises } from './surprise.server';
import { badgeShape, badgesShape, friendsShape, surpriseDetailShape, surpriseShape } from './views';

const tag = 'Points';
const badgeAnswer = z.object({ badge: badgeShape });
const surpriseAnswer = z.object({ surprise: surpriseShape });

const friends: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/me/friends',
    summary: 'The caller’s code to bring friends by, and whom they brought',
    tag,
    caller: 'member',
    scope: 'points:read',
    answer: friendsShape,
    handle: ({ actor }) => getFriends(actor, now()),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/me/referrer',
    summary: 'Say who brought one, by their code, within two weeks of joining',
    tag,
    caller: 'member',
    scope: 'points:write',
    body: whoBroughtInput,
    answer: z.object({ from: z.string() }),
    handle: ({ actor, body }) => sayWhoBroughtMe(actor, { ...body, way: 'code' }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/points/referral-terms',
    summary: 'What bringing a friend gives',
    tag,
    caller: 'admin',
    scope: 'points:read',
    answer: z.object({ terms: referralTermsInput }),
    handle: async ({ actor }) => ({ terms: await getReferralTerms(actor) }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/points/referral-terms',
    summary: 'Decide what bringing a friend gives, and when',
    tag,
    caller: 'admin',
    scope: 'points:write',
    body: referralTermsInput,
    answer: z.object({ terms: referralTermsInput }),
    handle: ({ actor, body }) => changeReferralTerms(actor, body),
  }),
];

const badges: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/me/badges',
    summary: 'The caller’s badges, how far it is to the others, and their weeks in a row',
    tag,
    caller: 'member',
    scope: 'points:read',
    answer: badgesShape,
    handle: ({ actor }) => getMyBadges(actor),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/badges',
    summary: 'All badges, with how many have each',
    tag,
    caller: 'admin',
    scope: 'points:read',
    answer: z.object({ items: z.array(badgeShape.extend({ holders: z.int() })), next: z.null() }),
    handle: async ({ actor }) => ({ items: await listBadges(actor), next: null }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/badges',
    summary: 'Make a badge that members have by what they do',
    tag,
    caller: 'admin',
    scope: 'points:write',
    body: badgeInput,
    status: 201,
    answer: badgeAnswer,
    handle: ({ actor, body, idempotencyKey }) => saveBadge(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/badges/:id',
    summary: 'Change a badge; who has it keeps it',
    tag,
    caller: 'admin',
    scope: 'points:write',
    body: badgeInput,
    answer: badgeAnswer,
    errors: ['not_found'],
    handle: ({ actor, params, body }) => saveBadge(actor, { ...body, badgeId: params.id! }),
  }),
];

const surprises: Endpoint[] = [
  defineEndpoint({
    method: 'GET',
    path: '/surprises',
    summary: 'Surprises that are announced or were drawn',
    tag,
    caller: 'member',
    scope: 'points:read',
    answer: z.object({ items: z.array(surpriseShape), next: z.null() }),
    handle: async ({ actor }) => ({ items: await listSurprises(actor), next: null }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/surprises/:id',
    summary: 'A surprise with all that repeats its draw: seed, who took part, results',
    tag,
    caller: 'member',
    scope: 'points:read',
    answer: surpriseDetailShape,
    errors: ['not_found'],
    handle: ({ actor, params }) => getSurprise(actor, params.id!),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/surprises',
    summary: 'Announce a surprise: its seed is fixed and the hash of it published',
    tag,
    caller: 'admin',
    scope: 'points:write',
    body: surpriseInput,
    status: 201,
    answer: surpriseAnswer,
    handle: ({ actor, body, idempotencyKey }) => announceSurprise(actor, body, { idempotencyKey }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/surprises/:id/draw',
    summary: 'Draw an announced surprise, once',
    tag,
    caller: 'admin',
    scope: 'points:write',
    body: z.object({}).optional(),
    status: 201,
    answer: surpriseAnswer,
    errors: ['not_found', 'conflict'],
    handle: ({ actor, params, idempotencyKey }) =>
      drawSurprise(actor, { surpriseId: params.id! }, { idempotencyKey }),
  }),
];

/** Friends, badges and surprises. */
export const perkEndpoints: Endpoint[] = [...friends, ...badges, ...surprises];
