import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connectDatabase, disconnectDatabase } from '~/platform/db/client.server';
import { startJobs, stopJobs } from '~/platform/jobs/jobs.server';
import { databaseUrl } from './cluster';

async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl(inject('clusterUrl'), 'postgres') });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
  /** Runs SQL beside the portal, for looking and for switching a constraint off in controls. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** A database of its own, cloned from the migrated template. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${inject('template')}`);
  const url = databaseUrl(inject('clusterUrl'), name);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  return {
    url,
    async drop() {
      await pool.end();
      await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
    sql: async (text, values) => (await pool.query(text, values)).rows as never,
  };
}

/** Points the code under test, in this process, at a fresh clone. Call `release` in afterAll. */
export async function useDatabase(): Promise<TestDatabase & { release(): Promise<void> }> {
  const database = await cloneDatabase();
  await connectDatabase(database.url);
  await startJobs(database.url, [], { work: false });
  return {
    ...database,
    async release() {
      await stopJobs();
      await disconnectDatabase();
      await database.drop();
    },
  };
}
