import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { createPost } from '~/modules/threads/create-post.server';
import { changeThread } from '~/modules/threads/change-thread.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { getDraft, saveDraft } from '~/modules/threads/save-draft.server';
import { createThreadInput } from '~/modules/threads/schema';
import { editPost } from '~/modules/threads/edit-post.server';
import { getPostHistory } from '~/modules/threads/get-post-history.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { listThreads } from '~/modules/threads/list-threads.server';
import { markRead } from '~/modules/threads/mark-read.server';
import { reactToPost } from '~/modules/threads/react-to-post.server';
import { removePost, restorePost } from '~/modules/threads/remove-post.server';
import {
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
  giveRole,
} from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;
let bob: SignedInPerson;
let mod: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  bob = await makePerson('Bob', club);
  mod = await makePerson('Mo', club);
  await giveRole(mod, 'moderator', club);
});
afterAll(() => database.release());

const reply = (threadId: string, body: string, person = bob) =>
  createPost(person.actor, threadId, { body, audience: 'everyone' });
const numbers = (items: { number: number }[]) => items.map(({ number }) => number);
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('a thread starts with its first post, and replies get the next numbers', async () => {
  const threadId = await makeThread(ann, club);
  const { post } = await reply(threadId, 'I am. **Every** day.');
  expect(post).toMatchObject({
    number: 2,
    html: '<p>I am. <strong>Every</strong> day.</p>',
    author: { name: 'Bob' },
  });
  const window = await listPosts(ann.actor, threadId, { limit: 50 });
  expect(numbers(window.items)).toEqual([1, 2]);
  expect(window).toMatchObject({
    lastNumber: 2,
    postCount: 2,
    seq: 2,
    more: { before: false, after: false },
  });
  expect(await getThread(bob.actor, threadId)).toMatchObject({
    thread: { postCount: 2 },
    viewer: { readNumber: 2, unread: 0 },
  });
  const { items } = await listThreads(ann.actor, 'dogs', { sort: 'active', limit: 10 });
  expect(items[0]).toMatchObject({ id: threadId, viewer: { unread: 1 } });
});

test('twenty people who reply at once get twenty numbers without a gap', async () => {
  const threadId = await makeThread(ann, club);
  const replies = await Promise.all(oneTo(20).map((index) => reply(threadId, `Reply ${index}`)));
  expect(numbers(replies.map(({ post }) => post)).toSorted((a, b) => a - b)).toEqual(oneTo(21).slice(1));
  expect(replies.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(oneTo(21).slice(1));
});

test('the same key twice is one post, and with other words it is refused', async () => {
  const threadId = await makeThread(ann, club);
  const idempotencyKey = randomUUID();
  const send = (body: string) =>
    createPost(bob.actor, threadId, { body, audience: 'everyone' }, { idempotencyKey });
  const answers = await Promise.all([send('Once'), send('Once'), send('Once')]);
  expect(new Set(answers.map(({ post }) => post.id)).size).toBe(1);
  await expect(send('Twice')).rejects.toMatchObject({ code: 'key_reused' });
  expect((await listPosts(ann.actor, threadId, { limit: 50 })).items).toHaveLength(2);
});

test('a post that was removed is gone from the page, from search and from what is caught up, and can come back', async () => {
  const threadId = await makeThread(ann, club);
  const { post } = await reply(threadId, 'Secret words');
  await reactToPost(ann.actor, { postId: post.id, name: 'thanks', on: true });
  expect(await reactToPost(bob.actor, { postId: post.id, name: 'thanks', on: true })).toEqual({
    reactions: { thanks: 2 },
  });
  await editPost(bob.actor, { postId: post.id, body: 'Other words' });
  await removePost(bob.actor, { postId: post.id });
  const gone = await listPosts(ann.actor, threadId, { limit: 50 });
  expect(gone.items[1]).toMatchObject({ number: 2, status: 'removed', body: '', html: '' });
  const told = await database.sql('SELECT "data" FROM "Update" WHERE "stream" = $1', [`thread:${threadId}`]);
  expect(JSON.stringify(told)).not.toMatch(/Secret|Other/);
  expect(await database.sql('SELECT 1 FROM "SearchEntry" WHERE "id" = $1', [post.id])).toEqual([]);

  await expect(restorePost(bob.actor, { postId: post.id })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await restorePost(mod.actor, { postId: post.id })).toMatchObject({
    body: 'Other words',
    reactions: { thanks: 2 },
  });
  expect(await database.sql('SELECT 1 FROM "SearchEntry" WHERE "id" = $1', [post.id])).toHaveLength(1);
});

test('an accepted answer that is removed answers nothing any more, on every screen', async () => {
  const threadId = await makeThread(ann, club);
  const { post } = await reply(threadId, 'Rice for two days');
  await acceptAnswer(ann.actor, { threadId, postId: post.id });
  await removePost(bob.actor, { postId: post.id });
  expect((await getThread(ann.actor, threadId)).thread.acceptedPostId).toBeNull();
  const [told] = await database.sql<{ data: unknown }>(
    `SELECT "data" FROM "Update" WHERE "stream" = $1 AND "type" = 'answer.accepted' ORDER BY "seq" DESC LIMIT 1`,
    [`thread:${threadId}`],
  );
  expect(told!.data).toEqual({ postId: null, number: null });
});

test('an edit keeps what was said before, and two edits from one version do not overwrite each other', async () => {
  const threadId = await makeThread(ann, club);
  const { post } = await reply(threadId, 'First');
  const edits = await Promise.allSettled([
    editPost(bob.actor, { postId: post.id, body: 'Second', editCount: 0 }),
    editPost(mod.actor, { postId: post.id, body: 'Another second', editCount: 0, reason: 'spelling' }),
  ]);
  expect(edits.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(edits.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'changed_meanwhile' },
  });
  const { versions } = await getPostHistory(ann.actor, threadId, 2);
  expect(versions.map(({ version }) => version)).toEqual([1, 2]);
  expect(versions[0]).toMatchObject({ body: 'First' });
});

test('a long thread opens in the middle and goes on in both directions', async () => {
  const threadId = await makeThread(ann, club);
  for (const index of oneTo(30)) await reply(threadId, `Reply ${index}`);
  const middle = await listPosts(ann.actor, threadId, { around: 15, limit: 10 });
  expect(numbers(middle.items)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  expect(middle.more).toEqual({ before: true, after: true });
  const earlier = await listPosts(ann.actor, threadId, { before: 10, limit: 20 });
  expect(numbers(earlier.items)).toEqual(oneTo(9));
  expect(earlier.more).toEqual({ before: false, after: true });
  const later = await listPosts(ann.actor, threadId, { after: 19, limit: 20 });
  expect(numbers(later.items)).toEqual(oneTo(31).slice(19));
  expect(later.more).toEqual({ before: true, after: false });
});

test('the read pointer moves on, never back, and never past the last post', async () => {
  const threadId = await makeThread(ann, club);
  for (const index of oneTo(5)) await reply(threadId, `Reply ${index}`);
  expect(await markRead(ann.actor, threadId, 3)).toEqual({ readNumber: 3, unread: 3 });
  expect(await markRead(ann.actor, threadId, 2)).toEqual({ readNumber: 3, unread: 3 });
  expect(await markRead(ann.actor, threadId, 2_000_000_000)).toEqual({ readNumber: 6, unread: 0 });
});

test('pages of a list hold together while threads come in', async () => {
  const other = await makeClub('homes');
  const owner = await makePerson('Oh', other);
  const ids = [];
  for (const _ of oneTo(7)) ids.push(await makeThread(owner, other));
  for (const sort of ['active', 'new', 'replies', 'unanswered'] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listThreads(owner.actor, 'homes', { sort, limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.toSorted(), sort).toEqual(ids.toSorted());
  }
});

test('a text with what no text can hold is taken without it', async () => {
  const input = createThreadInput.parse({
    kind: 'talk',
    title: 'Half \ud800 a sign\u0000',
    body: 'NUL \u0000 and \udfff',
  });
  const thread = await createThread(ann.actor, { ...input, slug: club.slug });
  expect(thread.title).toBe('Half \ufffd a sign');
  expect((await listPosts(ann.actor, thread.id, { limit: 5 })).items[0]!.body).toBe('NUL  and \ufffd');
  await saveDraft(ann.actor, `thread:${thread.id}`, { body: 'Half\u0000 a \ud800thought' });
  expect((await getDraft(ann.actor, `thread:${thread.id}`))?.content.body).toBe('Half a thought');
});

test('a topic that the club does not have is refused by its name, with a new thread and with a change', async () => {
  const input = createThreadInput.parse({ title: 'Walks', body: 'At six', tags: ['unheard-of'] });
  const refused = { fields: { tags: { code: 'unknown_tags', params: { tags: 'unheard-of' } } } };
  await expect(createThread(ann.actor, { ...input, slug: club.slug })).rejects.toMatchObject(refused);
  const { id } = await createThread(ann.actor, { ...input, slug: club.slug, tags: [] });
  const change = { threadId: id, tags: ['unheard-of'] };
  await expect(changeThread(ann.actor, change)).rejects.toMatchObject(refused);
});
