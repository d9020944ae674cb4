import { chmod, chown, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from '~/platform/db/embedded.server';
import { StartupError } from '~/platform/startup-error';
import {
  awaitEnd,
  copyDataDir,
  makeDataDir,
  queryOnce,
  readPostmasterPid,
  startUser,
} from '../../support/embedded-processes';

const quiet = () => undefined;
const inside = (dataDir: string) => path.join(dataDir, 'postgres');

let template: string;

beforeAll(async () => {
  template = await mkdtemp(path.join(tmpdir(), 'chomrom-embedded-template-'));
  await chmod(template, 0o755);
  await (await startEmbeddedPostgres({ dataDir: template, log: quiet })).release();
});

afterAll(() => rm(template, { recursive: true }));

async function expectSentence(dataDir: string, words: RegExp): Promise<void> {
  const error: unknown = await startEmbeddedPostgres({ dataDir, log: quiet }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StartupError);
  const { message } = error as StartupError;
  expect(message).toMatch(words);
  expect(message).toMatch(/^[^\n]+\.$/);
}

test('an empty folder becomes a PostgreSQL 18 that finds words in Thai', async () => {
  const dataDir = await makeDataDir();
  const { url, release } = await startEmbeddedPostgres({ dataDir, log: quiet });
  const [facts] = await queryOnce(
    url,
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('TimeZone') AS zone,
       current_setting('fsync') AS fsync, current_setting('jit') AS jit, current_setting('password_encryption') AS words,
       current_setting('listen_addresses') AS listens, current_setting('unix_socket_directories') AS sockets,
       pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()`,
  );
  expect(facts).toEqual({
    version: 18,
    zone: 'UTC',
    fsync: 'on',
    jit: 'off',
    words: 'scram-sha-256',
    listens: '127.0.0.1',
    sockets: '',
    encoding: 'UTF8',
  });
  await queryOnce(url, 'CREATE EXTENSION pg_trgm');
  expect(await queryOnce(url, "SELECT cardinality(show_trgm('โกลเด้น')) > 3 AS found")).toEqual([
    { found: true },
  ]);
  await release();
});

test('only we can read the password, and nobody signs in with another', async () => {
  const dataDir = await copyDataDir(template);
  const { url, release } = await startEmbeddedPostgres({ dataDir, log: quiet });
  expect((await stat(path.join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
  const stranger = url.replace(/:[0-9a-f]+@/, ':guess@');
  await expect(queryOnce(stranger, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  await release();
});

test('a second process joins the database, and the last one to leave stops it', async () => {
  const dataDir = await copyDataDir(template);
  const first = await startUser(dataDir);
  const second = await startUser(dataDir);
  expect(second.url).toBe(first.url);
  const pid = await readPostmasterPid(inside(dataDir));
  await first.release();
  expect(await queryOnce(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await second.release();
  await awaitEnd(pid!);
  expect(await readFile(path.join(dataDir, 'postgres.log'), 'utf8')).toContain(
    'database system is shut down',
  );
});

test('processes that start and stop at the same moment never end up with two databases, or none', async () => {
  const dataDir = await copyDataDir(template);
  for (let round = 0; round < 2; round++) {
    const users = await Promise.all([1, 2, 3].map(() => startUser(dataDir)));
    expect(new Set(users.map((user) => user.url)).size).toBe(1);
    const [stays, ...leave] = users;
    const [joins] = await Promise.all([startUser(dataDir), ...leave.map((user) => user.release())]);
    expect(joins.url).toBe(stays!.url);
    expect(await queryOnce(joins.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await Promise.all([stays!.release(), joins.release()]);
    await expect
      .poll(() => readPostmasterPid(inside(dataDir)), { timeout: 20_000, interval: 20 })
      .toBeUndefined();
  }
});

test('a start takes over the database that a killed process left running', async () => {
  const dataDir = await copyDataDir(template);
  const killed = await startUser(dataDir);
  await queryOnce(killed.url, 'CREATE TABLE kept AS SELECT 7 AS seven');
  const pid = await readPostmasterPid(inside(dataDir));
  await killed.kill();
  const next = await startUser(dataDir);
  expect(await readPostmasterPid(inside(dataDir))).toBe(pid);
  expect(await queryOnce(next.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
  await next.release(); // the dead one's use does not count
  await awaitEnd(pid!);
});

test('after process and database were killed, the next start has everything that was committed', async () => {
  const dataDir = await copyDataDir(template);
  const killed = await startUser(dataDir);
  await queryOnce(killed.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
  const pid = await readPostmasterPid(inside(dataDir));
  await killed.kill();
  process.kill(pid!, 'SIGKILL');
  await awaitEnd(pid!);
  const next = await startUser(dataDir);
  expect(await queryOnce(next.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  await next.release();
});

test('a database that is killed under us comes back by itself where everybody knows it', async () => {
  const dataDir = await copyDataDir(template);
  const users = await Promise.all([startUser(dataDir), startUser(dataDir)]);
  const url = users[0]!.url;
  await queryOnce(url, 'CREATE TABLE kept AS SELECT 7 AS seven');
  process.kill((await readPostmasterPid(inside(dataDir)))!, 'SIGKILL');
  await expect
    .poll(() => queryOnce(url, 'SELECT seven FROM kept').catch(() => []), { timeout: 20_000, interval: 50 })
    .toEqual([{ seven: 7 }]);
  const pid = await readPostmasterPid(inside(dataDir));
  await Promise.all(users.map((user) => user.release()));
  await awaitEnd(pid!);
});

test('an old postmaster.pid with the number of another process stops nothing', async () => {
  const dataDir = await copyDataDir(template);
  const stale = [process.pid, inside(dataDir), 1, 5432, '', '127.0.0.1', 0, 'ready'].join('\n');
  await writeFile(path.join(inside(dataDir), 'postmaster.pid'), `${stale}\n`);
  const { url, release } = await startEmbeddedPostgres({ dataDir, log: quiet });
  expect(await queryOnce(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await release();
});

test('what a killed first start left half made is made anew', async () => {
  const dataDir = await makeDataDir();
  await mkdir(path.join(dataDir, 'postgres.new', 'data'), { recursive: true });
  await writeFile(path.join(dataDir, 'postgres.new', 'data', 'PG_VERSION'), '18\n');
  const { url, release } = await startEmbeddedPostgres({ dataDir, log: quiet });
  expect(await queryOnce(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await release();
});

test('data of another PostgreSQL is left alone', async () => {
  const dataDir = await makeDataDir();
  await mkdir(inside(dataDir));
  await writeFile(path.join(inside(dataDir), 'PG_VERSION'), '17\n');
  await expectSentence(dataDir, /of PostgreSQL 17, and this Chomrom brings PostgreSQL 18: .*backup/);
});

test('a folder of something else is left alone', async () => {
  const dataDir = await makeDataDir();
  await mkdir(inside(dataDir));
  await writeFile(path.join(inside(dataDir), 'notes.txt'), 'not a database');
  await expectSentence(dataDir, /is not a PostgreSQL data folder: move it away/);
  expect(await readFile(path.join(inside(dataDir), 'notes.txt'), 'utf8')).toBe('not a database');
});

test('a damaged data folder is told from PostgreSQL itself', async () => {
  const dataDir = await copyDataDir(template);
  await rm(path.join(inside(dataDir), 'global', 'pg_control'));
  await expectSentence(dataDir, /did not start \(.*pg_control.*\): see .*postgres\.log/);
});

test('a DATA_DIR that is a file, or where nothing can be made, is told', async () => {
  const dataDir = await makeDataDir();
  const file = path.join(dataDir, 'file');
  await writeFile(file, '');
  await expectSentence(file, /is not a folder: set DATA_DIR/);
  await expectSentence(path.join(file, 'below'), /is not a folder: set DATA_DIR/);
  await expectSentence('/proc/nowhere/below', /cannot be made|may not use|can only be read/);
});

test('a password that is lost or wrong is told', async () => {
  const dataDir = await copyDataDir(template);
  const file = path.join(dataDir, 'postgres.password');
  await writeFile(file, 'another');
  await expectSentence(dataDir, /is not the one the database knows/);
  expect(await readPostmasterPid(inside(dataDir))).toBeUndefined();
  await rm(file);
  await expectSentence(dataDir, /postgres\.password is missing/);
});

if (process.getuid?.() === 0) {
  test('as root, in a folder that others cannot enter, the data goes where PostgreSQL reaches it and stays there', async () => {
    const dataDir = await makeDataDir(0o700);
    const said: string[] = [];
    const first = await startEmbeddedPostgres({ dataDir, log: (sentence) => said.push(sentence) });
    const home = await readFile(path.join(dataDir, 'postgres.location'), 'utf8');
    expect(said.join('\n')).toContain(home);
    expect((await stat(path.join(home, 'postgres'))).uid).toBeGreaterThan(0);
    await queryOnce(first.url, 'CREATE TABLE kept AS SELECT 7 AS seven');
    await first.release();
    const second = await startEmbeddedPostgres({ dataDir, log: quiet });
    expect(await queryOnce(second.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
    await second.release();
  });

  test('a DATA_DIR whose data lies elsewhere may be moved, but a copy of it never runs on the same data', async () => {
    const dataDir = await makeDataDir(0o700);
    await (await startEmbeddedPostgres({ dataDir, log: quiet })).release();
    const [moved, copy] = [`${dataDir}-moved`, `${dataDir}-copy`];
    onTestFinished(() => rename(moved, dataDir));
    await rename(dataDir, moved);
    await (await startEmbeddedPostgres({ dataDir: moved, log: quiet })).release();
    onTestFinished(() => rm(copy, { recursive: true }));
    await cp(moved, copy, { recursive: true });
    await expectSentence(copy, /is a copy of .*: set DATA_DIR to a new folder/);
  });

  test("as root, somebody's folder is used as that user", async () => {
    const dataDir = await makeDataDir();
    await chown(dataDir, 1, 1); // daemon, which every system has
    const { release } = await startEmbeddedPostgres({ dataDir, log: quiet });
    for (const name of ['postgres', 'postgres.password']) {
      expect((await stat(path.join(dataDir, name))).uid).toBe(1);
    }
    await release();
  });
}
