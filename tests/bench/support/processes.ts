import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER_ENV, SERVER_FLAGS } from '../../../scripts/server-flags.mjs';
import { createTestCluster } from '../../../app/platform/db/test-cluster.server.ts';

export const pinned = process.env.BENCH_PINNED === 'yes';

/** A server under measurement, on a core of its own where that is possible. */
export interface BenchServer {
  origin: string;
  process: ChildProcess;
  /** Seconds of processor time so far. */
  cpuSeconds(): number;
  /** Resident memory in MB. */
  rssMb(): number;
  stop(): Promise<void>;
}

const ticksPerSecond = 100;

function readStat(pid: number): { cpuSeconds: number; rssMb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    rssMb: (Number(fields[21]) * 4096) / 2 ** 20,
  };
}

/** Starts a script on the measured core and waits for its words `ready at http://…`. */
export async function startServer(script: string, env: Record<string, string>): Promise<BenchServer> {
  const [command, ...args] = [
    ...(pinned ? ['taskset', '-c', '0'] : []),
    process.execPath,
    ...(script === 'server.ts' ? SERVER_FLAGS : []),
    script,
  ];
  const child = spawn(command!, args, {
    env: { ...process.env, ...SERVER_ENV, NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /ready at (http\S+)/.exec(said);
      if (ready) resolve(ready[1]!);
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  return {
    origin,
    process: child,
    cpuSeconds: () => readStat(child.pid!).cpuSeconds,
    rssMb: () => readStat(child.pid!).rssMb,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

export interface BenchPortal extends BenchServer {
  databaseUrl: string;
  /** Runs the command line beside it; answers its line of JSON. */
  chomrom(...args: string[]): Promise<Record<string, unknown>>;
}

/** The built portal with a PostgreSQL of its own that really writes to the disk. */
export async function startBenchPortal(env: Record<string, string> = {}): Promise<BenchPortal> {
  const cluster = await createTestCluster({ durable: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'chomrom-bench-'));
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: cluster.url,
    DATA_DIR: dataDir,
    CHOMROM_DEMO: 'off',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
    ...env,
  };
  const server = await startServer('server.ts', settings);
  return {
    ...server,
    databaseUrl: cluster.url,
    chomrom: (...args) => runCommandLine(args, settings),
    async stop() {
      await server.stop();
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function runCommandLine(args: string[], env: Record<string, string>): Promise<Record<string, unknown>> {
  const child = spawn(process.execPath, ['cli.ts', ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      code === 0
        ? resolve(JSON.parse(said) as Record<string, unknown>)
        : reject(new Error(`chomrom ${args.join(' ')} ended with ${code}: ${said}`)),
    );
  });
}

/** Calls the API; answers the body. */
export async function call<Body = Record<string, never>>(
  origin: string,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Body> {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}

/** The value below which `share` of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
