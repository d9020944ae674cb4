import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { countClaims, isProcessRunning, takeFileLock, writeClaim } from '../file-lock.server.mjs';
import { StartupError } from '../startup-error.ts';
import { chooseAccount, type DatabaseAccount } from './embedded/account.server.ts';
import { findBinaries } from './embedded/binaries.server.ts';
import {
  explainFileError,
  findHome,
  hasData,
  makeDataFolder,
  openDataDir,
  readPassword,
  SUPERUSER,
} from './embedded/data-folder.server.ts';
import { awaitPostmaster, startPostmaster, stopPostmaster } from './embedded/postmaster.server.ts';
import type { Cluster, Postmaster } from './embedded/postmaster.server.ts';

const DATABASE = 'chomrom';
const WATCH_MS = 1000;
const REVIVE_MAX_WAIT_MS = 30_000;
const SOON_MS = 60_000;

/** For a small machine. Whoever has a large one runs a PostgreSQL of their own and sets DATABASE_URL. */
const SETTINGS = {
  cluster_name: 'chomrom',
  shared_buffers: '128MB',
  max_connections: '100',
  fsync: 'on',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  // Containers give 64 MB of shared memory, which parallel workers outgrow.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  // DETAIL lines would put members' words and addresses into the log.
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

type Log = (sentence: string) => void;

export type EmbeddedPostgres = {
  /** For `pg` and Prisma; holds the password. Stays the same until everybody has released. */
  url: string;
  /** Stops the database cleanly unless another process uses it. A second call does nothing. */
  release(): Promise<void>;
};

function urlOf(port: number, password: string, database = DATABASE): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Makes the database `chomrom` in a running cluster, if it is not there. Proves that the cluster answers. */
export async function ensureDatabase(port: number, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf(port, password, 'postgres') });
  client.on('error', () => undefined); // a lost connection shows in the query that waits for it
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  return urlOf(port, password);
}

/** Where copies of the binaries may lie that `account` can reach. */
export function copyPlaces(account: DatabaseAccount, dataDir: string): string[] {
  return account ? ['/var/lib/chomrom', os.tmpdir(), '/tmp'] : [dataDir];
}

async function describeCluster(dataDir: string, log: Log): Promise<{ cluster: Cluster; home: string }> {
  const pointer = await readFile(path.join(dataDir, 'postgres.location'), 'utf8').catch(() => dataDir);
  const account = await chooseAccount(path.join(pointer.trim(), 'postgres'), dataDir);
  const binaries = await findBinaries(account, copyPlaces(account, dataDir));
  const home = await findHome(dataDir, account, log);
  const [dataFolder, logFile] = [path.join(home, 'postgres'), path.join(dataDir, 'postgres.log')];
  return { cluster: { binaries, account, dataFolder, logFile, settings: SETTINGS }, home };
}

function explainConnection(error: unknown, dataDir: string): unknown {
  if ((error as { code?: string }).code !== '28P01') return error;
  return new StartupError(
    `The password in ${path.join(dataDir, 'postgres.password')} is not the one the database knows: bring back the file ` +
      'that belongs to this data folder.',
  );
}

/** One process's use of the database of one DATA_DIR. Everything that starts or stops it happens under one lock. */
class Usage {
  private readonly dataDir: string;
  private readonly claim: string;
  private readonly log: Log;
  private cluster: Cluster | undefined;
  private postmaster: Postmaster = { pid: 0, port: 0 };
  private startedAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private released: Promise<void> | undefined;

  constructor(dataDir: string, claim: string, log: Log) {
    this.dataDir = dataDir;
    this.claim = claim;
    this.log = log;
  }

  private async locked<T>(work: () => Promise<T>): Promise<T> {
    const onWait = () => this.log('Waiting for another process that starts or stops the database');
    const unlock = await takeFileLock(path.join(this.dataDir, 'postgres.lock'), {
      claim: this.claim,
      onWait,
    });
    try {
      return await work();
    } finally {
      await unlock();
    }
  }

  start(): Promise<string> {
    return this.locked(async () => {
      const { cluster, home } = await describeCluster(this.dataDir, this.log);
      const kept = await hasData(cluster.dataFolder, cluster.binaries.major);
      const password = await readPassword(this.dataDir, cluster.dataFolder);
      if (!kept) await makeDataFolder(home, cluster, password, { sync: true, log: this.log });
      this.cluster = cluster;
      this.postmaster =
        (await awaitPostmaster(cluster, this.log)) ?? (await startPostmaster(cluster, this.log));
      this.startedAt = Date.now();
      const url = await ensureDatabase(this.postmaster.port, password);
      this.watch(WATCH_MS);
      return url;
    });
  }

  /** A database that is killed under us comes back by itself, on the port that everybody knows. */
  private watch(waitMs: number): void {
    if (this.released) return;
    this.timer = setTimeout(() => {
      if (isProcessRunning(this.postmaster.pid)) this.watch(WATCH_MS);
      else void this.revive(waitMs);
    }, waitMs).unref();
  }

  private async revive(waitMs: number): Promise<void> {
    try {
      await this.locked(async () => {
        if (this.released || !this.cluster) return;
        const { port } = this.postmaster;
        const running = await awaitPostmaster(this.cluster, this.log);
        if (!running) this.log('The database had ended: starting it again');
        this.postmaster = running ?? (await startPostmaster(this.cluster, this.log, port));
      });
      // One that ends again and again is started ever more rarely.
      const endedSoon = Date.now() - this.startedAt < SOON_MS;
      this.startedAt = Date.now();
      this.watch(endedSoon ? Math.min(waitMs * 2, REVIVE_MAX_WAIT_MS) : WATCH_MS);
    } catch (error) {
      this.log(error instanceof Error ? error.message : String(error));
      this.watch(Math.min(waitMs * 2, REVIVE_MAX_WAIT_MS));
    }
  }

  release(): Promise<void> {
    clearTimeout(this.timer);
    this.released ??= this.locked(async () => {
      const users = await countClaims(path.dirname(this.claim));
      if (users <= 1 && this.cluster) await stopPostmaster(this.cluster);
    }).finally(() => rm(this.claim, { force: true }));
    return this.released;
  }
}

/**
 * Gives this process a running PostgreSQL on the data in `dataDir`: makes it, starts it, or joins the one that runs.
 * What it needs lies in `dataDir`: `postgres` (the data), `postgres.password`, `postgres.log`, `postgres.users` and
 * `postgres.lock` (who uses it), and, where its user could not reach that folder, `postgres.location`.
 * Throws a StartupError that says what to do. `log` hears what takes time, in sentences.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: Log;
}): Promise<EmbeddedPostgres> {
  const { log } = options;
  const named = path.resolve(options.dataDir);
  try {
    const dataDir = await openDataDir(named);
    const claim = await writeClaim(path.join(dataDir, 'postgres.users'));
    const usage = new Usage(dataDir, claim, log);
    try {
      return { url: await usage.start(), release: () => usage.release() };
    } catch (error) {
      if (existsSync(claim)) await usage.release();
      throw explainConnection(error, dataDir);
    }
  } catch (error) {
    throw explainFileError(error, named);
  }
}
