import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { copyPlaces, ensureDatabase } from './embedded.server.ts';
import { canEnter, chooseAccount, type DatabaseAccount } from './embedded/account.server.ts';
import { findBinaries } from './embedded/binaries.server.ts';
import { makeDataFolder } from './embedded/data-folder.server.ts';
import { startPostmaster, stopPostmaster, type Cluster } from './embedded/postmaster.server.ts';

export type TestCluster = {
  /** A superuser's, to the empty database `chomrom`. */
  url: string;
  /** The process id of the postmaster as it is now, for tests that kill it. */
  postmasterPid(): number;
  /** Starts it again on the same port after it was killed. */
  restart(): Promise<void>;
  /** Stops it and removes its data. A second call does nothing. */
  stop(): Promise<void>;
};

/** A commit is still handed to the system before it is acknowledged, so that killing PostgreSQL loses nothing. */
const FAST = { fsync: 'off', full_page_writes: 'off' };
const COMMON = {
  cluster_name: 'chomrom-test',
  shared_buffers: '128MB',
  max_connections: '200',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
};

/** Ends when we do, however that happens: then stops PostgreSQL and removes the folder. A word on stdin: nothing to do. */
const GUARD = `read -r word && exit 0
pid=$(head -n 1 "$1/postgres/postmaster.pid") && kill -QUIT "$pid" && while kill -0 "$pid"; do sleep 0.1; done
rm -rf "$1"`;

function startGuard(home: string): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', home], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  return guard;
}

async function makeHome(): Promise<{ home: string; account: DatabaseAccount }> {
  for (const place of new Set([os.tmpdir(), '/tmp', '/var/tmp'])) {
    const home = await realpath(await mkdtemp(path.join(place, 'chomrom-test-')));
    await chmod(home, 0o755);
    const account = await chooseAccount(path.join(home, 'postgres'), home);
    if (await canEnter(account, home)) return { home, account };
    await rm(home, { recursive: true });
  }
  throw new Error('PostgreSQL does not run as root, and its user can enter no folder for temporary files');
}

/**
 * A PostgreSQL of its own with a throwaway data folder, for tests and benchmarks. Fast and not safe against a crash of
 * the machine unless `durable`. It ends with this process even if that is killed.
 */
export async function createTestCluster(options: { durable?: boolean } = {}): Promise<TestCluster> {
  const { home, account } = await makeHome();
  const guard = startGuard(home);
  const settings = { ...COMMON, ...(options.durable ? {} : FAST) };
  const binaries = await findBinaries(account, copyPlaces(account, path.dirname(home)));
  const [dataFolder, logFile] = [path.join(home, 'postgres'), path.join(home, 'postgres.log')];
  const cluster: Cluster = { binaries, account, dataFolder, logFile, settings };
  const log = () => undefined;
  const password = 'chomrom';
  await makeDataFolder(home, cluster, password, { sync: false, log });
  let postmaster = await startPostmaster(cluster, log);
  let stopped: Promise<void> | undefined;
  return {
    url: await ensureDatabase(postmaster.port, password),
    postmasterPid: () => postmaster.pid,
    restart: async () => {
      postmaster = await startPostmaster(cluster, log, postmaster.port);
    },
    stop: () =>
      (stopped ??= stopPostmaster(cluster).then(async () => {
        guard?.stdin?.end('done\n');
        await rm(home, { recursive: true, force: true });
      })),
  };
}
