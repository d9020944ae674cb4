import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createTestCluster } from '~/platform/db/test-cluster.server';
import { migrate } from '~/platform/db/migrate.server';
import { createQueues } from './queues';

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string;
    postmasterPid: number;
  }
}

/** One PostgreSQL for a run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await createTestCluster();
  await migrate(cluster.url, { directory: 'prisma/migrations', log: () => undefined });
  await createQueues(cluster.url);
  const admin = new pg.Client({ connectionString: databaseUrl(cluster.url, 'postgres') });
  await admin.connect();
  await admin.query('ALTER DATABASE chomrom WITH IS_TEMPLATE true ALLOW_CONNECTIONS false');
  await admin.end();
  project.provide('clusterUrl', cluster.url);
  project.provide('postmasterPid', cluster.postmasterPid());
  return () => cluster.stop();
}

export function databaseUrl(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}
