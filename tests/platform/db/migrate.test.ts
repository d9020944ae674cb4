import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { migrate } from '~/platform/db/migrate.server';
import { createTestCluster, type TestCluster } from '~/platform/db/test-cluster.server';
import { StartupError } from '~/platform/startup-error';
import { queryOnce } from '../../support/embedded-processes';

let cluster: TestCluster;
let url: string;
let count = 0;

beforeAll(async () => {
  cluster = await createTestCluster();
});
afterAll(() => cluster.stop());

beforeEach(async () => {
  const name = `migrated_${++count}`;
  await queryOnce(cluster.url, `CREATE DATABASE ${name}`);
  url = cluster.url.replace(/\/chomrom$/, `/${name}`);
});

/** A folder of migrations, each with its SQL, as a checkout has them. */
async function makeMigrations(scripts: Record<string, string>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'chomrom-migrations-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await writeFile(path.join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n');
  for (const [name, sql] of Object.entries(scripts)) {
    await mkdir(path.join(directory, name));
    await writeFile(path.join(directory, name, 'migration.sql'), sql);
  }
  return directory;
}

function run(directory: string, said: string[] = []): Promise<{ applied: string[] }> {
  return migrate(url, { directory, log: (sentence) => said.push(sentence) });
}

async function refusal(directory: string): Promise<string> {
  const error: unknown = await run(directory).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  return (error as StartupError).message;
}

const FIRST = 'CREATE TABLE a (n int);\nINSERT INTO a VALUES (1);\n';

test('migrations are applied in the order of their names, once, and kept as Prisma keeps them', async () => {
  const directory = await makeMigrations({ '2_more': 'ALTER TABLE a ADD COLUMN m int;', '1_first': FIRST });
  expect(await run(directory)).toEqual({ applied: ['1_first', '2_more'] });
  expect(await run(directory)).toEqual({ applied: [] });
  const rows = await queryOnce(
    url,
    `SELECT migration_name, checksum, finished_at >= started_at AS finished, logs, rolled_back_at, applied_steps_count
     FROM _prisma_migrations ORDER BY migration_name`,
  );
  const checksum = (sql: string) => createHash('sha256').update(sql).digest('hex');
  const rest = { finished: true, logs: null, rolled_back_at: null, applied_steps_count: 1 };
  expect(rows).toEqual([
    { migration_name: '1_first', checksum: checksum(FIRST), ...rest },
    { migration_name: '2_more', checksum: checksum('ALTER TABLE a ADD COLUMN m int;'), ...rest },
  ]);
});

test('of several processes that migrate at once one does it and the others wait', async () => {
  const directory = await makeMigrations({
    '1_first': FIRST,
    '2_slow': 'SELECT pg_sleep(0.5); CREATE TABLE b (n int);',
  });
  const said: string[] = [];
  const results = await Promise.all([1, 2, 3, 4].map(() => run(directory, said)));
  expect(results.map((result) => result.applied.length).sort()).toEqual([0, 0, 0, 2]);
  expect(await queryOnce(url, 'SELECT count(*)::int AS n FROM a')).toEqual([{ n: 1 }]);
  expect(said).toContain('Waiting for another process that is migrating the database');
});

test('a process that waits for its turn is in nobody’s way, not even of an index that is made concurrently', async () => {
  const sql = '-- no transaction\nCREATE INDEX CONCURRENTLY a_n ON a (n);\nSELECT pg_sleep(0.3);\n';
  const directory = await makeMigrations({ '1_first': FIRST, '2_index': sql });
  const results = await Promise.all([run(directory), run(directory)]);
  expect(results.map((result) => result.applied.length).sort()).toEqual([0, 2]);
});

test('a failed migration leaves nothing behind and can be tried again', async () => {
  const wrong = await makeMigrations({ '1_first': `${FIRST}SELECT 1 / 0;` });
  expect(await refusal(wrong)).toBe(
    'The migration 1_first failed, and nothing after it was tried: division by zero.',
  );
  expect(await queryOnce(url, "SELECT to_regclass('a') AS a")).toEqual([{ a: null }]);
  expect(await run(await makeMigrations({ '1_first': FIRST }))).toEqual({ applied: ['1_first'] });
});

test('a migration that was changed after it was applied is refused', async () => {
  await run(await makeMigrations({ '1_first': FIRST }));
  const changed = await makeMigrations({
    '1_first': `${FIRST}-- another word\n`,
    '2_more': 'CREATE TABLE b (n int)',
  });
  expect(await refusal(changed)).toMatch(/1_first was changed after this database had it/);
  expect(await queryOnce(url, "SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
});

test('a checkout with other line ends is the same', async () => {
  await run(await makeMigrations({ '1_first': FIRST }));
  expect(await run(await makeMigrations({ '1_first': FIRST.replaceAll('\n', '\r\n') }))).toEqual({
    applied: [],
  });
});

test('a database newer than the code is refused', async () => {
  await run(await makeMigrations({ '1_first': FIRST, '2_newer': 'SELECT 1' }));
  const older = await makeMigrations({ '1_first': FIRST });
  expect(await refusal(older)).toMatch(/newer than this Chomrom \(it has the migration 2_newer\)/);
});

test('a migration that failed outside a transaction stops every later start until somebody looked', async () => {
  const sql = '-- no transaction\nCREATE TABLE half (n int);\nSELECT 1 / 0;';
  const directory = await makeMigrations({ '1_half': sql });
  expect(await refusal(directory)).toMatch(/division by zero/);
  expect(await refusal(directory)).toMatch(/1_half failed before \(division by zero\): mend the database/);
});

test('one that was broken off outside a transaction is repeated', async () => {
  const sql =
    '-- no transaction\nCREATE TABLE IF NOT EXISTS half (n int);\nCREATE INDEX CONCURRENTLY half_n ON half (n);';
  const directory = await makeMigrations({ '1_first': FIRST, '2_half': sql });
  await run(await makeMigrations({ '1_first': FIRST }));
  await queryOnce(
    url,
    "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'of a killed process', '2_half')",
  );
  expect(await run(directory)).toEqual({ applied: ['2_half'] });
  expect(await run(directory)).toEqual({ applied: [] });
});

test('one that Prisma left unfinished is not taken for done', async () => {
  await run(await makeMigrations({}));
  await queryOnce(
    url,
    "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'of a killed process', '1_first')",
  );
  expect(await refusal(await makeMigrations({ '1_first': FIRST }))).toMatch(
    /1_first failed before \(it was broken off\)/,
  );
});

test('a table in use is waited for, without holding up those who use it', async () => {
  await run(await makeMigrations({ '1_first': FIRST }));
  const user = new pg.Client({ connectionString: url });
  await user.connect();
  await user.query('BEGIN; SELECT * FROM a');
  const said: string[] = [];
  const directory = await makeMigrations({ '1_first': FIRST, '2_more': 'ALTER TABLE a ADD COLUMN m int' });
  const migrating = run(directory, said);
  await expect
    .poll(() => said, { timeout: 20_000 })
    .toContain('The migration 2_more waits for a table that is in use');
  await user.query('SELECT * FROM a; COMMIT');
  await user.end();
  expect(await migrating).toEqual({ applied: ['2_more'] });
});

test('a database that nobody answers for is told', async () => {
  const directory = await makeMigrations({});
  await expect(
    migrate('postgresql://a:secret@127.0.0.1:1/x', { directory, log: () => undefined }),
  ).rejects.toThrow('Nothing answers at 127.0.0.1:1/x: start PostgreSQL there, or correct DATABASE_URL.');
});
