import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { changePeaceRules } from '~/modules/moderation/change-peace-rules.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { getFirstDay } from '~/modules/threads/get-first-day.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { changeThread } from '~/modules/threads/change-thread.server';
import { openHeldReview } from '~/modules/moderation/open-held-review.server';
import { system } from '~/platform/actor';
import { connectDatabase } from '~/platform/db/client.server';
import { enterClub, giveRole, makePerson, makeThread, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { decide, joinedDaysAgo, makePeace, type PeaceScene, queueOf } from '../../support/moderation';

// The environment is read at the first use, which is after this.
process.env.RATE_LIMITS = 'on';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: PeaceScene;
let threadId: string;
const dayMs = 86_400_000;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makePeace('dogs');
  threadId = await makeThread(scene.ann, scene.club);
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});
afterAll(() => database.release());

const start = (person: SignedInPerson, body = 'Hello') =>
  createThread(person.actor, { slug: 'dogs', kind: 'talk', title: 'A start', body, tags: [] });
const reply = (person: SignedInPerson, body = 'Me too', idempotencyKey?: string) =>
  createPost(person.actor, threadId, { body, audience: 'everyone' }, { idempotencyKey });
/** The limit of a minute is another one. */
const nextMinute = () => vi.setSystemTime(Date.now() + 61_000);

async function replies(person: SignedInPerson, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    if (index % 9 === 8) nextMinute();
    await reply(person, `Reply ${index}`);
  }
}

describe('on their first day', () => {
  test('a member starts three threads and writes ten replies, and is told when to go on', async () => {
    const newcomer = await makePerson('New', scene.club);
    for (let index = 0; index < 3; index++) await start(newcomer);
    expect(await getFirstDay(newcomer.actor, 'dogs')).toMatchObject({
      ...{ threads: { limit: 3, left: 0 }, replies: { limit: 10, left: 10 }, pictures: 1, links: 2 },
    });
    nextMinute();
    await expect(start(newcomer)).rejects.toMatchObject({
      ...{ code: 'first_day_threads', status: 429, params: { limit: 3, hours: 23 } },
    });
    nextMinute();
    await replies(newcomer, 10);
    nextMinute();
    const refused = reply(newcomer);
    await expect(refused).rejects.toMatchObject({ code: 'first_day_replies' });
    await expect(refused).rejects.toSatisfy(
      (error: { retryAfterSeconds: number }) => error.retryAfterSeconds > 80_000,
    );
    vi.setSystemTime(Date.now() + dayMs);
    await reply(newcomer);
    await start(newcomer);
    expect(await getFirstDay(newcomer.actor, 'dogs')).toBeNull();
  });

  test('of many sent at once no more pass than may', async () => {
    const newcomer = await makePerson('Quick', scene.club);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => start(newcomer)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  test('without the lock more pass than may', async () => {
    const newcomer = await makePerson('Quicker', scene.club);
    // A function of the same name stands before the database's own one, and locks nothing.
    await database.sql(`
      CREATE FUNCTION public.pg_advisory_xact_lock(bigint) RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.1); END $$`);
    const [row] = await database.sql<{ name: string }>('SELECT current_database() AS name');
    await database.sql(`ALTER DATABASE "${row!.name}" SET search_path = public, pg_catalog`);
    await connectDatabase(database.url);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => start(newcomer)));
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(3);
    await database.sql('DROP FUNCTION public.pg_advisory_xact_lock(bigint)');
    await database.sql(`ALTER DATABASE "${row!.name}" RESET search_path`);
    await connectDatabase(database.url);
  });

  test('leaving and coming back gives no second first day’s worth', async () => {
    const newcomer = await makePerson('Back', scene.club);
    for (let index = 0; index < 3; index++) await start(newcomer);
    await leaveClub(newcomer.actor, { slug: 'dogs' });
    await enterClub(newcomer, scene.club);
    await expect(start(newcomer)).rejects.toMatchObject({ code: 'first_day_threads' });
  });

  test('a call that was answered is answered again, however much there is by now', async () => {
    const newcomer = await makePerson('Again', scene.club);
    const first = await reply(newcomer, 'Once', 'key-1');
    await replies(newcomer, 9);
    nextMinute();
    expect((await reply(newcomer, 'Once', 'key-1')).post.number).toBe(first.post.number);
    await expect(reply(newcomer, 'Twice')).rejects.toMatchObject({ code: 'first_day_replies' });
  });

  test('a post has two links at most', async () => {
    const newcomer = await makePerson('Linker', scene.club);
    const links = (count: number) =>
      Array.from({ length: count }, (_, index) => `https://example.com/${index}`).join(' ');
    await expect(reply(newcomer, links(3))).rejects.toMatchObject({
      fields: { body: { code: 'first_day_links', params: { maximum: 2 } } },
    });
    await reply(newcomer, links(2));
  });

  test('who has a role, belongs longer or has no limits set by the club writes freely', async () => {
    const expert = await makePerson('Vet', scene.club);
    await giveRole(expert, 'expert', scene.club);
    const old = await makePerson('Old', scene.club);
    await joinedDaysAgo(old, scene.club, 2);
    for (const person of [expert, old]) {
      expect(await getFirstDay(person.actor, 'dogs')).toBeNull();
      for (let index = 0; index < 4; index++) await start(person);
    }
    await changePeaceRules(scene.admin.actor, { slug: 'dogs', firstDayThreads: 1 });
    const newcomer = await makePerson('Later', scene.club);
    await start(newcomer);
    await expect(start(newcomer)).rejects.toMatchObject({ params: { limit: 1 } });
    await changePeaceRules(scene.admin.actor, { slug: 'dogs', firstDayThreads: 3 });
  });
});

describe('words of a club’s lists', () => {
  beforeAll(async () => {
    await changePeaceRules(scene.admin.actor, {
      ...{ slug: 'dogs', blockedWords: ['casino', 'พนัน', 'lừa đảo'], heldWords: ['crypto'] },
    });
  });

  test.each(['Best CASINO in town', 'เว็บพนันออนไลน์', 'coi chung lua dao'])(
    '“%s” is not taken',
    async (body) => {
      await expect(reply(scene.ann, body)).rejects.toMatchObject({
        fields: { body: { code: 'blocked_word' } },
      });
      nextMinute();
    },
  );

  test('a title cannot have them, nor be changed to', async () => {
    await expect(
      createThread(scene.ann.actor, { slug: 'dogs', kind: 'talk', title: 'Crypto!', body: 'Hi', tags: [] }),
    ).rejects.toMatchObject({ fields: { title: { params: { word: 'crypto' } } } });
    await expect(changeThread(scene.ann.actor, { threadId, title: 'Crypto walks' })).rejects.toMatchObject({
      code: 'invalid',
    });
    nextMinute();
  });

  test('a post that waits is read by nobody but its author, stands in the queue, and comes in its place', async () => {
    nextMinute();
    const { post } = await reply(scene.ben, 'My crypto story');
    expect(post).toMatchObject({ status: 'hidden', body: '', viewer: { hidden: { why: 'words' } } });
    await openHeldReview(system, { postId: post.id, word: 'crypto' });
    const look = async (person: SignedInPerson) =>
      (await listPosts(person.actor, threadId, { around: post.number, limit: 1 })).items[0]!;
    expect(await look(scene.ann)).toMatchObject({ status: 'hidden', html: '', viewer: { hidden: null } });
    expect((await look(scene.ben)).viewer!.hidden!.html).toContain('My crypto story');
    const updates = await database.sql(`SELECT "data" FROM "Update" WHERE "stream" = $1`, [
      `thread:${threadId}`,
    ]);
    expect(JSON.stringify(updates)).not.toContain('crypto story');
    const [review] = await queueOf(scene.mod, { kind: 'post' });
    expect(review).toMatchObject({ heldFor: ['crypto'], weight: 1, post: { id: post.id } });
    await decide(scene.mod, review!.id, { act: 'keep' });
    expect(await look(scene.ann)).toMatchObject({ status: 'published', body: 'My crypto story' });
  });

  test('nobody goes by such a word, neither when they come in nor later; moderators are free', async () => {
    const refused = (field: string, word: string) => ({
      fields: { [field]: { code: 'blocked_word', params: { word } } },
    });
    const loud = await makePerson('Casino King');
    await expect(enterClub(loud, scene.club)).rejects.toMatchObject(refused('persona.name', 'casino'));
    await joinClub(loud.actor, { slug: 'dogs', persona: { name: 'Quiet' } });
    const change = (person: SignedInPerson, persona: { name?: string; bio?: string }) =>
      changePersona(person.actor, { slug: 'dogs', ...persona });
    await expect(change(loud, { name: 'เว็บพนัน' })).rejects.toMatchObject(refused('name', 'พนัน'));
    await expect(change(loud, { bio: 'I sell crypto' })).rejects.toMatchObject(refused('bio', 'crypto'));
    expect((await change(loud, { name: 'Casimir' })).membership.persona.name).toBe('Casimir');
    await change(scene.mod, { bio: 'Ask me about crypto: no.' });
  });

  test('a thread whose text waits stands with its title; an edit waits like a post; moderators are free', async () => {
    nextMinute();
    const thread = await start(scene.ann, 'All about crypto');
    const [opening] = (await listPosts(scene.ben.actor, thread.id, { limit: 1 })).items;
    expect(opening).toMatchObject({ number: 1, status: 'hidden', body: '' });
    const { post } = await reply(scene.ann, 'Fine');
    expect(await editPost(scene.ann.actor, { postId: post.id, body: 'Now crypto' })).toMatchObject({
      ...{ status: 'hidden', body: '' },
    });
    expect((await reply(scene.mod, 'No casino here, please')).post.status).toBe('published');
  });
});
