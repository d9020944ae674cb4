import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '~/modules/accounts/sign-in.server';
import { createChance } from '~/modules/imports/internal/load/chance';
import { planThreads } from '~/modules/imports/internal/load/plan';
import { type LoadReport, seedLoad } from '~/modules/imports/seed-load.server';
import { createPost } from '~/modules/threads/create-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { checkCounts } from '~/modules/imports/check-counts.server';
import { db } from '~/platform/db/client.server';
import { renderMarkdown } from '~/platform/text/markdown.server';
import { type TestDatabase, useDatabase } from '../../support/database';
import { quietWork } from '../../support/quiet-work';

const size = { members: 300, threads: 200, posts: 5_200 };

let database: Awaited<ReturnType<typeof useDatabase>>;
let report: LoadReport;
let schema: unknown;

/** Indexes and constraints as they are. */
async function readSchema(from: Pick<TestDatabase, 'sql'>): Promise<unknown> {
  return from.sql(
    `SELECT pg_get_indexdef(indexrelid) AS what FROM pg_index WHERE indrelid::regclass::text LIKE '"%'
     UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1`,
  );
}

beforeAll(async () => {
  database = await useDatabase();
  schema = await readSchema(database);
  report = await seedLoad(size, quietWork());
}, 120_000);
afterAll(() => database.release());

describe('A load', () => {
  test('has the numbers that were asked for, and keeps what must hold', async () => {
    expect([await db.member.count(), await db.thread.count(), await db.post.count()]).toEqual([
      300, 200, 5_200,
    ]);
    expect(report.checks.length).toBeGreaterThan(8);
    expect(report.checks.filter((check) => check.broken > 0)).toEqual([]);
    const [club] = await db.club.findMany({ orderBy: { memberCount: 'desc' }, take: 1 });
    expect(club!.memberCount).toBeGreaterThan(100);
  });

  test('leaves indexes and constraints as they were', async () => {
    expect(await readSchema(database)).toEqual(schema);
  });

  test('holds text in three languages that is shown and found as a member’s would be', async () => {
    const languages = await database.sql('SELECT DISTINCT "language"::text AS l FROM "Post" ORDER BY 1');
    expect(languages.map(({ l }) => l)).toEqual(['en', 'th', 'vi']);
    for (const post of await db.post.findMany({ take: 50 })) {
      const rendered = renderMarkdown(post.body);
      expect(post.html).toBe(rendered.html);
      const [entry] = await database.sql('SELECT "body" FROM "SearchEntry" WHERE "id" = $1', [post.id]);
      expect(entry!.body).toBe(rendered.text);
    }
  });

  test('has people who sign in and go on writing', async () => {
    const { email, password } = report;
    const where = { kind: 'api' as const, address: '127.0.0.1', userAgent: null };
    const { member } = await signIn({ kind: 'visitor' }, { email: email.replace('1', '7'), password }, where);
    const { clubId } = await db.membership.findFirstOrThrow({ where: { memberId: member.id } });
    const thread = await db.thread.findFirstOrThrow({ where: { clubId } });
    const actor = { kind: 'member' as const, memberId: member.id, name: member.name, portalRoles: [] };
    const { post, seq } = await createPost(actor, thread.id, { body: 'Here too', audience: 'everyone' });
    expect([post.number, seq]).toEqual([thread.postCount + 1, thread.postCount + 1]);
    const { items } = await listPosts(actor, thread.id, { before: post.number + 1, limit: 10 });
    expect(items.at(-1)).toMatchObject({ id: post.id, body: 'Here too' });
    expect((await checkCounts()).filter((check) => check.broken > 0)).toEqual([]);
  });

  test('is refused a second time, and where threads would have no post', async () => {
    await expect(seedLoad(size, quietWork())).rejects.toThrow(/a load already/);
    await expect(seedLoad({ members: 5, threads: 9, posts: 3 }, quietWork())).rejects.toThrow(/needs a post/);
  });

  test('shares posts out exactly, with one thread of 10,000 and one of 20', () => {
    const plan = planThreads({ members: 10, threads: 500, posts: 40_000 }, 4, createChance(1));
    expect(plan.reduce((sum, { posts }) => sum + posts, 0)).toBe(40_000);
    expect(plan.slice(0, 2)).toEqual([
      { posts: 10_000, club: 0 },
      { posts: 20, club: 0 },
    ]);
    expect(Math.min(...plan.map(({ posts }) => posts))).toBeGreaterThan(0);
    expect(planThreads({ members: 10, threads: 500, posts: 40_000 }, 4, createChance(1))).toEqual(plan);
    const small = planThreads({ members: 2, threads: 2, posts: 50 }, 1, createChance(1));
    expect(small.reduce((sum, { posts }) => sum + posts, 0)).toBe(50);
  });

  test('that is broken off leaves nothing behind', async () => {
    const other = await useDatabase();
    const before = await readSchema(other);
    const stopping = quietWork((label, done, stop) => label === 'Writing members' && done > 0 && stop());
    await expect(seedLoad(size, stopping)).rejects.toThrow(/Stopped/);
    expect([await db.member.count(), await db.club.count(), await db.post.count()]).toEqual([0, 0, 0]);
    expect(await readSchema(other)).toEqual(before);
    await other.release();
  });
});
