import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { TestDatabase } from './database';
import { readPostmasterPid } from './embedded-processes';
import { type LaunchedPortal, launchPortal } from './portal';

export interface EmbeddedPortal extends LaunchedPortal {
  database: Pick<TestDatabase, 'url' | 'sql'>;
  /** Of the PostgreSQL that the portal runs. */
  postmasterPid(): Promise<number | undefined>;
}

/** The built portal with the PostgreSQL that it starts by itself in an empty `dataDir`. */
export async function startEmbeddedPortal(dataDir: string): Promise<EmbeddedPortal> {
  const portal = await launchPortal({ DATABASE_URL: '', DATA_DIR: dataDir, LOG_LEVEL: 'info' });
  const place = await readFile(path.join(dataDir, 'postgres.location'), 'utf8').catch(() => dataDir);
  const dataFolder = path.join(place.trim(), 'postgres');
  const password = (await readFile(path.join(dataDir, 'postgres.password'), 'utf8')).trim();
  const [, , , port] = (await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n');
  const url = `postgresql://chomrom:${password}@127.0.0.1:${port}/chomrom`;
  const sql: TestDatabase['sql'] = async (text, values) => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows as never;
    } finally {
      await client.end();
    }
  };
  return { ...portal, database: { url, sql }, postmasterPid: () => readPostmasterPid(dataFolder) };
}
