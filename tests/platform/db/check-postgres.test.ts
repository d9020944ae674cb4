import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPostgres } from '~/platform/db/check-postgres.server';
import { createTestCluster, type TestCluster } from '~/platform/db/test-cluster.server';
import { StartupError } from '~/platform/startup-error';
import { queryOnce } from '../../support/embedded-processes';

let cluster: TestCluster;

beforeAll(async () => {
  cluster = await createTestCluster();
});
afterAll(() => cluster.stop());

const databaseUrl = (name: string) => cluster.url.replace(/\/chomrom$/, `/${name}`);

async function expectSentence(url: string, words: RegExp): Promise<void> {
  const error: unknown = await checkPostgres(url).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  expect((error as StartupError).message).toMatch(words);
  expect((error as StartupError).message).not.toContain('secret');
}

test('the embedded PostgreSQL is good enough, and nothing is changed in it', async () => {
  expect(await checkPostgres(cluster.url)).toEqual({ version: 18 });
  const rows = await queryOnce(cluster.url, "SELECT 1 FROM pg_extension WHERE extname <> 'plpgsql'");
  expect(rows).toEqual([]);
});

test('what is wrong with an address is told without the password', async () => {
  const { port } = new URL(cluster.url);
  await expectSentence('mysql://a:secret@b/c', /^DATABASE_URL has to look like postgresql:/);
  await expectSentence(
    'postgresql://a:secret@127.0.0.1:1/c',
    /^Nothing answers at 127\.0\.0\.1:1\/c: start PostgreSQL/,
  );
  await expectSentence('postgresql://a:secret@nobody.invalid/c', /nobody\.invalid:5432\/c/);
  await expectSentence(`postgresql://a:secret@127.0.0.1:${port}/c`, /refuses this user or password: correct/);
  await expectSentence(databaseUrl('absent'), /^There is no database 127\.0\.0\.1:\d+\/absent: create it/);
});

test('a database in which Thai cannot be stored or searched is refused', async () => {
  await queryOnce(cluster.url, "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
  await expectSentence(
    databaseUrl('latin'),
    /is stored as LATIN1; Chomrom needs UTF8: create it anew with createdb/,
  );
  await queryOnce(cluster.url, "CREATE DATABASE plain TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
  await expectSentence(databaseUrl('plain'), /has lc_ctype C, so Thai cannot be searched: create it anew/);
});

test('a user who may make no tables is told who can change that', async () => {
  await queryOnce(cluster.url, "CREATE ROLE reader LOGIN PASSWORD 'secret'");
  const { port } = new URL(cluster.url);
  const url = `postgresql://reader:secret@127.0.0.1:${port}/chomrom`;
  await expectSentence(url, /may make no tables in .*: make it the owner/);
  await queryOnce(cluster.url, 'ALTER DATABASE chomrom OWNER TO reader');
  expect(await checkPostgres(url)).toEqual({ version: 18 });
});
