import type pg from 'pg';
import { hashPassword } from '~/modules/accounts/hash-password.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { createClubInput } from '~/modules/clubs/schema';
import { threadPaths } from '~/modules/threads/paths';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { bulkTransaction, withBulkConnection } from '~/platform/db/bulk.server';
import { db } from '~/platform/db/client.server';
import { withIndexesLaidAside } from '~/platform/db/lay-aside.server';
import type { LongWork } from '~/platform/progress';
import { checkCounts, type CountCheck } from './check-counts.server';
import { ImportError } from './import-error';
import { createChance } from './internal/load/chance';
import { type LoadClub, loadEmail, loadMembers } from './internal/load/load-members.server';
import { loadThreads } from './internal/load/load-threads.server';
import { clubCount, longThread, type LoadSize, planThreads, shortThread } from './internal/load/plan';
import { prepareSearchRows } from './internal/thread-rows.server';

export interface LoadReport extends LoadSize {
  clubs: string[];
  /** Members sign in as the first e-mail address with other numbers, all with the same password. */
  email: string;
  password: string;
  /** Paths of a thread with 10,000 posts and one with 20; empty where the load is too small. */
  longThread: string;
  shortThread: string;
  seconds: number;
  checks: CountCheck[];
}

const password = 'chomrom-load';
const seed = 20_261_122;
/** From here on making the indexes anew takes less time than keeping them. */
const bigLoad = 5_000;
const tables = ['Member', 'Membership', 'Thread', 'Post', 'SearchEntry', 'ThreadReader', 'Reaction'];

async function makeClubs(count: number): Promise<LoadClub[]> {
  if (await db.club.findFirst({ where: { slug: { startsWith: 'load-' } } }))
    throw new ImportError(
      'There is a load already: take an empty database (DATA_DIR or DATABASE_URL) for another one.',
    );
  const clubs: LoadClub[] = [];
  for (let number = 1; number <= count; number++) {
    const input = createClubInput.parse({
      slug: `load-${number}`,
      name: `Load ${number}`,
      description: 'For measuring',
    });
    const { club } = await createClub(system, input);
    clubs.push({ id: club.id, slug: club.slug, memberIds: [] });
  }
  return clubs;
}

async function countClubs(client: pg.Client, clubs: readonly LoadClub[]): Promise<void> {
  await client.query(
    `UPDATE "Club" c SET "memberCount" = (SELECT count(*) FROM "Membership" m WHERE m."clubId" = c."id" AND m."status" = 'active'),
       "threadCount" = (SELECT count(*) FROM "Thread" t WHERE t."clubId" = c."id" AND t."owner" IS NULL) WHERE c."id" = ANY ($1)`,
    [clubs.map(({ id }) => id)],
  );
}

/** Answers the threads' ids and how many posts each has. */
async function fill(client: pg.Client, size: LoadSize, clubs: LoadClub[], { progress, signal }: LongWork) {
  const chance = createChance(seed);
  const options = { clubs, now: now(), chance, signal };
  const passwordHash = await hashPassword(password);
  const plan = planThreads(size, clubs.length, chance);
  let threadIds: string[] = [];
  const work = async () => {
    const members = progress.bar('Writing members', size.members);
    await loadMembers(client, { ...options, count: size.members, passwordHash }, (done) =>
      members.reach(done),
    );
    members.end();
    const posts = progress.bar('Writing posts', size.posts);
    threadIds = await loadThreads(client, plan, options, (done) => posts.reach(done));
    posts.end();
  };
  await prepareSearchRows(client);
  await bulkTransaction(client, async () => {
    if (size.posts < bigLoad) await work();
    else {
      const making = progress.bar('Making indexes');
      await withIndexesLaidAside(client, tables, work, (made) => making.reach(made));
      making.end();
    }
    await countClubs(client, clubs);
  });
  return plan.map(({ posts }, index) => ({ posts, id: threadIds[index]! }));
}

/**
 * Fills the portal with made-up members, threads and posts for measuring: the same ones for the same numbers, in Thai, Vietnamese and
 * English, most of them in few clubs, by few people and in few threads. Then checks what must hold between rows and counters. A big load
 * keeps others from reading threads until it is done.
 * @throws ImportError when there is a load already, the numbers make no sense, or it is told to stop
 */
export async function seedLoad(size: LoadSize, work: LongWork): Promise<LoadReport> {
  const begun = Date.now();
  if (size.posts < size.threads)
    throw new ImportError('Each thread needs a post: give at least as many --posts as --threads.');
  const clubs = await makeClubs(clubCount(size));
  try {
    const threads = await withBulkConnection(async (client) => {
      const filled = await fill(client, size, clubs, work);
      await client.query(`VACUUM (ANALYZE) ${tables.map((table) => `"${table}"`).join(', ')}, "Stream"`);
      return filled;
    });
    const seconds = (Date.now() - begun) / 1000;
    work.progress.say('Checking numbers and counters');
    const pathOf = (index: number, posts: number) =>
      threads[index]?.posts === posts ? threadPaths.thread(clubs[0]!.slug, threads[index].id) : '';
    return {
      ...size,
      clubs: clubs.map(({ slug }) => slug),
      email: loadEmail(1),
      password,
      longThread: pathOf(0, longThread),
      shortThread: pathOf(1, shortThread),
      seconds,
      checks: await checkCounts(),
    };
  } catch (error) {
    await db.club.deleteMany({ where: { id: { in: clubs.map(({ id }) => id) } } });
    throw error;
  }
}
