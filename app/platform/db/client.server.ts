import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '../env.server';
import { log } from '../log.server';
import { PrismaClient } from './generated/client';

export type Db = PrismaClient;

const lockTimeoutMs = 8_000;

const maxPrepared = 400;
const preparedNames = new Map<string, string>();

/**
 * Names for prepared statements: PostgreSQL plans the portal's queries once a connection instead of at each call, which for
 * the hot ones takes longer than running them. Bounded, because every name is kept by every connection.
 */
function nameStatement({ sql }: { sql: string }): string {
  const known = preparedNames.get(sql);
  if (known !== undefined) return known;
  // An empty name is not kept: what comes after the bound is planned each time.
  if (preparedNames.size >= maxPrepared) return '';
  const name = `p${preparedNames.size}`;
  preparedNames.set(sql, name);
  return name;
}

function open(url: string, more = ''): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: env().DATABASE_POOL,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      options: `-c lock_timeout=${lockTimeoutMs} -c timezone=UTC -c jit=off -c idle_in_transaction_session_timeout=60000${more}`,
    },
    {
      statementNameGenerator: nameStatement,
      onPoolError: (error) => log.warn({ err: error.message }, 'database connection lost'),
      onConnectionError: (error) => log.warn({ err: error.message }, 'database connection failed'),
    },
  );
  return new PrismaClient({ adapter });
}

/** The one client of this process; `connectDatabase` comes first. */
export let db: PrismaClient;

let connectedUrl: string | undefined;

/** Points this process at a database. Called at the start, and by tests for each clone. */
export async function connectDatabase(url: string): Promise<void> {
  await (db as PrismaClient | undefined)?.$disconnect();
  db = open(url);
  connectedUrl = url;
}

/** Where this process is connected, for those who need a connection of their own (bulk work). */
export function databaseUrl(): string {
  if (!connectedUrl) throw new Error('connectDatabase comes first');
  return connectedUrl;
}

/**
 * Runs `work` on connections that do not wait for the disk at each commit, for work that begins anew after a crash (the demo). What
 * is committed after it in the usual way makes all of it durable. Nothing else may use the database of this process meanwhile.
 */
export async function withoutWaitingForDisk<T>(work: () => Promise<T>): Promise<T> {
  const usual = db;
  db = open(databaseUrl(), ' -c synchronous_commit=off');
  try {
    return await work();
  } finally {
    await db.$disconnect();
    db = usual;
  }
}

export async function disconnectDatabase(): Promise<void> {
  await (db as PrismaClient | undefined)?.$disconnect();
}
