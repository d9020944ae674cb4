import { amendProposal } from '~/modules/proposals/amend-proposal.server';
import { askDesign } from '~/modules/proposals/ask-design.server';
import { createProposal } from '~/modules/proposals/create-proposal.server';
import type { SignedInPerson, TestClub } from './club';
import type { Kind } from './crowd';

interface Place {
  club: TestClub;
  author: SignedInPerson;
  reporter: SignedInPerson;
}

/** As the test of rights has its rows. */
interface Row {
  may: readonly Kind[];
  params(place: Place): Promise<Record<string, string>> | Record<string, string>;
  body?: unknown;
  answers?: readonly number[];
}

const people: Kind[] = ['customer', 'expert', 'supplier', 'moderator'];
const readers: Kind[] = ['suspended', ...people, 'agent', 'admin'];
const moderators: Kind[] = ['moderator', 'admin'];
const nobody: Kind[] = [];

const inClub = ({ club }: Place) => ({ slug: club.slug });
const body = 'A box of twelve.';

async function onProposal({ author, club }: Place) {
  const input = { title: 'A box', body, tags: [], status: 'published' as const };
  const { proposalId } = await createProposal(author.actor, { ...input, slug: club.slug });
  return { id: proposalId };
}

async function onAmendment(place: Place) {
  const { id: proposalId } = await onProposal(place);
  const input = { proposalId, body: 'A box of six.', note: '' };
  return { id: (await amendProposal(place.reporter.actor, input)).amendmentId };
}

const question = {
  ...{ question: 'Which roast?', kind: 'single' as const, options: ['Light', 'Dark'] },
  ...{ quorum: 0, hidden: false },
};
const tomorrow = new Date(Date.now() + 86_400_000);

async function onQuestion(place: Place) {
  const { id: proposalId } = await onProposal(place);
  const asked = await askDesign(place.author.actor, { ...question, closesAt: tomorrow, proposalId });
  return { id: asked.question.id };
}

/** Each call of proposals, seen by everybody but those who wrote them. */
export const proposalRights: Record<string, Row> = {
  'GET /clubs/:slug/proposals': { may: readers, params: inClub },
  'POST /clubs/:slug/proposals': { may: people, params: inClub, body: { title: 'A box', body } },
  'GET /proposals/:id': { may: readers, params: onProposal },
  'PATCH /proposals/:id': { may: nobody, params: onProposal, body: { title: 'A box', body, version: 1 } },
  'PUT /proposals/:id/publication': { may: nobody, params: onProposal },
  'GET /proposals/:id/versions': { may: readers, params: onProposal },
  'PUT /proposals/:id/support': { may: people, params: onProposal },
  'DELETE /proposals/:id/support': { may: readers, params: onProposal },
  'PUT /proposals/:id/authors/:memberId': {
    may: nobody,
    params: async (place) => ({ ...(await onProposal(place)), memberId: place.reporter.memberId }),
  },
  'DELETE /proposals/:id/invitations/:memberId': {
    may: nobody,
    params: async (place) => ({ ...(await onProposal(place)), memberId: place.reporter.memberId }),
  },
  'PUT /proposals/:id/invitation': { may: nobody, params: onProposal, body: { accept: true } },
  'DELETE /proposals/:id/authors/me': { may: readers, params: onProposal },
  'POST /proposals/:id/withdrawal': { may: nobody, params: onProposal, body: { reason: 'No more' } },
  'POST /proposals/:id/responses': {
    may: moderators,
    params: onProposal,
    body: { verdict: 'declined', reason: 'Too dear.' },
  },
  'PUT /proposals/:id/merged-into': {
    may: moderators,
    params: onProposal,
    body: { proposalId: 'nowhere', reason: 'The same' },
    answers: [404],
  },
  'PUT /proposals/:id/visibility': {
    may: moderators,
    params: onProposal,
    body: { hidden: true, reason: 'A test' },
  },
  'DELETE /proposals/:id/merged-into': { may: moderators, params: onProposal, answers: [409] },
  'GET /clubs/:slug/proposal-settings': { may: readers, params: inClub },
  'PUT /clubs/:slug/proposal-settings': {
    may: ['admin'],
    params: inClub,
    body: { threshold: 5, gatheringDays: 10, answerDays: 7, mergeUndoHours: 24 },
  },
  'GET /clubs/:slug/proposal-templates': { may: readers, params: inClub },
  'PUT /clubs/:slug/proposal-templates': { may: ['admin'], params: inClub, body: { items: [] } },
  'GET /proposals/:id/amendments': { may: readers, params: onProposal },
  'POST /proposals/:id/amendments': { may: people, params: onProposal, body: { body: 'A box of six.' } },
  'PATCH /amendments/:id': { may: nobody, params: onAmendment, body: { body: 'A box of two.', version: 1 } },
  'DELETE /amendments/:id': { may: nobody, params: onAmendment },
  'PUT /amendments/:id/decision': { may: nobody, params: onAmendment, body: { accept: true } },
  'POST /amendments/:id/promotion': { may: nobody, params: onAmendment, body: { title: 'Six' } },
  'GET /proposals/:id/questions': { may: readers, params: onProposal },
  'POST /proposals/:id/questions': {
    may: moderators,
    params: onProposal,
    body: { ...question, closesAt: tomorrow.toISOString() },
  },
  'PUT /design-questions/:id/vote': { may: people, params: onQuestion, body: { choices: ['1'] } },
};
