import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createTestCluster } from '~/platform/db/test-cluster.server';
import { migrate } from '~/platform/db/migrate.server';
import { createQueues } from './queues';

declare module 'vitest' {
  export interface ProvidedContext {
    /** To the server: which database it names does not matter. */
    clusterUrl: string;
    /** The migrated database that is cloned. */
    template: string;
  }
}

interface TestServer {
  url: string;
  end(): Promise<void>;
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(url, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A PostgreSQL of one's own, named by DATABASE_URL: its user must be allowed to make databases. */
async function borrowServer(url: string, template: string): Promise<TestServer> {
  await runOn(
    url,
    `CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
  );
  return {
    url: databaseUrl(url, template),
    end: async () => {
      await runOn(url, `ALTER DATABASE ${template} WITH IS_TEMPLATE false`);
      await runOn(url, `DROP DATABASE ${template} WITH (FORCE)`);
    },
  };
}

/** One PostgreSQL for a run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { DATABASE_URL: borrowed } = process.env;
  const template = borrowed ? `chomrom_test_${randomBytes(6).toString('hex')}` : 'chomrom';
  const server = borrowed
    ? await borrowServer(borrowed, template)
    : await createTestCluster().then(({ url, stop }) => ({ url, end: stop }));
  await migrate(server.url, { directory: 'prisma/migrations', log: () => undefined });
  await createQueues(server.url);
  await runOn(server.url, `ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  project.provide('clusterUrl', server.url);
  project.provide('template', template);
  return () => server.end();
}

export function databaseUrl(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}
