import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQuestion } from '~/modules/questions/open-question.server';
import { saveClubDesk } from '~/modules/questions/save-settings.server';
import { askAtEvent } from '~/modules/events/live-questions.server';
import { saveTemplate } from '~/modules/events/templates.server';
import { createGuide } from '~/modules/guides/create-guide.server';
import { createPost } from '~/modules/threads/create-post.server';
import { system } from '~/platform/actor';
import { flagPost } from '~/modules/moderation/flag-post.server';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { modules } from '~/registry.server';
import { api, type ApiClient } from '../support/api';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../support/club';
import { type Kind, kinds, makeCrowd } from '../support/crowd';
import { makeEvent } from '../support/events';
import { offerRights } from '../support/offer-rights';
import { useDatabaseOf } from '../support/people';
import { proposalRights } from '../support/proposal-rights';
import { startPortal, type TestPortal } from '../support/portal';

const signedIn = kinds.filter((kind) => kind !== 'visitor');
const writers: Kind[] = ['customer', 'expert', 'supplier', 'moderator', 'agent', 'admin'];
const readers: Kind[] = ['suspended', ...writers];
const people: Kind[] = ['customer', 'expert', 'supplier', 'moderator'];
const inviters: Kind[] = [...people, 'admin'];
const moderators: Kind[] = ['moderator', 'admin'];
const admins: Kind[] = ['admin'];
const desks: Kind[] = ['expert', 'moderator', 'admin'];

interface Row {
  /** Who is not refused. */
  may: readonly Kind[];
  /** Names of parameters → what stands for them; made anew for each caller. */
  params?: (place: Place) => Promise<Record<string, string>> | Record<string, string>;
  body?: unknown;
  /** What those who may get when there is nothing to act on; default: no refusal at all. */
  answers?: readonly number[];
}

interface Place {
  club: TestClub;
  author: SignedInPerson;
  /** Flags what the author writes. */
  reporter: SignedInPerson;
  /** Of somebody else. */
  newGuide(): Promise<string>;
  newEvent(): Promise<string>;
  newTemplate(): Promise<string>;
  newPost(): Promise<{ threadId: string; postId: string; pollId: string }>;
}

const nowhere = newId();
const inClub = ({ club }: Place) => ({ slug: club.slug });
const onThread = async ({ newPost }: Place) => ({ id: (await newPost()).threadId });
const onQuestion = async ({ author, club }: Place) => {
  const id = await makeThread(author, club);
  await openQuestion(system, { threadId: id });
  return { id };
};
const onGuide = async ({ newGuide }: Place) => ({ guideId: await newGuide() });
const onEvent = async ({ newEvent }: Place) => ({ id: await newEvent() });
const onTemplate = async ({ club, newTemplate }: Place) => ({
  slug: club.slug,
  templateId: await newTemplate(),
});
const onEventQuestion = async ({ newEvent, author }: Place) => {
  const eventId = await newEvent();
  const { id } = await askAtEvent(author.actor, { eventId, body: 'How?', anonymous: false });
  return { questionId: id };
};
const onPost = async ({ newPost }: Place) => ({ id: (await newPost()).postId });
const onReview = async ({ newPost, reporter }: Place) => {
  const { postId } = await newPost();
  await flagPost(reporter.actor, { postId, reason: 'spam', note: '' });
  const { id } = await db.review.findFirstOrThrow({ where: { postId } });
  return { id };
};
const absent = { answers: [404] };

/** Each call of the API. One that is not here, or no longer there, fails. */
const rows: Record<string, Row> = {
  ...offerRights,
  'POST /members': { may: kinds, body: {}, answers: [422] },
  'POST /sessions': { may: kinds, body: {}, answers: [422] },
  'GET /me': { may: signedIn },
  'PATCH /me': { may: signedIn, body: { timeZone: 'Asia/Bangkok' } },
  'GET /me/birthday': { may: signedIn },
  'PUT /me/birthday': { may: signedIn, body: { month: 2, day: 29 } },
  'DELETE /me/birthday': { may: signedIn, answers: [204] },
  'GET /me/sessions': { may: signedIn },
  'DELETE /me/sessions/:id': { may: signedIn, params: () => ({ id: 'f'.repeat(64) }), answers: [204, 404] },
  'GET /clubs': { may: kinds },
  'POST /clubs': { may: admins, body: {}, answers: [422] },
  'GET /clubs/:slug': { may: kinds, params: inClub },
  'PATCH /clubs/:slug': { may: admins, params: inClub, body: { tone: 'Calm' } },
  'PUT /clubs/:slug/status': { may: admins, params: inClub, body: { status: 'open' } },
  'GET /clubs/:slug/people': { may: readers, params: inClub },
  'GET /clubs/:slug/people/:memberId': {
    may: readers,
    params: ({ club, author }) => ({ slug: club.slug, memberId: author.memberId }),
  },
  'GET /clubs/:slug/pending': { may: moderators, params: inClub },
  'GET /clubs/:slug/suspensions': { may: moderators, params: inClub },
  'PUT /clubs/:slug/members/:memberId/approval': {
    may: moderators,
    params: ({ club }) => ({ slug: club.slug, memberId: nowhere }),
    body: {},
    ...absent,
  },
  'DELETE /clubs/:slug/members/:memberId/approval': {
    may: moderators,
    params: ({ club }) => ({ slug: club.slug, memberId: nowhere }),
    ...absent,
  },
  'PUT /clubs/:slug/members/:memberId/suspension': {
    may: moderators,
    params: ({ club }) => ({ slug: club.slug, memberId: nowhere }),
    body: { until: new Date(Date.now() + 86_400_000).toISOString(), reason: 'Spam' },
    ...absent,
  },
  'DELETE /clubs/:slug/members/:memberId/suspension': {
    may: moderators,
    params: ({ club }) => ({ slug: club.slug, memberId: nowhere }),
    ...absent,
  },
  'GET /clubs/:slug/invitations': { may: inviters, params: inClub },
  'POST /clubs/:slug/invitations': { may: inviters, params: inClub, body: {} },
  'DELETE /invitations/:invitationId': {
    may: signedIn,
    params: () => ({ invitationId: nowhere }),
    ...absent,
  },
  'PATCH /clubs/:slug/memberships/me': {
    may: people,
    params: inClub,
    body: { persona: { bio: 'Hello' } },
  },
  'POST /clubs/:slug/role-requests': {
    may: people,
    params: inClub,
    body: { role: 'expert', field: 'Dogs', credential: 'DVM', issuer: 'The council' },
    answers: [201, 409],
  },
  'GET /clubs/:slug/records': { may: signedIn, params: inClub },
  'POST /clubs/:slug/records': { may: signedIn, params: inClub, body: {}, answers: [422] },
  'GET /records/:recordId': { may: signedIn, params: () => ({ recordId: nowhere }), ...absent },
  'PATCH /records/:recordId': { may: signedIn, params: () => ({ recordId: nowhere }), body: {}, ...absent },
  'DELETE /records/:recordId': { may: signedIn, params: () => ({ recordId: nowhere }), ...absent },
  'GET /me/blocks': { may: signedIn },
  'PUT /me/blocks/:memberId': { may: signedIn, params: () => ({ memberId: nowhere }), ...absent },
  'DELETE /me/blocks/:memberId': {
    may: signedIn,
    params: () => ({ memberId: nowhere }),
    answers: [200, 204, 404],
  },
  'DELETE /me/roles/:roleId': { may: signedIn, params: () => ({ roleId: nowhere }), ...absent },
  'GET /audit': { may: admins },
  'GET /roles': { may: admins },
  'POST /members/:memberId/roles': {
    may: admins,
    params: () => ({ memberId: nowhere }),
    body: { role: 'agent' },
    ...absent,
  },
  'PATCH /roles/:roleId': { may: admins, params: () => ({ roleId: nowhere }), body: {}, ...absent },
  'DELETE /roles/:roleId': { may: admins, params: () => ({ roleId: nowhere }), answers: [404, 422] },
  'PUT /roles/:roleId/verification': {
    may: admins,
    params: () => ({ roleId: nowhere }),
    body: {},
    ...absent,
  },
  'GET /organisations': { may: admins },
  'POST /organisations': { may: admins, body: {}, answers: [422] },
  'PATCH /organisations/:organisationId': {
    may: admins,
    params: () => ({ organisationId: nowhere }),
    body: { name: 'Other' },
    ...absent,
  },
  'GET /clubs/:slug/threads': { may: readers, params: inClub },
  'POST /clubs/:slug/threads': {
    may: writers,
    params: inClub,
    body: { kind: 'talk', title: 'Hello', body: 'Hello all' },
  },
  'GET /threads/:id': { may: readers, params: onThread },
  'PATCH /threads/:id': { may: moderators, params: onThread, body: { pinned: true } },
  'GET /threads/:id/posts': { may: readers, params: onThread },
  'POST /threads/:id/posts': { may: writers, params: onThread, body: { body: 'Hello' } },
  'PUT /threads/:id/accepted-answer': {
    may: moderators,
    params: onThread,
    body: { postId: nowhere },
    ...absent,
  },
  'DELETE /threads/:id/accepted-answer': { may: moderators, params: onThread },
  'PUT /threads/:id/merged-into': {
    may: moderators,
    params: onThread,
    body: { threadId: nowhere },
    ...absent,
  },
  'DELETE /threads/:id/merged-into': { may: moderators, params: onThread },
  'PUT /threads/:id/read': { may: readers, params: onThread, body: { number: 1 } },
  'PUT /threads/:id/follow': { may: readers, params: onThread, body: { follow: 'muted' } },
  'GET /posts/:id': { may: readers, params: onPost },
  'GET /posts/:id/history': { may: readers, params: onPost },
  'PATCH /posts/:id': { may: moderators, params: onPost, body: { body: 'Other words' } },
  'DELETE /posts/:id': { may: moderators, params: onPost },
  'POST /posts/:id/restoration': { may: moderators, params: onPost, body: {}, answers: [403] },
  'PUT /posts/:id/reactions/:name': {
    may: writers,
    params: async (place) => ({ ...(await onPost(place)), name: 'like' }),
  },
  'DELETE /posts/:id/reactions/:name': {
    may: writers,
    params: async (place) => ({ ...(await onPost(place)), name: 'like' }),
  },
  'POST /posts/:id/flags': { may: readers, params: onPost, body: { reason: 'spam' } },
  'DELETE /posts/:id/flags/mine': { may: readers, params: onPost, ...absent },
  'POST /clubs/:slug/people/:memberId/flags': {
    may: [...people, 'admin'],
    params: ({ club, author }) => ({ slug: club.slug, memberId: author.memberId }),
    body: { reason: 'unkind' },
  },
  'DELETE /clubs/:slug/people/:memberId/flags/mine': {
    may: signedIn,
    params: ({ club }) => ({ slug: club.slug, memberId: nowhere }),
    ...absent,
  },
  'GET /me/flags': { may: signedIn },
  'GET /reviews': { may: moderators },
  'GET /reviews/:id': { may: moderators, params: onReview },
  'PUT /reviews/:id/claim': { may: moderators, params: onReview },
  'DELETE /reviews/:id/claim': { may: moderators, params: onReview },
  'POST /reviews/:id/decisions': { may: moderators, params: onReview, body: { act: 'keep' } },
  'DELETE /decisions/:id': { may: signedIn, params: () => ({ id: nowhere }), ...absent },
  'GET /clubs/:slug/peace-rules': { may: moderators, params: inClub },
  'PATCH /clubs/:slug/peace-rules': { may: admins, params: inClub, body: { firstDayLinks: 2 } },
  'GET /clubs/:slug/reason-templates': { may: moderators, params: inClub },
  'PUT /clubs/:slug/reason-templates': { may: admins, params: inClub, body: { items: [] } },
  'GET /clubs/:slug/memberships/me/standing': { may: signedIn, params: inClub },
  'POST /clubs/:slug/memberships/me/appeal': {
    may: signedIn,
    params: inClub,
    body: { text: 'Please look again' },
    answers: [201, 409],
  },
  'GET /threads/:id/acts': { may: moderators, params: onThread },
  'POST /threads/:id/moves': { may: moderators, params: onThread, body: { club: 'nowhere' }, ...absent },
  'DELETE /thread-moves/:id': { may: signedIn, params: () => ({ id: nowhere }), ...absent },
  'POST /threads/:id/splits': {
    may: moderators,
    params: onThread,
    body: { title: 'Apart', posts: [1] },
    answers: [422],
  },
  'DELETE /thread-splits/:id': { may: signedIn, params: () => ({ id: nowhere }), ...absent },
  'PUT /posts/:id/bookmark': { may: readers, params: onPost, body: {} },
  'DELETE /posts/:id/bookmark': { may: signedIn, params: onPost },
  'PUT /polls/:id/vote': {
    may: writers,
    params: async ({ newPost }) => ({ id: (await newPost()).pollId }),
    body: { choices: ['1'] },
  },
  'GET /me/bookmarks': { may: signedIn },
  'GET /me/drafts/:place': { may: signedIn, params: () => ({ place: `thread:${nowhere}` }) },
  'PUT /me/drafts/:place': {
    may: signedIn,
    params: () => ({ place: `thread:${nowhere}` }),
    body: { body: 'Half' },
  },
  'GET /me/notices': { may: signedIn },
  'PUT /me/notices/read': { may: signedIn, body: {} },
  'GET /desk': { may: desks },
  'GET /desk/counts': { may: desks },
  'GET /desk/questions/:id': { may: desks, params: () => ({ id: nowhere }), ...absent },
  'GET /desk/settings': { may: signedIn },
  'PATCH /desk/settings': { may: signedIn, body: { maxOpen: 5 } },
  'GET /desk/statistics': { may: desks },
  'GET /desk/replies': { may: signedIn },
  'POST /desk/replies': { may: signedIn, body: {}, answers: [422] },
  'PATCH /desk/replies/:id': {
    may: signedIn,
    params: () => ({ id: nowhere }),
    body: { title: 'Hello', body: 'Hello {asker}' },
    ...absent,
  },
  'DELETE /desk/replies/:id': { may: signedIn, params: () => ({ id: nowhere }), ...absent },
  'GET /clubs/:slug/desk': { may: moderators, params: inClub },
  'PATCH /clubs/:slug/desk': { may: moderators, params: inClub, body: { maxTries: 4 } },
  'POST /clubs/:slug/emergency-check': { may: readers, params: inClub, body: { text: 'Hello' } },
  'GET /threads/:id/question': { may: readers, params: onQuestion },
  'PUT /threads/:id/question/assignment': { may: desks, params: onQuestion, body: {} },
  'POST /threads/:id/question/hand-overs': {
    may: moderators,
    params: onQuestion,
    body: { memberId: nowhere, reason: 'Knows more' },
    answers: [422],
  },
  'POST /threads/:id/question/declines': {
    may: [],
    params: onQuestion,
    body: { reason: 'Not my field' },
  },
  'PUT /threads/:id/question/waiting': { may: desks, params: onQuestion },
  'DELETE /threads/:id/question/waiting': { may: desks, params: onQuestion },
  'PUT /threads/:id/question/alarm': { may: desks, params: onQuestion, body: {} },
  'POST /threads/:id/question/alarm/lowering': {
    may: desks,
    params: onQuestion,
    body: { reason: 'False alarm' },
    answers: [409],
  },
  'GET /threads/:id/record': { may: ['expert'], params: onQuestion },
  'PUT /threads/:id/record': {
    may: [],
    params: onQuestion,
    body: { recordId: nowhere, fields: ['name'], consent: true },
  },
  'DELETE /threads/:id/record': { may: [], params: onQuestion },
  'GET /me/follows': { may: signedIn },
  'PUT /clubs/:slug/tags/:tag/follow': {
    may: readers,
    params: (place) => ({ ...inClub(place), tag: 'nothing' }),
    ...absent,
  },
  'DELETE /clubs/:slug/tags/:tag/follow': {
    may: signedIn,
    params: (place) => ({ ...inClub(place), tag: 'nothing' }),
  },
  'PUT /clubs/:slug/people/:memberId/follow': {
    may: readers,
    params: ({ club, author }) => ({ slug: club.slug, memberId: author.memberId }),
  },
  'DELETE /clubs/:slug/people/:memberId/follow': {
    may: signedIn,
    params: ({ club, author }) => ({ slug: club.slug, memberId: author.memberId }),
  },
  'GET /me/notice-preferences': { may: signedIn },
  'PUT /me/notice-preferences': { may: signedIn, body: { preset: 'calm' } },
  'POST /me/push-subscriptions': { may: signedIn, body: {}, answers: [422] },
  'DELETE /me/push-subscriptions/:id': { may: signedIn, params: () => ({ id: nowhere }), ...absent },
  'POST /mail-bounces': { may: admins, body: { address: 'gone@example.com' } },
  'GET /search': { may: kinds },
  'GET /clubs/:slug/similar-questions': { may: readers, params: inClub },
  'GET /clubs/:slug/experts/:memberId': {
    may: readers,
    params: ({ club, author }) => ({ slug: club.slug, memberId: author.memberId }),
    ...absent,
  },
  'GET /clubs/:slug/experts/:memberId/answers': {
    may: readers,
    params: ({ club, author }) => ({ slug: club.slug, memberId: author.memberId }),
  },
  'GET /clubs/:slug/experts/:memberId/interests': {
    may: readers,
    params: ({ club, author }) => ({ slug: club.slug, memberId: author.memberId }),
  },
  'POST /clubs/:slug/interests': {
    may: ['expert'],
    params: inClub,
    body: { kind: 'clinic', name: 'The clinic' },
  },
  'DELETE /interests/:interestId': { may: signedIn, params: () => ({ interestId: nowhere }), ...absent },
  'GET /clubs/:slug/expert-settings': { may: admins, params: inClub },
  'PUT /clubs/:slug/expert-settings': { may: admins, params: inClub, body: { outcomeDays: 5 } },
  'GET /threads/:id/outcome': { may: readers, params: onThread },
  'PUT /threads/:id/outcome': { may: [], params: onThread, body: { outcome: 'yes' } },
  'PUT /posts/:id/review': {
    may: desks,
    params: onPost,
    body: { reviewBy: new Date(Date.now() + 86_400_000).toISOString() },
  },
  'DELETE /posts/:id/review': { may: desks, params: onPost },
  'PUT /posts/:id/superseded-by': {
    may: desks,
    params: onPost,
    body: { by: { kind: 'guide', id: nowhere } },
    answers: [422],
  },
  'DELETE /posts/:id/superseded-by': { may: desks, params: onPost },
  'GET /clubs/:slug/reviews': { may: desks, params: inClub },
  'GET /clubs/:slug/events': { may: readers, params: inClub },
  'POST /clubs/:slug/events': {
    may: moderators,
    params: inClub,
    body: {
      title: 'Walk',
      body: 'At six.',
      startsAt: new Date(Date.now() + 86_400_000).toISOString(),
      endsAt: new Date(Date.now() + 90_000_000).toISOString(),
      timeZone: 'Asia/Bangkok',
    },
  },
  'GET /clubs/:slug/event-templates': { may: moderators, params: inClub },
  'GET /clubs/:slug/event-templates/:templateId': { may: moderators, params: onTemplate },
  'POST /events/:id/templates': { may: moderators, params: onEvent, body: { name: 'Walk' } },
  'PATCH /event-templates/:templateId': { may: moderators, params: onTemplate, body: { name: 'Walks' } },
  'DELETE /event-templates/:templateId': { may: moderators, params: onTemplate },
  'GET /events/:id/report': { may: moderators, params: onEvent, ...absent },
  'PUT /events/:id/outcome': {
    may: moderators,
    params: onEvent,
    body: { followed: 'More walks' },
    answers: [409],
  },
  'GET /events/:id/survey': { may: moderators, params: onEvent, ...absent },
  'GET /events/:id': { may: readers, params: onEvent },
  'GET /events/:id/standing': { may: readers, params: onEvent },
  'PATCH /events/:id': { may: moderators, params: onEvent, body: { title: 'Other' } },
  'PUT /events/:id/status': { may: moderators, params: onEvent, body: { status: 'cancelled' } },
  'PUT /events/:id/series': {
    may: moderators,
    params: onEvent,
    body: { every: 'week', count: 2 },
  },
  'POST /events/:id/series/dates': {
    may: moderators,
    params: onEvent,
    body: { day: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10) },
  },
  'PUT /events/:id/recap': { may: moderators, params: onEvent, body: { recap: 'It was.' }, answers: [409] },
  'POST /events/:id/registrations': { may: people, params: onEvent, body: {} },
  'DELETE /events/:id/registrations/me': { may: readers, params: onEvent, ...absent },
  'PUT /events/:id/registrations/me/confirmation': {
    may: people,
    params: onEvent,
    body: {},
    answers: [409],
  },
  'PUT /events/:id/registrations/me/keep': { may: readers, params: onEvent, ...absent },
  'POST /events/:id/registrations/me/hand-over': {
    may: readers,
    params: onEvent,
    body: { to: 'Nobody' },
    ...absent,
  },
  'PUT /events/:id/survey': { may: [], params: onEvent, body: { score: 5 } },
  'GET /me/calendar': { may: signedIn },
  'POST /me/calendar/renewal': { may: signedIn },
  'GET /events/:id/registrations': { may: moderators, params: onEvent },
  'POST /events/:id/check-ins': {
    may: moderators,
    params: onEvent,
    body: { code: 'NOTHING', nonce: 'nonce-12345' },
    answers: [409],
  },
  'GET /events/:id/check-ins': { may: moderators, params: onEvent },
  'POST /events/:id/walk-ins': {
    may: moderators,
    params: onEvent,
    body: { name: 'Somebody', nonce: 'nonce-67890' },
    answers: [409],
  },
  'PATCH /events/:id/check-ins/:registrationId': {
    may: moderators,
    params: async (place) => ({ ...(await onEvent(place)), registrationId: nowhere }),
    body: { guests: 1 },
    ...absent,
  },
  'DELETE /events/:id/check-ins/:registrationId': {
    may: moderators,
    params: async (place) => ({ ...(await onEvent(place)), registrationId: nowhere }),
    ...absent,
  },
  'POST /events/:id/questions': { may: [...people, 'admin'], params: onEvent, body: { body: 'How?' } },
  'PUT /events/:id/pace': { may: moderators, params: onEvent, body: { slowSeconds: 30 } },
  'PATCH /event-questions/:questionId': {
    may: moderators,
    params: onEventQuestion,
    body: { status: 'taken' },
  },
  'POST /event-questions/:questionId/pass-on': {
    may: moderators,
    params: onEventQuestion,
    body: {},
    answers: [409],
  },
  'POST /event-questions/:questionId/flags': { may: people, params: onEventQuestion },
  'POST /event-questions/:questionId/asker': { may: moderators, params: onEventQuestion },
  'PUT /event-questions/:questionId/vote': { may: [...people, 'admin'], params: onEventQuestion },
  'DELETE /event-questions/:questionId/vote': { may: [...people, 'admin'], params: onEventQuestion },
  'POST /events/:id/presence': { may: people, params: onEvent },
  'POST /events/:id/reactions': {
    may: [...people, 'admin'],
    params: onEvent,
    body: { name: 'clap' },
    answers: [409],
  },
  'GET /clubs/:slug/guides': { may: readers, params: inClub },
  'POST /clubs/:slug/guides': { may: desks, params: inClub, body: { title: 'Walks', body: 'At six.' } },
  'GET /guides/:guideId': { may: readers, params: onGuide },
  'PATCH /guides/:guideId': {
    may: moderators,
    params: onGuide,
    body: { title: 'Walks', body: 'At seven.', version: 1 },
  },
  'PUT /guides/:guideId/state': { may: moderators, params: onGuide, body: { state: 'draft' } },
  'PUT /guides/:guideId/review': { may: moderators, params: onGuide, body: { reviewBy: null } },
  'PUT /guides/:guideId/authors/me': { may: desks, params: onGuide },
  'DELETE /guides/:guideId/authors/me': { may: readers, params: onGuide },
  'GET /guides/:guideId/versions': { may: readers, params: onGuide },
  'GET /guides/:guideId/suggestions': { may: readers, params: onGuide },
  'POST /guides/:guideId/suggestions': {
    may: ['customer', 'expert', 'supplier', 'agent'],
    params: onGuide,
    body: { title: 'Walks', body: 'At eight.', note: 'Later', version: 1 },
  },
  'PUT /guide-suggestions/:suggestionId/decision': {
    may: signedIn,
    params: () => ({ suggestionId: nowhere }),
    body: { accept: true },
    ...absent,
  },
  'POST /uploads': { may: signedIn, answers: [400, 415, 422] },
  'PUT /clubs/:slug/memberships/me': { may: signedIn, params: () => ({ slug: 'open-house' }), body: {} },
  'PUT /clubs/:slug/memberships/me/mute': { may: ['suspended', ...people], params: inClub },
  'DELETE /clubs/:slug/memberships/me/mute': { may: ['suspended', ...people], params: inClub },
  'DELETE /clubs/:slug/memberships/me': {
    may: signedIn,
    params: () => ({ slug: 'open-house' }),
    answers: [200, 204, 404],
  },
  'GET /me/points': { may: signedIn },
  'GET /me/points/entries': { may: signedIn },
  'GET /me/redemptions': { may: signedIn },
  'GET /points/rules': { may: admins },
  'POST /points/rules': { may: admins, body: {}, answers: [422] },
  'GET /points/rules/:id': { may: admins, params: () => ({ id: nowhere }), ...absent },
  'PUT /points/rules/:id': { may: admins, params: () => ({ id: nowhere }), body: {}, answers: [422] },
  'PUT /points/rules/:id/status': {
    may: admins,
    params: () => ({ id: nowhere }),
    body: { status: 'ended' },
    ...absent,
  },
  'PUT /points/triggers/:trigger': {
    may: admins,
    params: () => ({ trigger: 'birthday' }),
    body: { matching: 'all' },
  },
  'POST /points/dry-runs': { may: admins, body: { memberId: nowhere, trigger: 'joined' }, ...absent },
  'GET /points/tiers': { may: admins },
  'PUT /points/tiers/draft': { may: admins, body: {}, answers: [422] },
  'GET /points/tiers/draft/simulation': { may: admins, ...absent },
  'POST /points/tiers/draft/publication': { may: admins, body: {}, ...absent },
  'POST /points/earnings': {
    may: ['agent', 'admin'],
    body: { member: { id: nowhere }, name: 'stacked_chairs', reference: 'A1' },
    answers: [422],
  },
  'POST /points/adjustments': {
    may: ['agent', 'admin'],
    body: { memberId: nowhere, points: 5, reason: 'A test' },
    ...absent,
  },
  'POST /points/transfers/:id/reversal': {
    may: admins,
    params: () => ({ id: nowhere }),
    body: {},
    ...absent,
  },
  'POST /purchases': {
    may: ['agent', 'admin'],
    body: {
      member: { id: nowhere },
      reference: 'R-1',
      at: '2026-11-01T10:00:00Z',
      total: 100,
      currency: 'THB',
    },
    answers: [422],
  },
  'POST /purchases/:id/returns': {
    may: ['agent', 'admin'],
    params: () => ({ id: nowhere }),
    body: {},
    ...absent,
  },
  'GET /rewards': { may: kinds },
  'POST /rewards': { may: admins, body: {}, answers: [422] },
  'PATCH /rewards/:id': { may: admins, params: () => ({ id: nowhere }), body: {}, ...absent },
  'POST /rewards/:id/redemptions': {
    may: signedIn,
    params: () => ({ id: nowhere }),
    body: {},
    ...absent,
  },
  'GET /redemptions/:code': { may: ['agent', 'admin'], params: () => ({ code: 'NONE-NONE' }), ...absent },
  'GET /redemptions': { may: ['agent', 'admin'] },
  'POST /redemptions/:id/fulfilment': {
    may: ['agent', 'admin'],
    params: () => ({ id: nowhere }),
    body: {},
    ...absent,
  },
  'GET /me/friends': { may: signedIn },
  'PUT /me/referrer': { may: signedIn, body: { code: 'NOBODYS' }, answers: [422] },
  'GET /points/referral-terms': { may: admins },
  'PUT /points/referral-terms': { may: admins, body: {}, answers: [422] },
  'GET /me/badges': { may: signedIn },
  'GET /badges': { may: admins },
  'POST /badges': { may: admins, body: {}, answers: [422] },
  'PUT /badges/:id': { may: admins, params: () => ({ id: nowhere }), body: {}, answers: [422] },
  'GET /surprises': { may: signedIn },
  'GET /surprises/:id': { may: signedIn, params: () => ({ id: nowhere }), ...absent },
  'POST /surprises': { may: admins, body: {}, answers: [422] },
  'POST /surprises/:id/draw': { may: admins, params: () => ({ id: nowhere }), body: {}, ...absent },
  'GET /points/expiry': { may: admins },
  'POST /points/expiry': { may: admins, body: { mode: 'months' }, answers: [422] },
  'POST /rewards/:id/codes': {
    may: admins,
    params: () => ({ id: nowhere }),
    body: { codes: 'ABCD-1234' },
    ...absent,
  },
  'POST /redemptions/:id/cancellation': {
    may: signedIn,
    params: () => ({ id: nowhere }),
    body: {},
    ...absent,
  },
  'POST /redemptions/:code/use': {
    may: ['agent', 'admin'],
    params: () => ({ code: 'NONE-SUCH-CODE' }),
    body: {},
    ...absent,
  },
  ...proposalRights,
  // The last ones, because nobody is signed in after them.
  'DELETE /me/sessions': { may: signedIn },
  'DELETE /sessions/current': { may: signedIn },
};

const endpoints = modules.flatMap((module) => module.endpoints ?? []);
const refused = [401, 403, 404];

let portal: TestPortal;
let release: () => Promise<void>;
let place: Place;
const callers = new Map<Kind, ApiClient>();

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
  const club = await makeClub('inner', 'members');
  const other = await makeClub('open-house');
  // With nobody asked, whoever works on the desk may take what lies there.
  await saveClubDesk(system, { slug: club.slug, routing: false });
  const author = await makePerson('author', club);
  const reporter = await makePerson('reporter', club);
  callers.set('visitor', api(portal));
  for (const [kind, { secret }] of await makeCrowd(club, other))
    callers.set(kind, api(portal, { token: secret }));
  const threadId = await makeThread(author, club);
  const curator = await makePerson('curator', club);
  await giveRole(curator, 'expert', club);
  const planner = await makePerson('planner', club);
  await giveRole(planner, 'moderator', club);
  place = {
    club,
    author,
    reporter,
    async newGuide() {
      const guide = { title: 'Walks', body: 'At six.', tags: [], sources: [], status: 'published' as const };
      return (await createGuide(curator.actor, { ...guide, slug: club.slug })).guideId;
    },
    newEvent: () => makeEvent(planner.actor, club.slug),
    async newTemplate() {
      const eventId = await makeEvent(planner.actor, club.slug);
      return (await saveTemplate(planner.actor, { eventId, name: 'Walk' })).templateId;
    },
    async newPost() {
      const poll = { question: 'Which?', kind: 'single' as const, options: ['A', 'B'] };
      const { post } = await createPost(author.actor, threadId, {
        body: 'An answer',
        audience: 'everyone',
        poll,
      });
      return { threadId, postId: post.id, pollId: post.poll!.id };
    },
  };
});
afterAll(async () => {
  await release();
  await portal.stop();
});

test('every call of the API has its row of rights', () => {
  expect(Object.keys(rows).toSorted()).toEqual(
    endpoints.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
});

async function call(name: string, row: Row, client: ApiClient) {
  const [method = '', template = ''] = name.split(' ');
  const params = (await row.params?.(place)) ?? {};
  const path = template.replace(/:(\w+)/g, (_, param: string) => params[param]!);
  return client.send(method, path, row.body);
}

describe.each(Object.entries(rows))('%s', (name, row) => {
  test.each(kinds)('is open to, or refused to: %s', async (kind) => {
    const { status, body } = await call(name, row, callers.get(kind)!);
    const said = `${kind}: ${status} ${(body as { code?: string } | null)?.code ?? ''}`;
    if (!row.may.includes(kind)) expect(refused, said).toContain(status);
    else if (row.answers) expect(row.answers, said).toContain(status);
    else expect(status, said).toBeLessThan(400);
    if (kind === 'visitor' && !row.may.includes('visitor') && !name.startsWith('GET'))
      expect(status, said).toBe(401);
  });
});
