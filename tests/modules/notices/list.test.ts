import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { blockPerson } from '~/modules/clubs/block-person.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { muteClub } from '~/modules/clubs/mute-club.server';
import { listNotices } from '~/modules/notices/list-notices.server';
import { openNotice, readNotices } from '~/modules/notices/read-notices.server';
import { getUnread } from '~/modules/notices/settle-notices.server';
import { applyNoticeUpdate, type NoticeState } from '~/modules/notices/updates';
import { editPost } from '~/modules/threads/edit-post.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { markRead } from '~/modules/threads/mark-read.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import type { Locale } from '~/platform/i18n/locale';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { reactToFacts, tellAll, writeAndTell } from '../../support/telling';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let reader: SignedInPerson;
let [mali, huong, ben] = [] as unknown as [SignedInPerson, SignedInPerson, SignedInPerson];

beforeAll(async () => {
  database = await useDatabase();
  await reactToFacts(database);
  club = await makeClub('dogs');
  [mali, huong, ben] = [
    await makePerson('Mali', club),
    await makePerson('Hương', club),
    await makePerson('Ben', club),
  ];
});
afterAll(() => database.release());
beforeEach(async () => {
  reader = await makePerson('Reader', club);
});

const list = async (
  locale: Locale = 'en',
  query: { cursor?: string; limit?: number; unread?: boolean } = {},
) => listNotices(reader.actor, { locale, timeZone: 'Asia/Bangkok' }, { limit: 30, ...query });
const write = (who: SignedInPerson, threadId: string, body: string, more = {}) =>
  writeAndTell(database, who, threadId, body, more);
const unread = async () => (await getUnread(reader.memberId)).unread;

describe('the list', () => {
  test('says in one line what several people wrote, in each language', async () => {
    const thread = await makeThread(reader, club);
    for (const who of [ben, huong, ben, mali]) await write(who, thread, 'Me');
    const lines = await Promise.all((['en', 'th', 'vi'] as const).map((locale) => list(locale)));
    expect(lines.map(({ items }) => items.map(({ line, count }) => [line, count]))).toEqual([
      [['Mali and 2 others answered your question', 4]],
      [['Mali และอีก 2 คน ตอบคำถามของคุณ', 4]],
      [['Mali và 2 người khác đã trả lời câu hỏi của bạn', 4]],
    ]);
    expect(lines[0]!.items[0]).toMatchObject({
      about: 'Morning walks',
      excerpt: null,
      club: { slug: 'dogs' },
      read: false,
    });
  });

  test('shows words as they are now, and no longer those that were edited away', async () => {
    const thread = await makeThread(reader, club);
    const post = await write(mali, thread, 'my number is 555');
    expect((await list()).items[0]!.excerpt).toBe('my number is 555');
    await editPost(mali.actor, { postId: post.id, body: 'never mind' });
    expect((await list()).items[0]!.excerpt).toBe('never mind');
  });

  test('has pages that hold together, also when much of it is gone', async () => {
    const threads = [];
    for (let index = 0; index < 7; index++) threads.push(await makeThread(reader, club));
    for (const thread of threads) await write(mali, thread, 'Hello');
    // Gone without anybody having looked again yet.
    await db.post.updateMany({
      where: { threadId: { in: threads.slice(2, 5) }, number: 2 },
      data: { status: 'removed' },
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list('en', { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
    expect(await unread()).toBe(4);
  });

  test('is for members, each their own', async () => {
    const thread = await makeThread(reader, club);
    await write(mali, thread, 'Hello');
    const { items } = await list();
    await expect(listNotices(visitor, { locale: 'en', timeZone: 'UTC' }, { limit: 5 })).rejects.toMatchObject(
      { code: 'unauthenticated' },
    );
    await expect(openNotice(mali.actor, items[0]!.id)).rejects.toMatchObject({ code: 'not_found' });
    await readNotices(mali.actor, { ids: [items[0]!.id] });
    expect(await unread()).toBe(1);
  });
});

describe('a line is read', () => {
  test('when it is opened, alone or with all others', async () => {
    const [one, two, three] = [
      await makeThread(reader, club),
      await makeThread(reader, club),
      await makeThread(reader, club),
    ];
    for (const thread of [one, two, three]) await write(mali, thread, 'Hello');
    const [first] = (await list()).items;
    expect(await openNotice(reader.actor, first!.id)).toBe(`/clubs/dogs/threads/${three}?at=2#post-2`);
    expect(await unread()).toBe(2);
    expect((await list('en', { unread: true })).items).toHaveLength(2);
    expect(await readNotices(reader.actor, {})).toEqual({ unread: 0 });
    expect((await list()).items.map(({ read }) => read)).toEqual([true, true, true]);
  });

  test('by itself once its thread is read past the post, and not before', async () => {
    const thread = await makeThread(reader, club);
    await write(mali, thread, 'two');
    await write(ben, thread, 'three');
    await markRead(reader.actor, thread, 2);
    const [line] = (await list()).items;
    expect(line).toMatchObject({ line: 'Ben answered your question', count: 1, read: false });
    await markRead(reader.actor, thread, 3);
    expect(await unread()).toBe(0);
    expect((await list()).items[0]).toMatchObject({ read: true, count: 2 });
  });
});

describe('a line is gone', () => {
  test.each<[string, (thread: string, postId: string) => Promise<unknown>]>([
    ['when its post is removed', (_, postId) => removePost(mali.actor, { postId, reason: 'oops' })],
    ['when its writer is blocked', () => blockPerson(reader.actor, { memberId: mali.memberId })],
    ['when its club is left', () => leaveClub(reader.actor, { slug: 'dogs' })],
    ['when its club is muted', () => muteClub(reader.actor, { slug: 'dogs', muted: true })],
    ['when its thread is muted', (thread) => followThread(reader.actor, thread, 'muted')],
  ])('%s', async (_, act) => {
    const thread = await makeThread(reader, club);
    const post = await write(mali, thread, 'Hello');
    expect(await unread()).toBe(1);
    await act(thread, post.id);
    expect((await list()).items).toEqual([]);
    await tellAll(database);
    expect(await unread()).toBe(0);
  });

  test('only as far as it is: of four replies one was removed', async () => {
    const thread = await makeThread(reader, club);
    const post = await write(mali, thread, 'one');
    for (const who of [ben, huong, ben]) await write(who, thread, 'more');
    await removePost(mali.actor, { postId: post.id, reason: 'oops' });
    await tellAll(database);
    expect((await list()).items).toMatchObject([{ line: 'Ben and Hương answered your question', count: 3 }]);
  });
});

test('what the frame shows is what its updates make of it', async () => {
  const start = await getUnread(reader.memberId);
  const thread = await makeThread(reader, club);
  const post = await write(mali, thread, 'one');
  await write(ben, await makeThread(reader, club), 'two');
  await removePost(mali.actor, { postId: post.id, reason: 'oops' });
  await tellAll(database);
  await write(ben, thread, 'three');
  const [line] = (await list()).items;
  await readNotices(reader.actor, { ids: [line!.id] });
  const updates = await db.update.findMany({
    where: { stream: `member:${reader.memberId}`, seq: { gt: start.seq } },
    orderBy: { seq: 'asc' },
  });
  let state: NoticeState = { unread: start.unread, changes: 0 };
  for (const update of updates) state = applyNoticeUpdate(state, { ...update, seq: Number(update.seq) });
  expect(state.unread).toBe(await unread());
  expect(state.unread).toBe(1);
});
