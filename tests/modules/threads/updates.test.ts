import { afterAll, beforeAll, expect, test } from 'vitest';
import { supersedeAnswer } from '~/modules/experts/supersede-answer.server';
import { splitThread } from '~/modules/moderation/thread-tools.server';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { changeThread } from '~/modules/threads/change-thread.server';
import { createPost } from '~/modules/threads/create-post.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { storePreview } from '~/modules/threads/fetch-preview.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { reactToPost } from '~/modules/threads/react-to-post.server';
import { removePost, restorePost } from '~/modules/threads/remove-post.server';
import {
  applyPersona,
  applyThreadUpdate,
  type ThreadState,
  type ThreadUpdates,
} from '~/modules/threads/updates';
import { voteInPoll } from '~/modules/threads/vote-in-poll.server';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { system } from '~/platform/actor';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;
let vet: SignedInPerson;
let mod: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  vet = await makePerson('Vet', club);
  mod = await makePerson('Mo', club);
  await giveRole(vet, 'expert', club);
  await giveRole(mod, 'moderator', club);
});
afterAll(() => database.release());

interface Fresh {
  state: ThreadState;
  heads: Record<string, number>;
}

async function load(person: SignedInPerson, threadId: string): Promise<Fresh> {
  const [{ thread }, window] = await Promise.all([
    getThread(person.actor, threadId),
    listPosts(person.actor, threadId, { limit: 100 }),
  ]);
  const posts = window.items.map(({ viewer: _, ...post }) => post);
  return { state: { thread, posts, atEnd: true }, heads: window.heads };
}

async function updatesSince(heads: Record<string, number>) {
  const rows = await database.sql<{ type: string; data: unknown }>(
    `SELECT u."type", u."data" FROM "Update" u JOIN jsonb_each_text($1::jsonb) h ON h.key = u."stream" AND u."seq" > h.value::bigint
     ORDER BY u."at", u."stream", u."seq"`,
    [JSON.stringify(heads)],
  );
  return rows;
}

function apply(state: ThreadState, update: { type: string; data: unknown }): ThreadState {
  return update.type === 'persona.changed'
    ? applyPersona(state, update.data as { memberId: string; name: string; pictureId: string | null })
    : applyThreadUpdate(state, update);
}

/** Another answer of the same question holds instead. */
async function supersedeWith(postId: string): Promise<unknown> {
  const { threadId } = (
    await database.sql<{ threadId: string }>(`SELECT "threadId" FROM "Post" WHERE "id" = $1`, [postId])
  )[0]!;
  const { items } = await listPosts(vet.actor, threadId, { limit: 100 });
  const other = items.find(({ id, answer }) => answer && id !== postId)!;
  return supersedeAnswer(vet.actor, { postId, by: { kind: 'post', id: other.id } });
}

/** What each update type is brought about by. A type without a row fails to compile. */
const causes: Record<
  keyof ThreadUpdates | 'persona.changed',
  (threadId: string, postId: string) => Promise<unknown>
> = {
  'post.created': (threadId) =>
    createPost(vet.actor, threadId, { body: 'One more, @Ann', audience: 'everyone' }),
  'post.edited': (_, postId) => editPost(vet.actor, { postId, body: 'Better **words**' }),
  'post.removed': (_, postId) => removePost(mod.actor, { postId, as: 'hidden' }),
  'post.restored': (_, postId) => restorePost(mod.actor, { postId }),
  'post.moved': async (threadId, postId) => {
    const { items } = await listPosts(mod.actor, threadId, { limit: 100 });
    const { number } = items.find(({ id }) => id === postId)!;
    await splitThread(mod.actor, { threadId, numbers: [number], title: 'Apart' });
  },
  'reaction.changed': (_, postId) => reactToPost(ann.actor, { postId, name: 'wow', on: true }),
  'poll.changed': async (threadId) => {
    const { items } = await listPosts(ann.actor, threadId, { limit: 100 });
    return voteInPoll(ann.actor, { pollId: items.find(({ poll }) => poll)!.poll!.id, choices: ['2'] });
  },
  'preview.ready': () =>
    storePreview(system, {
      url: 'https://example.com/food',
      preview: { url: 'https://example.com/food', title: 'Food', description: '', siteName: 'Example' },
    }),
  'answer.accepted': (threadId, postId) => acceptAnswer(ann.actor, { threadId, postId }),
  'answer.changed': (_, postId) => supersedeWith(postId),
  'thread.changed': (threadId) =>
    changeThread(mod.actor, { threadId, title: 'Evening walks', pinned: true, locked: true }),
  'persona.changed': () =>
    changePersona(vet.actor, { slug: club.slug, name: `Dr ${Math.random().toString(36).slice(2, 8)}` }),
};

async function prepare(type: string) {
  const threadId = await makeThread(ann, club);
  await createPost(ann.actor, threadId, {
    body: 'Which?',
    audience: 'everyone',
    poll: { question: 'Which?', kind: 'single', options: ['A', 'B'] },
  });
  await createPost(vet.actor, threadId, { body: 'See https://example.com/food', audience: 'everyone' });
  const { post } = await createPost(vet.actor, threadId, { body: 'An answer', audience: 'everyone' });
  await createPost(ann.actor, threadId, { body: 'Thank you', audience: 'everyone', replyTo: post.id });
  if (type === 'post.restored') await removePost(mod.actor, { postId: post.id });
  if (type === 'preview.ready') await database.sql(`UPDATE "LinkPreview" SET "status" = 'wanted'`);
  return { threadId, postId: post.id };
}

test.each(Object.keys(causes) as (keyof typeof causes)[])(
  'state before and %s give the state as it is loaded afresh',
  async (type) => {
    const { threadId, postId } = await prepare(type);
    const before = await load(mod, threadId);
    await causes[type](threadId, postId);
    const updates = await updatesSince(before.heads);
    expect(updates.map((update) => update.type)).toContain(type);
    const after = await load(mod, threadId);
    expect(updates.reduce(apply, before.state)).toEqual(after.state);
  },
);

test('experts follow what only they and the asker may read, in the order of numbers', async () => {
  const threadId = await makeThread(ann, club);
  const before = await load(vet, threadId);
  await createPost(vet.actor, threadId, { body: 'For all', audience: 'everyone' });
  await createPost(vet.actor, threadId, { body: 'For the asker', audience: 'experts' });
  await createPost(vet.actor, threadId, { body: 'Among professionals', audience: 'professionals' });
  await createPost(ann.actor, threadId, { body: 'Thanks', audience: 'experts' });
  const after = await load(vet, threadId);
  expect((await updatesSince(before.heads)).reduce(apply, before.state)).toEqual(after.state);
  expect(after.state.posts.map(({ number, audience }) => `${number} ${audience}`)).toEqual([
    '1 everyone',
    '2 everyone',
    '3 experts',
    '4 professionals',
    '5 experts',
  ]);
});
