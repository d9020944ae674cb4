import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { listThreads } from '~/modules/threads/list-threads.server';
import { reactToPost } from '~/modules/threads/react-to-post.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let ann: MemberActor;
let bob: MemberActor;

async function member(name: string, clubId: string): Promise<MemberActor> {
  const id = newId();
  await db.member.create({ data: { id, name } });
  await db.membership.create({
    data: { id: newId(), clubId, memberId: id, status: 'active', personaName: name, joinedAt: new Date() },
  });
  return { kind: 'member', memberId: id, name, portalRoles: [] };
}

beforeAll(async () => {
  database = await useDatabase();
  const clubId = newId();
  await db.club.create({ data: { id: clubId, slug: 'dogs', name: 'Dogs' } });
  ann = await member('Ann', clubId);
  bob = await member('Bob', clubId);
});
afterAll(() => database.release());

const start = (title = 'Which food?') =>
  createThread(ann, { slug: 'dogs', kind: 'question', title, body: 'My dog eats **all**.', tags: [] });
const reply = (threadId: string, body: string) => createPost(bob, threadId, { body, audience: 'everyone' });

describe('posts', () => {
  test('a thread starts with its first post, and replies get the next numbers', async () => {
    const thread = await start();
    const { post } = await reply(thread.id, 'What breed is it? http://example.com');
    expect(post.number).toBe(2);
    const window = await listPosts(ann, thread.id, { limit: 50 });
    expect(window.items.map((item) => item.number)).toEqual([1, 2]);
    expect(window.items[0]).toMatchObject({
      html: '<p>My dog eats <strong>all</strong>.</p>',
      author: { name: 'Ann' },
    });
    expect(window).toMatchObject({
      lastNumber: 2,
      postCount: 2,
      seq: 2,
      more: { before: false, after: false },
    });
    expect(await getThread(bob, thread.id)).toMatchObject({
      thread: { postCount: 2 },
      viewer: { readNumber: 2, unread: 0 },
    });
    expect((await listThreads(ann, 'dogs', { sort: 'active', limit: 10 })).items[0]).toMatchObject({
      id: thread.id,
      viewer: { unread: 1 },
    });
  });

  test('twenty people who reply at once get twenty numbers without a gap', async () => {
    const thread = await start();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => reply(thread.id, `Reply ${index}`)),
    );
    expect(results.map(({ post }) => post.number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
    expect(results.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
  });

  test('the same key twice is one post, and with other words it is refused', async () => {
    const thread = await start();
    const idempotencyKey = randomUUID();
    const send = (body: string) =>
      createPost(bob, thread.id, { body, audience: 'everyone' }, { idempotencyKey });
    const answers = await Promise.all([send('Once'), send('Once'), send('Once')]);
    expect(new Set(answers.map(({ post }) => post.id)).size).toBe(1);
    await expect(send('Twice')).rejects.toMatchObject({ code: 'key_reused' });
    expect((await listPosts(ann, thread.id, { limit: 50 })).items).toHaveLength(2);
  });

  test('reactions, edits and removal change the post, and the words go from earlier updates', async () => {
    const thread = await start();
    const { post } = await reply(thread.id, 'Secret words');
    await reactToPost(ann, { postId: post.id, name: 'thanks', on: true });
    expect(await reactToPost(bob, { postId: post.id, name: 'thanks', on: true })).toEqual({
      reactions: { thanks: 2 },
    });
    const edited = await editPost(bob, { postId: post.id, body: 'Other words' });
    expect(edited).toMatchObject({ editCount: 1, html: '<p>Other words</p>', reactions: { thanks: 2 } });
    await removePost(bob, { postId: post.id });
    const { items } = await listPosts(ann, thread.id, { limit: 50 });
    expect(items[1]).toMatchObject({ number: 2, status: 'removed', body: '', html: '' });
    const told = await database.sql<{ data: unknown }>('SELECT "data" FROM "Update" WHERE "stream" = $1', [
      `thread:${thread.id}`,
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Secret|Other/);
  });
});
