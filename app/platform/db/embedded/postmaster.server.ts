import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statfsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processMark } from '../../file-lock.server.mjs';
import { StartupError } from '../../startup-error.ts';
import { accountOptions, runAs, type DatabaseAccount } from './account.server.ts';
import type { Binaries } from './binaries.server.ts';

/** Everything that is needed to start and stop one data folder. `settings` are PostgreSQL's own names and values. */
export type Cluster = {
  binaries: Binaries;
  account: DatabaseAccount;
  dataFolder: string;
  logFile: string;
  settings: Record<string, string>;
};

export type Postmaster = { pid: number; port: number };

type Log = (sentence: string) => void;

const MAX_LOG_BYTES = 10 * 1024 * 1024;
const LEAST_FREE_BYTES = 32 * 1024 * 1024;
const STOP_LIMIT_MS = 60_000;
const OLD_BACKENDS_LIMIT_MS = 15_000;
const POLL_MS = 15;

/** Bytes that an ordinary user may still write where `folder` is. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export function diskFull(folder: string): StartupError {
  return new StartupError(
    `There is not enough free space for the database in ${folder}: free some (at least 300 MB) and start again.`,
  );
}

/** What postmaster.pid says, whether or not that process still runs. */
function readPidFile(dataFolder: string): (Postmaster & { status: string }) | undefined {
  try {
    const lines = readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

function commandLineOf(pid: number): string {
  try {
    // Everybody may read this; whose folder a process stands in may be hidden even from root (containers).
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  } catch {
    return '';
  }
}

/**
 * Whether `pid` is the postmaster of this folder. After a reboot, and in a container after each restart, the number in
 * an old postmaster.pid often belongs to some other process.
 */
function isPostmasterOf(pid: number, dataFolder: string): boolean {
  if (!(pid > 0) || processMark(pid) === undefined) return false;
  return process.platform === 'win32' || commandLineOf(pid).includes(dataFolder);
}

/** The postmaster that runs on this folder, if one does. */
export function findPostmaster(dataFolder: string): (Postmaster & { status: string }) | undefined {
  const found = readPidFile(dataFolder);
  return found && isPostmasterOf(found.pid, dataFolder) ? found : undefined;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function openLog(logFile: string): Promise<{ fd: number; from: number }> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > MAX_LOG_BYTES) await rename(logFile, `${logFile}.1`);
  return { fd: openSync(logFile, 'a', 0o600), from: size > MAX_LOG_BYTES ? 0 : size };
}

async function readLogFrom(logFile: string, from: number): Promise<string> {
  const handle = await open(logFile, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, size - from)), {
      position: from,
    });
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}

/** Why a postmaster ended at once, told by what it wrote. `retry` names what another try may cure. */
function explainEnd(cluster: Cluster, words: string): { retry?: 'port' | 'backends'; error: StartupError } {
  const folder = cluster.dataFolder;
  const fatal =
    words.split('\n').find((line) => /FATAL|PANIC/.test(line)) ?? words.trim().split('\n').at(-1) ?? '';
  const said = fatal.replace(/^.*?(FATAL|PANIC):\s*/, '').trim();
  if (/No space left on device/.test(words) || freeBytes(folder) < LEAST_FREE_BYTES) {
    return { error: diskFull(path.dirname(folder)) };
  }
  if (/could not bind|could not create any TCP\/IP sockets/.test(words)) {
    return {
      retry: 'port',
      error: new StartupError(`The database found no free port on 127.0.0.1 (${said}).`),
    };
  }
  const error = new StartupError(
    `The database in ${folder} did not start (${said || 'it said nothing'}): see ${cluster.logFile}, or move that ` +
      'folder away to begin with an empty one.',
  );
  return /pre-existing shared memory block/.test(words) ? { retry: 'backends', error } : { error };
}

async function waitUntilReady(
  cluster: Cluster,
  pid: number,
  hasEnded: () => boolean,
  log: Log,
): Promise<number> {
  const begun = Date.now();
  let told = false;
  for (;;) {
    const found = readPidFile(cluster.dataFolder);
    if (found?.pid === pid && found.status === 'ready') return found.port;
    if (hasEnded()) return 0;
    if (!told && Date.now() - begun > 2000) {
      told = true;
      log('The database is recovering what was not yet written when it was last ended');
    }
    await delay(POLL_MS);
  }
}

async function tryStart(
  cluster: Cluster,
  port: number,
  log: Log,
): Promise<{ port: number; pid: number; words: string }> {
  const { binaries, account, dataFolder, logFile } = cluster;
  const settings = {
    ...cluster.settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  };
  const args = [
    '-D',
    dataFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const { fd, from } = await openLog(logFile);
  // Its own process group: Ctrl-C is for us, and the database goes on under the drain.
  const child = spawn(path.join(binaries.folder, 'bin', 'postgres'), args, {
    ...accountOptions(account),
    detached: true,
    stdio: ['ignore', fd, fd],
  });
  closeSync(fd);
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  child.unref();
  const hasEnded = () => failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  const readyPort = await waitUntilReady(cluster, child.pid ?? 0, hasEnded, log);
  if (readyPort) return { port: readyPort, pid: child.pid ?? 0, words: '' };
  return { port: 0, pid: 0, words: failure ? `FATAL: ${failure.message}` : await readLogFrom(logFile, from) };
}

/**
 * Starts PostgreSQL on this folder and answers when it takes connections. On `port` if given (others know it by that),
 * else on any free one. The caller holds the folder's lock.
 */
export async function startPostmaster(cluster: Cluster, log: Log, port?: number): Promise<Postmaster> {
  if (freeBytes(cluster.dataFolder) < LEAST_FREE_BYTES) throw diskFull(path.dirname(cluster.dataFolder));
  // PostgreSQL would take any process with that number for its own kind and refuse to start.
  await rm(path.join(cluster.dataFolder, 'postmaster.pid'), { force: true });
  const begun = Date.now();
  for (let attempt = 1; ; attempt++) {
    const started = await tryStart(cluster, port ?? (await findFreePort()), log);
    if (started.port) return { pid: started.pid, port: started.port };
    const { retry, error } = explainEnd(cluster, started.words);
    if (retry === 'port' && !port && attempt < 5) continue;
    // A killed postmaster's children need a moment to notice.
    if (retry === 'backends' && Date.now() - begun < OLD_BACKENDS_LIMIT_MS) await delay(200);
    else throw error;
  }
}

/** Waits for a postmaster that somebody started to take connections; `undefined` when it ends instead. */
export async function awaitPostmaster(cluster: Cluster, log: Log): Promise<Postmaster | undefined> {
  const found = findPostmaster(cluster.dataFolder);
  if (!found) return undefined;
  const hasEnded = () => !isPostmasterOf(found.pid, cluster.dataFolder);
  const port = await waitUntilReady(cluster, found.pid, hasEnded, log);
  return port ? { pid: found.pid, port } : undefined;
}

/** Stops it cleanly: open sessions are ended, everything is written. Nothing to do when none runs. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const { binaries, account, dataFolder } = cluster;
  const found = findPostmaster(dataFolder);
  if (!found) return;
  if (process.platform === 'win32') {
    await runAs(account, path.join(binaries.folder, 'bin', 'pg_ctl'), [
      'stop',
      '-D',
      dataFolder,
      '-m',
      'fast',
      '-w',
    ]);
  } else process.kill(found.pid, 'SIGINT'); // what pg_ctl stop -m fast sends; no helper that a second Ctrl-C could end
  for (const begun = Date.now(); findPostmaster(dataFolder); await delay(POLL_MS)) {
    if (Date.now() - begun > STOP_LIMIT_MS)
      throw new Error(`The database in ${dataFolder} did not stop in a minute`);
  }
}
