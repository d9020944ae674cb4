import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '~/modules/clubs/policy';
import { createPost } from '~/modules/threads/create-post.server';
import { getPost, getPostHistory } from '~/modules/threads/get-post-history.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { bookmarkPost } from '~/modules/threads/bookmark-post.server';
import { flagPost } from '~/modules/moderation/flag-post.server';
import { reactToPost } from '~/modules/threads/react-to-post.server';
import { threadStreams } from '~/modules/threads/watch-thread.server';
import { type Actor, visitor } from '~/platform/actor';
import { giveRole, makeClub, makePerson, makeThread, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let threadId: string;
const posts: Record<Audience, string> = { everyone: '', professionals: '', experts: '' };
const people: Record<string, Actor> = { visitor };

/** Which posts each kind of person reads in a thread that a customer started. */
const reads: Record<string, Audience[]> = {
  visitor: ['everyone'],
  stranger: ['everyone'],
  'member of another club': ['everyone'],
  customer: ['everyone'],
  asker: ['everyone', 'experts'],
  supplier: ['everyone', 'professionals'],
  expert: ['everyone', 'professionals', 'experts'],
  'expert of another club': ['everyone'],
  moderator: ['everyone', 'professionals', 'experts'],
  agent: ['everyone', 'professionals'],
  admin: ['everyone', 'professionals', 'experts'],
};

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('dogs');
  const other = await makeClub('homes');
  const enter = async (name: string, where?: TestClub, role?: string) => {
    const person = await makePerson(name, where);
    if (role) await giveRole(person, role, where);
    people[name] = person.actor;
    return person;
  };
  await enter('stranger');
  await enter('member of another club', other);
  await enter('customer', club);
  const asker = await enter('asker', club);
  await enter('supplier', club, 'supplier');
  const expert = await enter('expert', club, 'expert');
  await enter('expert of another club', other, 'expert');
  await enter('moderator', club, 'moderator');
  for (const role of ['agent', 'admin'] as const)
    people[role] = (await makePerson(role, undefined, { portalRoles: [role] })).actor;
  threadId = await makeThread(asker, club);
  for (const audience of ['everyone', 'professionals', 'experts'] as const) {
    posts[audience] = (
      await createPost(expert.actor, threadId, { body: `Words for ${audience}`, audience })
    ).post.id;
  }
});
afterAll(() => database.release());

describe.each(Object.keys(reads))('%s', (name) => {
  const allowed = reads[name]!;
  const actor = () => people[name]!;

  test(`reads what is for ${allowed.join(', ')}, and counts nothing else`, async () => {
    const { items, postCount, lastNumber, heads } = await listPosts(actor(), threadId, { limit: 50 });
    expect([...new Set(items.map(({ audience }) => audience))].toSorted()).toEqual(allowed.toSorted());
    expect(postCount).toBe(1 + allowed.length);
    expect(lastNumber).toBe(Math.max(...items.map(({ number }) => number)));
    expect(Object.keys(heads).filter((stream) => stream.startsWith('thread:'))).toHaveLength(allowed.length);
    expect((await getThread(actor(), threadId)).thread).toMatchObject({ postCount, lastNumber });
  });

  test.each(['everyone', 'professionals', 'experts'] as const)(
    'meets a post for %s only where it may',
    async (audience) => {
      const id = posts[audience];
      const may = allowed.includes(audience);
      const kind = threadStreams[0]!;
      const watched = await kind.mayWatch(actor(), threadId, audience === 'everyone' ? undefined : audience);
      expect(Boolean(watched)).toBe(may);
      const found = getPost(actor(), id);
      if (may) {
        expect((await found).body).toBe(`Words for ${audience}`);
        return;
      }
      await expect(found).rejects.toMatchObject({ code: 'not_found' });
      const number = { everyone: 2, professionals: 3, experts: 4 }[audience];
      await expect(getPostHistory(actor(), threadId, number)).rejects.toMatchObject({ code: 'not_found' });
      if (actor().kind === 'visitor') return;
      await expect(reactToPost(actor(), { postId: id, name: 'like', on: true })).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(bookmarkPost(actor(), id, { on: true })).rejects.toMatchObject({ code: 'not_found' });
      await expect(flagPost(actor(), { postId: id, reason: 'spam', note: '' })).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|not_found/) as string,
      });
      await expect(createPost(actor(), threadId, { body: 'Psst', audience })).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|not_a_member/) as string,
      });
    },
  );
});
