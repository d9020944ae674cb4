import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '~/modules/accounts/sign-in.server';
import { listClubs } from '~/modules/clubs/list-clubs.server';
import { checkCounts } from '~/modules/imports/check-counts.server';
import { listDemoAccounts } from '~/modules/imports/demo-accounts.server';
import { isDemoWanted, seedDemo } from '~/modules/imports/seed-demo.server';
import { settleDemo } from '~/modules/imports/settle-demo.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { listThreads } from '~/modules/threads/list-threads.server';
import type { MemberActor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { startJobs, stopJobs } from '~/platform/jobs/jobs.server';
import { jobKinds } from '~/registry.server';
import { useDatabase } from '../../support/database';
import { quietWork } from '../../support/quiet-work';
import { demo } from '../../../prisma/demo/index.ts';
import { proposals } from '../../../prisma/demo/proposals.ts';

let database: Awaited<ReturnType<typeof useDatabase>>;
const warnings: string[] = [];
const hear = ({ name, message }: Error) => void warnings.push(`${name}: ${message}`);

const visitor = { kind: 'visitor' as const };
const values = async (sql: string) =>
  (await database.sql<{ value: string }>(sql)).map(({ value }) => value).toSorted();

async function actorOf(key: string): Promise<MemberActor> {
  const { email, portalRole } = demo.members.find((member) => member.key === key)!;
  const { id, name } = await db.member.findUniqueOrThrow({ where: { email } });
  return { kind: 'member', memberId: id, name, portalRoles: portalRole ? [portalRole] : [] };
}

beforeAll(async () => {
  process.on('warning', hear);
  database = await useDatabase();
  await stopJobs();
  await startJobs(database.url, jobKinds, { work: false });
}, 30_000);
afterAll(async () => {
  process.off('warning', hear);
  await database.release();
});

describe('The demo', () => {
  test('is begun anew after a start that was broken off', async () => {
    expect(await isDemoWanted()).toBe(true);
    const breaking = quietWork((_label, done, stop) => done >= 300 && stop());
    await expect(seedDemo(breaking)).rejects.toThrow(/Stopped/);
    expect(await db.member.count()).toBeGreaterThan(0);
    expect(await isDemoWanted()).toBe(true);

    expect((await seedDemo(quietWork())).played).toBe(true);
    expect(await db.member.count()).toBe(demo.members.length);
    expect(warnings).toEqual([]);
  }, 240_000);

  test('holds all that was written, with every counter and number as it must be', async () => {
    expect((await checkCounts()).filter((check) => check.broken > 0)).toEqual([]);
    const written = demo.threads.flatMap(({ posts }) => posts).length;
    expect(await db.thread.count({ where: { owner: null } })).toBe(demo.threads.length);
    expect(await db.post.count({ where: { thread: { owner: null } } })).toBe(written);
    const told = proposals.filter(({ draft }) => !draft).length;
    expect(await db.thread.count({ where: { owner: { startsWith: 'proposal:' } } })).toBe(told);
    expect(await db.organisation.count()).toBe(demo.organisations.length);
  });

  test('shows every state at least once', async () => {
    expect(await values('SELECT DISTINCT "status"::text AS value FROM "Membership"')).toEqual([
      'active',
      'invited',
      'left',
      'pending',
      'suspended',
    ]);
    expect(await values('SELECT DISTINCT "status"::text AS value FROM "RoleGrant"')).toEqual([
      'expired',
      'requested',
      'revoked',
      'verified',
    ]);
    expect(await values('SELECT DISTINCT "role"::text AS value FROM "RoleGrant"')).toEqual([
      'admin',
      'agent',
      'expert',
      'moderator',
      'supplier',
    ]);
    expect(await values('SELECT DISTINCT "kind"::text AS value FROM "Organisation"')).toEqual([
      'brand',
      'dealer',
      'practice',
      'supplier',
    ]);
    expect(await values('SELECT DISTINCT "state"::text AS value FROM "MemberRecord"')).toEqual([
      'private',
      'shared',
    ]);
    expect(await values('SELECT DISTINCT "joinMode"::text AS value FROM "Club"')).toEqual([
      'approval',
      'code',
      'open',
    ]);
    expect(await values('SELECT DISTINCT "kind"::text AS value FROM "Thread"')).toEqual([
      'announcement',
      'live',
      'proposal',
      'question',
      'talk',
    ]);
    expect(await values('SELECT DISTINCT "status"::text AS value FROM "Thread"')).toEqual([
      'archived',
      'locked',
      'merged',
      'open',
    ]);
    expect(await values('SELECT DISTINCT "status"::text AS value FROM "Post"')).toEqual([
      'hidden',
      'published',
      'removed',
    ]);
    expect(await values('SELECT DISTINCT "audience"::text AS value FROM "Post"')).toEqual([
      'everyone',
      'experts',
      'professionals',
    ]);
    expect(await values('SELECT DISTINCT "name"::text AS value FROM "Reaction"')).toEqual([
      'laugh',
      'like',
      'love',
      'sad',
      'thanks',
      'wow',
    ]);
    expect(await values('SELECT DISTINCT ("closesAt" < now())::text AS value FROM "Poll"')).toEqual([
      'false',
      'true',
    ]);
    const counts = await Promise.all([
      db.thread.count({ where: { pinnedAt: { not: null } } }),
      db.thread.count({ where: { acceptedPostId: { not: null } } }),
      db.post.count({ where: { editCount: { gt: 0 } } }),
      db.mention.count(),
      db.bookmark.count({ where: { remindAt: { not: null } } }),
      db.draft.count(),
      db.flag.count(),
      db.block.count(),
      db.pollVote.count(),
      db.threadReader.count({ where: { follow: 'muted' } }),
      db.invitation.count(),
    ]);
    for (const count of counts) expect(count).toBeGreaterThan(0);
  });

  test('lies in the past, as far back as it says', async () => {
    const columns = [
      ...[
        '"Post"."createdAt"',
        '"Post"."editedAt"',
        '"Thread"."lastPostAt"',
        '"Member"."createdAt"',
        '"Update"."at"',
      ],
      ...[
        '"Reaction"."at"',
        '"Membership"."joinedAt"',
        '"AuditEntry"."at"',
        '"Club"."createdAt"',
        '"Mention"."at"',
      ],
      ...['"ThreadReader"."updatedAt"', '"ThreadActivity"."since"', '"Draft"."updatedAt"'],
    ];
    for (const column of columns) {
      const [row] = await database.sql<{ future: string }>(
        `SELECT count(*) FILTER (WHERE ${column} > now()) AS future FROM ${column.split('.')[0]}`,
      );
      expect([column, Number(row!.future)]).toEqual([column, 0]);
    }
    // An event is found at the time it begins; all else, at the time it was written.
    const ahead = await values(`SELECT DISTINCT "type"::text AS value FROM "SearchEntry" WHERE "at" > now()`);
    expect(ahead).toEqual(['event']);
    const [first] = await database.sql<{ days: number }>(
      `SELECT extract(day FROM now() - min("createdAt"))::int AS days FROM "Post"`,
    );
    expect(first!.days).toBeGreaterThan(250);
  });

  test('is what pages show: clubs, threads, posts with badges, mentions and replies', async () => {
    const { items: clubs } = await listClubs(visitor, { limit: 10 });
    expect(clubs.map(({ slug }) => slug).toSorted()).toEqual(['coffee', 'dogs', 'homes']);
    const customer = await actorOf('customer');
    for (const slug of ['dogs', 'homes', 'coffee']) {
      const { items } = await listThreads(customer, slug, { sort: 'active', limit: 100 });
      // Merged threads are read where they stand, and listed no more.
      const listed = demo.threads.filter(({ club, mergedInto }) => club === slug && mergedInto === undefined);
      expect(items.length).toBe(listed.length);
      const unread = items.filter((thread) => thread.viewer!.unread > 0).length;
      expect(unread).toBeGreaterThan(0);
      expect(unread).toBeLessThan(items.length / 2);
    }
    const expertPost = await db.post.findFirstOrThrow({
      where: { badge: { path: ['expert', 'field'], not: 'null' }, audience: 'everyone', status: 'published' },
    });
    const { items } = await listPosts(visitor, expertPost.threadId, { around: expertPost.number, limit: 5 });
    expect(items.find(({ id }) => id === expertPost.id)!.author!.badge.expert).toMatchObject({
      field: expect.any(String),
    });
    expect(await db.post.count({ where: { html: { contains: 'class="mention"' } } })).toBeGreaterThan(5);
    expect(await db.post.count({ where: { body: { contains: '](drawing:' } } })).toBe(0);
    const mistyped = await database.sql(
      `SELECT "body" FROM "Post" WHERE "body" ~ '(^|[^[:alnum:]_.])@[a-z]'`,
    );
    expect(mistyped).toEqual([]);
  });

  test('shows a picture of every member and record, a picture and a cover of every club, and those in posts', async () => {
    expect(await db.member.count({ where: { pictureId: null } })).toBe(0);
    const clubs = await db.club.findMany({ select: { pictureId: true, coverId: true } });
    expect(clubs.flatMap(({ pictureId, coverId }) => [pictureId, coverId])).not.toContain(null);
    const records = await db.memberRecord.findMany({ select: { values: true } });
    const photos = records.map(({ values: said }) => String((said as Record<string, unknown>).photo));
    expect(await db.upload.count({ where: { id: { in: photos } } })).toBe(photos.length);

    const written = demo.threads
      .flatMap(({ posts }) => posts)
      .filter(({ body }) => body.includes('](drawing:'));
    const shown = await db.post.findMany({
      where: { html: { contains: '<img' } },
      select: { authorId: true, html: true },
    });
    expect(shown.length).toBe(written.length);
    const uploads = new Map((await db.upload.findMany()).map((upload) => [upload.id, upload]));
    for (const { authorId, html } of shown) {
      const [, id] = /<img[^>]+src="\/uploads\/([0-9a-f-]+)/.exec(html)!;
      const { uploaderId, width, height } = uploads.get(id!)!;
      expect([uploaderId, width / height]).toEqual([authorId, 4 / 3]);
    }
  });

  test('lets its people sign in', async () => {
    const accounts = await listDemoAccounts();
    expect(accounts.length).toBe(8);
    for (const { email, password } of accounts.slice(0, 3)) {
      const { member } = await signIn(
        visitor,
        { email, password },
        { kind: 'browser', address: '127.0.0.1', userAgent: null },
      );
      expect(member.email).toBe(email);
    }
  });

  test('is played once', async () => {
    const posts = await db.post.count();
    expect(await isDemoWanted()).toBe(false);
    expect((await seedDemo(quietWork())).played).toBe(false);
    expect(await db.post.count()).toBe(posts);
  });

  test('settles by itself what its people asked, so that nothing is overdue two months later', async () => {
    const open = async () => {
      const threads = await db.thread.findMany({
        select: { title: true },
        where: {
          ...{ kind: 'question', status: 'open', acceptedPostId: null },
          author: { email: { endsWith: '@demo.chomrom.example' } },
          question: { state: { in: ['open', 'waiting'] } },
        },
      });
      return threads.map(({ title }) => title);
    };
    const [atFirst, started] = [await open(), Date.now()];
    const settleIn = async (days: number) => {
      freezeClock(new Date(started + days * 86_400_000));
      return settleDemo(now()).finally(() => freezeClock(undefined));
    };
    await settleIn(0);
    expect((await open()).length).toBeGreaterThan(atFirst.length - 3);
    expect(await settleIn(60)).toBeGreaterThan(5);
    expect(await open()).toEqual([]);
    expect(await settleIn(61)).toBe(0);
  });
});
