import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import { isProcessRunning } from '~/platform/file-lock.server.mjs';

type Told = { url?: string; released?: boolean; log?: string; error?: string; message?: string };

export interface EmbeddedUser {
  process: ChildProcess;
  /** Everything it has said so far. */
  told: Told[];
  url: string;
  release(): Promise<void>;
  /** Ends it the hard way: nothing of it runs on. */
  kill(): Promise<void>;
}

/** An empty DATA_DIR that PostgreSQL's user may enter, removed with its database when the test is over. */
export async function makeDataDir(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chomrom-embedded-'));
  await chmod(folder, mode);
  onTestFinished(async () => {
    const home = await readFile(path.join(folder, 'postgres.location'), 'utf8').catch(() => undefined);
    for (const place of [folder, home]) {
      if (!place) continue;
      await endDatabase(path.join(place, 'postgres'));
      await rm(place, { recursive: true, force: true });
    }
  });
  return folder;
}

/** The same with data in it, copied from `template`, which takes less time than making it. */
export async function copyDataDir(template: string): Promise<string> {
  const folder = await makeDataDir();
  await promisify(execFile)('cp', ['-a', `${template}/.`, folder]);
  return folder;
}

export async function readPostmasterPid(dataFolder: string): Promise<number | undefined> {
  const text = await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text.split('\n')[0]);
}

/** Waits until `pid` has ended. */
export async function awaitEnd(pid: number): Promise<void> {
  await expect.poll(() => isProcessRunning(pid), { timeout: 20_000, interval: 20 }).toBe(false);
}

async function endDatabase(dataFolder: string): Promise<void> {
  const pid = await readPostmasterPid(dataFolder);
  if (!pid || pid === process.pid || !isProcessRunning(pid)) return;
  process.kill(pid, 'SIGQUIT');
  await awaitEnd(pid);
}

function spawnUser(dataDir: string): ChildProcess {
  const child = spawn(process.execPath, ['tests/support/embedded-user.ts', dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Starts a process that uses the database of `dataDir` and waits for what comes of it: a URL or an error. */
export async function startUser(dataDir: string): Promise<EmbeddedUser> {
  const child = spawnUser(dataDir);
  const told: Told[] = [];
  const lines = createInterface({ input: child.stdout! });
  const until = (isIt: (one: Told) => boolean): Promise<Told | undefined> =>
    new Promise((resolve) => {
      lines.on('line', (line) => {
        const one = JSON.parse(line) as Told;
        told.push(one);
        if (isIt(one)) resolve(one);
      });
      lines.once('close', () => resolve(undefined));
    });
  const outcome = await until((one) => Boolean(one.url ?? one.error));
  const ended = once(child, 'exit');
  return {
    process: child,
    told,
    url: outcome?.url ?? '',
    async release() {
      child.stdin!.write('release\n');
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs one query on a connection of its own. */
export async function queryOnce<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
