import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '../env.server';
import { log } from '../log.server';
import { type Prisma, PrismaClient } from './generated/client';
import { ImpatientClient } from './impatient-client.server';

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

interface Connection {
  pool: pg.Pool;
  prisma: PrismaClient;
}

function open(
  url: string,
  { queryTimeoutMs, settings = '' }: ConnectOptions & { settings?: string },
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    Client: ImpatientClient,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Reading a row here and there costs little more than rows in order: nobody keeps a database on spinning disks.
    options: `-c lock_timeout=${lockTimeoutMs} -c timezone=UTC -c jit=off -c random_page_cost=1.1 -c idle_in_transaction_session_timeout=60000 -c default_transaction_isolation=read\\ committed${settings}`,
  });
  let lost = false;
  const noteLost = (error: Error) => {
    if (lost) return;
    lost = true;
    log.error({ err: error.message }, 'the database is lost: requests are refused until it is back');
  };
  // Without a listener a lost connection would end the process.
  pool.on('error', noteLost);
  pool.on('connect', (client) => {
    // The pool tells of those that lie idle only.
    client.on('error', noteLost);
    if (lost) log.warn('the database is back');
    lost = false;
  });
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: nameStatement,
    onConnectionError: noteLost,
  });
  return { pool, prisma: new PrismaClient({ adapter }) };
}

async function close({ pool, prisma }: Connection): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}

/** The one client of this process; `connectDatabase` comes first. */
export let db: PrismaClient;

let connection: Connection | undefined;
let connectedUrl: string | undefined;

export interface ConnectOptions {
  /** After how long without an answer a query fails and its connection is given up; without it never. */
  queryTimeoutMs?: number;
}

function pointAt(next: Connection): void {
  connection = next;
  db = next.prisma;
}

/** Points this process at a database. Called at the start, and by tests for each clone. */
export async function connectDatabase(url: string, options: ConnectOptions = {}): Promise<void> {
  await disconnectDatabase();
  pointAt(open(url, options));
  connectedUrl = url;
}

/**
 * Runs one statement and answers its rows. Outside of a transaction it goes straight to the driver, which takes half the time of
 * Prisma's way: for what every request asks. `bigint` and `numeric` then come as text; dates, JSON and arrays as with Prisma.
 * Errors are the driver's: `toPortalError` knows them.
 */
export async function queryRows<Row>(on: Prisma.TransactionClient | Db, sql: Prisma.Sql): Promise<Row[]> {
  if (on !== db || !connection) return on.$queryRaw<Row[]>(sql);
  const { text, values } = sql;
  const { rows } = await connection.pool.query({ name: nameStatement({ sql: text }), text, values });
  return rows as Row[];
}

/**
 * Reads one value, as a rule of JSON: the first column of the first row; undefined where there is no row. Outside of any
 * transaction.
 */
export async function readValue<Value>({ text, values }: Prisma.Sql): Promise<Value | undefined> {
  if (!connection) throw new Error('connectDatabase comes first');
  const statement = { name: nameStatement({ sql: text }), text, values, rowMode: 'array' as const };
  const { rows } = await connection.pool.query<[Value]>(statement);
  return rows[0]?.[0];
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
  const usual = connection;
  const hasty = open(databaseUrl(), { settings: ' -c synchronous_commit=off' });
  pointAt(hasty);
  try {
    return await work();
  } finally {
    await close(hasty);
    if (usual) pointAt(usual);
  }
}

export async function disconnectDatabase(): Promise<void> {
  const last = connection;
  connection = undefined;
  if (last) await close(last);
}
