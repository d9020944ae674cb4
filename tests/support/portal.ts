import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER_ENV, SERVER_FLAGS } from '../../scripts/server-flags.mjs';
import { cloneDatabase, type TestDatabase } from './database';

export interface TestPortal {
  origin: string;
  database: TestDatabase;
  dataDir: string;
  process: ChildProcess;
  /** What it has logged so far. */
  output(): string;
  stop(): Promise<void>;
}

export interface TestPortalOptions {
  env?: Record<string, string>;
  /** A second node on the same database. */
  database?: TestDatabase;
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

export interface LaunchedPortal {
  origin: string;
  process: ChildProcess;
  output(): string;
  /** Ends it as an operator does. Again: waits for the end. */
  end(): Promise<void>;
}

/** Starts the built portal with these variables and waits until it says where it is. */
export async function launchPortal(env: Record<string, string>): Promise<LaunchedPortal> {
  const child = spawn(process.execPath, [...SERVER_FLAGS, 'server.ts'], {
    env: {
      ...process.env,
      ...SERVER_ENV,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      CHOMROM_DEMO: 'off',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      DATABASE_POOL: '10',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /ready at (http\S+)/.exec(output);
      if (ready) resolve(ready[1]!);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The portal ended with ${code}: ${output}`)));
  });
  return {
    origin,
    process: child,
    output: () => output,
    async end() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await exited(child);
    },
  };
}

/** The built portal as its users meet it: a process of its own on a free port, with a database of its own. */
export async function startPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const database = options.database ?? (await cloneDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'chomrom-portal-'));
  const { end, ...portal } = await launchPortal({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ...options.env,
  });
  return {
    ...portal,
    database,
    dataDir,
    async stop() {
      await end();
      if (!options.database) await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
