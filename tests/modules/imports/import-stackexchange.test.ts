import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCounts } from '~/modules/imports/check-counts.server';
import { importStackExchange } from '~/modules/imports/import-stackexchange.server';
import type { ImportReport } from '~/modules/imports/report';
import { joinClub } from '~/modules/clubs/join-club.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { createPost } from '~/modules/threads/create-post.server';
import { search } from '~/modules/search/search.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';
import { quietWork } from '../../support/quiet-work';
import { at, type DumpRows, dumpWithTraps, writeDump } from '../../support/stackexchange-dump';

let database: Awaited<ReturnType<typeof useDatabase>>;
let clubs = 0;

const visitor = { kind: 'visitor' as const };
const nothing: DumpRows = {
  users: [],
  posts: [],
  comments: [],
  votes: [],
  tags: [],
  postlinks: [],
  badges: [],
};

beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

async function makeClub(): Promise<string> {
  const slug = `bottles-${++clubs}`;
  await db.club.create({ data: { id: newId(), slug, name: 'Bottles' } });
  return slug;
}

async function importRows(clubSlug: string, rows: DumpRows, source?: string): Promise<ImportReport> {
  const dump = await writeDump(rows);
  try {
    return await importStackExchange({ directory: dump.directory, clubSlug, source, ...quietWork() });
  } finally {
    await dump.remove();
  }
}

async function threadTitled(slug: string, title: string) {
  return db.thread.findFirstOrThrow({ where: { title, club: { slug } }, include: { links: true } });
}

const postsOf = async (threadId: string) => (await listPosts(visitor, threadId, { limit: 50 })).items;
const broken = async () => (await checkCounts()).filter((check) => check.broken > 0);

/** Titles of what the portal's own search finds. */
async function findTitles(slug: string, words: string): Promise<string[]> {
  const { items } = await search(system, { q: words, club: slug, group: 'thread', limit: 20 });
  return items.map(({ title }) => title);
}

async function footprint(): Promise<unknown> {
  const [row] = await database.sql<Record<string, number>>(
    `SELECT (SELECT count(*) FROM "Member") AS members, (SELECT count(*) FROM "Membership") AS memberships,
      (SELECT count(*) FROM "Thread") AS threads, (SELECT count(*) FROM "Post") AS posts, (SELECT count(*) FROM "SearchEntry") AS found,
      (SELECT count(*) FROM "ThreadLink") AS links, (SELECT count(*) FROM "ImportedItem") AS items,
      (SELECT md5(string_agg(p::text, '' ORDER BY p."id")) FROM "Post" p) AS words`,
  );
  return row;
}

describe('A dump with everything that real dumps hold', () => {
  let slug: string;
  let report: ImportReport;

  beforeAll(async () => {
    slug = await makeClub();
    report = await importRows(slug, dumpWithTraps());
  });

  test('is accounted for row by row', () => {
    for (const kind of Object.values(report.kinds)) {
      const leftOut = Object.values(kind.leftOut).reduce((sum, rows) => sum + rows, 0);
      expect(kind.imported + kind.already + leftOut).toBe(kind.found);
    }
    expect(report.kinds).toMatchObject({
      users: { found: 9, imported: 7, leftOut: { doubled: 1, 'without an id or a date': 1 } },
      questions: { found: 6, imported: 5, leftOut: { 'without an id or a date': 1 } },
      answers: { found: 5, imported: 3, leftOut: { doubled: 1, 'whose question is not in the dump': 1 } },
      'other posts': { found: 2, imported: 0, leftOut: { 'tag wikis': 1, 'tag wiki excerpts': 1 } },
      'accepted answers': { found: 2, imported: 1, leftOut: { 'that are not in the dump': 1 } },
      comments: { found: 9, imported: 5 },
      votes: { found: 20, imported: 8 },
      tags: { found: 4, imported: 3, leftOut: { doubled: 1 } },
      links: { found: 7, imported: 2 },
      badges: { found: 2, imported: 0 },
    });
    expect(report.kinds.comments!.leftOut).toEqual({
      'on posts that are not in the dump': 1,
      'on posts that were left out': 2,
      'without an id or a date': 1,
    });
    expect(report.kinds.votes!.leftOut).toMatchObject({
      'on posts that are not in the dump': 4,
      'on posts that were left out': 3,
    });
    expect(report.kinds.links!.leftOut).toEqual({
      'said by another link': 1,
      'within one thread': 1,
      'from or to posts that are not in the dump': 1,
      'from or to posts that were left out': 1,
      'of an unknown kind': 1,
    });
    expect(report.notes).toMatchObject({
      'votes on comments were kept as likes': 2,
      'posts and comments have no author in the dump': 3,
      'posts have no words': 1,
      'titles have more than 200 characters': 1,
      'posts are longer than 20,000 characters': 1,
    });
  });

  test('leaves every counter and number as it must be', async () => {
    expect(await broken()).toEqual([]);
  });

  test('numbers a thread by time, its question first, no comment before its post', async () => {
    const { id } = await threadTitled(slug, 'ล้างขวดเบียร์เก่ายังไงดี');
    const posts = await postsOf(id);
    expect(
      posts.map((post) => [post.number, post.createdAt.slice(0, 10), post.replyTo?.number ?? null]),
    ).toEqual(
      [
        [1, '2015-01-05', null],
        [2, '2015-01-04', null],
        [3, '2015-01-05', 1],
        [4, '2015-01-06', null],
        [5, '2015-01-06', 4],
        [6, '2015-01-02', 4],
        [7, '2015-01-07', 2],
      ].toSorted((a, b) => Number(a[0]) - Number(b[0])),
    );
  });

  test('keeps authors, accepted answer, votes, edits, tags, links and closed questions', async () => {
    const thread = await threadTitled(slug, 'ล้างขวดเบียร์เก่ายังไงดี');
    const posts = await postsOf(thread.id);
    expect(posts[0]).toMatchObject({ author: { name: 'สมชาย ใจดี' }, reactions: { like: 3 }, language: 'th' });
    expect(posts[0]!.editedAt).toBe('2015-01-06T08:00:00.000Z');
    expect(posts[3]).toMatchObject({ id: thread.acceptedPostId, reactions: { like: 5 }, language: 'vi' });
    expect(posts[4]!.author).toBeNull();
    expect(posts[6]).toMatchObject({ author: { name: '日本の山田' }, reactions: { like: 2 } });
    expect(thread).toMatchObject({
      kind: 'question',
      status: 'open',
      tags: ['lager', 'c-plus-plus'],
      postCount: 7,
    });

    const closed = await threadTitled(slug, 'Closed');
    expect(closed).toMatchObject({
      status: 'locked',
      authorId: null,
      links: [{ toId: thread.id, kind: 'duplicate' }],
    });
    const tags = await db.clubTag.findMany({ where: { club: { slug } }, orderBy: { position: 'asc' } });
    expect(tags.map(({ key }) => key)).toEqual(['c-plus-plus', 'lager', closed.tags[0]]);
    const { createdAt } = await threadTitled(slug, 'Created in the future');
    expect(createdAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('shows posts as they looked, and nothing that runs or watches', async () => {
    const { id } = await threadTitled(slug, 'ล้างขวดเบียร์เก่ายังไงดี');
    const html = (await postsOf(id)).map((post) => post.html);
    expect(html[0]).toBe(
      '<p>ขวดมี<strong>คราบ</strong>แน่นมาก <a href="https://i.example/p.png" rel="nofollow ugc noopener">ขวด</a></p>',
    );
    expect(html[1]).toContain('<li>ล้าง</li>');
    expect(html[3]).toContain('<pre><code>a &lt; b\n</code></pre>');
    expect(html[6]).toBe(
      '<p>1. really? <em>yes</em> <code>x</code> &lt;b&gt;no&lt;/b&gt; ' +
        '<a href="https://x.example/a" rel="nofollow ugc noopener">https://x.example/a</a></p>',
    );
  });

  test('is found by words of unspaced Thai, by Vietnamese with and without marks, by people', async () => {
    const title = 'ล้างขวดเบียร์เก่ายังไงดี';
    expect(await findTitles(slug, 'คราบ')).toEqual([title]);
    expect(await findTitles(slug, 'ngâm giấm')).toEqual([title]);
    expect(await findTitles(slug, 'ngam giam')).toEqual([title]);
    expect(await findTitles(slug, 'ขวดเบียร์')).toContain(title);
    expect(await findTitles(slug, 'nguyen thi huong')).toEqual(['Nguyễn Thị Hương']);
  });

  test('makes members who cannot sign in, named as there', async () => {
    const people = await db.membership.findMany({ where: { club: { slug } }, include: { member: true } });
    expect(people.map(({ personaName }) => personaName).toSorted()).toEqual(
      [
        'Community',
        'Nguyễn Thị Hương',
        'สมชาย ใจดี',
        '日本の山田',
        'user4',
        '🍺',
        `${'x'.repeat(59)}…`,
      ].toSorted(),
    );
    for (const { member, status } of people)
      expect([member.email, member.passwordHash, status]).toEqual([null, null, 'active']);
    expect(people.find(({ personaName }) => personaName === 'สมชาย ใจดี')).toMatchObject({
      bio: 'ชอบเบียร์ และจักรยาน',
      joinedAt: new Date(`${at(1, 1)}Z`),
    });
  });

  test('changes nothing when it is imported again', async () => {
    const before = await footprint();
    const again = await importRows(slug, dumpWithTraps());
    expect(await footprint()).toEqual(before);
    for (const [name, kind] of Object.entries(again.kinds)) {
      expect(kind).toMatchObject({ imported: 0, already: report.kinds[name]!.imported });
      expect(kind.leftOut).toEqual(report.kinds[name]!.leftOut);
    }
  });

  test('goes on where members have written since, when a newer dump comes', async () => {
    const thread = await threadTitled(slug, 'ล้างขวดเบียร์เก่ายังไงดี');
    const { actor } = await makeMember();
    await joinClub(actor, { slug });
    await createPost(actor, thread.id, { body: 'Written here', audience: 'everyone' });

    const newer = dumpWithTraps();
    newer.posts.push({
      Id: 40,
      PostTypeId: 2,
      ParentId: 1,
      CreationDate: at(15),
      OwnerUserId: 2,
      Body: '<p>Newer</p>',
    });
    newer.comments.push({
      Id: 41,
      PostId: 3,
      CreationDate: at(14),
      UserId: 1,
      Score: 0,
      Text: 'Newer comment',
    });
    newer.votes.push({ Id: 99, PostId: 1, VoteTypeId: 2, CreationDate: at(15) });
    const { kinds } = await importRows(slug, newer);
    expect(kinds).toMatchObject({
      answers: { imported: 1 },
      comments: { imported: 1 },
      votes: { imported: 1 },
    });

    const { items, seq } = await listPosts(visitor, thread.id, { limit: 50 });
    expect(items.slice(7).map((post) => [post.number, post.body, post.replyTo?.number])).toEqual([
      [8, 'Written here', undefined],
      [9, 'Newer comment', 4],
      [10, 'Newer', undefined],
    ]);
    expect(items[0]!.reactions).toEqual({ like: 4 });
    const told = await database.sql(
      'SELECT "seq"::int, "type" FROM "Update" WHERE "stream" = $1 ORDER BY "seq"',
      [`thread:${thread.id}`],
    );
    expect(told).toEqual([
      { seq: 8, type: 'post.created' },
      { seq: seq, type: 'thread.changed' },
    ]);
    expect(seq).toBe(11);
  });

  test('comes into a second club with the same people and threads of its own', async () => {
    const other = await makeClub();
    const members = await db.member.count();
    const { kinds } = await importRows(other, dumpWithTraps());
    expect(kinds.questions!.imported).toBe(5);
    expect(kinds.users!.imported).toBe(7);
    expect(await db.member.count()).toBe(members);
    expect(await broken()).toEqual([]);
  });
});

describe('An import that is broken off', () => {
  const many: DumpRows = {
    ...nothing,
    users: [{ Id: 1, DisplayName: 'Ann', CreationDate: at(1) }],
    posts: Array.from({ length: 3_200 }, (_, index) => ({
      ...{
        Id: index + 1,
        PostTypeId: index % 2 ? 2 : 1,
        OwnerUserId: 1,
        Title: `Q${index}`,
        Body: `<p>B${index}</p>`,
      },
      ...{ CreationDate: at(2, index), ...(index % 2 ? { ParentId: index } : {}) },
    })),
  };

  test('goes on from there when it is started again', async () => {
    const slug = await makeClub();
    const dump = await writeDump(many);
    const input = { directory: dump.directory, clubSlug: slug };
    const stopping = quietWork((label, _done, stop) => label === 'Writing posts' && stop());
    await expect(importStackExchange({ ...input, ...stopping })).rejects.toThrow(/Stopped.*run it again/);
    const written = await db.post.count({ where: { thread: { club: { slug } } } });
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(3_200);
    expect(await broken()).toEqual([]);

    const { kinds } = await importStackExchange({ ...input, ...quietWork() });
    expect(kinds.questions!.imported + kinds.answers!.imported).toBe(3_200 - written);
    expect(await db.post.count({ where: { thread: { club: { slug } } } })).toBe(3_200);
    expect(await broken()).toEqual([]);
    await dump.remove();
  });
});

describe('What is no dump', () => {
  test.each<[string, Parameters<typeof writeDump>[1], RegExp]>([
    ['lacks a file', { posts: null }, /Posts\.xml cannot be found/],
    [
      'holds other XML',
      { users: '<html><row/></html>' },
      /Users\.xml, line 1: <html> stands where <users> should/,
    ],
    [
      'ends in the middle',
      { posts: '<posts>\n<row Id="1" PostTypeId="1"' },
      /Posts\.xml, line 2: it ends in the middle/,
    ],
    ['is broken', { comments: '<comments>\n<row Id=1 /></comments>' }, /Comments\.xml, line 2: /],
    ['is empty', { users: '' }, /Users\.xml, line 1: /],
  ])('and %s is refused in one sentence', async (_, raw, sentence) => {
    const dump = await writeDump(nothing, raw);
    const run = importStackExchange({
      directory: dump.directory,
      clubSlug: await makeClub(),
      ...quietWork(),
    });
    await expect(run).rejects.toThrow(sentence);
    await dump.remove();
  });

  test('and is no folder, or goes to no club, is refused too', async () => {
    const club = await makeClub();
    const run = (directory: string, clubSlug: string) =>
      importStackExchange({ directory, clubSlug, ...quietWork() });
    await expect(run('/nowhere/at-all', club)).rejects.toThrow('There is no folder /nowhere/at-all.');
    await expect(run('package.json', club)).rejects.toThrow(/package.json is a file: give the folder/);
    await expect(run('/tmp', 'no-such-club')).rejects.toThrow(/There is no club "no-such-club"/);
  });

  test('but holds control characters, raw and as references, is read', async () => {
    const dump = await writeDump(nothing, {
      users:
        '<users><row Id="1" DisplayName="A\u0001B&#x1F;C&#0;&#xFFFF;&#x1F600;&#xD800;" CreationDate="2015-01-01T00:00:00" /></users>',
    });
    const slug = await makeClub();
    await importStackExchange({
      directory: dump.directory,
      clubSlug: slug,
      source: 'controls',
      ...quietWork(),
    });
    expect(await db.membership.findFirst({ where: { club: { slug } } })).toMatchObject({
      personaName: 'ABC😀',
    });
    await dump.remove();
  });
});
