import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endOtherSessions } from '~/modules/accounts/end-session.server';
import { signOut } from '~/modules/accounts/sign-out.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { flagPost } from '~/modules/moderation/flag-post.server';
import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { quickOfferInput } from '~/modules/offers/schema';
import { createProposal } from '~/modules/proposals/create-proposal.server';
import { createPost } from '~/modules/threads/create-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { parseInput } from '~/platform/input';
import { db } from '~/platform/db/client.server';
import { modules } from '~/registry.server';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../support/club';
import { type Kind, kinds, makeCrowd, suspend } from '../support/crowd';
import { useDatabase } from '../support/database';
import { makeEvent } from '../support/events';
import { fromNow, makeOffer } from '../support/offers';
import { type SocketNode, startSocketNode } from '../support/node';
import { connect, listen, type TestSocket, until, watch } from '../support/sockets';

interface Place {
  club: TestClub;
  open: TestClub;
  threadId: string;
  /** Whose thread it is, and whose private stream. */
  asker: SignedInPerson;
  /** Of a post that was reported. */
  reviewId: string;
  /** By the asker. */
  proposalId: string;
  eventId: string;
  offerId: string;
  quickOfferId: string;
}

interface Row {
  stream(place: Place): string;
  /** Who may watch it where the club is its members' alone. */
  may: readonly Kind[];
}

const members: Kind[] = ['customer', 'expert', 'supplier', 'moderator', 'agent', 'admin'];
const professionals: Kind[] = ['expert', 'supplier', 'moderator', 'agent', 'admin'];

/** Each kind of stream. One that is not here, or no longer there, fails. */
const rows: Record<string, Row> = {
  thread: { stream: ({ threadId }) => `thread:${threadId}`, may: members },
  'thread:professionals': {
    stream: ({ threadId }) => `thread:${threadId}:professionals`,
    may: professionals,
  },
  'thread:experts': {
    stream: ({ threadId }) => `thread:${threadId}:experts`,
    may: ['expert', 'moderator', 'admin'],
  },
  club: { stream: ({ club }) => `club:${club.id}`, may: members },
  desk: { stream: ({ club }) => `desk:${club.id}`, may: ['expert', 'moderator', 'admin'] },
  moderation: { stream: ({ club }) => `moderation:${club.id}`, may: ['moderator', 'admin'] },
  review: { stream: ({ reviewId }) => `review:${reviewId}`, may: ['moderator', 'admin'] },
  proposal: { stream: ({ proposalId }) => `proposal:${proposalId}`, may: members },
  event: { stream: ({ eventId }) => `event:${eventId}`, may: members },
  offer: { stream: ({ offerId }) => `offer:${offerId}`, may: members },
  // Of an offer that names no supplier: those of the club, and who steers it.
  'offer:workshop': {
    stream: ({ offerId }) => `offer:${offerId}:workshop`,
    may: ['supplier', 'moderator', 'admin'],
  },
  'quick-offer': { stream: ({ quickOfferId }) => `quick-offer:${quickOfferId}`, may: members },
  member: { stream: ({ asker }) => `member:${asker.memberId}`, may: [] },
};

const declared = modules
  .flatMap((module) => module.streams ?? [])
  .flatMap(({ prefix, suffixes = [] }) => [prefix, ...suffixes.map((suffix) => `${prefix}:${suffix}`)]);

let database: Awaited<ReturnType<typeof useDatabase>>;
let node: SocketNode;
let place: Place;
let crowd: Map<Kind, SignedInPerson>;
const sockets: TestSocket[] = [];

async function join(person: SignedInPerson | undefined): Promise<TestSocket> {
  const socket = await connect(node.origin, { token: person?.secret });
  sockets.push(socket);
  return socket;
}

const tell = defineCommand<string, null>('test.tell', async ({ input, tell: say }) => {
  say(input, 'said', {});
  return null;
});

beforeAll(async () => {
  database = await useDatabase();
  node = await startSocketNode();
  const club = await makeClub('inner', 'members');
  const open = await makeClub('open-house');
  const asker = await makePerson('asker', club);
  const threadId = await makeThread(asker, club);
  const { items } = await listPosts(asker.actor, threadId, { limit: 1 });
  const flagger = await makePerson('flagger', club);
  await flagPost(flagger.actor, { postId: items[0]!.id, reason: 'spam', note: '' });
  const { id: reviewId } = await db.review.findFirstOrThrow();
  const wish = { title: 'A box', body: 'Of twelve.', tags: [], status: 'published' as const };
  const { proposalId } = await createProposal(asker.actor, { ...wish, slug: club.slug });
  const host = await makePerson('host', club);
  await giveRole(host, 'moderator', club);
  const eventId = await makeEvent(host.actor, club.slug, { status: 'published' });
  const { id: offerId } = await makeOffer(host.actor, club);
  const quick = { title: 'One over', quantity: 1, price: 500, discountPercent: 20, currency: 'THB' };
  const input = parseInput(quickOfferInput, { ...quick, until: fromNow(3_600_000).toISOString() });
  const { quickOffer } = await broadcastQuickOffer(host.actor, { ...input, slug: club.slug });
  const made = { eventId, offerId, quickOfferId: quickOffer.id };
  place = { club, open, asker, threadId, reviewId, proposalId, ...made };
  crowd = await makeCrowd(club, open);
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
afterAll(async () => {
  await node.stop();
  await database.release();
});

test('every kind of stream has its row of rights', () => {
  expect(Object.keys(rows).toSorted()).toEqual(declared.toSorted());
});

describe.each(Object.entries(rows))('%s', (_name, row) => {
  test.each(kinds)('is open to, or refused to: %s', async (kind) => {
    const socket = await join(crowd.get(kind));
    const witness = await join(place.asker);
    const [heard, seen] = [listen(socket), listen(witness)];
    const stream = row.stream(place);
    const answer = await watch(socket, stream);
    const own = `member:${place.asker.memberId}`;
    await watch(witness, own);
    await tell(system, stream);
    // What follows goes the same way, and after it.
    await tell(system, own);
    await until(() => seen.some(({ stream: of }) => of === own));
    if (row.may.includes(kind)) {
      expect(answer).toMatchObject({ ok: true });
      await until(() => heard.length === 1);
    } else {
      expect(answer).toMatchObject({ ok: false });
      expect(['unauthenticated', 'forbidden', 'not_found']).toContain((answer as { code: string }).code);
      expect(await watch(socket, stream, 0)).toMatchObject({ ok: false });
      expect(heard).toEqual([]);
    }
  });
});

test('a thread’s asker watches what is for experts, and each member what is their own', async () => {
  const socket = await join(place.asker);
  const { threadId, asker } = place;
  expect(await watch(socket, `thread:${threadId}:experts`)).toMatchObject({ ok: true });
  expect(await watch(socket, `thread:${threadId}:professionals`)).toEqual({ ok: false, code: 'forbidden' });
  expect(await watch(socket, `member:${asker.memberId}`)).toMatchObject({ ok: true });
});

/** How a right ends, and what of each kind of stream its holder still hears. */
const endings: Record<string, { end(person: SignedInPerson): Promise<unknown>; keeps: readonly string[] }> = {
  'is suspended': { end: (person) => suspend(person, place.club), keeps: ['member'] },
  leaves: { end: (person) => leaveClub(person.actor, { slug: place.club.slug }), keeps: ['member'] },
  'signs out': { end: (person) => signOut(person.actor, person.secret), keeps: [] },
  'is signed out from elsewhere': {
    end: (person) => endOtherSessions({ ...person.actor, sessionId: 'another' }, {}),
    keeps: [],
  },
};

describe.each(Object.entries(endings))('somebody who %s', (_name, { end, keeps }) => {
  test.each(declared)('is thrown out at once: %s', async (kind) => {
    const person = await makePerson('Vera', place.club);
    // Restricted posts and rooms are none of a customer's to begin with.
    if (kind.startsWith('thread:') || kind === 'desk') await giveRole(person, 'expert', place.club);
    if (['moderation', 'review', 'offer:workshop'].includes(kind))
      await giveRole(person, 'moderator', place.club);
    const stream = kind === 'member' ? `member:${person.memberId}` : rows[kind]!.stream(place);
    const socket = await join(person);
    const witness = await join(place.asker);
    const [heard, seen] = [listen(socket), listen(witness)];
    expect(await watch(socket, stream)).toMatchObject({ ok: true });
    await tell(system, stream);
    await until(() => heard.length === 1);
    await end(person);
    const before = heard.filter(({ type }) => type === 'said').length;
    await watch(witness, `thread:${place.threadId}`);
    await tell(system, stream);
    await createPost(place.asker.actor, place.threadId, { body: 'Afterwards', audience: 'everyone' });
    await until(() => seen.some(({ type }) => type === 'post.created'));
    const after = heard.filter(({ type }) => type === 'said').length;
    if (keeps.includes(kind)) await until(() => heard.filter(({ type }) => type === 'said').length > before);
    else expect(after).toBe(before);
  });
});
